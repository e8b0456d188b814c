"""What reading and writing a foreign text give back."""

from playground.world import LevelError, parse_level
from playground.world.exchange.format import Exported, Imported, PartError, TileSheet

LEVEL = parse_level("map = '''\nS.G\n'''")


def test_a_part_that_cannot_be_read_keeps_its_place_and_names_the_others():
    error = PartError(LevelError("line 7, column 2: no", 7, 2), ("first", ""), 1)
    assert isinstance(error, LevelError)
    assert (str(error), error.line, error.col) == ("line 7, column 2: no", 7, 2)
    assert (error.parts, error.part) == (("first", ""), 1)


def test_a_sheet_has_as_many_rows_as_its_tiles_fill():
    assert TileSheet("a.png", LEVEL, ("S", ".", "G"), 3, 64).size == (192, 64)
    assert TileSheet("a.png", LEVEL, ("S", ".", "G", "#"), 3, 16).size == (48, 32)


def test_a_text_holds_one_level_and_no_notes_unless_it_says_so():
    assert Imported(LEVEL) == Imported(LEVEL, (), (), 0)
    assert Exported("S.G\n") == Exported("S.G\n", (), ())
