"""A part measured in this checkout and in another one, the build before, in turn within one run.

Each take is a process of its own, and who goes first alternates: what else the machine does meets both. The measuring code is
that of this checkout for both, so that only the package differs; where it needs a name that the other build lacks, the other
one's own benchmarks measure it (see builds.py).
"""

import functools
import json
import operator
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.effort import Effort
from benchmarks.table import Row, is_speed

HERE = Path(__file__).resolve().parent.parent
LEAST = 0.97
"""How much of the speed of the build before must be left."""

_TAKE = """
import contextlib, importlib, inspect, json, sys
here, part, repeats, smallest = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "smallest"
sys.path.insert(0, "")
import playground
own = here
with contextlib.redirect_stdout(sys.stderr):
    sys.path.insert(0, here)
    try:
        module = importlib.import_module("benchmarks." + part)
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
    """What one process measured: the median of each measurement by what it is, the units, and whose code measured."""

    figures: Mapping[str, float]
    units: Mapping[str, str]
    measured_by: str


def take(checkout: Path, part: str, effort: Effort) -> Take:
    """Measures a part of the package of a checkout, in a process of its own.

    Raises ValueError where there is no such package, or where its process fails.
    """
    if not (checkout / "playground" / "__init__.py").exists():
        raise ValueError(f"there is no checkout of the playground in {str(checkout)!r}: expected a folder that holds playground/")
    words = [sys.executable, "-c", _TAKE, str(HERE), part, str(effort.repeats), effort.pick("full", "smallest")]
    done = subprocess.run(words, cwd=checkout, capture_output=True, text=True)
    if done.returncode != 0:
        raise ValueError(
            f"{part} cannot be measured in {str(checkout)!r}: {(done.stderr.strip().splitlines() or ['no word'])[-1]}"
        )
    answer = json.loads(done.stdout.splitlines()[-1])
    if not Path(answer["package"]).is_relative_to(checkout.resolve()):
        raise ValueError(f"{answer['package']} was measured in place of the package in {str(checkout)!r}: uninstall it first")
    figures: dict[str, list[float]] = {}
    for what, _, ours in answer["rows"]:
        figures.setdefault(what, []).extend(ours)
    units = {what: unit for what, unit, _ in answer["rows"]}
    return Take({what: median(ours) for what, ours in figures.items()}, units, answer["measured by"])


def rows(part: str, checkout: Path, effort: Effort, rounds: int) -> list[Row]:
    """Every measurement that both builds have: ours is this build, the opponent the build before, pair by pair.

    What is measured in one build alone is told in a line. Raises ValueError as `take` does.
    """
    pairs: list[tuple[Take, Take]] = []
    for number in range(rounds):
        order = (HERE, checkout) if number % 2 == 0 else (checkout, HERE)
        taken = {place: take(place, part, effort) for place in dict.fromkeys(order)}
        pairs.append((taken[HERE], taken[checkout]))
        print(f"  round {number + 1} of {rounds}", flush=True)
    now, before = pairs[0]
    if before.measured_by != str(HERE):
        print(f"  the build before is measured by {before.measured_by}")
    for what in sorted(now.figures.keys() ^ before.figures.keys()):
        print(f"  only {'here' if what in now.figures else 'there'}: {what}")
    shared = [what for what in now.figures if all(what in one.figures for pair in pairs for one in pair)]
    return [
        _row(f"{part}: {what}", now.units[what], [(ours.figures[what], theirs.figures[what]) for ours, theirs in pairs])
        for what in shared
    ]


def _row(what: str, unit: str, pairs: Sequence[tuple[float, float]]) -> Row:
    ours, theirs = [mine for mine, _ in pairs], [other for _, other in pairs]
    if is_speed(unit):
        return Row(what, unit, ours, "before", theirs, f"≥ {LEAST:g} ×", functools.partial(operator.le, LEAST))
    return Row(what, unit, ours, "before", theirs, f"≤ {1 / LEAST:.2f} ×", functools.partial(operator.ge, 1 / LEAST))
