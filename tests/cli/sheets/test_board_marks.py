"""A board as marks."""

import pytest

from playground.cli.sheets.board_marks import board, board_places, cells, legend, reward_of, rules, signed
from playground.cli.sheets.marks import Box, Rect, Stroke, VectorPicture, Words
from playground.cli.verb import UsageError
from playground.world import library
from playground.world.grid import Cell

ROOM = Rect(16, 72, 178, 165)


def test_cells_are_as_large_as_the_room_allows_and_the_board_stands_in_the_middle() -> None:
    places = board_places(library.find("corridor"), ROOM)
    assert places.side == 34.0
    assert places.place == Rect(16 + (178 - 5 * 34) / 2, 72, 170, 34)
    assert places.cell(Cell(0, 2)).x == pytest.approx(places.place.x + 68)
    assert board_places(library.find("windy-gridworld"), ROOM).side == pytest.approx(17.8)


def test_a_level_with_too_many_cells_is_refused() -> None:
    with pytest.raises(UsageError, match=r"rows and .* columns, expected at most 19 rows and 20 columns: choose a smaller level"):
        board_places(library.find("big-maze"), ROOM)


def test_every_tile_is_drawn_in_its_cell_and_floor_stays_white() -> None:
    level = library.find("book")
    places = board_places(level, ROOM)
    marks = board(level, places)
    pictures = {mark.file.stem: mark.place for mark in marks if isinstance(mark, VectorPicture)}
    assert set(pictures) == {"goal", "pit", "start", "wall"}
    assert pictures["wall"] == places.cell(Cell(1, 1))
    goal = places.cell(Cell(0, 3))
    assert goal.x < pictures["goal"].x < pictures["goal"].right < goal.right
    assert [mark.text for mark in marks if isinstance(mark, Words)] == ["+1", "−1"]
    assert sum(isinstance(mark, Box) and mark.line == 0.25 for mark in marks) == 12


def test_bare_cells_have_no_tile() -> None:
    level = library.find("book")
    marks = board(level, board_places(level, ROOM), list(cells(level)))
    assert [mark for mark in marks if isinstance(mark, VectorPicture | Words)] == []


def test_thin_walls_are_thick_lines_and_a_tile_without_a_picture_is_its_glyph() -> None:
    level = library.find("format = 1\ntitle = 'T'\nmap = '''\nS|>G\n'''\n")
    places = board_places(level, ROOM)
    marks = board(level, places)
    wall = next(mark for mark in marks if isinstance(mark, Stroke))
    right = places.cell(Cell(0, 1)).right
    assert (wall.start[0], wall.end[0], wall.width) == (pytest.approx(right), pytest.approx(right), 1.6)
    assert ">" in [mark.text for mark in marks if isinstance(mark, Words)]


def test_the_legend_has_a_sentence_for_each_kind_and_the_rules_their_numbers() -> None:
    level = library.find("cliff5")
    assert legend(level)[1:] == (
        "Pit (−100): Falling in hurts and ends the episode.",
        "Goal (+20): The cheese! Reaching it ends the episode happily.",
    )
    assert rules(level) == "Rules: each step −1, γ = 0.95."
    assert rules(library.find("windy-gridworld")).endswith("wind upwards by columns 0 0 0 1 1 1 2 2 1 0.")


def test_rewards_have_their_sign() -> None:
    assert [signed(value) for value in (2.5, -1.0, 0.0)] == ["+2.5", "−1", "0"]
    assert reward_of(library.find("cliff5")[Cell(3, 4)]) == 20.0
