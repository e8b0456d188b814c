"""Estimates follow their state and the name of their action."""

from collections.abc import Callable

import numpy as np
import pytest

from playground.learning.carry_over import carried
from playground.world import Cell, State, TabularMDP

Drawn = Callable[..., TabularMDP]


def test_values_move_with_their_cells_and_actions(drawn: Drawn) -> None:
    old, new = drawn(["S.G"], moves='"left-right"'), drawn(["S#G", "..."])
    v = np.arange(3.0) + 1.0
    q = np.arange(6.0).reshape(3, 2) + 10.0
    told = carried({"state/v": v, "state-action/q": q, "run/other": v}, old, new)
    assert set(told) == {"state/v", "state-action/q"}
    start = new.index[State(Cell(0, 0))]
    assert told["state/v"][start] == v[old.index[State(Cell(0, 0))]]
    for name in old.actions:
        assert told["state-action/q"][start, new.actions.index(name)] == q[old.index[State(Cell(0, 0))], old.actions.index(name)]
    below = new.index[State(Cell(1, 1))]
    assert told["state/v"][below] == 0.0 and not told["state-action/q"][below].any()


def test_what_is_new_is_filled_from_a_fresh_learner(drawn: Drawn) -> None:
    old, new = drawn(["S.G"]), drawn(["S.G", "..."])
    fresh = {"state/v": np.full(len(new.states), 7.0)}
    told = carried({"state/v": np.zeros(3)}, old, new, fresh)["state/v"]
    assert told[new.index[State(Cell(0, 1))]] == 0.0
    assert told[new.index[State(Cell(1, 1))]] == 7.0
    assert fresh["state/v"][0] == 7.0


def test_the_same_level_carries_everything(drawn: Drawn) -> None:
    mdp = drawn(["S.#", "..G"])
    v = np.random.default_rng(1).normal(size=len(mdp.states))
    np.testing.assert_array_equal(carried({"state/v": v}, mdp, mdp)["state/v"], v)


@pytest.mark.parametrize("size", [("a.A.G", "S..t."), ("a.A.G.", "S..t..", "......")])
def test_what_was_learned_with_a_key_in_hand_stays_with_the_key(drawn: Drawn, size: tuple[str, ...]) -> None:
    old, new = drawn(["aSA.G", "...t."]), drawn(list(size))
    v = np.arange(len(old.states)) + 1.0
    told = carried({"state/v": v}, old, new)["state/v"]
    assert len(old.floors) > 2 and len(new.floors) > 2
    for number, state in enumerate(new.states):
        before = old.number(state)
        assert told[number] == (0.0 if before is None else v[before])
    assert (told > 0).sum() > 20


def test_between_a_level_that_remembers_and_one_that_does_not_only_the_beginning_is_shared(drawn: Drawn) -> None:
    plain, keys = drawn(["S..", "..G"]), drawn(["Sa.", "..G"])
    v = np.arange(len(plain.states)) + 1.0
    told = carried({"state/v": v}, plain, keys)["state/v"]
    for number, state in enumerate(keys.states):
        assert told[number] == (v[plain.number(state)] if not state.held else 0.0)
    back = carried({"state/v": told}, keys, plain)["state/v"]
    assert [back[plain.number(state)] for state in keys.states if not state.held] == told[told > 0].tolist()
