"""A learner with its body as arrays: whole, without code, and the same life goes on from them."""

import json

import numpy as np
import pytest

from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.training.life import Life
from playground.training.saving import STATE, restore, saved
from playground.training.trainee import new_trainee
from playground.world import compile_mdp
from playground.world.library import find

CORRIDOR = compile_mdp(find("corridor"))
GROUND = Ground(find("corridor"), 0, CORRIDOR)


def living(learner="q-learning"):
    life = Life(learner, None, 5)
    life.begin(GROUND)
    return life


@pytest.mark.parametrize("learner", ["q-learning", "value-iteration"])
def test_a_life_can_be_saved_whole_and_begun_from_what_was_saved(learner):
    one, other = living(learner), living(learner)
    one.advance(33, Driver.LEARNER, True)
    one.advance(12, Driver.GREEDY, False)
    other.load(one.save())
    for life in (one, other):
        life.advance(21, Driver.RANDOM, True)
    left, right = one.save(), other.save()
    assert left.keys() == right.keys()
    assert all(left[name].tobytes() == right[name].tobytes() for name in left)


def test_all_of_it_is_arrays_and_one_text_of_json():
    life = living()
    life.advance(5, Driver.LEARNER, True)
    arrays = life.save()
    assert all(array.dtype.kind in "iufbU" for array in arrays.values())
    assert json.loads(str(arrays[STATE])).keys() == {"before", "planned", "converged", "error", "dice", "made"}


def test_a_life_that_has_failed_or_not_begun_is_not_saved_nor_gone_on_with():
    with pytest.raises(ValueError, match="no living learner"):
        Life("q-learning", None, 1).save()
    life = living()
    life.fail("out of cheese")
    with pytest.raises(ValueError, match="no living learner"):
        life.save()
    with pytest.raises(ValueError, match="not begun"):
        Life("q-learning", None, 1).load({})


def test_arrays_of_somewhere_else_are_refused():
    trainee = new_trainee("q-learning", None, CORRIDOR, 1)
    arrays = saved(trainee)
    whole = arrays["learner:body/whole"].copy()
    whole[0] = len(CORRIDOR.states)
    with pytest.raises(ValueError, match="a place that this level does not have"):
        restore(new_trainee("q-learning", None, CORRIDOR, 1), {**arrays, "learner:body/whole": whole})
    with pytest.raises(KeyError):
        restore(new_trainee("q-learning", None, CORRIDOR, 1), {name: arrays[name] for name in arrays if name != STATE})


@pytest.mark.parametrize("learner", ["prioritized-sweeping", "dyna-q-plus", "n-step-sarsa", "reinforce", "dqn"])
def test_each_array_that_a_learner_always_has_must_be_there(learner):
    """Without its rewards, say, a model of the world would be taken for a new one beside a queue that tells of a life."""
    arrays = saved(new_trainee(learner, None, CORRIDOR, 1))
    needed = [name for name in arrays if name.startswith("learner:run/")]
    assert needed
    for name in needed:
        with pytest.raises(ValueError, match=f"{name.removeprefix('learner:')}' is missing"):
            restore(new_trainee(learner, None, CORRIDOR, 1), {other: arrays[other] for other in arrays if other != name})


def test_without_actions_of_a_person_none_were_made():
    trainee, arrays = new_trainee("q-learning", None, CORRIDOR, 1), saved(new_trainee("q-learning", None, CORRIDOR, 1))
    restore(trainee, {name: array for name, array in arrays.items() if name != "state-action/played"})
    np.testing.assert_array_equal(trainee.played, np.zeros(CORRIDOR.legal.shape))
