"""The page of what the tests notice: results.toml in words."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "teeth.md"
RESULTS = HERE / "results.toml"
WANTED = {"rl": 85, "learning": 85, "world": 85, "edit": 85, "training": 85, "ui": 75, "cli": 75}
"""The share of changes that must be noticed in each room, in percent."""
HEAD = """# Do the tests notice?

`python -m tests.mutants ROOM [--count N] [--seed S]` changes the code of a room in many small ways, one at a time: a comparison,
an operator, a constant ±1, a condition, swapped arguments, a dropped statement or keyword, a part less in a key. It runs the
tests with the room's address (`tests/ROOM`; for `ui` the pictures of the docs too) and lists what none of them noticed, with
file, line, before and after. This page is made by `python -m tests.mutants --page` from `tests/mutants/results.toml`.

* **Tests are chosen by what they run.** Each test is traced once; a change is shown first to the tests of the file's own name and
  to those that run little else, then to all that run the changed function, and it ends at the first failure. A change that ends
  in an endless loop counts as noticed.
* **A trial is a process that is forked** from one that has imported numpy, numba and pygame and nothing of ours; it imports the
  changed file from a copy of the house, so constants, declarations and commands in child processes see the change too. Most take
  a second or less.
* **Kernels are tried without their compiler** (`NUMBA_DISABLE_JIT=1`): the logic is the same, every line can be changed and
  traced, and nothing has to be compiled. What they share with plain Python is tried compiled first.
* **Why no tool from elsewhere:** cosmic-ray changes a file on the disk and runs a command, and each change in `rl` or `learning`
  would compile all kernels anew, which takes minutes; mutmut 3 puts a switch between the variants of a function in its place,
  which numba cannot compile.
* **What no test could notice** is listed with its reason in `tests/mutants/equivalent.toml` and not counted.

The changes of one seed are others where the code is another, so "before" and "after" with one seed share most changes, not all.

| room | wanted | before (seed 1) | after (seed 1) | after (another seed) |
| --- | --: | --: | --: | --: |
"""


def page() -> str:
    """The whole page."""
    results = tomllib.loads(RESULTS.read_text(encoding="utf-8"))
    rows = [_row(room, wanted, results.get(room, {})) for room, wanted in WANTED.items()]
    remarks = "".join(f"* {remark}\n" for remark in results.get("remarks", []))
    return HEAD + "\n".join(rows) + f"\n\n{remarks}\n" + _mended(results.get("mended", [])) + "\n"


def _row(room: str, wanted: int, result: Mapping[str, Any]) -> str:
    cells = [_share(result.get(name)) for name in ("before", "after", "fresh")]
    return f"| `{room}` | {wanted} % | {' | '.join(cells)} |"


def _share(counts: Sequence[int] | None) -> str:
    """Noticed changes of all, and the seed where it is another."""
    if counts is None:
        return "–"
    noticed, count, seed = counts
    return f"{noticed} of {count} ({noticed / count:.0%}{'' if seed == 1 else f', seed {seed}'})"


def _mended(faults: Sequence[str]) -> str:
    return "What the new tests found, and what was mended:\n\n" + "\n".join(f"* {fault}" for fault in faults)


def write() -> None:
    PAGE.write_text(page(), encoding="utf-8")
