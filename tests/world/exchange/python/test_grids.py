"""Lists of lists in Python with the names they go by."""

import pytest

from playground.world import LevelError
from playground.world.exchange.python.grids import cells_of, grids, texts_of
from playground.world.exchange.python.program import Program


def test_grids_go_by_their_function_their_key_or_their_name():
    text = """
def getBook():
    grid = [[' ', 1], ['S', ' ']]
    return Gridworld(grid)
def direct():
    return Gridworld([['S', 2]])
MAPS = {"small": [[0, 1]]}
maze = np.array([[1, 1]])
flat = [1, 2]
"""
    distinct, fault = grids(Program(text))
    assert {(grid.name, str(grid.cells)) for grid in distinct} == {
        ("getBook", "[[' ', 1], ['S', ' ']]"),
        ("direct", "[['S', 2]]"),
        ("small", "[[0, 1]]"),
        ("maze", "[[1, 1]]"),
    }
    assert fault is None


def test_a_grid_that_cannot_be_worked_out_is_a_fault():
    distinct, fault = grids(Program("a = [[f(1)]]\nb = [[1]]\nc = [[2]]\nc[0][0] = 3"))
    assert [grid.name for grid in distinct] == ["b"]
    assert "f(1)" in str(fault)


def test_a_grid_is_bounded():
    assert cells_of([[1], 2]) is None
    with pytest.raises(LevelError, match="1 to 1,000 each way"):
        cells_of([[0] * 1001])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("level = ['####', '#@.#', '####']", "####\n#@.#\n####"),
        ("m = [['S', '.'], ['.', 'G']]\nm2 = m", "S.\n.G"),
        ("a = ['S.', '.G']\nb = ['S.', '..']", ""),
        ("a = [1, 2]\nb = ['one']\nc = ['a\\nb', 'c']", ""),
        ("def (", ""),
    ],
)
def test_the_one_list_of_texts_of_a_program_is_laid_out(text, rows):
    assert texts_of(text) == rows
