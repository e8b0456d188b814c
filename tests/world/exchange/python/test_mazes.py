"""Mazes of 0 and 1: the ways in which they are written, their settings, and places on them."""

import pytest

from playground.world import LevelError
from playground.world.exchange.python.mazes import digits, is_maze, is_numbers, mazes, place, refuse_ragged

GRID = [[0, 1, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("010\n000", GRID),
        ("0 1 0\n0 0 0", GRID),
        ("0,1,0,\n0,0,0,", GRID),
        ("[[0, 1, 0], [0, 0, 0]]", GRID),
        ("maze = np.array([[0, 1, 0], [0, 0, 0]])\nprint(maze)", GRID),
        ("maze = ['010', '000']", GRID),
        ("[[0 1 0]\n [0 0 0]]", GRID),
    ],
)
def test_a_maze_is_read_however_it_is_written(text, cells):
    (maze,), fault = mazes(text)
    assert (maze.cells, maze.simple, fault) == (cells, False, None)


def test_settings_below_lines_belong_to_the_maze():
    (maze,), _ = mazes("010\n000\nstart = (0, 0)\ncolour = 'red'")
    assert maze.settings == {"start": [0, 0]}
    assert maze.notes == ("Not used, because a maze of 0 and 1 has no such setting: colour.",)


def test_the_next_setting_below_a_maze_counts_or_the_last_above_it():
    text = "goal = (0, 0)\nmaze_a = [[0, 1], [0, 0]]\ngoal = (1, 1)\nmaze_b = [[1, 0], [0, 0]]"
    first, second = mazes(text)[0]
    assert (first.name, first.settings["goal"]) == ("maze_a", [1, 1])
    assert (second.name, second.settings["goal"]) == ("maze_b", [1, 1])


def test_a_simple_grid_brings_its_registered_map_and_the_class_no_limit():
    (maze,), _ = mazes("env = gym.make('SimpleGrid-4x4-v0', max_steps=9)")
    assert maze.simple
    assert maze.cells[1] == [0, 1, 0, 1]
    assert maze.settings == {"max_steps": 9}
    (maze,), _ = mazes("env = SimpleGridEnv(['01', '00'])")
    assert (maze.cells, maze.settings) == ([[0, 1], [0, 0]], {"max_episode_steps": 0})


def test_a_grid_without_texts_of_0_and_1_is_a_fault():
    made, fault = mazes("env = SimpleGridEnv(7)")
    assert made == []
    assert str(fault) == "obstacle_map is 7, expected a list of texts of 0 and 1"


def test_in_a_qmaze_ones_are_free():
    (maze,), _ = mazes("m = [[1, 0], [1, 1]]\nqmaze = Qmaze(m)")
    assert maze.settings == {"wall": 0}


def test_an_array_of_a_program_is_no_sure_maze():
    (maze,), _ = mazes("print(1)\nweights = [[1, 0], [0, 1]]")
    assert not maze.sure


def test_what_is_a_maze_and_what_are_numbers():
    assert is_maze([[0, 1], [2, 3]])
    assert not is_maze([[0, 1]])
    assert not is_maze([[0, 4], [0, 0]])
    assert is_numbers([[0.5, 7]])
    assert not is_numbers([["0"]])
    assert digits(["01", "10"]) == [[0, 1], [1, 0]]
    assert digits(["01", "1x"]) is None
    assert digits([]) is None


@pytest.mark.parametrize(("value", "cell"), [([1, 2], (1, 2)), ([[1, 2]], (1, 2)), (4, (1, 1)), (0, (0, 0))])
def test_a_place_is_a_pair_or_a_number_in_reading_order(value, cell):
    assert place(value, "goal", GRID) == cell


@pytest.mark.parametrize("value", [[2, 0], [0, 3], [-1, 0], 6, "A", [0.0, 1.0], [True, 0]])
def test_a_place_off_the_grid_is_refused(value):
    with pytest.raises(LevelError, match=r"expected \(row, column\) from \(0, 0\) to \(1, 2\)"):
        place(value, "goal", GRID)


def test_rows_of_different_lengths_are_refused_with_the_place():
    with pytest.raises(LevelError, match=r"row 2, column 2: 1 cell, expected 2 as in row 1"):
        refuse_ragged([[0, 1], [0]])
    refuse_ragged(GRID)
