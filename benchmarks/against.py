"""A part measured in this checkout and in another one, the build before, in turn within one run.

Each build is measured in a process of its own. Only one of the two runs at a time: after each repeat of a measurement the other
has its turn, so that what else the machine does meets both, and the repeats are compared pair by pair. New processes are begun
in each round, and who goes first alternates. The measuring code is that of this checkout for both, so that only the package
differs; where it needs a name that the other build lacks (see builds.py), the other one's own benchmarks measure it, and every
row of the table says so.
"""

import contextlib
import functools
import json
import operator
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NamedTuple

from benchmarks.effort import Effort
from benchmarks.table import Row, is_speed

HERE = Path(__file__).resolve().parent.parent
LEAST = 0.97
"""How much of the speed of the build before must be left."""

TURN = "turn"
"""What a process writes when the other one shall go on; it then waits for a line itself."""

_TAKE = """
import contextlib, importlib, inspect, json, sys
here, part, repeats, smallest, turn = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "smallest", sys.argv[5]
output = sys.stdout
sys.stdin.readline()
def give_way():
    print(turn, file=output, flush=True)
    sys.stdin.readline()
sys.path.insert(0, "")
import playground
own = here
with contextlib.redirect_stdout(sys.stderr):
    sys.path.insert(0, here)
    try:
        module = importlib.import_module("benchmarks." + part)
        importlib.import_module("benchmarks.table").after_repeat.append(give_way)
    except ImportError as error:
        for name in [name for name in sys.modules if name.split(".")[0] == "benchmarks"]:
            del sys.modules[name]
        sys.path.remove(here)
        own = f"its own, because {error}"
        module = importlib.import_module("benchmarks." + part)
    if "effort" in inspect.signature(module.rows).parameters:
        from benchmarks.effort import Effort
        rows = module.rows((Effort.SMALLEST if smallest else Effort.FULL).repeated(repeats))
    else:
        rows = module.rows(repeats)
rows = [(row.what, row.unit, [float(figure) for figure in row.ours]) for row in rows]
print(json.dumps({"package": playground.__file__, "measured by": own, "rows": rows}))
"""


class Take(NamedTuple):
    """What one process measured: the repeats of each measurement by what it is, the units, and whose code measured."""

    repeats: Mapping[str, Sequence[float]]
    units: Mapping[str, str]
    measured_by: str


class _Measuring:
    """The process that measures a part of the package of a checkout; it waits for its turns and ends with the block."""

    def __init__(self, checkout: Path, part: str, effort: Effort) -> None:
        self.checkout, self.part = checkout, part
        self.errors: IO[str] = tempfile.TemporaryFile("w+")  # noqa: SIM115 (closed at the end of the block)
        words = [sys.executable, "-c", _TAKE, str(HERE), part, str(effort.repeats), effort.pick("full", "smallest"), TURN]
        self.process = subprocess.Popen(
            words, cwd=checkout, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True
        )

    def __enter__(self) -> "_Measuring":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.kill()
        self.process.communicate()
        self.errors.close()

    def go_on(self) -> Take | None:
        """Lets it measure until the end of its next repeat; what it measured when that was all.

        Raises ValueError where the process fails.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if line.strip() == TURN:
            return None
        if not line:
            self.errors.seek(0)
            words = self.errors.read().strip().splitlines() or ["no word"]
            raise ValueError(f"{self.part} cannot be measured in {str(self.checkout)!r}: {words[-1]}")
        return self._taken(json.loads(line))

    def _taken(self, answer: Mapping[str, Any]) -> Take:
        if not Path(answer["package"]).is_relative_to(self.checkout.resolve()):
            raise ValueError(
                f"{answer['package']} was measured in place of the package in {str(self.checkout)!r}: uninstall it first"
            )
        repeats: dict[str, list[float]] = {}
        for what, _, ours in answer["rows"]:
            repeats.setdefault(what, []).extend(ours)
        return Take(repeats, {what: unit for what, unit, _ in answer["rows"]}, answer["measured by"])


def takes(checkouts: Sequence[Path], part: str, effort: Effort) -> list[Take]:
    """Measures a part of the packages of some checkouts, one repeat of each in turn.

    Raises ValueError where there is no such package, or where its process fails.
    """
    for checkout in checkouts:
        if not (checkout / "playground" / "__init__.py").exists():
            raise ValueError(
                f"there is no checkout of the playground in {str(checkout)!r}: expected a folder that holds playground/"
            )
    with contextlib.ExitStack() as stack:
        measuring = [stack.enter_context(_Measuring(checkout, part, effort)) for checkout in checkouts]
        results: dict[_Measuring, Take] = {}
        while len(results) < len(measuring):
            for process in measuring:
                if process not in results and (take := process.go_on()) is not None:
                    results[process] = take
        return [results[process] for process in measuring]


def rows(part: str, checkout: Path, effort: Effort, rounds: int) -> list[Row]:
    """Every measurement that both builds have: ours is this build, the opponent the build before, pair by pair.

    The opponent's name says where its own code measured it. What is measured in one build alone gets a line. Raises ValueError
    as `takes` does.
    """
    pairs: list[tuple[Take, Take]] = []
    for number in range(rounds):
        if number % 2 == 0:
            ours, theirs = takes((HERE, checkout), part, effort)
        else:
            theirs, ours = takes((checkout, HERE), part, effort)
        pairs.append((ours, theirs))
        print(f"  round {number + 1} of {rounds}", flush=True)
    now, before = pairs[0]
    opponent = "before"
    if before.measured_by != str(HERE):
        opponent = "before, by its own code"
        print(f"  the build before is measured by {before.measured_by}")
    for what in sorted(now.repeats.keys() ^ before.repeats.keys()):
        print(f"  only {'here' if what in now.repeats else 'there'}: {what}")
    shared = [what for what in now.repeats if all(what in one.repeats for pair in pairs for one in pair)]
    return [_row(f"{part}: {what}", now.units[what], opponent, _paired(what, pairs)) for what in shared]


def _paired(what: str, takes: Sequence[tuple[Take, Take]]) -> list[tuple[float, float]]:
    """The repeats of one measurement that were taken one after the other, of all rounds."""
    return [pair for ours, theirs in takes for pair in zip(ours.repeats[what], theirs.repeats[what], strict=False)]


def _row(what: str, unit: str, opponent: str, pairs: Sequence[tuple[float, float]]) -> Row:
    ours, theirs = [mine for mine, _ in pairs], [other for _, other in pairs]
    if is_speed(unit):
        return Row(what, unit, ours, opponent, theirs, f"≥ {LEAST:g} ×", functools.partial(operator.le, LEAST))
    return Row(what, unit, ours, opponent, theirs, f"≤ {1 / LEAST:.2f} ×", functools.partial(operator.ge, 1 / LEAST))
