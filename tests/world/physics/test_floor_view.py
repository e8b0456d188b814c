"""What is drawn of a floor."""

import pytest

from playground.world import Cell, Floor, Level, compile_mdp, parse_level
from playground.world.physics.floor_view import floor_view

LEVEL = parse_level("map = '''\nSaAc\nM..a\nt.TU\n'''")


@pytest.mark.parametrize(
    ("floor", "rows", "open_"),
    [
        (Floor(), ("SaAc", "M..a", "t.TU"), {(2, 3)}),
        (Floor(phase=2), ("SaAc", "..Ma", "t.TU"), {(2, 3)}),
        (Floor(phase=3), ("SaAc", "...M", "t.TU"), {(2, 3)}),  # the cat hides what it stands on
        (Floor(("red",)), ("S.Ac", "M...", "t.TU"), {(0, 2), (2, 3)}),
        (Floor(("0,3",), ("gate",)), ("SaA.", "M..a", "t.TU"), {(2, 2)}),
    ],
)
def test_what_is_taken_or_away_shows_the_ground_and_what_can_be_passed_is_open(
    floor: Floor, rows: tuple[str, ...], open_: set[tuple[int, int]]
) -> None:
    assert floor_view(LEVEL, floor).rows == rows
    assert floor_view(LEVEL, floor).open == {Cell(*cell) for cell in open_}


def test_the_first_floor_of_a_table_is_the_map() -> None:
    assert floor_view(LEVEL, compile_mdp(LEVEL).floors[0]).rows == LEVEL.rows


def test_a_level_that_remembers_nothing_is_its_map() -> None:
    plain = Level("", ("S.G",))
    assert floor_view(plain, Floor()) == (plain.rows, frozenset())
    assert floor_view(Level("", ("STU",)), Floor()).open == {Cell(0, 2)}


def test_a_floor_of_another_level_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no key 'blue'"):
        floor_view(LEVEL, Floor(("blue",)))
