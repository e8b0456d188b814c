"""Cells are counted before they are made."""

import pytest

from playground.world import LevelError
from playground.world.exchange.tiled.budget import Budget


def test_all_of_a_budget_can_be_taken_and_no_cell_more():
    budget = Budget(10)
    budget.take(4)
    budget.take(6)
    budget.take(0)
    with pytest.raises(LevelError, match="fill more than 10 cells in all"):
        budget.take(1)


def test_what_was_asked_too_much_stays_spent():
    budget = Budget(10)
    with pytest.raises(LevelError):
        budget.take(11)
    with pytest.raises(LevelError):
        budget.take(1)
