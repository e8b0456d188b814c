"""A level as a value."""

import copy

import pytest

from playground.settings import check
from playground.world import Cell, Level, LevelError, Rules, Tile
from playground.world.tiles import TILES


def test_a_cell_shows_the_tile_of_the_legend_before_the_default() -> None:
    own = Tile(kind="goal", glyph="G", ends=True, enter=9.0)
    level = Level("x", ("S.G", "#.P"), legend={"G": own})
    assert level[Cell(0, 2)] is own
    assert level[Cell(1, 2)] == TILES["pit"]
    with pytest.raises(KeyError):
        level.tile(",")
    assert (level.height, level.width) == (2, 3)


def test_levels_are_equal_by_what_they_say() -> None:
    one, other = (Level("x", (".",), legend={"a": Tile(kind="mud", glyph="a")}) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != Level("x", (".",), legend={"a": Tile(kind="ice", glyph="a")})


def test_the_legend_cannot_be_changed_from_inside_or_outside() -> None:
    legend = {"a": Tile(kind="mud", glyph="a")}
    level = Level("x", (".",), legend=legend)
    legend.clear()
    assert set(level.legend) == {"a"}
    with pytest.raises(TypeError):
        vars(level)["legend"]["b"] = Tile(kind="mud", glyph="b")


def test_a_level_can_be_copied_and_sent_to_another_process() -> None:
    level = Level("x", ("S.", ".G"), "about", "source", Rules(slip=0.5), {"a": Tile(kind="mud", glyph="a")}, "# note")
    assert copy.deepcopy(level) == level
    make, values = level.__reduce__()
    assert make(*values) == level
    assert copy.copy(level).comment == "# note"


def test_the_rules_as_they_come_are_within_their_bounds() -> None:
    check(Rules())
    assert Rules().moves == ("up", "right", "down", "left")


def test_an_error_has_a_place() -> None:
    error = LevelError("what", 3, 4)
    assert (str(error), error.line, error.col) == ("what", 3, 4)
    assert isinstance(error, ValueError)
