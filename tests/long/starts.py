"""Starts with damage: files of the user cut off or changed at every byte, each asset deleted, emptied, cut and garbled.

Each start is a forked process in which a window opens, draws each mode and some dialogs, and closes as a person would close it.
It may show a sentence and placeholders, never a crash card.
"""

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.long import surroundings
from tests.long.forks import forked
from tests.long.results import Options, Outcome

PROMISES = (22,)
MODES = ("play", "train", "edit", "why", "race", "learn", "first")
USERS = ("settings.toml", "window.npz", "bests.json", "progress/ada.json")
ASSET_DAMAGE: dict[str, Callable[[bytes, random.Random], bytes | None]] = {
    "deleted": lambda content, dice: None,
    "emptied": lambda content, dice: b"",
    "cut in half": lambda content, dice: content[: len(content) // 2],
    "garbled": lambda content, dice: dice.randbytes(len(content)),
    "a byte changed": lambda content, dice: content[: (at := dice.randrange(len(content)))] + b"\xff" + content[at + 1 :],
}


class Nobody:
    """A worker that never answers: the window draws what it has."""

    def send(self, command: object) -> None: ...
    def latest(self) -> None: ...
    def close(self) -> None: ...


def opened(modes: Sequence[str]) -> str:
    """Opens a window as the program does, with the present folders, and draws these modes; the kind of what went wrong, or ""."""
    import pygame

    from playground import paths
    from playground.learning.collection import learners
    from playground.training.bests import BestsError, read_bests
    from playground.ui import preferences
    from playground.ui.window import launch
    from playground.ui.window.app import App
    from tests.long.monkey_life import kind_of

    now = [100.0]
    try:
        preferred, note = preferences.read(paths.user_settings_file())
        document, foreign = launch.last(preferred)
        launch.open_window((preferred.width, preferred.height))
        memory = paths.user_memory_file()
        app = App(document, Nobody, preferred=preferred, learners=learners, clock=lambda: now[0], memory=memory)  # type: ignore[arg-type]
        app.workspace = launch._with_questions(app.workspace.say(note) if note else app.workspace, foreign)
        for mode in modes:
            app.workspace = app.workspace.close_dialog().enter(mode)
            for _ in range(3):
                now[0] += 1 / 60
                app.frame([])
                if app.crash:
                    return f"{mode}: {app.crash.strip().splitlines()[-1][:200]}"
        for dialog in ("glossary", "bests", "levels", "help"):
            app.workspace = app.workspace.open_dialog(dialog)
            now[0] += 1 / 60
            app.frame([])
            if app.crash:
                return f"{dialog}: {app.crash.strip().splitlines()[-1][:200]}"
        app.frame([pygame.event.Event(pygame.QUIT)])
        app.close()
        launch._remember(app)
        try:
            read_bests(paths.user_bests_file())
        except BestsError:
            pass  # it stays as it is until somebody moves it away, and says so
    except BaseException as error:  # noqa: BLE001 (whatever is raised is what is looked for)
        return kind_of(error)
    return ""


def start(prepare: Callable[[], None], modes: Sequence[str]) -> str:
    """One start in a forked process, after something has been prepared there; the kind of what went wrong, or ""."""

    def begin(say: Callable[[bytes], object]) -> None:
        words = "the process ended"
        try:
            prepare()
            words = opened(modes)
        finally:
            say(words.encode())

    said, status = forked(begin)
    return f"ended by signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else said.decode()


def _users_cases(home: Path, dice: random.Random) -> Iterator[tuple[str, Path, bytes]]:
    """Every file of the user cut off at each of its bytes, and with each of its bytes changed."""
    for name in USERS:
        content = (home / name).read_bytes()
        for at in range(len(content)):
            yield f"{name} cut off at {at}", home / name, content[:at]
            yield (
                f"{name} with byte {at} changed",
                home / name,
                content[:at] + bytes([content[at] ^ dice.randrange(1, 256)]) + content[at + 1 :],
            )


def _make_users_files(home: Path) -> None:
    from tests.long.readings import READINGS
    from tests.long.writings import WRITINGS

    for name in ("settings", "window.npz", "bests"):
        WRITINGS[name](home).save(3)
    from playground.ui import preferences
    from playground.ui.preferences import Preferences

    preferences.write(Preferences(width=700, height=500, level="corridor", pupil="ada", player="Ada"), home / "settings.toml")
    (home / "progress").mkdir(exist_ok=True)
    READINGS["progress"].make(home / "progress")


def _assets_cases(dice: random.Random) -> Iterator[tuple[str, str, bytes | None]]:
    from playground import paths

    for path in sorted(paths.assets().rglob("*")):
        if path.is_file():
            name = path.relative_to(paths.assets()).as_posix()
            for how, damage in ASSET_DAMAGE.items():
                yield f"{name} {how}", name, damage(path.read_bytes(), dice)


def run(options: Options) -> list[Outcome]:
    """All of them, or so many of each half, chosen by the seed."""
    from playground import paths
    from playground.learning.collection import learners
    from playground.ui.window import launch  # noqa: F401 (so that no child has to import it)

    learners()
    dice, wrong, done = random.Random(options.seed), [], [0, 0]
    until = time.monotonic() + 60 * (options.minutes or 60_000)
    with surroundings.own_home() as home, tempfile.TemporaryDirectory(prefix="playground-assets-") as place:
        copy, real = Path(place) / "assets", paths.assets()
        _make_users_files(home)
        kept = {home / name: (home / name).read_bytes() for name in USERS}
        if fault := start(lambda: None, MODES):
            wrong.append(f"without any damage: {fault}")
        cases = list(_users_cases(home, dice))
        for what, path, content in dice.sample(cases, min(options.count // 4 or len(cases), len(cases))):
            if time.monotonic() > until:
                break
            path.write_bytes(content)
            fault = start(lambda: None, ("play", "learn"))
            if fault:
                wrong.append(f"{what}: {fault}")
                options.say(wrong[-1])
            done[0] += 1
            for other, before in kept.items():
                other.write_bytes(before)
        damages = list(_assets_cases(dice))
        shutil.copytree(real, copy)
        for what, name, damaged in dice.sample(damages, min(options.count or len(damages), len(damages))):
            if time.monotonic() > until:
                break
            if damaged is None:
                (copy / name).unlink()
            else:
                (copy / name).write_bytes(damaged)
            if fault := start(lambda: setattr(paths, "assets", lambda: copy), MODES):
                wrong.append(f"{what}: {fault}")
                options.say(wrong[-1])
            done[1] += 1
            shutil.copyfile(real / name, copy / name)
    did = f"{done[0]:,} starts with a damaged file of the user (each byte), {done[1]:,} with a damaged or missing asset"
    return [Outcome(22, did, "" if wrong else "each opens, draws all modes and closes", wrong)]
