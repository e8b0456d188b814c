"""Which board a title belongs to."""

import pytest

from playground.world.exchange.sokoban.sokoban_boards import boards_of
from playground.world.exchange.sokoban.titles import with_titles

A, B, C = "####\n#@.#\n####\n", "#####\n#@$.#\n#####\n", "######\n#@$. #\n######\n"


def titles(text):
    return [board.title for board in with_titles(*boards_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        f"Title: one\n{A}\nTitle: two\n{B}\nTitle: three\n{C}",
        f"{A}Title: one\n\n{B}Title: two\n\n{C}Title: three\n",
        f"Title: a collection\nAuthor: nobody\n\n{A}Author: x\nTitle: one\n\n{B}Title: two\n\n{C}Title: three\n",
        f"; one\n\n{A}\n; two\n\n{B}\n; three\n\n{C}",
        f"{A}; one\n\n{B}; two\n\n{C}; three\n",
        f"{A}\n; one\n\n{B}\n; two\n\n{C}\n; three\n",
        f";a collection\n;of somebody\n;\n;one\n{A}\n\n;two\n{B}\n\n;three\n{C}",
        f"one\n{A}two\n{B}three\n{C}",
        f"A collection\n\none\nby nobody\n{A}\ntwo\nby nobody\n{B}\nthree\nby nobody\n{C}",
        f"one\n\n{A}Title: one\nSolution: uuRRdL\n\ntwo\n\n{B}Title: two\n\nthree\n\n{C}Title: three\nSolver:\nllUU\n",
    ],
)
def test_titles_before_and_after_boards_are_not_mixed_up(text):
    assert titles(text) == ["one", "two", "three"]


def test_numbered_levels_are_their_titles():
    text = f";WALLS\n#   0 0 walls\n;MAXLEVEL 3\n;LEVEL 1\n{A};LEVEL 2\n;COMMENT One more.\n;AUTHOR N. N.\n{B};LEVEL 3\n{C}"
    assert titles(text) == ["Level 1", "Level 2", "Level 3"]
    assert titles(f"Level 1: The Castle\n{A}Level 2: A Barn\n{B}") == ["Level 1 The Castle", "Level 2 A Barn"]
    assert titles(f"****\nMaze: 1\nSize X: 4\n\n{A}\n****\nMaze: 2\nSize X: 5\n\n{B}") == ["Maze 1", "Maze 2"]


def test_a_number_is_no_title_and_quotes_are_left_out():
    assert titles(f"; 1\n\n{A}\n; 2 'The Mixer'\n\n{B}\n; 3\n'Pulsar'\n\n{C}") == ["", "The Mixer", "Pulsar"]


def test_what_stands_before_all_boards_names_none_of_them():
    assert titles(f"My boards\n\n{A}\n{B}") == ["", ""]
    assert titles(f"My board\n\n{A}") == ["My board"]


def test_a_line_that_is_too_long_for_a_title_is_none():
    """A map of another program is one line of a megabyte, full of quotes, in which no title is looked for."""
    assert titles(f"{'x ' * 240}'one'\n{A}") == [""]
    assert titles(f"x 'one'\n{A}") == ["one"]
