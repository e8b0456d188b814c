"""What verbs print: strict JSON, tables of text, and the progress of long work."""

import json
import math
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

from playground.cli.encoding import carries

ENDLESS = {math.inf: "infinity", -math.inf: "-infinity"}
"""What stands in JSON for a number without end."""


def strict(value: Any) -> Any:
    """The value without numbers that JSON cannot hold: "infinity" and "-infinity" as texts, null for what is no number."""
    if isinstance(value, float):
        return value if math.isfinite(value) else ENDLESS.get(value)
    if isinstance(value, Mapping):
        return {str(key): strict(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [strict(entry) for entry in value]
    return value


def json_line(value: Any) -> str:
    """One line of strict JSON for standard output; letters that this cannot carry are escaped."""
    text = json.dumps(strict(value), ensure_ascii=False, allow_nan=False)
    return text if carries(sys.stdout, text) else json.dumps(strict(value), allow_nan=False)


def print_json(value: Any) -> None:
    """One line of strict JSON on standard output."""
    print(json_line(value))


def print_table(titles: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Columns of text under their titles, as wide as they need."""
    widths = [max(len(line[column]) for line in [titles, *lines]) for column in range(len(titles))]
    for line in [titles, *lines]:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())


def number(value: float | str, off: float = 0.0) -> str:
    """A number for a table: up to six digits, whole ones in full, thousands in groups; words for what is none.

    A text is one already. Of a number that may be `off` by so much only the digits that are sure are written.
    """
    if isinstance(value, str):
        return value
    if math.isnan(value):
        return "none"
    if math.isinf(value):
        return "no end" if value > 0 else "never arrives"
    if 1e5 <= abs(value) < 1e15 and off <= 0.5:
        return f"{value:,.0f}"
    sure = 6 if off <= 0.0 or value == 0.0 else math.floor(math.log10(abs(value))) + 1 - math.ceil(math.log10(2.0 * off))
    if sure > 0:
        return f"{value:,.{min(6, sure)}g}"
    return "0" if abs(value) <= off else f"≈ {value:,.1g}"


def agreed(low: float, high: float, most: int) -> str:
    """The digits in which two numbers agree, at most so many: 0.542025932; 0 where it lies between them, "?" where none does."""
    if low <= 0.0 <= high:
        return "0"
    texts = ((f"{low:,.{digits}g}", f"{high:,.{digits}g}") for digits in range(most, 0, -1))
    return next((one for one, other in texts if one == other), "?")


class ProgressBar:
    """Progress of long work on standard error, drawn at most ten times a second and only for a person at a terminal."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.shown = sys.stderr.isatty()
        self.next = time.monotonic() + 0.3
        self.drawn = False

    def show(self, share: float, text: str) -> None:
        """Draws how much is done (0 to 1) and a few words."""
        now = time.monotonic()
        if self.shown and now >= self.next:
            self.next, self.drawn = now + 0.1, True
            filled = int(24 * min(1.0, max(0.0, share)))
            print(f"\r\x1b[K{self.label} [{'█' * filled}{'·' * (24 - filled)}] {text}", end="", file=sys.stderr, flush=True)

    def done(self) -> None:
        """Wipes the line."""
        if self.drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
