"""Which lines are rows of a Sokoban board, and where boards end."""

import pytest

from playground.world.exchange.sokoban.sokoban_boards import boards_of


def rows(text):
    return [board.rows for board in boards_of(text)[0]]


@pytest.mark.parametrize("ground", ["-", "_", "  ", "---"])
def test_a_row_of_ground_inside_does_not_end_the_board(ground):
    assert rows(f"####\n#@.#\n####\n{ground}\n####\n#**#\n####\n") == [
        ("####", "#@.#", "####", ground.rstrip(), "####", "#**#", "####")
    ]


def test_the_letters_of_other_programs_are_rows():
    assert rows("#####\n#pXo#\nbB o\n#####\n") == [("#####", "#pXo#", "bB o", "#####")]


@pytest.mark.parametrize("between", ["", "----", "____", " ", "second", "Bob", "#2", "## Level 2", "; 2"])
def test_what_stands_between_two_boards_parts_them(between):
    assert rows(f"####\n#@.#\n####\n{between}\n#####\n#@$.#\n#####\n") == [("####", "#@.#", "####"), ("#####", "#@$.#", "#####")]


def test_boards_that_follow_on_one_another_in_runs_are_several():
    assert rows("4#|#@.#|4#\n5#|#@-.#|5#\n") == [("####", "#@.#", "####"), ("#####", "#@-.#", "#####")]
    assert rows("4#|\n#@.#|\n4#|\n") == [("####", "#@.#", "####")]
    assert rows("4#\n#@.#\n4#\n") == [("####", "#@.#", "####")]


def test_the_first_game_has_walls_of_x():
    assert rows("Maze: 1\n\nXXXXX\nX@*.X\nX & X\nXXXXX\n") == [("#####", "#@$.#", "# * #", "#####")]


@pytest.mark.parametrize(
    ("row", "col", "letter"), [("#Z @#", 2, "Z"), ("#@ 9", 4, "9"), ("\t#@ #", 1, "\\t"), ("#?!§#", 2, "?"), ("#@é.#", 3, "é")]
)
def test_a_letter_that_is_not_known_is_explained_with_its_place(row, col, letter):
    (board,), _ = boards_of(f"#####\n{row}\n#@$.#\n#####\n")
    assert (board.fault.line, board.fault.col) == (2, col)
    assert f"line 2, column {col}: the character '{letter}'" in str(board.fault)


def test_a_fault_in_one_board_leaves_the_others():
    boards, _ = boards_of("####\n#@.#\n####\n\n####\n#Z #\n####\n\n####\n#.@#\n####\n")
    assert [board.fault is None for board in boards] == [True, False, True]
    assert boards[2].first == 9


def test_what_is_drawn_in_a_comment_is_no_board():
    text = "####\n#@.#\n####\nComment:\n###\n#@#\n###\nComment-End:\nComment: \n####\n#.@#\n####\n"
    assert rows(text) == [("####", "#@.#", "####"), ("####", "#.@#", "####")]


def test_ornaments_of_walls_are_no_boards_beside_one():
    assert rows("#####\n\n#   #\n\n####\n#@.#\n####\n") == [("####", "#@.#", "####")]
    assert rows("####\n#  #\n####\n") == [("####", "#  #", "####")]


def test_the_other_lines_are_kept():
    _, words = boards_of("one\n####\n#@.#\n####\n\n two\n")
    assert [(line.number, line.text) for line in words] == [(1, "one"), (6, " two")]
