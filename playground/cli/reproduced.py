"""What `reproduce` prints: the numbers of an experiment beside the published range, on the terminal and as a page."""

import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from playground.cli.answers import print_table
from playground.paths import atomic_write
from playground.plurals import counted
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread
from playground.ui.drawing.chart import save_chart

PICTURES, PREFIX = "pictures", "reproduce-"
_HEAD = """# Published experiments, repeated

This page and its pictures are made by `python -m playground reproduce all --page docs/reproduce.md`; `reproduce NAME` repeats
one experiment. Each number stands beside its range: the exact value, what the source prints or its figure shows, or, if the
source has only a curve, the mean of an independent program with its spread. *Error* is the standard error of the measured number;
a mean may lie up to three of them beyond its range. Runs have the seeds 0, 1, 2, … Bands show 95 % confidence.
"""


class Result(NamedTuple):
    """An experiment that was repeated: with so many runs, in so many seconds."""

    reproduction: Reproduction
    runs: int
    seconds: float
    outcome: ReproductionReport

    @property
    def inside(self) -> bool:
        """Whether every number lies in its range."""
        return all(finding.inside for finding in self.outcome.findings)


def reproduce(reproduction: Reproduction, runs: int, spread: Spread) -> Result:
    """Repeats an experiment."""
    began = time.perf_counter()
    outcome = reproduction.run(runs, spread)
    return Result(reproduction, runs, time.perf_counter() - began, outcome)


def print_result(result: Result) -> None:
    """Prints the numbers of one experiment, and whether they are in their ranges."""
    about = result.reproduction
    print(f"{about.title} ({about.source}); {counted(result.runs, 'run')}, {result.seconds:.1f} s")
    print_table(
        ("", "measured", "error", "range", "", "origin of the range"), [_cells(finding) for finding in result.outcome.findings]
    )
    print("inside the published range\n" if result.inside else "OUTSIDE the published range\n")


def page(path: Path, results: Sequence[Result]) -> None:
    """Writes the page and its pictures. OSError where it cannot."""
    parts = [_HEAD]
    for result in results:
        about, name = result.reproduction, f"{PREFIX}{result.reproduction.id}.png"
        save_chart(path.parent / PICTURES / name, result.outcome.plots)
        rows = ["| what | measured | error | range | | origin of the range |", "| --- | --: | --: | --: | --- | --- |"]
        rows += [f"| {' | '.join(_cells(finding))} |" for finding in result.outcome.findings]
        setup = f"{about.setup}. {counted(result.runs, 'run')} (seeds 0 to {result.runs - 1:,}), {result.seconds:.0f} s."
        heading = f"## {about.title}\n\n{about.source}. `reproduce {about.id}`\n\n{setup}"
        parts.append("\n\n".join([heading, f"![{about.title}]({PICTURES}/{name})", "\n".join(rows), *filter(None, [about.note])]))
    atomic_write(path, ("\n\n".join(part.strip() for part in parts) + "\n").encode())


def _cells(finding: Finding) -> list[str]:
    """The cells of one number."""
    low, high = _number(finding.low), _number(finding.high)
    span = f"at least {low}" if finding.high == math.inf else low if low == high else f"{low} to {high}"
    error = _number(finding.error) if finding.error else "0"
    return [finding.what, _number(finding.measured), error, span, "ok" if finding.inside else "OUTSIDE", finding.origin]


def _number(value: float) -> str:
    """Up to five digits, with a true minus sign."""
    return f"{value:.5g}".replace("-", "\N{MINUS SIGN}")
