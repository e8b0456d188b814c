"""Do the tests notice when the code changes? One small change after another, and which of them no test of the room noticed.

python -m tests.mutants world                      # 100 changes of playground/world, by the tests in tests/world
python -m tests.mutants rl --count 20 --seed 7     # other changes
python -m tests.mutants ui --only ui/board         # changes only in one part of a room
python -m tests.mutants edit --out results.json    # what came of every change
python -m tests.mutants --page                     # docs/teeth.md, from tests/mutants/results.toml

A comparison, an operator, a constant ±1, a condition, swapped arguments, a dropped statement or keyword, a part less in a key.
Each is tried in a copy of the house, first by the tests of the file's own name and by those that run little else, then by all
that run the function; it ends at the first failure. What kernels run is tried without their compiler, which leaves the logic as
it is and needs no minute to compile. Changes that no test could notice are listed with their reason in equivalent.toml and not
counted.
"""

import argparse
import hashlib
import json
import random
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.mutants.changes import Mutant, changes_of, is_program, mutated, room_files
from tests.mutants.teeth_page import write as write_page
from tests.mutants.tracing import Tracing
from tests.mutants.trials import (
    ASTRAY,
    ENDLESS,
    NOTICED,
    OUTCOMES,
    SURVIVED,
    Changed,
    House,
    enter,
    in_child,
    preload,
    run_tests,
    share_kernels,
)

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".pytest_cache" / "d" / "mutants"
ROOMS = ("rl", "learning", "world", "edit", "training", "ui", "cli", "lessons", "scripting")
ADDRESSES = {"ui": ("ui", "docs")}
"""Folders of tests of a room, where they are others than its own: the pictures of the docs are tests of the window."""
WITH_KERNELS = ("rl", "learning")
SLOW = {True: 60.0, False: 1.5}
"""Seconds that a test may take to be used, compiled and not."""
FIRST, MOST = 4.0, 60.0
"""Seconds of tests in the first trial of a change, and in all of them."""

Map = dict[str, dict[str, Any]]
"""For each test its seconds and the functions that it runs."""


class Verdict(NamedTuple):
    """What came of one change."""

    mutant: Mutant
    outcome: str
    seconds: float
    tests: int


def equivalents() -> dict[tuple[str, str, str, str], str]:
    """Changes that no test can notice: file, function, before, after, with the reason."""
    listed = tomllib.loads((Path(__file__).parent / "equivalent.toml").read_text(encoding="utf-8"))["change"]
    return {(entry["file"], entry["function"], entry["before"], entry["after"]): entry["reason"] for entry in listed}


