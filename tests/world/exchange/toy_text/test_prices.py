"""The board draws what its table pays, and no number where that differs from way to way."""

import pytest

from playground.world.exchange.toy_text import toy_text
from playground.world.exchange.toy_text.prices import with_prices
from playground.world.tabular.finite import from_p, table_level


def silent(sentence: str) -> None:
    """Takes no notice."""


@pytest.mark.parametrize(
    "name, step, pays",
    [
        ("FrozenLake-v1", 0.0, {"G": (1.0, False), "P": (0.0, False)}),
        ("FrozenLake-v1?reward_schedule=(5,-3,-0.1)", -0.1, {"G": (5.0, True), "P": (-3.0, True)}),
        ("FrozenLake-v1?reward_schedule=(2,-1,0)", 0.0, {"G": (2.0, False), "P": (-1.0, False)}),
        ("CliffWalking-v1", -1.0, {"~": (-100.0, True), "G": (0.0, False)}),
        ("CliffWalkingSlippery-v1", -1.0, {"~": (-100.0, True), "G": (0.0, False)}),
        ("Taxi-v4", -1.0, {"R": (0.0, False), "B": (0.0, False)}),
        ("tests.world.exchange.toy_text.environments:Isd", 0.0, {"G": (1.0, False), "P": (0.0, False)}),
    ],
)
def test_tiles_pay_what_the_table_pays(name: str, step: float, pays: dict[str, tuple[float, bool]]) -> None:
    level = toy_text(name, silent)
    assert level.rules.step_reward == step
    assert {glyph: (level.tile(glyph).enter, level.tile(glyph).replaces_step) for glyph in pays} == pays


def test_the_stands_of_taxi_tell_what_a_ride_pays() -> None:
    assert "Bringing one pays 20, a wrong pick-up or drop costs 10." in toy_text("Taxi-v4", silent).tile("R").about


def test_an_end_that_pays_now_this_now_that_shows_no_number() -> None:
    p = {0: {0: [(1, 2, 1.0, True)], 1: [(1, 1, 0.0, False)]}, 1: {0: [(1, 2, 5.0, True)]}, 2: {0: [(1, 2, 0, True)]}}
    level = with_prices(table_level(from_p(p, 0.9, start=0), "two ways"))
    assert level.tile("G").enter == 0.0
