"""One of several levels in a file."""

import pytest

from playground.world import LevelError
from playground.world.exchange.parts import choice_note, file_and_part, part_index


def test_a_part_stands_behind_the_name_of_a_file_that_is_there(tmp_path):
    plain, odd = tmp_path / "two.xsb", tmp_path / "a#b.xsb"
    plain.write_text("x")
    odd.write_text("x")
    assert file_and_part(str(plain)) == (plain, "")
    assert file_and_part(f"{plain}#3") == (plain, "3")
    assert file_and_part(f"{plain}#Level #3") == (plain, "Level #3")
    assert file_and_part(str(odd)) == (odd, "")
    assert file_and_part(f"{odd}#1") == (odd, "1")
    assert file_and_part(str(tmp_path / "none.xsb#1")) is None
    assert file_and_part("\0#" + "x" * 5000) is None


def test_a_part_is_picked_by_its_name_or_its_number():
    names = ("Alpha", "", "2", "Beta")
    assert [part_index(names, wanted) for wanted in ("", "alpha", "2", "4", "3")] == [0, 0, 2, 3, 2]
    with pytest.raises(LevelError, match="no part 'Betta' in this text; did you mean 'Beta'"):
        part_index(names, "Betta")
    with pytest.raises(LevelError, match="no part '9' in this text; expected 1 Alpha, 2, 3 2, 4 Beta"):
        part_index(names, "9")
    with pytest.raises(LevelError, match="no part '²'"):
        part_index(names, "²")


def test_what_else_a_text_holds_is_a_note():
    assert choice_note(("only",), 0) == ()
    assert choice_note(("4x4", "8x8"), 1) == (
        "The text holds 2 levels; this is number 2, '8x8'. FILE#2 asks for the second: 1 4x4, 2 8x8.",
    )
    assert choice_note(("",) * 40, 0)[0].endswith("11, 12 … 40.")