def digest_of(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


class Trials:
    """The trials of one room."""

    def __init__(self, room: str, without: Sequence[str] = ()) -> None:
        """`without`: beginnings of files of tests that are not asked, for example ui/window/app, which plays the whole window."""
        self.room, self.without = room, tuple(f"tests/{start}" for start in without)
        self.house = House(KEPT / "house", KEPT / "kernels")
        self.house.lay(ROOT)
        self._folder = Path(tempfile.mkdtemp(prefix="mutants-"))
        self._version = self._kernel_version()
        kinds = (True, False) if room in WITH_KERNELS else (True,)
        self.maps: dict[bool, Map] = {compiled: self._map(compiled) for compiled in kinds}

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _kernel_version(self) -> str:
        file = self._folder / "version"

        def work() -> int:
            enter(self.house, True, self._folder)
            from playground import compiled

            file.write_text(compiled.FOLDER.name if compiled.FOLDER else "")
            return 0

        in_child(work, 60)
        return file.read_text()

    def _map(self, compiled: bool) -> Map:
        """Which test runs what; files of tests that are as they were are not asked again."""
        file = KEPT / f"{self.room}-{'compiled' if compiled else 'interpreted'}.json"
        old = json.loads(file.read_text()) if file.exists() else {}
        code = digest_of(room_files(self.house.root, self.room))
        root = self.house.root
        folders = ADDRESSES.get(self.room, (self.room,))
        tests = [path for folder in folders for path in sorted((root / "tests" / folder).rglob("test_*.py"))]
        keys = {path.relative_to(root).as_posix(): code + digest_of([path]) for path in tests}
        keys = {name: key for name, key in keys.items() if not name.startswith(self.without)}
        new = {name: old[name] for name in keys if old.get(name, {}).get("key") == keys[name]}
        missing = [name for name in keys if name not in new]
        result = self._folder / "map.json"

        def work() -> int:
            enter(self.house, compiled, self._folder)
            tracing = Tracing(str(self.house.root), SLOW[compiled])
            run_tests(self.house, missing, compiled, [tracing], stop=False)
            result.write_text(json.dumps(tracing.usable))
            return 0

        if missing:
            begun = time.monotonic()
            in_child(work, 3600, KEPT / "map.log")
            traced: Map = json.loads(result.read_text())
            for name in missing:
                of_file = {test: notes for test, notes in traced.items() if test.split("::")[0] == name}
                new[name] = {"key": keys[name], "tests": of_file}
            file.write_text(json.dumps(new))
            print(f"{len(traced)} tests of {len(missing)} files were traced in {time.monotonic() - begun:.0f} s", flush=True)
        return {test: notes for of_file in new.values() for test, notes in of_file["tests"].items()}

    def chosen(self, mutant: Mutant, compiled: bool) -> list[str]:
        """Tests that run the changed function, the most likely to notice first."""
        place = f"{mutant.file}:{mutant.function_line}"
        own = "tests/" + mutant.file.removeprefix("playground/").removesuffix(".py").replace("/", "/")
        head, _, stem = own.rpartition("/")
        ranks = []
        for test, notes in self.maps[compiled].items():
            of_own = test.startswith((f"{head}/test_{stem}.py", f"{head}/test_{stem}_", f"{own}/"))
            inside = any(where.startswith(mutant.file + ":") for where in notes["places"])
            runs = place in notes["places"] if mutant.function_line else inside
            if runs or (compiled and (of_own or not mutant.function_line)):  # what stands outside of functions anyone may read
                ranks.append((not runs, not of_own, len(notes["places"]) * (0.1 + notes["seconds"]), test))
        return [test for *_, test in sorted(ranks)]

    def judge(self, mutant: Mutant) -> Verdict:
        begun = time.monotonic()
        content = (self.house.root / mutant.file).read_bytes()
        count = 0
        with Changed(self.house.root / mutant.file, mutated(content, mutant)):
            for compiled in self.maps:
                for tests in self._portions(self.chosen(mutant, compiled), compiled):
                    count += len(tests)
                    outcome = self._trial(tests, compiled)
                    if outcome != SURVIVED:
                        return Verdict(mutant, outcome, time.monotonic() - begun, count)
        return Verdict(mutant, SURVIVED, time.monotonic() - begun, count)

    def _portions(self, tests: list[str], compiled: bool) -> list[list[str]]:
        first: list[str] = []
        rest: list[str] = []
        spent = 0.0
        for test in tests:
            spent += self.maps[compiled][test]["seconds"] + 0.005
            if spent < FIRST or not first:
                first.append(test)
            elif spent < MOST:
                rest.append(test)
        return [portion for portion in (first, rest) if portion]

    def _trial(self, tests: list[str], compiled: bool) -> str:
        expected = sum(self.maps[compiled][test]["seconds"] for test in tests)
        folder = self._folder / "trial"
        folder.mkdir(exist_ok=True)

        def work() -> int:
            sys.dont_write_bytecode = True
            enter(self.house, compiled, folder)
            if compiled and self.room in WITH_KERNELS:
                share_kernels(self.house, self._version)
            return run_tests(self.house, tests, compiled)

        status = in_child(work, 10 + 5 * expected, KEPT / "trial.log")
        shutil.rmtree(folder, ignore_errors=True)
        if compiled and self.room in WITH_KERNELS:
            for version in self.house.kernels.iterdir():
                if version.name != self._version:
                    shutil.rmtree(version, ignore_errors=True)
        if status is None:
            return ENDLESS
        outcome = OUTCOMES.get(status, NOTICED)
        files = sorted({test.split("::")[0] for test in tests})
        return self._trial_of_files(files, compiled) if outcome == ASTRAY else outcome

    def _trial_of_files(self, files: list[str], compiled: bool) -> str:
        """Where tests of these names are not there any more, because they are made of what was changed."""

        def work() -> int:
            sys.dont_write_bytecode = True
            enter(self.house, compiled, self._folder)
            return run_tests(self.house, files, compiled)

        status = in_child(work, 120, KEPT / "trial.log")
        return ENDLESS if status is None else OUTCOMES.get(status, NOTICED)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("room", nargs="?", choices=ROOMS)
    parser.add_argument("--count", type=int, default=100, help="how many changes (100)")
    parser.add_argument("--seed", type=int, default=1, help="which of them (1)")
    parser.add_argument("--only", default="", metavar="PART", help="only files whose path begins so, for example ui/board")
    parser.add_argument("--without", action="append", default=[], metavar="START", help="tests that are not asked: ui/window/app")
    parser.add_argument("--out", type=Path, help="a file for what came of every change, as JSON")
    parser.add_argument("--page", action="store_true", help="write docs/teeth.md from results.toml, and do nothing else")
    options = parser.parse_args()
    if options.page:
        write_page()
        return
    if options.room is None:
        parser.error("which room?")
    preload()
    trials = Trials(options.room, options.without)
    reasons = equivalents()
    inside = f"playground/{options.only or options.room}"
    root = trials.house.root
    files = [path.relative_to(root).as_posix() for path in room_files(root, options.room)]
    mutants = [mutant for file in files if file.startswith(inside) for mutant in changes_of(file, (root / file).read_bytes())]
    random.Random(options.seed).shuffle(mutants)
    verdicts: list[Verdict] = []
    left_out = 0
    for mutant in mutants:
        if len(verdicts) >= options.count:
            break
        if (mutant.file, mutant.function, mutant.before, mutant.after) in reasons:
            left_out += 1
            continue
        if not is_program(mutated((root / mutant.file).read_bytes(), mutant)):
            continue
        verdict = trials.judge(mutant)
        verdicts.append(verdict)
        line = f"{len(verdicts):4}  {verdict.outcome:8}  {verdict.seconds:5.1f} s  {verdict.tests:4} tests  {mutant.name}"
        print(line, flush=True)
    trials.close()
    survivors = [verdict.mutant for verdict in verdicts if verdict.outcome in (SURVIVED, ASTRAY)]
    noticed = len(verdicts) - len(survivors)
    share = noticed / max(1, len(verdicts))
    print(f"\n{options.room}: {noticed} of {len(verdicts)} changes noticed ({share:.0%}), seed {options.seed}")
    print(f"{left_out} that cannot be noticed were left out; there are {len(mutants):,} in all")
    for mutant in survivors:
        print(f"  {mutant.name}")
    if options.out:
        rows = [{**verdict.mutant._asdict(), "outcome": verdict.outcome, "seconds": verdict.seconds} for verdict in verdicts]
        options.out.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
