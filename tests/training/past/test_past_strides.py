"""To the next episode, and to the next change of the greedy policy, on and back: beside all moments, one after the other."""

import numpy as np
import pytest

from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.training.life import Life
from playground.training.meter import greedy_of
from playground.training.past.grounds import Grounds
from playground.training.past.past_strides import next_moment
from playground.training.past.revival import Revival
from playground.training.past_view import Stride
from playground.world import compile_mdp
from playground.world.library import find

GROUND = Ground(find("corridor"), 0, compile_mdp(find("corridor")))
LAST = 150


@pytest.fixture(scope="module")
def run():
    """A chronicle, and of each moment how many episodes had ended and the greedy policy."""
    life = Life("q-learning", None, 3)
    life.begin(GROUND)
    episodes, greedy = [0], [greedy_of(life.trainee.learner.estimates(), GROUND.mdp.legal)]
    for _ in range(LAST):
        life.advance(1, Driver.LEARNER, True)
        episodes.append(life.trainee.episodes)
        greedy.append(greedy_of(life.trainee.learner.estimates(), GROUND.mdp.legal))
    ends = [moment for moment in range(1, LAST + 1) if episodes[moment] > episodes[moment - 1]]
    changes = [moment for moment in range(1, LAST + 1) if not np.array_equal(greedy[moment], greedy[moment - 1])]
    return life.chronicle, {Stride.EPISODE: ends, Stride.ARROWS: changes}


def stepped(chronicle, at, by, unit):
    search = next_moment(Revival(chronicle, Grounds()), at, by, unit, 0, LAST)
    while True:
        try:
            next(search)
        except StopIteration as end:
            return end.value


@pytest.mark.parametrize("unit", [Stride.EPISODE, Stride.ARROWS])
def test_it_finds_what_lies_next(run, unit):
    chronicle, moments = run
    assert len(moments[unit]) > 4
    for at in (0, 1, moments[unit][2], moments[unit][2] + 1, moments[unit][-1], LAST):
        later = next((moment for moment in moments[unit] if moment > at), LAST)
        earlier = next((moment for moment in reversed(moments[unit]) if moment < at), 0)
        assert (stepped(chronicle, at, 1, unit), stepped(chronicle, at, -1, unit)) == (later, earlier), at


def test_several_at_once_and_no_further_than_there_is(run):
    chronicle, moments = run
    assert stepped(chronicle, 0, 3, Stride.EPISODE) == moments[Stride.EPISODE][2]
    assert stepped(chronicle, 10, -4, Stride.TRANSITION) == 6
    assert stepped(chronicle, 10, 400, Stride.TRANSITION) == LAST
    assert stepped(chronicle, 10, -400, Stride.TRANSITION) == 0
