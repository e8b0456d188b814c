"""The ground of a run: the map in force after so many transitions, built anew only where it is another one."""

import dataclasses

import numpy as np
import pytest

from playground.training.ground import BY_HAND, StoppedError, ground_of, ground_outline, unwatched
from playground.world import LevelError, compile_mdp
from playground.world.level import Level, MapChange

ROW = Level(title="Row", rows=("S..G",))
CHANGING = dataclasses.replace(ROW, changes=(MapChange(10, ("S.#G",)), MapChange(30, ("S..G",))))


@pytest.mark.parametrize(("lived", "moment", "until"), [(0, 0, 10), (9, 0, 10), (10, 1, 30), (30, 2, None)])
def test_the_moment_is_that_of_the_transitions_lived(lived, moment, until):
    ground = ground_of(CHANGING, lived, unwatched)
    assert (ground.moment, ground.until, ground.now.rows) == (moment, until, CHANGING.moments[moment].rows)
    np.testing.assert_array_equal(ground.mdp.legal, compile_mdp(CHANGING.moments[moment]).legal)


def test_the_table_is_kept_where_the_map_in_force_is_the_same():
    before = ground_of(CHANGING, 0, unwatched)
    later = dataclasses.replace(CHANGING, changes=(MapChange(20, ("S#.G",)),))
    assert ground_of(later, 0, unwatched, before).mdp is before.mdp
    assert ground_of(later, 20, unwatched, before).mdp is not before.mdp


def test_a_sketch_has_the_cells_and_nothing_that_can_be_done():
    ground = ground_outline(ROW)
    assert (len(ground.mdp.states), ground.whole, ground.moment) == (4, False, 0)
    assert not ground.mdp.legal.any()
    assert ground_of(ROW, 0, unwatched, ground).mdp.legal.any(), "a sketch is no table to begin from"


def test_a_level_that_cannot_be_played_is_an_error():
    with pytest.raises(LevelError):
        ground_of(dataclasses.replace(ROW, rows=("S..é",)), 0, unwatched)


def test_whoever_watches_can_end_the_work():
    shares = []

    def watch(working):
        shares.append(working)
        raise StoppedError(BY_HAND)

    with pytest.raises(StoppedError, match="stays in use"):
        ground_of(Level(title="", rows=("S" + "." * 300,) + ("." * 301,) * 200), 0, watch)
    assert shares[0].title == "Building the table of the level" and 0.0 <= shares[0].share <= 1.0
