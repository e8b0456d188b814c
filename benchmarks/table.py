"""A benchmark's rows, and the one table that shows them."""

import math
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple, TypeVar

Taken = TypeVar("Taken")


class Row(NamedTuple):
    """One measurement: what, in which unit, the repeats of ours and (where there is one) of the opponent, and the goal in words.

    Where there is an opponent the repeats were taken in turn, and the figure is the median of the ratios ours / opponent,
    pair by pair; else it is the median of ours. `met` says whether the goal was reached.
    """

    what: str
    unit: str
    ours: Sequence[float]
    opponent: str
    theirs: Sequence[float]
    goal: str
    met: Callable[[float], bool]

    @property
    def figures(self) -> list[float]:
        """The figure of each repeat."""
        if not self.theirs:
            return sorted(self.ours)
        return sorted(mine / other if other else math.inf for mine, other in zip(self.ours, self.theirs, strict=True))


def is_speed(unit: str) -> bool:
    """Whether more is better: so many in a time. Else it is a time or a size, of which less is better."""
    return unit.endswith(("/s", "a minute"))


def anything(figure: float) -> bool:
    """The goal of a measurement that has none."""
    return True


after_repeat: list[Callable[[], None]] = []
"""What is called after each repeat of a measurement: with `--against` the other build has its turn then."""


def interleaved(repeats: int, *takes: Callable[[], Taken]) -> list[list[Taken]]:
    """Takes each measurement in turn, `repeats` times: a list of results for each."""
    results: list[list[Taken]] = [[] for _ in takes]
    for _ in range(repeats):
        for result, take in zip(results, takes, strict=True):
            result.append(take())
        for call in after_repeat:
            call()
    return results


def shown(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table, the figure that counts first."""
    lines = ["| figure | min – max | goal | | what | ours | opponent |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        figures = row.figures
        middle = median(figures)
        sign = "yes" if row.met(middle) else "**no**"
        ours = f"{median(row.ours):.3g} {row.unit}"
        theirs = f"{row.opponent}: {median(row.theirs):.3g} {row.unit}" if row.theirs else row.opponent
        kind = "×" if row.theirs else " " + row.unit
        spread = f"{figures[0]:.3g} – {figures[-1]:.3g}"
        lines.append(f"| {middle:.3g}{kind} | {spread} | {row.goal} | {sign} | {row.what} | {ours} | {theirs} |")
    return "\n".join(lines)
