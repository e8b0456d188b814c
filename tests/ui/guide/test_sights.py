"""What a step of the guided minute looks for, on corridors that can be worked out by hand."""

import numpy as np

from playground.learning.learner import Field
from playground.training.drivers import Driver
from playground.training.snapshot import Transition
from playground.ui.guide.sights import can_be_won, has_eaten, place_of_cheese, place_of_mouse, start_has_colour, way_in_mind

UP, RIGHT, DOWN, LEFT = range(4)


def test_the_mouse_and_the_cheese_have_places(snapshot_of, level_of) -> None:
    snapshot = snapshot_of(level_of("S..G"))
    assert (place_of_mouse(snapshot), place_of_cheese(snapshot.mdp)) == ((0, 0), (0, 3))


def test_it_has_eaten_when_the_last_move_ended_well(snapshot_of, level_of) -> None:
    level = level_of("S.G")
    step = Transition(1, RIGHT, 1.0, 2, True, False, Driver.ME)
    assert has_eaten(snapshot_of(level, last=(step,)))
    assert not has_eaten(snapshot_of(level))
    assert not has_eaten(snapshot_of(level, last=(step._replace(reward=-1.0),)))
    assert not has_eaten(snapshot_of(level, last=(step._replace(terminated=False),)))


def test_the_start_has_colour_from_a_fiftieth_of_the_largest_reward_on(snapshot_of, level_of) -> None:
    level = level_of("S.G", "[rules]\nstep_reward = 0.0")
    assert not start_has_colour(snapshot_of(level, {Field.V: np.array([0.019, 1.0, 0.0])}))
    assert start_has_colour(snapshot_of(level, {Field.V: np.array([0.021, 0.0, 0.0])}))


def test_the_way_in_mind_follows_the_best_moves_to_the_cheese(snapshot_of, level_of) -> None:
    level = level_of("S.G")
    q = np.zeros((3, 4))
    assert way_in_mind(snapshot_of(level, {Field.Q: q})) == (), "it believes nothing"
    q[1, RIGHT] = 1.0
    assert way_in_mind(snapshot_of(level, {Field.Q: q})) == (), "from the start it knows nothing"
    q[0, RIGHT] = 0.9
    assert way_in_mind(snapshot_of(level, {Field.Q: q})) == ((0, 0), (0, 1), (0, 2))
    q[1, LEFT] = 2.0
    assert way_in_mind(snapshot_of(level, {Field.Q: q})) == (), "it would go round in circles"


def test_a_level_can_be_won_where_a_way_leads_to_the_cheese(level_of) -> None:
    assert can_be_won(level_of("S.G"))
    assert not can_be_won(level_of("S#G"))
    assert not can_be_won(level_of("S.."))
