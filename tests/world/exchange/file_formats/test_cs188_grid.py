"""CS188 grids: the values of the project's own pages, and of AIMA's 4x3 world written as such a grid.

Numbers: UC Berkeley CS188 gridworld.py and the project's test cases (BookGrid, DiscountGrid after k sweeps), and exact
solutions of MazeGrid and of the noise below which BridgeGrid is crossed; Russell & Norvig (3rd ed.), figure 17.3.
"""

import dataclasses

import numpy as np
import pytest

from playground.rl.backups import model, optimal_backup
from playground.rl.optimum import solve_optimum
from playground.world import Cell, LevelError, compile_mdp, parse_level
from playground.world.exchange import ExportError, read_text, recognised_format, write_text
from playground.world.library import find
from playground.world.mdp import State

BOOK = "[[' ', ' ', ' ', +1],\n [' ', '#', ' ', -1],\n ['S', ' ', ' ', ' ']]"
DISCOUNT = "_ _ _ _ _\n_ # _ _ _\n_ # 1 # 10\nS _ _ _ _\n-10 -10 -10 -10 -10\n"
BRIDGE = "# -100 -100 -100 -100 -100 #\n1 S _ _ _ _ 10\n# -100 -100 -100 -100 -100 #\n"
MAZE = "_ _ _ 1\n# # _ #\n_ # _ _\n_ # # _\nS _ _ _\n"


def board(mdp, v, level):
    """[rows, cols] the values, NaN on walls."""
    values = np.full((level.height, level.width), np.nan)
    for number, state in enumerate(mdp.states):
        values[state.cell] = v[number]
    return values


def swept(level, count):
    """The values after some synchronous sweeps from 0."""
    mdp = compile_mdp(level)
    v = np.zeros(len(mdp.states))
    for _ in range(count):
        v = np.array([optimal_backup(state, v, model(mdp)) if mdp.legal[state].any() else 0.0 for state in range(len(v))])
    return board(mdp, v, level)


def test_book_grid_after_5_and_100_sweeps():
    level = read_text(BOOK).level
    five = [[0.507617, 0.715522, 0.840852, 1.0], [0.268739, np.nan, 0.55324, -1.0], [0.0, 0.222083, 0.369801, 0.132083]]
    hundred = [[0.644969, 0.74438, 0.847766, 1.0], [0.566314, np.nan, 0.571859, -1.0], [0.490684, 0.430844, 0.475471, 0.277296]]
    np.testing.assert_allclose(swept(level, 5), five, atol=1e-5)
    np.testing.assert_allclose(swept(level, 100), hundred, atol=1e-5)


def test_discount_grid_after_100_sweeps():
    expected = [
        [4.476508, 5.166484, 5.884052, 6.68356, 7.508691],
        [3.930592, np.nan, 6.025822, 7.508691, 8.654706],
        [3.451252, np.nan, 1.0, np.nan, 10.0],
        [2.92891, 2.004523, 3.307385, 5.71859, 8.477663],
        [-10.0, -10.0, -10.0, -10.0, -10.0],
    ]
    np.testing.assert_allclose(swept(read_text(DISCOUNT).level, 100), expected, atol=1e-5)


def test_maze_grid_at_its_optimum():
    nan = np.nan
    expected = [
        [0.668008, 0.760787, 0.866451, 1.0],
        [nan, nan, 0.760787, nan],
        [0.223505, nan, 0.658358, 0.570435],
        [0.254548, nan, nan, 0.50087],
        [0.289902, 0.334585, 0.381055, 0.433979],
    ]
    level = read_text(MAZE).level
    mdp = compile_mdp(level)
    np.testing.assert_allclose(board(mdp, solve_optimum(mdp).v, level), expected, atol=1e-5)
    assert solve_optimum(compile_mdp(read_text(MAZE + "noise = 0").level)).start == pytest.approx(0.9**9, abs=1e-12)


