"""The table holds what the physics says, for every state and action."""

import numpy as np
import pytest

from playground.world import Cell, Level, LevelError, State, TabularMDP, compile_mdp, outcomes, parse_level
from playground.world.library import bundled, find
from playground.world.physics.board import board_of
from playground.world.physics.memory import place_of
from playground.world.tabular.table import membership, numbers_of, places_of


def level_of(rows: str, rules: str = "", legend: str = "") -> Level:
    shown = "\n".join(rows.split())
    return parse_level(f"map = '''\n{shown}\n'''\n[rules]\n{rules}\n[legend]\n{legend}\n")


def optimal_values(mdp: TabularMDP) -> np.ndarray:
    """[S] float, V* by value iteration."""
    v = np.zeros(len(mdp.states))
    for _ in range(10_000):
        q = (mdp.probability * (mdp.reward + mdp.continuation * v[mdp.successor])).sum(-1)
        better = np.where(mdp.terminal, 0.0, np.where(mdp.legal, q, -np.inf).max(axis=1, initial=-np.inf))
        if np.abs(better - v).max() < 1e-13:
            break
        v = better
    return v


@pytest.mark.parametrize("name", bundled())
def test_the_table_of_a_bundled_level_is_a_process_and_agrees_with_the_physics(name: str) -> None:
    level = find(name)
    mdp = compile_mdp(level)
    assert np.allclose(mdp.probability.sum(-1), mdp.legal, atol=1e-12)
    assert mdp.start.sum() == pytest.approx(1.0)
    assert not mdp.terminal[mdp.start > 0].any()
    assert (mdp.probability[~mdp.legal] == 0).all()
    assert np.array_equal(mdp.continuation, np.where(mdp.ends | (mdp.probability == 0), 0.0, level.rules.discount))
    for number in range(0, len(mdp.states), 1 + len(mdp.states) // 500):
        state = mdp.states[number]
        assert mdp.number(state) == mdp.state_at(int(mdp.floor[number]))[state.cell] == number
        for action, move in enumerate(mdp.actions):
            ways = outcomes(level, state, move)
            assert bool(ways) == mdp.legal[number, action]
            for way, outcome in enumerate(ways):
                place = (number, action, way)
                assert mdp.probability[place] == outcome.probability
                assert mdp.states[int(mdp.successor[place])] == outcome.state
                assert mdp.reward[place] == outcome.reward
                assert mdp.ends[place] == outcome.ends


def test_axes_and_order_of_states() -> None:
    mdp = compile_mdp(level_of("S#. ..G", "slip = 0.2"))
    assert [tuple(state.cell) for state in mdp.states] == [(0, 0), (0, 2), (1, 0), (1, 1), (1, 2)]
    assert mdp.states[-1] == State(Cell(1, 2))
    assert mdp.states[1:3] == (State(Cell(0, 2)), State(Cell(1, 0)))
    assert mdp.state_at().tolist() == [[0, -1, 1], [2, 3, 4]]
    assert (
        mdp.probability.shape == mdp.successor.shape == mdp.reward.shape == mdp.continuation.shape == mdp.ends.shape == (5, 4, 3)
    )
    assert mdp.terminal.tolist() == [False, False, False, False, True]
    assert mdp.index[State(Cell(1, 0))] == 2
    assert (mdp.successor.dtype, mdp.intended.dtype, mdp.state_at().dtype) == (np.int32, np.int32, np.int32)


def test_the_arrays_are_read_only() -> None:
    mdp = compile_mdp(level_of("S.G"))
    arrays = (
        mdp.probability,
        mdp.successor,
        mdp.reward,
        mdp.continuation,
        mdp.ends,
        mdp.legal,
        mdp.start,
        mdp.intended,
        mdp.state_at(),
    )
    assert not any(array.flags.writeable for array in arrays)


def test_starts_share_the_chance_and_no_start_means_anywhere() -> None:
    assert compile_mdp(level_of("S.S G..")).start.tolist() == [0.5, 0, 0.5, 0, 0, 0]
    assert compile_mdp(level_of("..G #.G")).start.tolist() == pytest.approx([1 / 3, 1 / 3, 0, 1 / 3, 0])


def test_what_was_intended_knows_no_slip_and_no_gust() -> None:
    mdp = compile_mdp(level_of("... .S. ...", "slip = 1.0\n[wind]\ncolumns = [0, 1, 0]\ngusts = true"))
    here = mdp.state_at()[1, 1]
    assert mdp.intended[here].tolist() == [mdp.state_at()[0, 1], mdp.state_at()[0, 2], mdp.state_at()[1, 1], mdp.state_at()[0, 0]]
    ended = compile_mdp(level_of("SG"))
    assert ended.intended[1].tolist() == [1, 1, 1, 1]


def test_a_patience_of_zero_still_tells_what_ends() -> None:
    mdp = compile_mdp(level_of("S.X", "discount = 0.0"))
    assert not mdp.continuation.any()
    assert mdp.ends[:, :, 0].tolist() == [[False] * 4, [False] * 4, [True] * 4]


def test_a_level_where_nothing_can_be_done_is_refused() -> None:
    for rows, rules in (("##", ""), ("G", ""), (".", 'edges = "forbid"')):
        with pytest.raises(LevelError, match="no cell where the mouse can do anything"):
            compile_mdp(level_of(rows, rules))


def test_a_table_that_would_not_fit_is_refused_with_its_size() -> None:
    rows = " ".join(["." * 300] * 300)
    with pytest.raises(LevelError, match="90,000 states"):
        compile_mdp(level_of("J" + rows[1:], "", '"J" = { kind = "jump", to = "." }'))


def test_many_cells_at_once_equal_few(monkeypatch: pytest.MonkeyPatch) -> None:
    level = find("big-maze")
    whole = compile_mdp(level)
    monkeypatch.setattr("playground.world.tabular.rows.AT_ONCE", 7)
    parts = compile_mdp(level)
    for name in ("probability", "successor", "reward", "continuation", "ends", "intended"):
        assert np.array_equal(getattr(whole, name), getattr(parts, name))


def test_a_changed_level_never_gets_the_table_of_another() -> None:
    one, other = level_of("S.G"), level_of("S.G", "", '"G" = { kind = "goal", enter = 5.0 }')
    assert hash(one) == hash(other)
    assert board_of(one) is not board_of(other)
    assert compile_mdp(other).reward.max() == 5.0


# Values that whole levels must have (each solved by hand or printed in its source)


def test_values_of_the_levels_that_are_solved_by_hand() -> None:
    path = compile_mdp(find("path7"))
    assert optimal_values(path).tolist() == [-7, -6, -5, -4, -3, -2, -1, 0]
    corridor = compile_mdp(find("corridor"))
    assert optimal_values(corridor)[0] == pytest.approx(-1 - 0.9 - 0.81 - 0.729 + 7.29)
    cliff = compile_mdp(find("cliff-walking"))
    assert optimal_values(cliff)[cliff.state_at()[3, 0]] == pytest.approx(-13.0)
    windy = compile_mdp(find("windy-gridworld"))
    assert optimal_values(windy) @ windy.start == pytest.approx(-15.0)


def test_values_of_the_published_levels() -> None:
    lake = compile_mdp(find("frozenlake-4x4"))
    assert optimal_values(lake) @ lake.start == pytest.approx(0.542025932, abs=1e-8)
    jumps = compile_mdp(find("jumps"))
    assert optimal_values(jumps)[1] == pytest.approx(10 / (1 - 0.9**5))
    world = compile_mdp(find("world-4x3"))
    assert optimal_values(world)[[0, 1, 2]] == pytest.approx([0.81156, 0.86781, 0.91781], abs=5e-6)
    maze = compile_mdp(find("dyna-maze"))
    assert optimal_values(maze) @ maze.start == pytest.approx(0.95**13, abs=1e-12)
    assert np.count_nonzero(~maze.terminal) == 46


def test_a_state_is_found_again_by_its_place() -> None:
    for rows in ("S.#G", "Sa.A.cG"):
        level = Level("", (rows,))
        board, mdp = board_of(level), compile_mdp(level)
        places = places_of(board, mdp)
        is_state = membership(places, numbers_of(board, places))
        assert (np.diff(places) > 0).all() and is_state(places).all()
        assert [place_of(board.memory, state) for state in mdp.states] == places.tolist()
        assert not is_state(np.array([len(rows) * 1000])).any() if board.grows else not is_state(np.array([2])).any()
