"""One run: commands change it by one door, what only a learner can do waits for it, and nothing of it outlives it."""

import dataclasses

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import Act, Beside, EditLevel, Judge, Start, Step, Tune
from playground.training.ground import ground_of, unwatched
from playground.training.run import Run
from playground.training.session_switches import Switches
from playground.world.level import Level, MapChange
from tests.training.sessions import Clock

ROW = Level(title="Row", rows=("S..G",))


def begun(start=None, switches=None):
    clock = Clock()
    start = start or Start(ROW, "q-learning", seed=2)
    run = Run(start, ground_of(start.level, 0, unwatched), switches or Switches(clock), clock)
    return run


def test_what_only_a_learner_can_do_waits_for_it_in_order():
    policy = np.ones((4, 4)) / 4
    run = begun(Start(ROW, "policy-evaluation", policy=policy))
    run.obey(Tune({"discount": 0.5}), unwatched)
    run.obey(Step(3), unwatched)
    waiting = run.begin()
    assert [type(command) for command in waiting] == [Judge, Tune, Step]
    assert run.begin() == []


def test_a_person_drives_a_stand_in_before_and_the_learners_body_goes_on_from_there():
    run = begun()
    run.obey(Act("right"), unwatched)
    run.obey(Act("fly"), unwatched)
    assert (run.lived, run.trainee) == (1, None)
    before = run.stand_in.agent()
    run.begin()
    assert (run.lived, run.trainee.agent()) == (1, before)


def test_a_command_that_cannot_be_done_changes_nothing():
    run = begun()
    run.begin()
    ground, settings = run.ground, run.life.settings
    with pytest.raises(ValueError, match="alpha"):
        run.obey(Tune({"alpha": 7.0}), unwatched)
    with pytest.raises(ValueError):
        run.obey(EditLevel(Level(title="", rows=("S..é",))), unwatched)
    assert (run.ground, run.life.settings) == (ground, settings)


def test_words_about_a_level_change_no_table_and_another_map_carries_the_estimates_over():
    run = begun()
    run.begin()
    run.life.advance(200, run.switches.driver, True)
    q, mdp = run.trainee.fields()[Field.Q].copy(), run.ground.mdp
    assert run.obey(EditLevel(dataclasses.replace(ROW, title="Other words")), unwatched)
    assert run.ground.mdp is mdp and run.ground.level.title == "Other words"
    assert run.obey(EditLevel(dataclasses.replace(ROW, rows=("S...G",))), unwatched)
    assert run.trainee.mdp is run.ground.mdp is not mdp
    np.testing.assert_array_equal(run.trainee.fields()[Field.Q][:3], q[:3])


def test_a_learner_that_failed_is_not_carried_over():
    run = begun()
    run.begin()
    run.life.fail("out of cheese")
    assert not run.obey(EditLevel(dataclasses.replace(ROW, rows=("S...G",))), unwatched)
    assert (run.trainee, run.trouble) == (None, "")
    run.begin()
    assert run.trainee.mdp is run.ground.mdp


def test_the_next_moment_comes_at_its_transition():
    level = dataclasses.replace(ROW, changes=(MapChange(3, ("S.#G",)),))
    run = begun(Start(level, "q-learning"))
    run.begin()
    for _ in range(3):
        assert not run.due
        run.obey(Act("left"), unwatched)
    assert run.due
    run.move_on(unwatched)
    assert (run.ground.moment, run.due, run.trainee.until) == (1, False, None)


def test_a_failure_stops_the_switches_and_a_new_run_begins_with_them():
    switches = Switches(Clock())
    switches.obey(Beside("sarsa", place=2))
    run = begun(switches=switches)
    switches.run(True)
    run.life.fail("out of cheese")
    assert not switches.running
    assert [waiting.asked for waiting in begun(switches=switches).company.waiting] == [Beside("sarsa", place=2)]
