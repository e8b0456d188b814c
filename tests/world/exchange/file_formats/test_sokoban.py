"""Sokoban boards: walls, player and goals are counted; boxes are lost, and a note says so."""

import pytest

from playground.world import LevelError, parse_level
from playground.world.exchange import ExportError, read_text, recognised_format, write_text
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


def test_a_goal_under_the_player_is_explained():
    imported = read_text("####\n#+$#\n####\n")
    assert imported.level.rows == ("####", "#S.#", "####")
    assert "The goal under the player is lost." in imported.notes
    assert "There is no goal left." in imported.notes


COLLECTION = "; first\n\n####\n#@.#\n####\n\n; second\n\n#####\n#@ .#\n#####\n"


@pytest.mark.parametrize(
    ("part", "width", "title"), [("", 4, "first"), ("1", 4, "first"), ("2", 5, "second"), ("Second", 5, "second")]
)
def test_each_of_several_boards_can_be_read(part, width, title):
    imported = read_text(COLLECTION, "a.xsb", part=part)
    assert (imported.level.width, imported.level.title) == (width, title)
    assert imported.parts == ("first", "second")


@pytest.mark.parametrize("ground", ["-----", "_____"])
def test_a_row_of_ground_inside_is_walked_on(ground):
    imported = read_text(f"#####\n#@  #\n{ground}\n#  .#\n#####\n", "a.xsb")
    assert imported.level.rows == ("#####", "#S..#", ".....", "#..G#", "#####")
    assert "The walls do not close the board, so all of its ground stays." in imported.notes


def test_a_board_without_a_title_is_called_by_its_file_and_number():
    assert read_text("####\n#@.#\n####\n\n####\n#.@#\n####\n", "mine.xsb", part="2").level.title == "mine 2"
    assert read_text("####\n#@.#\n####\n", "mine.xsb").level.title == "mine"


def test_a_board_that_is_not_there_is_explained():
    with pytest.raises(LevelError, match="there is no part '3' in this text; expected 1 first, 2 second"):
        read_text(COLLECTION, part="3")


def test_a_fault_is_explained_where_its_board_is_asked_for():
    text = COLLECTION.replace("#@ .#", "#@Z.#")
    assert read_text(text, "a.xsb").level.width == 4
    with pytest.raises(LevelError, match="line 10, column 3: the character 'Z'"):
        read_text(text, "a.xsb", part="2")


def test_all_letters_mean_what_they_mean_elsewhere():
    level = read_text("#####\n#pbX#\n#Bo-#\n#####\n", "a.xsb").level
    assert level.rows == ("#####", "#S..#", "#GG.#", "#####")
    imported = read_text("#####\n#P_.#\n#####\n", "a.xsb")
    assert imported.level.rows == ("#####", "#S.G#", "#####")
    assert "The goal under the player is lost." in imported.notes


def test_a_collection_as_xml_is_read():
    text = (
        "<SokobanLevels><Level Id='a'><L>####</L><L>#@.#</L><L>####</L></Level><Level Id='b'><L>#@.#</L></Level></SokobanLevels>"
    )
    assert recognised_format(text, "").id == "sokoban"
    imported = read_text(text, "x.slc", part="b")
    assert (imported.level.rows, imported.level.title, imported.parts) == (("#SG#",), "b", ("a", "b"))


@pytest.mark.parametrize(("text", "name"), [(BOARD, ""), ("####\n#@.#\n####", ""), ("####\n#@ #\n####", "level.sok")])
def test_a_board_is_known(text, name):
    assert recognised_format(text, name).id == "sokoban"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("####\n#@@#\n####", "line 1: the board has 2 players"),
        ("####\n#@.Z#\n####", "line 2, column 4: the character 'Z'"),
        ("nothing", "no Sokoban board"),
    ],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text, format="sokoban")
    assert sentence in str(error.value)


def test_a_closed_maze_comes_back():
    level = read_text("####\n#@.#\n####\n").level
    written = write_text(level, "sokoban")
    assert written.text == "####\n#@.#\n####\n"
    assert read_text(written.text).level == level


def test_an_open_level_gets_walls_and_what_is_lost_is_explained():
    written = write_text(find("first-steps"), "sokoban")
    assert written.text.split("\n")[1] == "#----------#"
    notes = " ".join(written.notes)
    for words in ("Walls were put around", "no boxes", "step reward, -0.02, becomes 0"):
        assert words in notes
    with pytest.raises(ExportError, match="needs a goal"):
        write_text(parse_level("map = '''\nS..\n'''"), "sokoban")


@pytest.mark.parametrize("text", ["#####\n#@ ?#\n#$ .#\n#####\n", ";LEVEL 1\n#####\n#`|?#\n#####\n"])
def test_a_board_with_a_strange_letter_is_known_and_the_letter_is_explained(text):
    with pytest.raises(LevelError, match=r"line \d, column \d: the character '.', expected # @"):
        read_text(text)


def test_rows_that_an_empty_line_parts_from_a_board_are_explained():
    notes = read_text("#####\n#@$.#\n\n#   #\n#####\n").notes
    assert "An empty line ends a board, so the rows from line 4 on are left out; write - for ground in it." in notes
    assert not any("empty line" in note for note in read_text("#####\n#@$.#\n#####\n\n#####\n#####\n").notes)
