"""Dense arrays, by hand and against the optimum."""

import numpy as np
import pytest

from playground.rl.optimum import OptimumSolver
from playground.world import Dense, LevelError, TabularMDP, compile_mdp, dense, from_p, parse_level
from playground.world.exporting.dense import LAYOUTS
from playground.world.library import bundled, find


def optimum(mdp: TabularMDP) -> np.ndarray:
    solver = OptimumSolver(mdp)
    while not solver.done:
        solver.advance(1_000_000)
    return solver.v


def swept(arrays: Dense) -> np.ndarray:
    """V [N] by value iteration on [A, S, S'], which knows neither masks nor ends."""
    means = (arrays.probability * arrays.reward).sum(axis=2)
    v = np.zeros(len(arrays.start))
    for _ in range(20_000):
        old, v = v, (means + arrays.discount * (arrays.probability @ v)).max(axis=0)
        if np.abs(v - old).max() < 1e-14 * max(1.0, np.abs(v).max()):
            break
    return v


@pytest.mark.parametrize("name", [name for name in bundled() if name not in ("castle", "coins")])  # too large to sweep here
def test_the_optimum_of_the_arrays_is_that_of_the_level(name: str) -> None:
    mdp = compile_mdp(find(name).moments[0])
    arrays = dense(mdp)
    assert arrays.probability.sum(axis=2) == pytest.approx(1.0, abs=1e-12)
    assert swept(arrays)[: len(mdp.states)] == pytest.approx(optimum(mdp), abs=1e-9)


CORNER = "map = '''\nSm\n.G\n'''\n[rules]\nstep_reward = -1.0\ndiscount = 0.5\n[legend]\nm = { kind = 'floor', only = ['left'] }"


def test_by_hand() -> None:
    """From the cell of one move "up" does what "left" does and pays 2 less: 1 more than any reward."""
    mdp = compile_mdp(parse_level(CORNER))
    arrays = dense(mdp)
    up, right, down, left = range(4)
    assert arrays.probability.shape == arrays.reward.shape == (4, 4, 4)
    assert arrays.probability[left, 1].tolist() == arrays.probability[up, 1].tolist() == [1, 0, 0, 0]
    assert (arrays.reward[left, 1, 0], arrays.reward[up, 1, 0]) == (-1.0, -3.0)
    assert arrays.probability[:, 3].tolist() == [[0, 0, 0, 1]] * 4 and not arrays.reward[:, 3].any()
    assert (arrays.start.tolist(), arrays.terminal.tolist()) == ([1, 0, 0, 0], [False, False, False, True])
    assert arrays.legal[1].tolist() == [False, False, False, True] and arrays.discount == 0.5
    assert arrays.reward[right, 2, 3] == 0.0 and arrays.reward[down, 0, 2] == -1.0


@pytest.mark.parametrize("axes", ["A S S'", "S A S'", "A S' S", "S' S A", "S,A,S′"])
def test_axes_in_any_order(axes: str) -> None:
    mdp = compile_mdp(parse_level(CORNER))
    usual, other = dense(mdp), dense(mdp, axes, "A S")
    names = axes.replace(",", " ").replace("′", "'").split()
    back = other.probability.transpose([names.index(name) for name in ("A", "S", "S'")])
    assert (back == usual.probability).all()
    assert (other.reward == (usual.probability * usual.reward).sum(axis=2)).all()


def test_libraries_have_what_is_particular_to_them() -> None:
    mdp = compile_mdp(parse_level(CORNER))
    quantecon, mushroom, jaxdp = (dense(mdp, name) for name in ("quantecon", "mushroom-rl", "jaxdp"))
    assert quantecon.reward.shape == (4, 4)
    assert np.isneginf(quantecon.reward).tolist() == [[False] * 4, [True, True, True, False], [False] * 4, [False] * 4]
    assert not mushroom.probability[3].any(), "its environment ends where nothing leads on"
    assert jaxdp.probability.sum(axis=1) == pytest.approx(1.0) and jaxdp.reward[0, 1, 0] == -3.0
    assert set(LAYOUTS) == {"quantecon", "pymdptoolbox", "mushroom-rl", "jaxdp"}


def test_an_outcome_that_ends_in_a_state_that_goes_on_has_an_end_of_its_own() -> None:
    p = {0: {0: [(0.25, 1, 4.0, True), (0.75, 1, 8.0, False)]}, 1: {0: [(1.0, 0, 1.0, False)]}}
    arrays = dense(from_p(p, 0.9, start=0))
    assert arrays.probability[0].tolist() == [[0, 0.75, 0.25], [1, 0, 0], [0, 0, 1]]
    assert arrays.reward[0, 0].tolist() == [0, 8.0, 4.0] and arrays.terminal.tolist() == [False, False, True]


@pytest.mark.parametrize("library", ["quantecon", "jaxdp"])
def test_no_discount_is_refused_for_those_who_refuse_it(library: str) -> None:
    mdp = compile_mdp(find("cliff-walking"))
    with pytest.raises(LevelError, match=f"{library} takes a γ below 1 only"):
        dense(mdp, library)
    assert dense(mdp, LAYOUTS[library].axes, "S A").discount == 1.0


@pytest.mark.parametrize("axes", ["", "A S", "S S S'", "A S S", "quantecom", "A S S' S"])
def test_an_order_that_is_none_is_refused(axes: str) -> None:
    with pytest.raises(LevelError, match=r"the axes are .* expected S, A and S' in any order"):
        dense(compile_mdp(parse_level(CORNER)), axes)


def test_too_many_states_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.world.exporting.dense.MOST", 63)
    with pytest.raises(LevelError, match="4 states and 4 actions are 64 chances, more than 63"):
        dense(compile_mdp(parse_level(CORNER)))
