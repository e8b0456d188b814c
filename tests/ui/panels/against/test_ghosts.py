"""Where the ghosts are: with the person step by step, and on to their end."""

from dataclasses import replace

import pytest

from playground.ui.panels.against.ghosts import PACE, ghosts, place_at, steps_shown, tracks
from playground.ui.panels.against.opponents import Against, Opponent, attends
from playground.ui.stage.motion import STRIDE

WAY = ((0, 0), (0, 1), (1, 1))


def racing(space, *opponents):
    return space.remember(replace(space.recall(Against), on=frozenset(opponents)))


@pytest.mark.parametrize(
    ("step", "place"), [(0, (0, 0)), (0.5, (0, 0.5)), (1, (0, 1)), (1.25, (0.25, 1)), (2, (1, 1)), (9, (1, 1)), (-1, (0, 0))]
)
def test_a_place_between_two_cells_of_a_way(step, place):
    assert place_at(WAY, step) == place


def test_a_leap_is_not_walked():
    assert place_at(((0, 0), (5, 5)), 0.4) == (0, 0)
    assert place_at(((0, 0), (5, 5)), 0.6) == (5, 5)


def test_one_step_for_each_of_the_persons():
    assert steps_shown(3, False, 9, 0.0, False) == 2.0
    assert steps_shown(3, False, 9, STRIDE, False) == 3.0
    assert steps_shown(3, False, 9, 99.0, False) == 3.0
    assert steps_shown(3, False, 9, 0.0, True) == 3.0


def test_after_the_persons_end_they_go_on_at_a_pace_and_at_once_where_motion_is_reduced():
    assert steps_shown(3, True, 9, STRIDE + 2 * PACE, False) == pytest.approx(5.0, abs=1e-9)
    assert steps_shown(3, True, 9, 99.0, False) == 9.0
    assert steps_shown(3, True, 9, 0.0, True) == 9.0
    assert steps_shown(3, True, 2003, STRIDE + 2.0, False) == pytest.approx(1003.0, abs=1e-9)  # 2,000 steps in four seconds


def test_only_those_who_were_chosen_and_are_there_race(contested):
    space = contested("right")
    assert tracks(racing(space)) == {}
    assert tracks(racing(space, *Opponent)).keys() == {Opponent.BEST, Opponent.LEARNER}
    ended = attends(racing(contested("right", "right", "right", "down", "down"), *Opponent), True)
    assert tracks(ended).keys() == {Opponent.BEST, Opponent.LEARNER}


def test_they_are_drawn_at_the_end_of_their_ways_where_motion_is_reduced(hands, contested):
    space = racing(contested("down", "right", "down"), Opponent.BEST)
    space = replace(space, preferences=replace(space.preferences, reduced_motion=True))
    seen = []
    hands(lambda ui: seen.append(ghosts(ui, space)))
    assert [ghost.place for ghost in seen[-1]] == [(2.0, 3.0)]


def test_frames_are_asked_for_until_they_have_arrived(hands, contested):
    space = racing(contested("down", "right", "down"), Opponent.BEST)
    asked = []

    def draw(ui):
        ghosts(ui, space)
        asked.append(ui.wants_frame)

    played = hands(draw)
    played.frames(10)
    assert asked[-1]
    played.frames(90)  # two more steps take less than a second
    assert not asked[-1]
