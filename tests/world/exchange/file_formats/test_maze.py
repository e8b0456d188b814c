"""Mazes of 0 and 1 in all their spellings, and gym-simplegrid's."""

import pytest

from playground.world import Cell, LevelError, outcomes
from playground.world.exchange import read_text
from playground.world.mdp import State

SIMPLE = """
import gymnasium as gym
obstacle_map = ["00001", "00100", "00010"]
env = gym.make("SimpleGrid-v0", obstacle_map=obstacle_map, render_mode="human")
obs, info = env.reset(seed=42, options={"start_loc": 0, "goal_loc": (1, 4)})
"""


@pytest.mark.parametrize(
    "text",
    [
        "0100\n0001\n",
        "0 1 0 0\n0 0 0 1",
        "0,1,0,0\n0,0,0,1\n",
        "0;1;0;0;\n0;0;0;1;",
        "0\t1\t0\t0\n0\t0\t0\t1",
        "[[0 1 0 0]\n [0 0 0 1]]",
        "[[0. 1. 0. 0.]\n [0. 0. 0. 1.]]",
        "[[0,1,0,0],[0,0,0,1]]",
        "maze = np.array([[0, 1, 0, 0],\n                 [0, 0, 0, 1]])",
        "array([[0, 1, 0, 0],\n       [0, 0, 0, 1]])",
        'm = ["0100", "0001"]',
        "[[False, True, False, False], [False, False, False, True]]",
        "```\n0100\n0001\n```",
    ],
)
def test_every_spelling_is_the_same_maze(text):
    imported = read_text(text)
    assert imported.level.rows == (".#..", "...#")
    assert any("`wall = 0` below the grid says otherwise" in note for note in imported.notes)
    assert any("`goal = (row, column)`" in note for note in imported.notes)


def test_what_is_wall_start_and_goal_can_be_said():
    level = read_text("0100\n0001\n1000\n\nstart = (0, 0)\ngoal = (2, 3)").level
    assert level.rows == ("S#..", "...#", "#..G")
    assert read_text("0110\nwall = 0", format="maze").level.rows == ("#..#",)
    assert read_text("11\n01\nstart = (0, 0)\ngoal = 3").level.rows == ("S.", "#G")
    assert read_text("[[1, 1, 1], [1, 0, 1], [1, 1, 1]]\nstart_idx = [[1, 1]]").level.rows == ("###", "#S#", "###")
    assert read_text("2010\n0013").level.rows == ("S.#.", "..#G")
    assert read_text("env = Qmaze([[1., 0.], [1., 1.]])").level.rows == (".#", "..")


def test_gym_simplegrid_with_its_options():
    level = read_text(SIMPLE).level
    assert (level.rows, level.rules.time_limit, level.rules.moves) == (
        ("S...#", "..#.G", "...#."),
        200,
        ("up", "down", "left", "right"),
    )

    def step(row, col, action):
        (only,) = outcomes(level, State(Cell(row, col)), action)
        return tuple(only.state.cell), only.reward, only.ends

    # What SimpleGridEnv 1.1.0 answers to the same actions.
    assert step(0, 0, "up") == ((0, 0), -1.0, False)
    assert step(0, 0, "right") == ((0, 1), -0.1, False)
    assert step(0, 3, "right") == ((0, 3), -1.0, False)
    assert step(1, 3, "right") == ((1, 4), 1.0, True)


def test_the_registered_maps_of_gym_simplegrid():
    imported = read_text("env = gym.make('SimpleGrid-4x4-v0', max_episode_steps=50)")
    assert (imported.level.rows, imported.level.rules.time_limit) == (("....", ".#.#", "...#", "#..."), 50)
    assert any("gym-simplegrid draws one by chance" in note for note in imported.notes)


def test_the_maps_of_a_dict_are_parts():
    text = 'MAPS = {"4x4": ["0000", "0101"], "8x8": ["0011", "1100"]}'
    assert read_text(text).parts == ("4x4", "8x8")
    assert read_text(text, part="8x8").level.rows == ("..##", "##..")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[0, 0, 0, 1], [0, 0, 0, -1]]", "a grid of numbers other than 0 and 1"),
        ("0 5 100\n2 3 4", "a grid of numbers other than 0 and 1"),
        ("[[-0.04, 1.0], [0.5, 2]]", "GridMDP([[...]], terminals=[...])"),
        ("0102\n0001", "none with a 3"),
        ("010\n01", "row 2, column 3: 2 cells, expected 3 as in row 1"),
        ("01\n10\nstart = (0, 5)", "start is [0, 5], expected (row, column) from (0, 0) to (1, 1)"),
        ("00\n10\nstart = (1, 0)\ngoal = (0, 0)", "the start (1, 0) is a wall"),
        ("01\n10\nwall = 3", "wall is 3, expected 0 or 1"),
        ("[[0 ... 1]\n [1 ... 0]]", "printed shortened"),
    ],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text, format="maze")
    assert sentence in str(error.value)


def test_settings_that_a_maze_does_not_have_are_explained():
    assert any("gaol (is goal meant?)" in note for note in read_text("01\n10\ngaol = 3").notes)


def test_a_start_that_only_python_can_work_out_is_explained():
    notes = read_text("maze = [[0, 1], [1, 0]]\nstart = somewhere()").notes
    assert any("start is somewhere(), which only Python itself can run" in note for note in notes)


def test_a_large_maze_needs_no_reading_as_python():
    rows = [[(row * col) % 2 for col in range(400)] for row in range(400)]
    assert read_text(str(rows)).level.height == 400


def test_places_under_other_names_are_explained_with_the_name_that_is_meant():
    notes = read_text("00\n01\n00\nbegin = (0, 0)\nfinish = (2, 1)\n").notes
    sentence = "has no such setting: begin (is start meant?), finish (is goal meant?)."
    assert notes[-1] == f"Not used, because a maze of 0 and 1 {sentence}"
