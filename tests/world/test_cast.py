"""Who is seen on a level, by what is remembered."""

import copy

from playground.world import library
from playground.world.cast import MICE, Bystander, Cast
from playground.world.grid import Cell

RIDE = Cast(
    "taxi", {"on-board": "taxi-full"}, {"waits": Bystander("passenger", Cell(1, 2)), "goal": Bystander("flag", Cell(1, 2))}
)


def test_the_agent_by_what_is_remembered() -> None:
    assert RIDE.seen(()) == RIDE.seen(("goal",)) == "taxi"
    assert RIDE.seen(("on-board", "goal")) == "taxi-full"
    assert MICE.seen(("anything",)) == "mouse"


def test_several_may_stand_in_one_cell() -> None:
    assert RIDE.around(("waits", "goal")) == {Cell(1, 2): ("passenger", "flag")}
    assert RIDE.around(("on-board",)) == {} == MICE.around(("waits",))


def test_taxi_is_what_it_is_on_every_floor() -> None:
    """The passenger waits at one stand or rides; the flag stands where the ride goes."""
    level = library.find("gym:Taxi-v4")
    assert level.table is not None and level.cast == copy.deepcopy(level).cast
    for floor in level.table.floors:
        there = [figure for figures in level.cast.around(floor.held).values() for figure in figures]
        riding = level.cast.seen(floor.held) == "taxi-full"
        assert there.count("flag") == 1 and there.count("passenger") == (not riding)
