"""Every learner with its mouse: whoever drives, however it is cut, saved, resumed, moved to another level."""

import random

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training.drivers import DRIVERS, Driver
from playground.training.meter import solved
from playground.training.saving import restore, saved
from playground.training.stand_in import StandIn
from playground.training.trainee import Trainee, new_trainee
from playground.world import Cell, compile_mdp
from playground.world.level import Level, Rules

ROOM = Level(title="Room", rows=("S....", ".#.P.", ".#...", "....G"), rules=Rules(discount=0.9, slip=0.2, time_limit=30))
TABLE = compile_mdp(ROOM)
BEST = solved(TABLE)
LEARNERS = sorted(learners())


def trainee(learner, seed=1):
    made = new_trainee(learner, None, TABLE, seed)
    made.driving.optimal = BEST.optimal / np.maximum(1, BEST.optimal.sum(axis=1, keepdims=True))
    return made


def story(seed):
    """What happens to a run: (units, driver, learning), and a person's moves between."""
    draw = random.Random(seed)
    return [(draw.randrange(1, 60), draw.choice(DRIVERS), draw.random() < 0.7, draw.randrange(4)) for _ in range(12)]


def live(made, chapters, cut=None):
    for units, driver, learning, action in chapters:
        made.driving.look_again()
        left = 0 if made.idle(driver, learning) else units
        while left > 0:
            done = made.advance(min(left, cut or left), driver, learning)
            left = left - done if done else 0
        made.act(action, learning)
    return made


def bits(made):
    return {name: array.tobytes() for name, array in saved(made).items()}


@pytest.mark.parametrize("learner", LEARNERS)
def test_same_bits_however_it_is_cut(learner):
    whole = bits(live(trainee(learner), story(3)))
    assert bits(live(trainee(learner), story(3), cut=1)) == whole
    assert bits(live(trainee(learner), story(3), cut=7)) == whole


@pytest.mark.parametrize("learner", LEARNERS)
def test_saved_and_resumed_at_random_cuts_it_is_the_same_run(learner):
    chapters = story(5)
    whole = bits(live(trainee(learner), chapters))
    for cut in random.Random(9).sample(range(1, len(chapters)), 3):
        arrays = saved(live(trainee(learner), chapters[:cut]))
        resumed = trainee(learner, seed=1)
        restore(resumed, arrays)
        assert bits(live(resumed, chapters[cut:])) == whole


@pytest.mark.parametrize("learner", LEARNERS)
def test_on_a_changed_level_what_was_believed_of_the_same_states_and_moves_is_believed_still(learner):
    made = live(trainee(learner), story(7))
    table = compile_mdp(Level(title="Room", rows=("S....", "...P.", ".#..#", "....G", "....."), rules=ROOM.rules))
    before, moved = saved(made), made.moved_to(table)
    after = saved(moved)
    kept = [(TABLE.number(state), table.number(state)) for state in table.states if TABLE.number(state) is not None]
    old, new = (np.array(places) for places in zip(*kept, strict=True))
    both = TABLE.legal[old] & table.legal[new]
    carried = [name for name in before if ":state" in name]
    assert carried
    for name in carried:
        if ":state-action/" in name:
            assert (after[name][new][both] == before[name][old][both]).all(), name
        else:
            assert (after[name][new] == before[name][old]).all(), name
    assert (moved.units, moved.episodes) == (made.units, made.episodes)
    assert live(moved, story(8)).mdp is table


def test_a_slow_look_of_a_driver_is_the_same_after_a_save():
    size = 40
    table = compile_mdp(Level(title="", rows=tuple("." * size for _ in range(size)), rules=Rules(slip=0.3)))
    one, other = new_trainee("q-learning", None, table, 2), new_trainee("q-learning", None, table, 2)
    one.advance(103, Driver.GREEDY, True)
    restore(other, saved(one))
    assert one.advance(50, Driver.GREEDY, True) == other.advance(50, Driver.GREEDY, True) == 50
    assert bits(one) == bits(other)


def test_who_cannot_go_on_is_idle():
    q_learning, planner = trainee("q-learning"), trainee("value-iteration")
    assert q_learning.idle(Driver.ME, True)
    assert not planner.idle(Driver.ME, True)
    assert planner.idle(Driver.ME, False)
    q_learning.driving.optimal = None
    assert q_learning.idle(Driver.OPTIMUM, True)
    assert q_learning.advance(5, Driver.OPTIMUM, True) == 0
    assert not q_learning.idle(Driver.RANDOM, False)


def test_it_takes_over_where_a_person_drove_before():
    stand_in = StandIn(TABLE, 1)
    made = trainee("q-learning")
    fresh = bits(made)
    made.take_over(stand_in)
    assert bits(made) == fresh, "nobody drove"
    stand_in.act(TABLE.actions.index("right"), Driver.ME)
    made.take_over(stand_in)
    assert made.agent() == stand_in.agent()


@pytest.mark.parametrize("learner", LEARNERS)
def test_what_a_person_lived_before_is_still_seen_and_counts(learner):
    stand_in, made = StandIn(TABLE, 1), trainee(learner)
    for _ in range(150):
        for name in ("right", "down"):
            stand_in.act(TABLE.actions.index(name), Driver.ME)
    made.take_over(stand_in)
    assert made.last() == stand_in.last()
    assert (made.body.steps, made.body.visits.sum(), len(made.last())) == (300, 300, 256)
    assert made.body.episodes == len(stand_in.returns) > 0
    again = trainee(learner)
    restore(again, saved(made))
    made.act(TABLE.actions.index("left"), True)
    assert made.last()[:-1] == stand_in.last()[1:]
    again.act(TABLE.actions.index("left"), True)
    assert bits(again) == bits(made)


def test_an_unknown_learner_or_setting_is_refused():
    with pytest.raises(ValueError, match="no learner 'parrot'"):
        new_trainee("parrot", None, TABLE, 0)
    spec = learners()["q-learning"]
    with pytest.raises(ValueError, match=r"alpha is 3\.0"):
        new_trainee("q-learning", spec.settings(alpha=3.0), TABLE, 0)
    assert isinstance(new_trainee("q-learning", spec.settings(alpha=1.0), TABLE, 0), Trainee)
    assert TABLE.number(TABLE.states[TABLE.state_at()[Cell(0, 0)]]) == 0
