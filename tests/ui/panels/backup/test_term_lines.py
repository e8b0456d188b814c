"""The terms of the inspector, line by line."""

from playground.training.studies.inspection import Term
from playground.ui.panels.backup.term_lines import numbers

M = "\N{MINUS SIGN}"


def test_the_numbers_read_as_the_formula():
    assert numbers(Term(0, 1.0, -1.0, 0.9, 3, -8.0)) == ("1", f"· ({M}1", "+ 0.9", f"· ({M}8))")
    assert numbers(Term(0, 0.25, 10.0, 0.0, 3, 5.0)) == ("0.25", "· (10", "+ 0)", "")
    assert numbers(Term(0, 1 / 3, 0.0, 0.99, 3, 0.5), sampled=True) == ("33.3 %", "0", "+ 0.99", "· 0.50")
