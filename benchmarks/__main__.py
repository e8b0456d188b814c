"""Runs the benchmarks and prints one table: `python -m benchmarks [kernels] [board] [window] …`."""

import argparse
import importlib
import os
import pkgutil

import benchmarks
from benchmarks.table import shown

SHARED = ("__main__", "compiler", "table")
PARTS = sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name not in SHARED)
"""Every other file here is a part: it has a function `rows(repeats)` that measures and returns its rows."""


def main() -> None:
    """Runs the named parts, or all of them."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="What is timed, against what, as ratios within one run."
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="one or more of: " + ", ".join(PARTS))
    parser.add_argument("--repeats", type=int, default=7, help="how often each measurement is taken, in turn with its opponent")
    told = parser.parse_args()
    unknown = [part for part in told.parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}, expected one of: {', '.join(PARTS)}")
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f} at the start", flush=True)
    rows = []
    for part in told.parts or PARTS:
        print(f"measuring {part} …", flush=True)
        rows += importlib.import_module(f"benchmarks.{part}").rows(told.repeats)
    print(shown(rows))
    print(f"load {os.getloadavg()[0]:.2f} at the end")


if __name__ == "__main__":
    main()
