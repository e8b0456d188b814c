"""Grids of AIMA's code, with the values of its own value iteration (aima3 1.0.11, epsilon 1e-12)."""

import pytest

from playground.rl.optimum import solve_optimum
from playground.world import Cell, LevelError
from playground.world.exchange import read_text
from playground.world.mdp import State
from playground.world.tabular.table import compile_mdp

FIGURE = """
sequential_decision_environment = GridMDP([[-0.04, -0.04, -0.04, +1],
                                           [-0.04, None, -0.04, -1],
                                           [-0.04, -0.04, -0.04, -0.04]],
                                          terminals=[(3, 2), (3, 1)])
"""


def value(level, row, col):
    mdp = compile_mdp(level)
    return solve_optimum(mdp).v[mdp.number(State(Cell(row, col)))]


def test_the_grid_of_figure_17_1():
    imported = read_text(FIGURE)
    level = imported.level
    assert level.rows == ("...X", ".#.x", "S...")
    assert (level.rules.step_reward, level.rules.slip, level.rules.discount, level.rules.moves[0]) == (-0.04, 0.2, 0.9, "right")
    # What value_iteration gives for (0, 0), (2, 2) and the terminal (3, 2), (x, y) from the bottom left.
    assert value(level, 2, 0) == pytest.approx(0.296466541094, abs=1e-9)
    assert value(level, 0, 2) == pytest.approx(0.795362242893, abs=1e-9)
    assert value(level, 0, 3) == 1.0
    assert any("γ is 0.9, the default of GridMDP" in note for note in imported.notes)


def test_each_cell_pays_its_own_reward_when_it_is_left():
    text = "g = GridMDP([[-3, -2, -1], [None, -3, 10]], terminals=[(2, 0)], init=(0, 1), gamma=0.5)"
    level = read_text(text).level
    assert level.rows == ("S01", "#.X")
    assert (level.rules.step_reward, level.legend["0"].leave, level.legend["1"].leave, level.legend["X"].exit) == (-3, 1, 2, 10)
    # From (1, 0), right: -3 + 0.5 (0.8 · 10 + 0.1 V(1, 1) + 0.1 V(1, 0)); the equation holds for the values.
    v = {cell: value(level, *cell) for cell in ((0, 1), (1, 1))}
    assert v[1, 1] == pytest.approx(-3 + 0.5 * (8 + 0.1 * v[0, 1] + 0.1 * v[1, 1]), abs=1e-12)


def test_a_reward_of_0_is_ground_and_is_explained():
    imported = read_text("GridMDP([[0, 0, 1]], terminals=[(2, 0)])")
    assert imported.level.rows == ("S.X",)
    assert any("2 cells with the reward 0" in note for note in imported.notes)


def test_one_of_several_grids():
    text = "a = GridMDP([[-1, 1]], [(1, 0)])\nb = GridMDP([[-2, 1]], [(1, 0)], gamma=1)"
    assert read_text(text).parts == ("a", "b")
    imported = read_text(text, part="b")
    assert (imported.level.title, imported.level.rules.step_reward, imported.level.rules.discount) == ("b", -2, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "GridMDP([[1, 2], [3, 4]], terminals=[(0, 3)])",
            "terminals: [0, 3] is no cell of the grid, expected (x, y) with x from 0",
        ),
        ("GridMDP([[1, None]], terminals=[(1, 0)])", "terminals: [1, 0] is a wall"),
        ("GridMDP([[None, 1]], terminals=[(1, 0)])", "init: [0, 0] is a wall"),
        ("GridMDP([[1, 'x']], terminals=[(0, 0)])", "row 1, column 2: the reward is 'x'"),
        ("GridMDP([[1, 2], [3]], terminals=[(0, 0)])", "row 2, column 2: 1 cell, expected 2 as in row 1"),
        ("GridMDP([[1, 2]])", "GridMDP is given no terminals"),
        ("GridMDP(grid, terminals=[(0, 0)])", "grid is grid, which is given no value"),
        ("GridMDP([[1, 2]], [(0, 0)], gamma=2)", "gamma is 2, expected a number from 0 to 1"),
    ],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text)
    assert sentence in str(error.value)


def test_arguments_that_grid_mdp_does_not_have_are_explained():
    assert any("no such setting: error" in note for note in read_text("GridMDP([[-1, 1]], [(1, 0)], error=0.2)").notes)


def test_a_grid_without_terminals_is_explained_so():
    with pytest.raises(LevelError, match=r"^GridMDP is given no terminals, expected terminals="):
        read_text("GridMDP([[-1, -1, 5], [-1, None, -1]])")
