"""The tables of a level that changes, and the numbers that its states have in all of them."""

import numpy as np

from playground.world import Level, MapChange, Rules, compile_mdp
from playground.world.tabular.moment_tables import REMEMBERED, moments, remembered

RULES = Rules(moves=("left", "right"))
WALL_GOES = Level("", ("S#.G",), rules=RULES, changes=(MapChange(7, ("S..G",)), MapChange(9, ("S.#G",))))


def test_a_level_that_stays_as_it_is_has_one_table_and_its_own_numbers() -> None:
    level = Level("", ("S.G",), rules=RULES)
    every = moments(level)
    assert len(every.tables) == 1 and every.since == (0,) and every.size == 3 and every.onward == ()
    assert every.numbers[0].tolist() == [0, 1, 2]


def test_states_keep_their_numbers_and_new_ones_follow() -> None:
    every = moments(WALL_GOES)
    assert every.since == (0, 7, 9) and every.size == 4
    assert [numbers.tolist() for numbers in every.numbers] == [[0, 1, 2], [0, 3, 1, 2], [0, 3, 2]]


def test_onward_is_the_same_place_on_the_next_map_unless_nothing_can_be_done_there() -> None:
    first, second = moments(WALL_GOES).onward
    assert first.tolist() == [0, 2, -1], "the goal is an end"
    assert second.tolist() == [0, 1, -1, -1], "the third cell is a wall now"


def test_what_is_remembered_is_what_any_floor_has() -> None:
    names = [remembered([compile_mdp(Level("", (rows,)))]) for rows in ("S.G", "Sa.", "St.", "SM..", "SatM..")]
    assert names == [(), ("held",), ("switches",), ("phase",), REMEMBERED]
    tables = [compile_mdp(Level("", (rows,))) for rows in ("Sa.", "St.")]
    assert remembered(tables) == ("held", "switches")
    assert np.all([table.start.sum() == 1.0 for table in tables])
