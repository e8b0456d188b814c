"""The floors of a table, and the nearest one that is otherwise."""

from collections.abc import Callable
from dataclasses import replace

from playground.ui.board.floor_index import FloorIndex, floor_index
from playground.world import Level, compile_mdp
from playground.world.mdp import Floor, TabularMDP

ROWS = "aS.\n.cG"


def table(level_of: Callable[..., Level], rows: str = ROWS) -> tuple[TabularMDP, FloorIndex]:
    mdp = compile_mdp(level_of(rows))
    return mdp, floor_index(mdp)


def number(mdp: TabularMDP, *held: str, phase: int = 0) -> int:
    return list(mdp.floors).index(Floor(tuple(sorted(held)), (), phase))


def test_every_set_of_things_is_met_once(level_of: Callable[..., Level]) -> None:
    mdp, index = table(level_of)
    assert sorted(mdp.floors[int(floor)].held for floor in index.first) == [(), ("1,1",), ("1,1", "red"), ("red",)]
    assert index.period == 1
    assert index.counted((("red", False), ("1,1", False))).tolist() == [len(floor.held) for floor in mdp.floors]


def test_a_wish_is_granted_by_the_floor_that_is_most_alike(level_of: Callable[..., Level]) -> None:
    mdp, index = table(level_of)
    red, coin = ("red", False), ("1,1", False)
    assert index.nearest(number(mdp, "1,1"), index.counted((red,)) == 1) == number(mdp, "1,1", "red")
    assert index.nearest(0, index.counted((red, coin)) == 2) == number(mdp, "1,1", "red")
    assert index.nearest(0, index.counted((red, coin)) == 3) is None
    assert index.offered((red, coin)) == {0, 1, 2}


def test_floors_of_a_table_from_elsewhere_are_looked_at_one_by_one(level_of: Callable[..., Level]) -> None:
    mdp, index = table(level_of)
    other = floor_index(replace(mdp, floors=tuple(mdp.floors)))
    assert other.room.tolist() == index.room.tolist()
    assert other.counted((("red", False),)).tolist() == index.counted((("red", False),)).tolist()


def test_stepping_comes_round_to_where_it_began(level_of: Callable[..., Level]) -> None:
    _, index = table(level_of)
    seen = [0]
    for _ in range(4):
        seen.append(index.beside(seen[-1], 1))
    assert len(set(seen)) == 4
    assert seen[-1] == seen[0]
    assert index.beside(seen[1], -1) == seen[0]


def test_phases_keep_what_is_held(level_of: Callable[..., Level]) -> None:
    mdp, index = table(level_of, "S.....\naM....\n.....G")
    assert index.period == 6
    held = number(mdp, "red", phase=3)
    assert mdp.floors[index.at_phase(held, 5)] == Floor(("red",), (), 5)
    assert index.phase[index.beside(held, 1)] == 3
