"""What is certain of the optimum: the digits that are sure, and fractions that are proven."""

from playground.training.snapshot import Snapshot
from playground.ui.board.numerals import numeral
from playground.ui.panels.backup.equation import OF_THE_BEST, Sum

LONGEST = 10_000
"""The largest denominator of a fraction that is told."""
MINUS = "\N{MINUS SIGN}"


def sureness(snapshot: Snapshot, kind: str) -> float:
    """How far the numbers of such an equation may be from the true ones: those of the optimum; 0 for all others."""
    return snapshot.optimum.off if kind in OF_THE_BEST and snapshot.optimum is not None else 0.0


def sure(text: str, value: float, off: float) -> str:
    """The text of a number with a point, without decimals that are not sure where it may be `off` by so much."""
    _, point, decimals = text.partition(".")
    if not point or not decimals.isdigit():
        return text
    for count in range(len(decimals), 0, -1):
        if 2.0 * off <= 0.1**count:
            return text if count == len(decimals) else f"{value:.{count}f}".replace("-", MINUS)
    return numeral(float(round(value)))


def proven(snapshot: Snapshot, kind: str, found: Sum) -> str:
    """A sentence with the value as a fraction, where it is proven, short, and more than three decimals."""
    exact = snapshot.optimum.exact if snapshot.optimum is not None else None
    if exact is None or kind not in OF_THE_BEST:
        return ""
    value = exact.q[found.state].get(found.lit[0].action) if kind == "q-star" else exact.v[found.state]
    if value is None or value.denominator > LONGEST or 1000 % value.denominator == 0:
        return ""
    return f" Exactly it is **{str(value).replace('-', MINUS)}**: that is proven."
