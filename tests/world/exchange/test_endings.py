"""What endings pay: 0.9 is γ, -0.1 a step."""

import pytest

from playground.world import Rules
from playground.world.exchange.endings import begins, ending_pay, ends, exit_number, tidy
from playground.world.exchange.translation import tile

RULES = Rules(discount=0.9, step_reward=-0.1)


@pytest.mark.parametrize(
    ("tile", "pay", "number"),
    [
        (tile("goal", enter=1.0), 0.9, 1 / 0.9),
        (tile("goal", enter=1.0, replaces_step=True), 1.0, 1.1 / 0.9),
        (tile("exit", exit=5.0), -0.1 + 0.9 * 5.0, 5.0),
    ],
)
def test_an_ending_pays_on_entering_or_one_step_later(tile, pay, number):
    assert ending_pay(tile, RULES) == pytest.approx(pay)
    assert exit_number(tile, RULES) == pytest.approx(number)
    # The neighbour's value is the same either way: the step, and the exit one discount later.
    assert RULES.step_reward + RULES.discount * exit_number(tile, RULES) == pytest.approx(ending_pay(tile, RULES))


def test_without_patience_the_number_stays():
    assert exit_number(tile("goal", enter=2.0), Rules(discount=0.0)) == 2.0


def test_only_traces_of_arithmetic_are_tidied():
    assert tidy(0.1 + 0.2) == 0.3
    assert tidy(1 / 0.95) == 1 / 0.95


def test_where_it_begins_and_ends():
    assert begins(tile("start"))
    assert not begins(tile("start", blocks=True))
    assert not begins(tile("goal", starts=True))
    assert ends(tile("exit"))
    assert not ends(tile("mud"))
