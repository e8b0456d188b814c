"""Small levels and tables made by hand, for the mathematics."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.world import Cell, State, TabularMDP, compile_mdp, parse_level
from playground.world.library import find

Branch = tuple[float, int, float, bool]
"""(probability, successor, reward, ends)"""


def table(branches: dict[tuple[int, int], list[Branch]], states: int, actions: int, discount: float) -> TabularMDP:
    """A table from the branches of each (state, action); what is not given is not legal. Episodes begin in state 0."""
    K = max(len(each) for each in branches.values())
    shape = (states, actions, K)
    probability, reward, continuation = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    successor, ends = np.zeros(shape, np.int32), np.zeros(shape, np.bool_)
    legal = np.zeros((states, actions), np.bool_)
    for (state, action), each in branches.items():
        legal[state, action] = True
        for k, (chance, after, gain, over) in enumerate(each):
            probability[state, action, k], successor[state, action, k] = chance, after
            reward[state, action, k], ends[state, action, k] = gain, over
            continuation[state, action, k] = 0.0 if over else discount
    return TabularMDP(
        states=[State(Cell(0, col)) for col in range(states)],
        actions=tuple(f"move {number}" for number in range(actions)),
        probability=probability,
        successor=successor,
        reward=reward,
        continuation=continuation,
        ends=ends,
        legal=legal,
        start=np.eye(states)[0],
        intended=successor[:, :, 0].copy(),
        floor=np.zeros(states, np.int32),
        cell=np.arange(states, dtype=np.int32),
        shape=(1, states),
        discount=discount,
        time_limit=0,
    )


@pytest.fixture
def by_hand() -> Callable[..., TabularMDP]:
    """Makes a table from branches."""
    return table


@pytest.fixture
def bundled() -> Callable[[str], TabularMDP]:
    """The table of a bundled level."""
    return lambda name: compile_mdp(find(name))


@pytest.fixture
def drawn() -> Callable[..., TabularMDP]:
    """Makes a table from rows and rules."""

    def made(rows: list[str], legend: str = "", **rules: Any) -> TabularMDP:
        told = "\n".join(f"{name} = {value}" for name, value in rules.items())
        body = "\n".join(rows)
        return compile_mdp(
            parse_level(f"format = 1\ntitle = \"Test\"\nmap = '''\n{body}\n'''\n[rules]\n{told}\n[legend]\n{legend}\n")
        )

    return made


@pytest.fixture
def board() -> Callable[..., Any]:
    """Values of states laid out as the board: nan where there is no state."""

    def laid(mdp: TabularMDP, v: Any) -> Any:
        return np.where(mdp.state_at() >= 0, np.asarray(v)[np.maximum(mdp.state_at(), 0)], np.nan)

    return laid
