"""kill −9 at any moment of any save: the old or the new whole file is there, and nothing that was acknowledged is lost.

A child saves version after version and says so after each; it is killed at a random moment. Then what is there must be the last
version that was acknowledged or the one after it, and no half-written files may pile up. Windows with unsaved edits are killed,
too: what they kept is offered, with all but the last two seconds.
"""

import os
import random
import select
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tests.long import surroundings
from tests.long.results import Options, Outcome

PROMISES = (7, 9)
SOONER, LATER = 0.93, 1.1
"""How the longest life of a child changes, so that about every second kill comes before the first save is done."""
MOST_PARTS = 2
"""Half-written files that one killed writer may leave: one beside each folder that a save writes."""
EDITS_A_SECOND, LOST = 10, 2.0
"""Of the windows that are killed; seconds of edits that may be lost."""
PARENTS_PATIENCE = 60.0


def child(act: Callable[[int], None]) -> tuple[int, int]:
    """A forked process that does `act` with the end of a pipe, on and on; its id and the other end."""
    out, into = os.pipe()
    number = os.fork()
    if not number:
        status = 1
        try:
            os.close(out)
            act(into)
            status = 0
        finally:
            os._exit(status)
    os.close(into)
    return number, out


def killed(process: int, pipe: int, after: float) -> Sequence[bytes]:
    """Kills a child after so many seconds; the lines that it said. RuntimeError where it had ended by itself."""
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    said = b""
    while part := os.read(pipe, 1 << 16):
        said += part
    os.close(pipe)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"a writer ended by itself with status {os.WEXITSTATUS(status)}")
    return said.split(b"\n")[:-1]


def kill_saves(name: str, count: int, dice: random.Random) -> tuple[int, list[str]]:
    """Kills so many writers of a kind of file; how many saves were acknowledged, and what was wrong, in sentences."""
    from tests.long.writings import WRITINGS

    with surroundings.own_home() as home:
        writing = WRITINGS[name](home)
        writing.save(1)
        present, wrong, total = 1, [], 0

        def save_on(into: int) -> None:
            number = present
            while True:
                number += 1
                writing.save(number)
                os.write(into, b"%d\n" % number)

        longest = 2 * _until_first(save_on)
        present = max(present, writing.read())
        for _ in range(count):
            said = killed(*child(save_on), dice.uniform(0.0, longest))
            total += len(said)
            longest *= SOONER if said else LATER
            last = int(said[-1]) if said else present
            try:
                there = writing.read()
            except Exception as error:  # noqa: BLE001 (a torn file may raise anything)
                wrong.append(f"{name}: after a kill the file cannot be read ({type(error).__name__}: {error})")
                writing.save(last)
                continue
            if there not in (last, last + 1, -1):
                wrong.append(f"{name}: version {last} was acknowledged, version {there} is there")
            present = max(last, there)
            parts = _parts(home)
            if len(parts) > MOST_PARTS:
                wrong.append(f"{name}: {len(parts)} half-written files are left")
        writing.save(present + 1)
        if left := _parts(home):
            wrong.append(f"{name}: after a whole save {len(left)} half-written files are left")
        return total, wrong


def _until_first(save_on: Callable[[int], None]) -> float:
    """Seconds until a child has said that its first save is done: kills around that time show that none is lost."""
    began = time.monotonic()
    process, pipe = child(save_on)
    select.select([pipe], [], [], PARENTS_PATIENCE)
    took = time.monotonic() - began
    killed(process, pipe, 0.0)
    return took


def _parts(folder: Path) -> list[Path]:
    return list(folder.rglob(".*.part"))


def kill_windows(count: int, dice: random.Random) -> list[str]:
    """Kills so many windows with unsaved edits; what was wrong about the work that they kept, in sentences."""
    from playground.edit.history import History
    from playground.training.first_sight import still
    from playground.ui import documents, unsaved_work
    from playground.ui.window.services import Autosaver
    from playground.ui.workspace import Workspace
    from playground.world.library import find

    level, wrong = find("corridor"), []
    with surroundings.own_home() as home:
        blank = Workspace(documents.Document(level, fresh=True), History(level), still(level))

        def edit_on(into: int) -> None:
            unsaved_work._own_place.cache_clear()
            autosaver, number = Autosaver(), 0
            while True:
                number += 1
                edited = replace(level, title=f"Version {number}")
                autosaver.keep(replace(blank, history=History(edited)), number / EDITS_A_SECOND)
                os.write(into, b"%d\n" % number)

        for _ in range(count):
            said = killed(*child(edit_on), dice.uniform(0.0, 0.02))
            done = len(said)
            offered = unsaved_work.recoveries()
            versions = [int(recovery.level.title.removeprefix("Version ")) for recovery in offered]
            best = max(versions, default=0)
            if done - best > LOST * EDITS_A_SECOND or len(offered) > 1:
                wrong.append(f"{done} edits were made, and {versions} are offered")
            shutil.rmtree(home / "recovery", ignore_errors=True)
    return wrong


def run(options: Options) -> list[Outcome]:
    """Kills writers of every kind in turn, then windows."""
    from tests.long.writings import WRITINGS

    dice, wrong, saves = random.Random(options.seed), [], 0
    count = options.count or 20_000
    each_kind = -(-count // len(WRITINGS))
    for name in WRITINGS:
        acknowledged, faults = kill_saves(name, each_kind, dice)
        saves += acknowledged
        wrong += faults
        options.say(f"{name}: {each_kind:,} kills, {acknowledged:,} saves acknowledged, {len(faults)} faults")
    windows = max(1, count // 10)
    faults = kill_windows(windows, dice)
    options.say(f"windows with unsaved edits: {windows:,} kills, {len(faults)} faults")
    kills = each_kind * len(WRITINGS)
    did = f"{kills:,} kills in {len(WRITINGS)} kinds of saves, of which {saves:,} were acknowledged"
    return [
        Outcome(7, did, "none lost, none torn" if not wrong else "", wrong),
        Outcome(
            9, f"{windows:,} windows with unsaved edits killed", "all offered, at most 2 s lost" if not faults else "", faults
        ),
    ]
