"""Lines of text on their way to rows."""

import pytest

from playground.world import LevelError
from playground.world.exchange import grid_text
from playground.world.exchange.grid_text import TextLine


def test_lines_lose_their_ends_and_spaces_at_the_right():
    assert grid_text.lines_of("\ufeffa \r\nb\rc") == [TextLine(1, "a"), TextLine(2, "b"), TextLine(3, "c")]
    assert grid_text.lines_of("a ", strip=False) == [TextLine(1, "a ")]


def test_lines_are_counted_however_they_end():
    """Of any ends more than MOST_LINES are refused."""
    assert [grid_text.line_ends(text) for text in ("a", "a\n", "a\r", "a\r\nb\r\n", "\r\r\n\n")] == [0, 1, 1, 2, 3]
    for end in ("\n", "\r", "\r\n"):
        with pytest.raises(LevelError, match="more than 65,536 lines"):
            grid_text.lines_of(f"S{end}" * 65_537)


def test_rows_are_parted_from_the_rest_which_keeps_its_line_numbers():
    rows, rest = grid_text.rows_and_rest("SF\nx = 1\nFG\n", grid_text.consists_of("SFG"))
    assert rows == [TextLine(1, "SF"), TextLine(3, "FG")]
    assert rest == "\nx = 1\n\n"


def test_short_rows_are_filled_up_and_it_is_explained():
    assert grid_text.padded(["abc", "d"], "#") == (
        ("abc", "d##"),
        ("Rows differed in length: 1 of 2 were filled up with walls at the right.",),
    )
    assert grid_text.padded(["ab"], "#") == (("ab",), ())


@pytest.mark.parametrize(("height", "width"), [(0, 1), (1, 0), (1001, 1), (1, 1001)])
def test_a_side_has_1_to_1000_cells(height, width):
    grid_text.check_size(1000, 1)
    with pytest.raises(LevelError, match="expected 1 to 1,000 each way"):
        grid_text.check_size(height, width)


@pytest.mark.parametrize(
    ("name", "title"),
    [("a/b/My lake.txt", "My lake"), ("C:\\maps\\x.lay", "x"), ("", ""), ("bad\u202ename.txt", ""), ("x" * 300 + ".txt", "")],
)
def test_a_title_is_a_files_name_without_its_ending(name, title):
    assert grid_text.title_of(name) == title
