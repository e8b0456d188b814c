"""The tables of all moments as one stack, counted by hand on a corridor whose wall comes later."""

import numpy as np

from playground.world import Level, Rules, parse_level
from playground.world.environments.stacking import NEVER, noise, seen, stacked
from playground.world.level import MapChange
from playground.world.tabular.moment_tables import moments

RULES = Rules(moves=("left", "right"), step_reward=-1.0, time_limit=0)
CHANGING = moments(Level("", ("S..G",), rules=RULES, changes=(MapChange(5, ("S.#G",)),)))
"""Four states, then three: the cell of the wall is gone."""


def test_the_states_of_the_second_map_stand_behind_those_of_the_first() -> None:
    world = stacked(CHANGING, None)
    assert world.successor.shape == (7, 2, 1)
    assert world.successor[1, 1, 0] == 2 and world.successor[5, 1, 0] == 5, "right of it is the wall now"
    assert world.legal[:, 0].tolist() == [True, True, True, False, True, True, False]
    assert world.starts.tolist() == [0, 4] and world.first.tolist() == [0, 1, 2]
    assert world.shares.tolist() == world.chances.tolist() == [1.0, 1.0]
    assert world.step_reward == -1.0


def test_limits_are_numbers_even_where_there_are_none() -> None:
    assert (stacked(CHANGING, None).limit, stacked(CHANGING, None).cut) == (NEVER, NEVER)
    limited = moments(Level("", ("S.G",), rules=Rules(time_limit=9)))
    assert (stacked(limited, 4).limit, stacked(limited, 4).cut) == (9, 4)


def test_a_state_keeps_its_number_on_the_next_map_and_where_it_is_gone_there_is_minus_one() -> None:
    view = seen(CHANGING)
    assert view.base.tolist() == [0, 4]
    assert view.observation.tolist() == [0, 1, 2, 3, 0, 1, 3]
    assert view.onward.tolist() == [4, 5, -1, -1, -1, -1, -1], "the wall, the goal, and all of the last map"
    assert view.cell[6].tolist() == [0, 3]
    assert view.mask[0].tolist() == [1, 1] and view.mask[3].tolist() == [0, 0]


def test_chances_add_up_along_the_outcomes() -> None:
    world = stacked(moments(Level("", ("S.", ".."), rules=Rules(slip=0.5))), None)
    np.testing.assert_allclose(world.reached[:, :, -1], 1.0, atol=1e-12)
    assert (np.diff(world.reached, axis=2) >= 0.0).all()


def test_noise_is_there_where_any_map_has_some() -> None:
    assert noise(CHANGING) is None
    dice = parse_level("map = '''\nS.G\n'''\n[rules]\nmoves = 'left-right'\n[[changes]]\nat = 3\nmap = '''\nS!G\n'''\n")
    spread = noise(moments(dice))
    assert spread is not None and spread.either.shape == (6, 2, 1)
    assert spread.either[3, 1, 0] == 1.0 and spread.either[:3].max() == 0.0
