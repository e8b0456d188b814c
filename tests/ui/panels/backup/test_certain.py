"""Digits that are sure, and fractions that are proven."""

from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import pytest

from playground.training.meter import solved
from playground.training.snapshot import Fractions
from playground.ui.panels.backup.certain import proven, sure, sureness
from playground.world import compile_mdp, library


@pytest.mark.parametrize(
    "text, value, off, shown",
    [
        ("0.705", 0.70531, 1e-13, "0.705"),
        ("0.705308219", 0.705308219, 1e-5, "0.7053"),
        ("−0.705308", -0.705308, 1e-3, "−0.71"),
        ("12.500", 12.5, 0.4, "12"),
        ("0.000", 0.0, 1e-13, "0.000"),
        ("1.2M", 1.2e6, 10.0, "1.2M"),
    ],
)
def test_decimals_that_are_not_sure_are_left_out(text, value, off, shown):
    assert sure(text, value, off) == shown


def test_a_short_fraction_is_shown_and_a_decimal_or_a_long_one_is_not():
    optimum = solved(compile_mdp(library.find("two-cheeses")))
    values = (Fraction(4119, 5840), Fraction(-1, 2), Fraction(1, 10_001), None)
    exact = Fractions(values, tuple({0: value} for value in values))
    snapshot = SimpleNamespace(optimum=replace(optimum, exact=exact, off=0.25))
    sentences = [
        proven(snapshot, kind, SimpleNamespace(state=state, lit=(SimpleNamespace(action=0),)))
        for kind in ("v-star", "q-star")
        for state in range(4)
    ]
    assert sentences == [" Its exact value, which is proven, is **4119/5840**.", "", "", ""] * 2
    assert (sureness(snapshot, "v-star"), sureness(snapshot, "believed")) == (0.25, 0.0)
    assert proven(SimpleNamespace(optimum=optimum), "v-star", None) == ""
