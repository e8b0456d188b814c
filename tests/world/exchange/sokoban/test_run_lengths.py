"""Rows written in lengths of runs."""

import pytest

from playground.world import LevelError
from playground.world.exchange.sokoban.run_lengths import has_runs, rows_of_runs
from playground.world.exchange.sokoban.sokoban_boards import LETTERS


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("4#|#@.#|4#", ("####", "#@.#", "####")),
        ("4#|#@.#|4#|", ("####", "#@.#", "####")),
        ("12#", ("#" * 12,)),
        ("2(#-)#", ("#-#-#",)),
        ("2(3(#-)$)", ("#-#-#-$#-#-#-$",)),
        ("2(#|)#", ("#", "#", "#")),
    ],
)
def test_numbers_repeat_what_follows_and_bars_end_rows(line, rows):
    assert has_runs(line, LETTERS)
    assert rows_of_runs(line, 1) == rows


@pytest.mark.parametrize("line", ["#@.#", "#1", "Level 3", "10", "4"])
def test_other_lines_are_not_packed(line):
    assert not has_runs(line, LETTERS)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("3#)", "line 7, column 3: a ) without"),
        ("2(3#", "line 7, column 4: a ( without"),
        ("9(" * 9 + "#" + ")" * 9, "more than 8"),
    ],
)
def test_parentheses_that_do_not_match_are_explained_with_their_place(line, words):
    with pytest.raises(LevelError, match="line 7") as error:
        rows_of_runs(line, 7)
    assert words in str(error.value)


def test_a_line_that_would_fill_the_memory_is_refused():
    with pytest.raises(LevelError, match="too many cells"):
        rows_of_runs("99999(99999(99999(99999#)))", 1)
