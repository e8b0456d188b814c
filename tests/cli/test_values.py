"""States with their values, as JSON has them and as a table."""

import numpy as np
import pytest

from playground.cli.values import around, print_values, state_values
from playground.world import compile_mdp
from playground.world.library import find

MDP = compile_mdp(find("corridor"))
ACTING = [state for state in range(len(MDP.states)) if not MDP.terminal[state]]
V = np.arange(len(MDP.states), dtype=np.float64)
Q = np.where(MDP.legal, V[:, None] + np.arange(MDP.legal.shape[1]) / 10, 0.0)
BEST = MDP.legal & (np.arange(MDP.legal.shape[1]) == 1)


def test_every_state_that_can_act_has_its_cell_its_values_and_its_best_actions() -> None:
    states = state_values(MDP, V, Q, BEST)
    assert [state["state"] for state in states] == ACTING
    first = states[0]
    assert (first["row"], first["col"], first["v"]) == (*MDP.states[ACTING[0]].cell, V[ACTING[0]])
    legal = [name for name, able in zip(MDP.actions, MDP.legal[ACTING[0]], strict=True) if able]
    assert list(first["q"]) == legal and first["optimal"] == [name for name in legal if name == MDP.actions[1]]


def test_what_there_is_not_is_left_out() -> None:
    (only,) = state_values(MDP, None, None, BEST, np.array([ACTING[1]]))
    assert set(only) == {"state", "row", "col", "optimal"} and only["state"] == ACTING[1]


def test_what_is_remembered_is_said_of_levels_that_remember() -> None:
    level = find("keys-and-doors")
    mdp = compile_mdp(level)
    states = state_values(mdp, None, None, mdp.legal)
    assert any(state["held"] for state in states) and any(not state["held"] for state in states)


def test_beside_them_json_has_the_ends_the_start_the_discount_and_the_actions() -> None:
    facts = around(MDP)
    assert [end["state"] for end in facts["terminal"]] == [state for state in range(len(MDP.states)) if MDP.terminal[state]]
    assert facts["start"] == [{"state": int(np.argmax(MDP.start)), "probability": 1.0}]
    assert (facts["discount"], facts["actions"]) == (float(MDP.discount), list(MDP.actions))


def test_the_table_has_a_column_for_everything_that_the_states_have(capsys: pytest.CaptureFixture[str]) -> None:
    print_values(MDP, state_values(MDP, V, Q, BEST))
    title, *lines = capsys.readouterr().out.splitlines()
    assert title.split() == ["row", "col", "V", *(word for name in MDP.actions for word in ("Q", name)), "best"]
    assert len(lines) == len(ACTING) and lines[0].split()[2] == f"{V[ACTING[0]]:g}"
    print_values(MDP, state_values(MDP, None, None, BEST))
    assert capsys.readouterr().out.splitlines()[0].split() == ["row", "col", "best"]
