"""The text of a level before TOML sees it."""

import pytest

from playground.world import LevelError
from playground.world.scan import scanned


def test_the_map_is_taken_out_and_the_lines_keep_their_numbers() -> None:
    scan = scanned("# one\n# two\ntitle = 'x'\nmap = '''\n..\n#.\n'''\n[rules]\n")
    assert scan.rows == ("..", "#.")
    assert scan.lines == (5, 6)
    assert scan.comment == "# one\n# two"
    assert scan.toml.split("\n") == ["# one", "# two", "title = 'x'", "map = '''", "", "", "'''", "[rules]", ""]


def test_a_comment_that_is_not_at_the_top_is_not_the_comment() -> None:
    assert scanned("\n# later\nmap = '''.'''").comment == ""


def test_a_map_on_one_line() -> None:
    scan = scanned("map = '''S.G''' # here")
    assert (scan.rows, scan.lines, scan.toml) == (("S.G",), (1,), "map = '''''' # here")


def test_without_a_map_there_are_no_rows() -> None:
    assert scanned("title = 'x'").rows == ()


def test_a_line_may_have_512_characters_and_one_of_the_map_more() -> None:
    assert scanned("#" + "x" * 511).comment
    assert scanned("map = '''\n" + "." * 900 + "\n'''").rows == ("." * 900,)
    with pytest.raises(LevelError, match="line 2, column 513: a line of 513 characters"):
        scanned("\n#" + "x" * 512)


def test_sizes_are_refused_before_anything_is_read() -> None:
    with pytest.raises(LevelError, match="larger than 2,097,152 bytes"):
        scanned("é" * 1_048_577)
    with pytest.raises(LevelError, match="70,000 lines"):
        scanned("\n" * 70_000)
    with pytest.raises(LevelError, match="characters outside the map"):
        scanned(("#" + "x" * 500 + "\n") * 200)