@pytest.mark.parametrize(("noise", "crosses"), [(0.2, False), (0.0171, False), (0.0168, True), (0.0, True)])
def test_the_bridge_is_crossed_below_a_noise_of_0_01695(noise, crosses):
    mdp = compile_mdp(read_text(f"{BRIDGE}noise = {noise}").level)
    best = solve_optimum(mdp).optimal[mdp.number(State(Cell(1, 1)))]
    assert [mdp.actions[number] for number in np.flatnonzero(best)] == (["right"] if crosses else ["left"])


def test_the_4x3_world_of_aima_as_a_grid():
    level = read_text(BOOK + "\ndiscount = 1.0\nlivingReward = -0.04").level
    expected = [[0.812, 0.868, 0.918, 1], [0.762, np.nan, 0.66, -1], [0.705, 0.655, 0.611, 0.388]]
    mdp = compile_mdp(level)
    np.testing.assert_allclose(board(mdp, solve_optimum(mdp).v, level), expected, atol=5e-4)
    assert level.rows == find("world-4x3").rows


def test_a_goal_becomes_an_exit_and_the_values_of_all_other_cells_stay():
    level = find("discount")
    copy = read_text(write_text(level, "cs188-grid").text).level
    ours, theirs = (solve_optimum(mdp).v for mdp in map(compile_mdp, (level, copy)))
    first, second = (board(compile_mdp(one), v, one) for one, v in ((level, ours), (copy, theirs)))
    where = np.array([[level[Cell(row, col)].ends for col in range(level.width)] for row in range(level.height)])
    np.testing.assert_allclose(first[~where], second[~where], atol=1e-10)


@pytest.mark.parametrize("text", [BOOK, "grid = " + BOOK, "return " + BOOK, DISCOUNT, BRIDGE])
def test_a_grid_is_known_in_both_ways_it_is_written(text):
    assert recognised_format(text).id == "cs188-grid"


def test_exits_of_other_numbers_have_letters_of_their_own():
    level = read_text("S 5 -2.5 5").level
    assert level.rows == ("SXxX",)
    assert (level.tile("X").exit, level.tile("x").exit) == (5.0, -2.5)


def test_it_comes_back_without_a_loss():
    level = read_text(DISCOUNT + "noise = 0.3\nlivingReward = -0.5\ndiscount = 0.8").level
    written = write_text(level, "cs188-grid")
    assert written.notes == ()
    assert read_text(written.text).level == level
    assert "[' ', '#',   1, '#',  10],\n" in written.text


def test_what_a_grid_cannot_say_is_explained():
    notes = " ".join(write_text(find("first-steps"), "cs188-grid").notes)
    for words in ("divided by γ", "Goal (+1) becomes exit (+1.05263)", "Not kept: title", "The rule time limit, 200, becomes 0."):
        assert words in notes


@pytest.mark.parametrize(("row", "sentence"), [("..X", "needs a start"), ("S..", "needs an exit")])
def test_what_would_be_no_grid_is_refused(row, sentence):
    with pytest.raises(ExportError, match=sentence):
        write_text(parse_level(f"map = '''\n{row}\n'''"), "cs188-grid")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("S _ 1\n_ _\n", "row 2, column 3: 2 cells, expected 3 as in row 1"),
        ("[['S', 'Q', 1]]", "row 1, column 2: 'Q', expected"),
        ("[['S', True, 1]]", "row 1, column 2: True"),
        ("[['S', 1e9]]", "the exit is 1000000000.0, expected a number from -1e+06 to 1e+06"),
        ("[['S', 1e999]]", "the exit is inf"),
        ("[['S', 1]]\nnoise = 2", "noise is 2, expected a number from 0 to 1"),
        ("[['S', [1]]]", "row 1, column 2: [1]"),
        ("[]", "there is no grid in this text"),
        ("S " * 1001, "1 to 1,000 each way"),
    ],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text, format="cs188-grid")
    assert sentence in str(error.value)


