"""What each cell looks like on a floor."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from playground.ui.board.appearance import appearance, figure_seen, tile_seen
from playground.world import Cell, Level, parse_level
from playground.world.cast import Bystander, Cast
from playground.world.mdp import Floor

ROWS = "Sa.A\nctTU\nM..G"


def kinds(level: Level, floor: Floor) -> list[list[str]]:
    seen = appearance(level, floor, (0, level.height, 0, level.width))
    return [[f"{seen.figures[n].tile.kind} {seen.figures[n].pose}".strip() for n in row] for row in seen.which.tolist()]


@pytest.fixture
def level(level_of: Callable[..., Level]) -> Level:
    return level_of(ROWS)


def test_at_rest_all_is_there_and_shut(level: Level) -> None:
    assert kinds(level, Floor()) == [
        ["start", "key-red", "floor", "door-red shut"],
        ["coin", "switch", "gate shut", "open-gate open"],
        ["cat", "floor walked", "floor walked", "goal"],
    ]


def test_what_is_taken_is_gone_and_what_is_passable_stands_open(level: Level) -> None:
    assert kinds(level, Floor(("1,0", "red"), ("gate",), 1)) == [
        ["start", "floor", "floor", "door-red open"],
        ["floor", "switch on", "gate open", "open-gate shut"],
        ["floor walked", "cat", "floor walked", "goal"],
    ]


def test_a_level_that_is_wrong_for_the_moment_is_drawn_as_it_is(level_of: Callable[..., Level]) -> None:
    level = level_of("S.MG")
    broken = replace(level, legend={"M": replace(level.tile("M"), blocks=True)})  # a hazard cannot block
    assert kinds(broken, Floor()) == [["start", "floor", "cat", "goal"]]


def test_a_part_is_a_part_of_the_whole(level: Level) -> None:
    floor = Floor(("red",), (), 2)
    whole, part = appearance(level, floor, (0, 3, 0, 4)), appearance(level, floor, (1, 3, 1, 3))
    assert [[part.figures[n] for n in row] for row in part.which] == [
        [whole.figures[n] for n in row[1:3]] for row in whole.which[1:3]
    ]


def test_one_cell_is_asked_for(level: Level) -> None:
    assert tile_seen(level, Floor(phase=2), Cell(2, 2)).kind == "cat"
    assert tile_seen(level, Floor(phase=2), Cell(2, 0)).kind == "floor"
    assert figure_seen(level, Floor(("red",)), Cell(0, 3)).pose == "open"


def test_wind_goes_with_its_column(level_of: Callable[..., Level]) -> None:
    level = level_of("S..G", "[wind]\ncolumns = [0, 1, 2, 0]")
    seen = appearance(level, Floor(), (0, 1, 0, 4))
    assert [seen.figures[n].breeze for n in seen.which[0]] == [0, 1, 2, 0]


def test_whoever_stands_in_a_cell_is_drawn_there() -> None:
    level = replace(
        parse_level("title = 'a'\nmap = '''\nS..\n'''"), cast=Cast("taxi", {}, {"waits": Bystander("passenger", Cell(0, 2))})
    )
    with_guest = appearance(level, Floor(("waits",)), (0, 1, 0, 3))
    assert [with_guest.figures[number].guests for number in with_guest.which[0]] == [(), (), ("passenger",)]
    alone = appearance(level, Floor(), (0, 1, 0, 3))
    assert not any(alone.figures[number].guests for number in alone.which[0])
