"""One seed of the monkey in a process of its own: life after life of the app, all written down so that it can be done again.

    python -m tests.long.monkey_seed FOLDER SEED EVENTS

FOLDER/journal-SEED.jsonl gets a line for each frame of the present life; with a fault it is copied, with the user's folders as
they were when that life began. The last line that is printed is what came of it, as JSON.
"""

import faulthandler
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from tests.long import surroundings

LIFE = 2500
"""Events of a life, about."""
WARM = 0.3
"""The share of all lives after which the memory is looked at for the first time."""
SIZES = ((640, 480), (640, 480), (640, 480), (900, 640))
LEFT = ("", "", "", "", "work", "gym:FrozenLake-v1")
"""What an earlier window left behind: unsaved work, or a level for which a program would have to be imported."""
MEASURED = 50_000
"""Events from which on all kernels are loaded first, and the growth of memory counts."""
LARGE = 1 << 20
"""Bytes of a file beyond which no copy of it is kept with a fault."""


def scenarios(seed: int) -> Iterator[Any]:
    """How the lives of a seed begin, without end: each mode, lesson and explanation comes before any comes again."""
    from playground.learning.collection import learners
    from playground.lessons.course import course
    from playground.ui.explanations import explanations
    from playground.world import library
    from tests.long.monkey_life import Scenario

    dice = random.Random(f"scenarios {seed}")
    places = [(mode, "") for mode in ("play", "train", "edit", "race", "learn", "first") * 2]
    places += [("why", id) for id in explanations()]
    places += [("learn", id) for id in course()]
    places += [("exhibition", "")]
    levels, every = library.bundled(), sorted(learners())
    while True:
        for mode, place in dice.sample(places, len(places)):
            shown = mode == "exhibition"
            learner = dice.choice(every) if mode in ("train", "why", "race", "edit") else ""
            yield Scenario(
                "learn" if shown else mode, dice.choice(levels), place, dice.randrange(6), dice.choice(SIZES), shown, learner,
                mine=dice.random() < 0.3, left=dice.choice(LEFT),
            )  # fmt: skip


class Journal:
    """Where all is written down at once, so that it is there even if the process ends."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.seed = folder, seed
        self._lines: IO[bytes] = open(folder / f"journal-{seed}.jsonl", "wb", buffering=0)  # noqa: SIM115
        self.begun = 0

    def life(self, number: int, scenario: Any, home: Path) -> None:
        """A life begins: only the last one is kept, with the user's folders as they are."""
        self._lines.seek(0)
        self._lines.truncate()
        kept = self.folder / f"home-{self.seed}"
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(home, kept, ignore=_too_large, symlinks=True)
        self.line([number, list(scenario)])

    def line(self, entry: Any) -> None:
        """One more line."""
        self._lines.write(json.dumps(entry, separators=(",", ":")).encode() + b"\n")

    def fault(self, number: int, fault: Any) -> None:
        """Keeps the journal of the life up to here, with the user's folders, beside the words of the fault."""
        path = self.folder / f"fault-{self.seed}-{number}"
        shutil.copyfile(self.folder / f"journal-{self.seed}.jsonl", path.with_suffix(".jsonl"))
        shutil.copytree(self.folder / f"home-{self.seed}", path.with_suffix(".home"), symlinks=True, dirs_exist_ok=True)
        path.with_suffix(".json").write_text(json.dumps(fault._asdict()), "utf-8")
        print(json.dumps({"fault": str(path), **fault._asdict()}), flush=True)


def _too_large(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if (file := Path(folder) / name).is_file() and file.stat().st_size > LARGE}


def live(folder: Path, seed: int, most: int, life_events: int = LIFE, warm: bool = True) -> dict[str, Any]:
    """Lives until there were so many events; what came of it."""
    from tests.long import dropped, memory
    from tests.long.monkey_events import deeds_of
    from tests.long.monkey_life import Life, Overheard

    home = Path(os.environ[surroundings.HOME])
    journal = Journal(folder, seed)
    if warm:
        from playground.learning.warming import warm_up

        for part in ("model", "experience"):
            for name in warm_up(part):
                journal.line(name)
    files, overheard = dropped.files(folder / "dropped"), Overheard()
    events = frames = number = life_number = 0
    seen: set[str] = set()
    kinds: dict[str, int] = {}
    notes: list[str] = []
    sizes: list[tuple[float, float]] = []
    held: list[tuple[int, int]] = []
    began, peak = time.monotonic(), 0
    for scenario in scenarios(seed):
        if events >= most:
            break
        journal.life(life_number, scenario, home)
        life = Life(scenario, files)
        goal = min(life_events, most - events)
        while life.events < goal:
            fault = life.frame(deeds_of(seed, number)) or overheard.taken()
            number += 1
            journal.line([life.concrete, fault.kind if fault else ""])
            if fault is not None:
                if fault.kind not in kinds:
                    journal.fault(number, fault)
                kinds[fault.kind] = kinds.get(fault.kind, 0) + 1
                if life.app.workspace.snapshot.status.value == "failed" or "crash card" in fault.kind or "(" in fault.kind:
                    break
        peak = max(peak, memory.resident())
        events, frames, life_number = events + life.events, frames + life.frames, life_number + 1
        seen |= life.seen
        notes += life.notes
        life.close()
        del life
        sizes.append((float(events), float(memory.settled())))
        held.append((memory.in_use() >> 10, memory.blocks()))
        line = {
            "events": events,
            "resident": int(sizes[-1][1]) >> 20,
            "used": held[-1][0],
            "blocks": held[-1][1],
            "peak": peak >> 20,
        }
        print(json.dumps({**line, "life": list(scenario)}), flush=True)
    first = next((number for number, (at, _) in enumerate(sizes) if at >= WARM * most), 0)
    grown = memory.growth(sizes[first:]) / memory.MEGABYTE
    return {
        "seed": seed, "events": events, "frames": frames, "lives": life_number, "seconds": round(time.monotonic() - began, 1),
        "faults": kinds, "seen": sorted(seen), "notes": notes[-20:], "slow by the clock": len(notes),
        "growth": round(grown, 1) if warm else 0.0, "peak": peak >> 20, "sizes": [int(size) >> 20 for _, size in sizes],
        "used": [used for used, _ in held], "blocks": [blocks for _, blocks in held],
    }  # fmt: skip


def main() -> int:
    """What the command line asks for."""
    folder, seed, most = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    faulthandler.enable()
    faulthandler.register(signal.SIGUSR1)
    with surroundings.own_home():
        outcome = live(folder, seed, most, warm=most >= MEASURED)
    print(json.dumps({"outcome": outcome}), flush=True)
    os._exit(0)  # a thread that hangs does not keep the process


if __name__ == "__main__":
    sys.exit(main())
