"""What is certain about the optimum: the digits that are sure, and the fractions that are proven."""

from playground.training.snapshot import Snapshot
from playground.ui.board.numerals import numeral
from playground.ui.panels.backup.equation import OF_THE_BEST, EquationKind, Sum

LONGEST = 10_000
"""The largest denominator of a fraction that is shown."""
MINUS = "\N{MINUS SIGN}"


def sureness(snapshot: Snapshot, kind: EquationKind) -> float:
    """How far the numbers of an equation of this kind may be from the true ones; 0 unless it is about the optimum."""
    return snapshot.optimum.off if kind in OF_THE_BEST and snapshot.optimum is not None else 0.0


def sure(text: str, value: float, off: float) -> str:
    """The text of a number, without the decimals that are not sure if it may be off by `off`."""
    _, point, decimals = text.partition(".")
    if not point or not decimals.isdigit():
        return text
    for count in range(len(decimals), 0, -1):
        if 2.0 * off <= 0.1**count:
            return text if count == len(decimals) else f"{value:.{count}f}".replace("-", MINUS)
    return numeral(float(round(value)))


def proven(snapshot: Snapshot, kind: EquationKind, equation: Sum) -> str:
    """A sentence with the value as a fraction, where it is proven, short, and has more than three decimals."""
    exact = snapshot.optimum.exact if snapshot.optimum is not None else None
    if exact is None or kind not in OF_THE_BEST:
        return ""
    value = exact.q[equation.state].get(equation.lit[0].action) if kind is EquationKind.Q_STAR else exact.v[equation.state]
    if value is None or value.denominator > LONGEST or 1000 % value.denominator == 0:
        return ""
    return f" Its exact value, which is proven, is **{str(value).replace('-', MINUS)}**."
