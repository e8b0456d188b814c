"""Levels from elsewhere, and for elsewhere."""

from pathlib import Path

import pytest

from playground.ui.arrivals import arrived, departed, of_file
from playground.world import LevelError, format_level, library

LAKE = "SFFF\nFHFH\nFFFH\nHFFG\n"


def test_one_of_our_own_levels_needs_no_card() -> None:
    level = library.find("corridor")
    arrival = arrived(format_level(level))
    assert (arrival.level, arrival.at_once) == (level, True)


def test_a_foreign_level_tells_what_it_was_taken_for_and_what_became_of_it() -> None:
    arrival = arrived(LAKE)
    assert arrival.format == "frozenlake"
    assert arrival.level is not None
    assert not arrival.at_once
    assert arrival.level.rows[0][0] == "S"


def test_what_is_no_level_says_so_and_can_be_read_as_something_else() -> None:
    nothing = arrived("\x00\x01")
    assert (nothing.level, nothing.at_once) == (None, False)
    assert nothing.problem
    wrong = arrived(LAKE, format="native")
    assert (wrong.level, wrong.format) == (None, "native")
    assert wrong.problem


def test_a_file_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "lake.txt"
    path.write_bytes(b"\xef\xbb\xbf" + LAKE.encode())
    assert (of_file(path).format, of_file(path).name) == ("frozenlake", "lake.txt")
    path.write_bytes(b"\x89PNG\xff")
    with pytest.raises(LevelError, match="not a text"):
        of_file(path)


def test_a_departure_is_a_text_with_what_it_loses_or_a_problem() -> None:
    level = library.find("frozenlake-4x4")
    departure = departed(level, "frozenlake")
    assert arrived(departure.text).format == "frozenlake"
    assert not departure.problem
    assert departed(level, "no such format").problem
