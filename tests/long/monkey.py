"""Anyone hammering on it: a million random events over ten seeds, on the real app with its real worker, without an exception.

Every seed is a process of its own (`tests.long.monkey_seed`), which can be watched and may die. What is wrong is shortened
by itself (`tests.long.monkey_shorten`) and printed as the few deeds that bring it about.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.long import surroundings
from tests.long.results import Options, Outcome

PROMISES = (17,)
EVENTS, SEEDS = 1_000_000, 10
MOST_GROWTH = 20.0
"""Megabytes after warm-up."""
NOTHING = {"events": 0, "frames": 0, "lives": 0, "seen": [], "growth": 0.0, "sizes": [], "slow by the clock": 0}
"""What came of a process that died."""
SILENCE = 600.0
"""Seconds without a frame after which a process is said to hang."""


class Seed:
    """A process that lives through one seed, line by line."""

    def __init__(self, folder: Path, seed: int, events: int) -> None:
        self.folder, self.seed, self.outcome = folder, seed, None
        self.faults: list[dict[str, Any]] = []
        self._trace = folder / f"trace-{seed}.txt"
        with open(self._trace, "wb") as trace:
            command = [sys.executable, "-m", "tests.long.monkey_seed", str(folder), str(seed), str(events)]
            self._process = subprocess.Popen(command, cwd=surroundings.ROOT, stdout=subprocess.PIPE, stderr=trace)
        os.set_blocking(self._out.fileno(), False)

    @property
    def _out(self) -> Any:
        assert self._process.stdout is not None
        return self._process.stdout

    def lines(self) -> Iterator[dict[str, Any]]:
        """What it says, as it says it; what became of it is in `outcome` and `faults`."""
        journal, text = self.folder / f"journal-{self.seed}.jsonl", ""
        seen, since = -1.0, time.monotonic()
        while True:
            ended = self._process.poll() is not None
            text += (self._out.read() or b"").decode()
            *whole, text = text.split("\n")
            for line in map(json.loads, whole):
                self._take(line)
                yield line
            if ended:
                break
            changed = journal.stat().st_mtime if journal.exists() else 0.0
            if changed != seen:
                seen, since = changed, time.monotonic()
            if time.monotonic() - since > SILENCE:
                self._process.send_signal(signal.SIGUSR1)  # faulthandler writes where all threads are
                time.sleep(1.0)
                self._process.kill()
            time.sleep(0.2)
        if self.outcome is None:
            self.faults.append(self._death())

    def _take(self, line: dict[str, Any]) -> None:
        if "fault" in line:
            self.faults.append(line)
        self.outcome = line.get("outcome", self.outcome)

    def _death(self) -> dict[str, Any]:
        status = self._process.returncode
        what = "a frame without end" if status == -signal.SIGKILL else f"the process ended with {status}"
        path = self.folder / f"fault-{self.seed}-death"
        for name, ending in ((f"journal-{self.seed}.jsonl", ".jsonl"), (f"home-{self.seed}", ".home")):
            if (self.folder / name).exists():
                os.replace(self.folder / name, path.with_suffix(ending))
        return {"fault": str(path), "kind": what, "words": self._trace.read_text(errors="replace")[-4000:]}


def everywhere() -> set[str]:
    """All places that the monkey is to come to."""
    from playground.learning.collection import learners
    from playground.lessons.course import course
    from playground.ui.board.painter import overlays
    from playground.ui.explanations import explanations
    from playground.ui.modes import modes
    from playground.ui.window.open_dialog import CARDS

    kinds = {"mode": modes(), "explanation": explanations(), "dialog": CARDS, "lesson": course(), "overlay": overlays()}
    kinds["learner"] = learners()
    return {f"{kind} {id}" for kind, ids in kinds.items() for id in ids}


def run(options: Options) -> list[Outcome]:
    """All seeds, one after another."""
    from tests.long.monkey_shorten import shortened

    until = time.monotonic() + 60 * options.minutes if options.minutes else float("inf")
    events = (options.count or EVENTS) // SEEDS
    folder = Path(options.folder or tempfile.mkdtemp(prefix="playground-monkey-"))
    folder.mkdir(parents=True, exist_ok=True)
    outcomes: list[dict[str, Any]] = []
    wrong, seen, kinds = [], set(), set()
    for seed in range(options.seed, options.seed + (options.seeds or SEEDS)):
        if time.monotonic() > until:
            break
        outcome = _lived(folder, seed, events, options)
        for fault in outcome["died"]:
            wrong.append(f"seed {seed}: {fault['kind']}")
            if fault["kind"] not in kinds and Path(fault["fault"]).with_suffix(".jsonl").exists():
                kinds.add(fault["kind"])
                options.say(f"{fault['words']}\n{shortened(Path(fault['fault']), fault['kind'])}")
        outcomes.append(outcome)
        seen |= set(outcome["seen"])
        if outcome["growth"] > MOST_GROWTH:
            wrong.append(f"seed {seed}: memory grew by {outcome['growth']} MB: {outcome['sizes']}")
    return [_outcome(outcomes, wrong, seen)]


def _lived(folder: Path, seed: int, events: int, options: Options) -> dict[str, Any]:
    """What came of a seed; one that was lived before in this folder is not lived again."""
    kept = folder / f"outcome-{seed}-{events}.json"
    if not kept.exists():
        living = Seed(folder, seed, events)
        for line in living.lines():
            if "events" in line or "fault" in line:
                options.say(f"seed {seed}: {json.dumps(line)[:300]} ({surroundings.load()})")
        kept.write_text(json.dumps({**(living.outcome or NOTHING), "died": living.faults}), "utf-8")
        options.say(f"seed {seed}: {kept}")
    return dict(json.loads(kept.read_text("utf-8")))


def _outcome(outcomes: Sequence[dict[str, Any]], wrong: list[str], seen: set[str]) -> Outcome:
    total, frames = sum(one["events"] for one in outcomes), sum(one["frames"] for one in outcomes)
    windows, places = sum(one["lives"] for one in outcomes), everywhere()
    missed = sorted(places - seen)
    did = (
        f"{total:,} events in {frames:,} frames over {len(outcomes)} seeds and {windows:,} windows, "
        f"in {len(places & seen)} of {len(places)} modes, explanations, dialogs, lessons, overlays and learners"
    )
    if missed and len(missed) <= 12:
        did += f" (not: {', '.join(missed)})"
    growth = max((one["growth"] for one in outcomes), default=0.0)
    late = sum(one["slow by the clock"] for one in outcomes)
    came = f"no exception, no card, no frame over 1 s of computing ({late} over 1 s by the clock, the machine was busy)"
    return Outcome(17, did, f"{came}; memory grew by at most {growth:.1f} MB" if not wrong else "", wrong)
