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
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    with pytest.raises(LevelError, match="not a text"):
        of_file(path)


def test_a_departure_is_a_text_with_what_it_loses_or_a_problem() -> None:
    level = library.find("frozenlake-4x4")
    departure = departed(level, "frozenlake")
    assert arrived(departure.text).format == "frozenlake"
    assert not departure.problem
    assert departed(level, "no such format").problem


BOARDS = "; one\n\n####\n#@.#\n####\n\n; two\n\n#####\n#@Z.#\n#####\n\n; three\n\n######\n#@  .#\n######\n"


def test_each_of_several_levels_can_be_read_and_a_bad_one_leaves_the_others() -> None:
    first = arrived(BOARDS, "a.xsb")
    assert (first.parts, first.part, first.level and first.level.width) == (("one", "two", "three"), 0, 4)
    second = arrived(BOARDS, "a.xsb", first.format, "2")
    assert (second.parts, second.part, second.level) == (first.parts, 1, None)
    assert "line 10, column 3" in second.problem
    third = arrived(BOARDS, "a.xsb", first.format, "3")
    assert (third.part, third.level and third.level.width) == (2, 6)


def test_a_guess_of_the_encoding_is_told_whichever_level_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xsb"
    path.write_bytes(BOARDS.replace("one", "Größe").encode("latin-1"))
    arrival = of_file(path)
    assert arrival.parts[0] == "Größe"
    assert arrival.notes[0].startswith("The file is not in UTF-8")
    again = arrived(arrival.text, arrival.name, arrival.format, "3", arrival.origin)
    assert again.notes[0] == arrival.notes[0]


def test_a_file_is_read_with_what_lies_beside_it_and_a_pasted_text_is_not(tmp_path: Path) -> None:
    text = (
        '<map orientation="orthogonal" width="2" height="1"><tileset firstgid="1" source="t.tsx"/>'
        '<layer name="a" width="2" height="1"><data encoding="csv">1,0</data></layer></map>'
    )
    (tmp_path / "t.tsx").write_text('<tileset name="t"><tile id="0" type="wall"/></tileset>')
    (tmp_path / "a.tmx").write_text(text)
    arrival = of_file(tmp_path / "a.tmx")
    assert arrival.level is not None
    assert (arrival.format, arrival.folder, arrival.level.rows) == ("tiled-xml", tmp_path, ("#.",))
    again = arrived(arrival.text, arrival.name, "tiled", folder=arrival.folder)
    assert again.level == arrival.level
    pasted = arrived(text)
    assert pasted.level is None
    assert "stands in a file of its own, 't.tsx', and only the text of the map is here" in pasted.problem


def test_what_is_written_names_the_pictures_beside_it() -> None:
    written = departed(library.find("corridor"), "tiled-xml", "way.tmx")
    assert [sheet.name for sheet in written.pictures] == ["way.png"]
    assert departed(library.find("corridor"), "native").pictures == ()
