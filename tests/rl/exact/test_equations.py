"""Equations in fractions."""

from fractions import Fraction

import pytest

from playground.rl.exact import equations
from playground.rl.exact.equations import NeedsFlint, solved


def test_a_walk_between_two_ends_by_hand():
    half = Fraction(1, 2)
    # x0 = x1/2, x1 = x0/2 + x2/2, x2 = x1/2 + 1/2: a quarter, a half, three quarters.
    assert solved([{1: half}, {0: half, 2: half}, {1: half}], [Fraction(0), Fraction(0), half]) == [
        Fraction(1, 4),
        Fraction(1, 2),
        Fraction(3, 4),
    ]


def test_staying_and_zeros_on_the_way():
    # x0 = x0/3 + 1, and x1 = x2 + 1/7, x2 = x1/2.
    assert solved([{0: Fraction(1, 3)}, {2: Fraction(1)}, {1: Fraction(1, 2)}], [Fraction(1), Fraction(1, 7), Fraction(0)]) == [
        Fraction(3, 2),
        Fraction(2, 7),
        Fraction(1, 7),
    ]


def test_none_where_there_is_not_exactly_one():
    with pytest.raises(ZeroDivisionError):
        solved([{1: Fraction(1)}, {0: Fraction(1)}], [Fraction(1), Fraction(1)])


def chain(n):
    """A walk of n steps that goes on with 2/3 and back with 1/3."""
    rows = [{at + 1: Fraction(2, 3), max(0, at - 1): Fraction(1, 3)} for at in range(n)]
    rows[-1].pop(n)
    return rows, [Fraction(at, 7) + Fraction(1, 11) for at in range(n)]


def test_many_equations_ask_for_flint_where_it_is_missing(monkeypatch):
    monkeypatch.setattr(equations.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(NeedsFlint, match=r"129 equations hang together .* pip install 'bellman-playground\[exact\]'.*--certify"):
        solved(*chain(129))


def test_flint_finds_the_same():
    pytest.importorskip("flint")
    rows, rhs = chain(140)
    x = solved(rows, rhs)
    assert all(x[at] == rhs[at] + sum(w * x[to] for to, w in rows[at].items()) for at in range(140))
