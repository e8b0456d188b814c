"""Sokoban boards: walls, player and goals are counted; boxes are lost and it is told."""

import pytest

from playground.world import LevelError, parse_level
from playground.world.exchange import ExportError, read_text, recognised, write_text
from playground.world.library import find

BOARD = "; 1\n\n  #####\n###   #\n#.@$  #\n### *.#\n  #####\n\nTitle: Two boxes\nAuthor: nobody\n"


def test_walls_player_and_goals_are_kept_and_the_outside_is_wall():
    level = read_text(BOARD).level
    assert level.rows == ("#######", "###...#", "#GS...#", "###.GG#", "#######")
    assert level.title == "Two boxes"


def test_boxes_are_lost_and_counted():
    notes = " ".join(read_text(BOARD).notes)
    assert "Boxes cannot be pushed here: 2 became ground" in notes
    assert "What lies outside the walls became wall." in notes


def test_ground_may_be_written_in_three_ways():
    rows = [read_text(f"#####\n#@{ground}.#\n#####\n", "a.xsb").level.rows for ground in " -_"]
    assert rows == [("#####", "#S.G#", "#####")] * 3


def test_a_goal_under_the_player_is_told():
    imported = read_text("####\n#+$#\n####\n")
    assert imported.level.rows == ("####", "#S.#", "####")
    assert "The goal under the player is lost." in imported.notes
    assert "There is no goal left." in imported.notes


def test_the_first_of_several_boards_is_read():
    imported = read_text("####\n#@.#\n####\n\nsecond\n#####\n#@ .#\n#####\n")
    assert imported.level.width == 4
    assert "The text holds 2 boards; this is the first." in imported.notes


@pytest.mark.parametrize(("text", "name"), [(BOARD, ""), ("####\n#@.#\n####", ""), ("####\n#@ #\n####", "level.sok")])
def test_a_board_is_known(text, name):
    assert recognised(text, name).id == "sokoban"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("####\n#@@#\n####", "line 1: there are 2 players"),
        ("3#|#@-.#|4#", "line 1, column 1: a board written with lengths of runs"),
        ("nothing", "no Sokoban board"),
    ],
)
def test_what_cannot_be_read_is_told(text, told):
    with pytest.raises(LevelError) as error:
        read_text(text, format="sokoban")
    assert told in str(error.value)


def test_a_closed_maze_comes_back():
    level = read_text("####\n#@.#\n####\n").level
    written = write_text(level, "sokoban")
    assert written.text == "####\n#@.#\n####\n"
    assert read_text(written.text).level == level


def test_an_open_level_gets_walls_and_what_is_lost_is_told():
    written = write_text(find("first-steps"), "sokoban")
    assert written.text.split("\n")[1] == "#----------#"
    notes = " ".join(written.notes)
    for words in ("Walls were put around", "no boxes", "step reward, -0.02, becomes 0"):
        assert words in notes
    with pytest.raises(ExportError, match="needs a goal"):
        write_text(parse_level("map = '''\nS..\n'''"), "sokoban")
