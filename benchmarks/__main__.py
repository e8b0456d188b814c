"""Runs the benchmarks and prints one table: `python -m benchmarks [kernels] [board] [window] …`."""

import argparse
import importlib
import os
import pkgutil
from collections.abc import Sequence
from pathlib import Path

import benchmarks
from benchmarks import against
from benchmarks.effort import Effort
from benchmarks.table import shown

SHARED = ("__main__", "against", "builds", "compiler", "effort", "table")
PARTS = sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name not in SHARED)
"""Every other file here is a part: it has a function `rows(effort)` that measures and returns its rows."""


def main(words: Sequence[str] | None = None) -> None:
    """Runs the named parts, or all of them."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="What is timed, against what, as ratios within one run."
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="one or more of: " + ", ".join(PARTS))
    parser.add_argument("--repeats", type=int, metavar="N", help="how often each is measured, in turn with its opponent (7)")
    parser.add_argument("--smallest", action="store_true", help="only run all of the code once: its figures mean nothing")
    parser.add_argument("--against", metavar="FOLDER", help="measure another checkout of the playground beside this one")
    parser.add_argument(
        "--rounds", type=int, default=5, metavar="N", help="with --against: how many new processes of both are measured (5)"
    )
    options = parser.parse_args(words)
    for part in options.parts:
        if part not in PARTS:
            parser.error(f"there is no part {part!r}, expected one of: {', '.join(PARTS)}")
    if options.rounds < 1 or (options.repeats is not None and options.repeats < 1):
        parser.error("--repeats and --rounds are at least 1")
    effort = Effort.SMALLEST if options.smallest else Effort.FULL
    effort = effort if options.repeats is None else effort.repeated(options.repeats)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f} at the start", flush=True)
    rows = []
    for part in options.parts or PARTS:
        print(f"measuring {part} …", flush=True)
        if options.against is None:
            rows += importlib.import_module(f"benchmarks.{part}").rows(effort)
            continue
        try:
            rows += against.rows(part, Path(options.against).resolve(), effort, options.rounds)
        except ValueError as error:
            parser.error(str(error))
    print(shown(rows))
    print(f"load {os.getloadavg()[0]:.2f} at the end")


if __name__ == "__main__":
    main()
