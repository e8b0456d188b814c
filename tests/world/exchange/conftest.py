"""Comparing a level with a table that somebody else made."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.world import Cell, Level, outcomes
from playground.world.mdp import State


def gymnasium_table(env: Any, width: int) -> dict[Any, dict[Any, float]]:
    """{(cell, action): {(cell, reward, ends): probability}} of a toy text environment."""
    table: dict[Any, dict[Any, float]] = {}
    for number, row in env.P.items():
        for action, ways in row.items():
            shares = table.setdefault((divmod(number, width), action), {})
            for probability, to, reward, ends in ways:
                key = (divmod(int(to), width), float(reward), bool(ends))
                shares[key] = shares.get(key, 0.0) + probability
    return table


@pytest.fixture
def assert_same_table() -> Callable[[Level, Any, str], None]:
    """Checks that every action in every cell leads to the same places with the same chances and rewards.

    `final` are the letters of cells where no action is ever taken: they end the episode, or send on.
    """

    def check(level: Level, env: Any, final: str) -> None:
        for ((row, col), action), expected in gymnasium_table(env, level.width).items():
            if level.rows[row][col] in final:
                continue
            branches = outcomes(level, State(Cell(row, col)), level.rules.moves[action])
            shares = {(tuple(branch.state.cell), branch.reward, branch.ends): branch.probability for branch in branches}
            assert shares.keys() == expected.keys(), (row, col, action)
            assert shares == pytest.approx(expected, abs=1e-12), (row, col, action)

    return check
