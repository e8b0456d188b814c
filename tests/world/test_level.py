"""A level as a value."""

import copy

import pytest

from playground.settings import check
from playground.world import Cell, Level, LevelError, MapChange, Rules, Tile, compile_mdp, format_level
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


def test_moments_are_the_levels_that_a_level_is_in_time() -> None:
    level = Level("x", ("S.G",), changes=(MapChange(10, ("S#G",)), MapChange(20, ("SGG",))))
    assert [moment.rows for moment in level.moments] == [("S.G",), ("S#G",), ("SGG",)]
    assert all(moment.changes == () for moment in level.moments)
    assert [level.moment(steps) for steps in (0, 9, 10, 19, 20, 10**9)] == [0, 0, 1, 1, 2, 2]
    assert level.moments is level.moments
    assert Level("x", (".",)).moments == (Level("x", (".",)),)


def test_a_level_that_changes_can_be_copied_and_is_another_than_one_that_does_not() -> None:
    level = Level("x", ("S.G",), changes=(MapChange(10, ("S#G",)),))
    assert copy.deepcopy(level) == level
    assert level != level.moments[0]
    assert hash(level) != hash(level.moments[0])


def test_a_level_may_bring_its_own_table_which_no_file_can_hold() -> None:
    table = compile_mdp(Level("y", ("S.G",)))
    level = Level("x", ("S.G",), table=table)
    assert compile_mdp(level) is table
    with pytest.raises(LevelError, match="cannot be saved as a level file"):
        format_level(level)
