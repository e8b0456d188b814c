"""One who lives: what it does wrong becomes its trouble, and nobody else's."""

import dataclasses

import numpy as np

from playground.learning.learner import Field
from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.training.life import NOT_FINITE, Life
from playground.world import compile_mdp
from playground.world.library import find

CORRIDOR = compile_mdp(find("corridor"))
GROUND = Ground(find("corridor"), 0, CORRIDOR)


def living(**how):
    life = Life("q-learning", None, 1, **how)
    life.begin(GROUND)
    return life


def test_it_lives_and_what_it_believes_is_recorded():
    life = living()
    assert (life.advance(40, Driver.LEARNER, True), life.trouble) == (40, "")
    life.record()
    assert life.seen()["units"] == 40
    np.testing.assert_array_equal(life.recorder.fields[Field.Q], life.trainee.learner.estimates()[Field.Q])


def test_what_raises_is_its_trouble_and_said_once():
    stopped = []
    life = living(failed=lambda: stopped.append(True))
    assert life.attempt(lambda: 1 // 0, "the look") is None
    assert (life.trouble, stopped, life.well) == (
        "the look failed: ZeroDivisionError: integer division or modulo by zero",
        [True],
        None,
    )
    assert life.advance(5, Driver.LEARNER, True) == 0, "who has failed does nothing more"


def test_numbers_that_are_none_are_trouble_and_the_last_good_ones_stay():
    life = living()
    life.record()
    good = life.recorder.fields[Field.Q]
    life.trainee.learner.estimates = lambda: {Field.Q: np.full(CORRIDOR.legal.shape, np.nan)}
    life.record()
    assert life.trouble == NOT_FINITE
    assert life.recorder.fields[Field.Q] is good


def test_one_that_cannot_begin_says_why_and_can_begin_anew():
    life = Life("parrot", None, 1)
    life.begin(GROUND)
    assert life.trainee is None
    assert "no learner 'parrot'" in life.trouble
    life.forget()
    assert (life.trouble, life.trainee, dict(life.recorder.fields)) == ("", None, {})


def test_it_moves_to_another_table_with_what_it_knows():
    life = living()
    life.advance(300, Driver.LEARNER, True)
    before = life.trainee.learner.estimates()[Field.Q]
    level = dataclasses.replace(find("corridor"), rows=("S...G.",))
    longer = Ground(level, 0, compile_mdp(level))
    life.move(longer)
    assert life.trainee.mdp is longer.mdp
    np.testing.assert_array_equal(life.trainee.learner.estimates()[Field.Q][:4], before[:4])
