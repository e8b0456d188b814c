"""The frozen program built and driven, as a person would whose machine has no Python. It takes minutes, so no test starts it.

python -m tests.frozen                          # builds it with this Python (which has PyInstaller), then drives it here
python -m tests.frozen --program dist/bellman-playground/bellman-playground
python -m tests.frozen --program … --root /var/tmp/bare    # in a bare root that `debootstrap --variant=minbase` made

It prints a table: sizes, first frame, first step learned, and whether the verbs answer as this checkout does, letter for letter.
Exit status 1 where one of the promises (270 MB, 110 MB zipped, 1 s to the first frame when warm, the same answers) is broken.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from playground.build import finishing
from playground.paths import HOME
from playground.ui.window.window_trial import FRAME, LEARNED

ROOT = Path(__file__).resolve().parents[2]
UNPACKED, ZIPPED, WARM = 270e6, 110e6, 1.0
"""What is promised: bytes, bytes, seconds."""
REPEATS = 5
TRIAL = ("--call", "playground.ui.window.window_trial:try_window", "cliff-walking")
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "solve": ("solve", "cliff-walking", "--json"),
    "train": ("train", "frozenlake-8x8", "--learner", "q-learning", "--steps", "200000", "--seed", "3", "--json"),
    "train a network": ("train", "cliff-walking", "--learner", "dqn", "--steps", "3000", "--seed", "3", "--json"),
    "check": ("check", "keys-and-doors"),
    "gym": ("solve", "gym:Taxi-v3", "--json"),
    "list": ("list", "levels"),
}
"""What is asked of the program and of this checkout: both must say the same."""
EXPERIMENT = (
    "experiment",
    "cliff-walking",
    "--learners",
    "q-learning,sarsa",
    "--episodes",
    "60",
    "--seeds",
    "4",
    "--processes",
    "2",
)
RUNS = "summary.csv"
USUAL = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "NUMBA", "BELLMAN", "SDL", "LD_"))}
PLACE = f"{tempfile.gettempdir()}/frozen-{os.getpid()}"
"""Where a person's files go, here or in the bare root."""


class Machine:
    """Where the program runs: here, or in a bare root."""

    def __init__(self, program: Path, root: Path | None) -> None:
        self.root, self.program = root, program
        if root is not None:
            target = root / "opt" / program.parent.name
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(program.parent, target, symlinks=True)
            self.program = Path("/opt") / program.parent.name / program.name

    def run(self, words: Sequence[str], home: str) -> str:
        """What the program prints, started in a folder that is not its own. home: the person's folder there."""
        surroundings = {**USUAL, HOME: home, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
        into = [] if self.root is None else ["chroot", str(self.root)]
        if self.root is not None:
            (self.root / home.lstrip("/")).mkdir(parents=True, exist_ok=True)
        command = [*into, str(self.program), *words]
        done = subprocess.run(
            command, env=surroundings, cwd=os.sep, capture_output=True, text=True, errors="replace", check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def file(self, name: str) -> Path:
        """A file of the machine as we see it from outside."""
        return Path(name) if self.root is None else self.root / name.lstrip("/")


class Times(NamedTuple):
    """Seconds from the start of the process."""

    frame: float
    learned: float


def main() -> int:
    """Builds where nothing is given, drives, prints; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, help="a program that is built already")
    parser.add_argument("--root", type=Path, help="the folder of a bare system in which it runs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = options.program.resolve() if options.program else built(Path(folder))
        machine = Machine(program, options.root)
        rows = [*sizes(program, Path(folder)), *pythons(options.root), *starts(machine), *answers(machine), *experiment(machine)]
    broken = [row for row in rows if not row[2]]
    print("\n".join(f"{name:34} {text}{'' if kept else '    BROKEN'}" for name, text, kept in rows))
    return 1 if broken else 0


Row = tuple[str, str, bool]
"""What was looked at, what was seen, and whether it is as promised."""


def built(folder: Path) -> Path:
    """The program, built by this Python."""
    subprocess.run([sys.executable, "-m", "playground.build", "--out", str(folder)], check=True, cwd=ROOT)
    return finishing.built_program(folder)


def sizes(program: Path, folder: Path) -> list[Row]:
    """How large it is as a folder and as a .zip."""
    whole = next((parent for parent in program.parents if parent.name == finishing.BUNDLE), program.parent)
    unpacked = finishing.size_of(whole)
    zipped = finishing.zipped(whole, folder / "measured.zip").stat().st_size
    return [
        ("unpacked", f"{unpacked / 1e6:.1f} MB", unpacked <= UNPACKED),
        ("zipped", f"{zipped / 1e6:.1f} MB", zipped <= ZIPPED),
    ]


def pythons(root: Path | None) -> list[Row]:
    """Whether the bare system has no Python of its own."""
    if root is None:
        return []
    names = [path for part in ("usr", "bin", "lib", "sbin") for path in (root / part).rglob("*python3*") if path.is_file()]
    return [("Pythons in the bare root", str(len(names)), not names)]


def starts(machine: Machine) -> list[Row]:
    """The first start of a new person, and later ones."""
    cold = timed(machine, PLACE)
    warm = [timed(machine, PLACE) for _ in range(REPEATS)]
    best = min(times.frame for times in warm)
    return [
        ("first start: first frame", f"{cold.frame:.2f} s", True),
        ("first start: first step learned", f"{cold.learned:.2f} s", True),
        (f"warm: first frame, of {REPEATS}", between([times.frame for times in warm]), best <= WARM),
        (f"warm: first step learned, of {REPEATS}", between([times.learned for times in warm]), True),
    ]


def timed(machine: Machine, home: str) -> Times:
    """One start of the window."""
    begun = time.time()
    lines = [line.partition(" ") for line in machine.run(TRIAL, home).splitlines()]
    events = {event: float(moment) - begun for moment, _, event in lines if event in (FRAME, LEARNED)}
    return Times(events[FRAME], events[LEARNED])


def between(seconds: Sequence[float]) -> str:
    """The least and the most."""
    return f"{min(seconds):.2f} to {max(seconds):.2f} s"


def answers(machine: Machine) -> list[Row]:
    """Whether each verb says what this checkout says."""
    rows = []
    for name, words in ANSWERS.items():
        begun = time.monotonic()
        theirs = machine.run(words, PLACE)
        took = time.monotonic() - begun
        ours = subprocess.run(
            [sys.executable, "-m", "playground", *words], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        rows.append((name, f"{took:.2f} s, {'the same as' if theirs == ours else 'not what'} the checkout says", theirs == ours))
    return rows


def experiment(machine: Machine) -> list[Row]:
    """Whether runs in several processes come out as in this checkout."""
    begun = time.monotonic()
    out = f"{PLACE}-experiment"
    machine.run([*EXPERIMENT, "--out", out], PLACE)
    took = time.monotonic() - begun
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "playground", *EXPERIMENT, "--out", folder]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        same = machine.file(f"{out}/{RUNS}").read_bytes() == Path(folder, RUNS).read_bytes()
    return [("experiment, two processes", f"{took:.2f} s, {'the same' if same else 'other'} runs as the checkout", same)]


if __name__ == "__main__":
    sys.exit(main())