def test_a_rule_that_a_grid_cannot_say_is_explained():
    level = read_text(BOOK).level
    patient = dataclasses.replace(level, rules=dataclasses.replace(level.rules, slip_kind="others"))
    assert write_text(patient, "cs188-grid").notes == ("The rule slip kind, others, becomes sideways.",)


PROGRAM = """
class Gridworld:
    def __init__(self, grid):
        self.noise = 0.2

def getBookGrid():
    grid = [[' ', ' ', ' ', +1], [' ', '#', ' ', -1], ['S', ' ', ' ', ' ']]
    return Gridworld(makeGrid(grid))

def getBridgeGrid():
    return Gridworld([['#', -100, '#'], [1, 'S', 10]])

def getPathGrid():
    grid = [[.5 ** distance] * 2 for distance in reversed(range(2))]
    grid[0][0] = 'S'
    return Gridworld(makeGrid(grid))

if __name__ == '__main__':
    mdp = getBookGrid()
    mdp.setNoise(opts.noise)
    mdp.setLivingReward(-0.5)
"""
TEST = '''class: "%s"

# GridWorld specification
#    _ is empty space
#    # is a wall
grid: """
  -10
    S
  %s
"""
discount: "0.5"
noise: "0.25"
livingReward: "-1.5"
'''


def test_functions_of_the_project_are_parts_named_as_its_option_names_them():
    imported = read_text(PROGRAM, "gridworld.py")
    assert (imported.parts, imported.level.title) == (("BookGrid", "BridgeGrid"), "BookGrid")
    assert imported.level.rows == read_text(BOOK).level.rows
    assert imported.level.rules.step_reward == -0.5
    assert any(note.startswith("setNoise at line 20 is given opts.noise, which is not followed") for note in imported.notes)
    assert any("Not read" in note and "grid is changed at line 15" in note for note in imported.notes)
    for part in ("BridgeGrid", "getBridgeGrid", "2"):
        assert read_text(PROGRAM, part=part).level.rows[1] == read_text("[['#', -100, '#'], [1, 'S', 10]]").level.rows[1]


def test_a_test_of_the_autograder_is_its_grid_with_its_settings():
    imported = read_text(TEST % ("ValueIterationTest", "10"), "1-tiny.test")
    assert [imported.level[Cell(row, 0)].exit for row in range(3)] == [-10, None, 10]
    assert imported.level.rows[1] == "S"
    rules = imported.level.rules
    assert (rules.discount, rules.slip, rules.step_reward) == (0.5, 0.25, -1.5)
    assert not any("forget noise" in note for note in imported.notes)
    assert any("forget noise" in note for note in read_text(TEST % ("QLearningTest", "10")).notes)


def test_what_the_autograder_takes_for_ground_is_ground():
    imported = read_text(TEST % ("ValueIterationTest", "0.5"))
    assert imported.level.rows[2] == "."
    assert any("these are ground there and here: 0.5" in note for note in imported.notes)


def test_settings_that_a_grid_does_not_have_are_explained():
    notes = " ".join(read_text(BOOK + "\ngamma = 0.5\nlivingreward = -1\nalpha = 0.1").notes)
    assert "gamma (is discount meant?), livingreward (is livingReward meant?), alpha." in notes


def test_names_and_arithmetic_are_worked_out():
    level = read_text("x = 2\ngrid = [['S', x * 5, -x ** 2]]\nnoise = 1 / 4").level
    assert (level.rules.slip, level[Cell(0, 1)].exit, level[Cell(0, 2)].exit) == (0.25, 10, -4)


@pytest.mark.parametrize("text", ["0100\n0001\n1000", "[[0, 100], [1, -1]]", "0 100\n5 1"])
def test_a_grid_of_numbers_alone_is_none_of_these(text):
    assert recognised_format(text).id == "maze"
    with pytest.raises(LevelError, match="numbers alone, and in a grid of CS188 every number is an exit"):
        read_text(text, format="cs188-grid")
