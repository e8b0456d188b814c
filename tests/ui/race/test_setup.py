"""How a race begins, begins again, and makes room for the run that stood there before."""

from dataclasses import replace

from playground.training.commands import Beside, Drive, Pause, Resume, Start
from playground.training.race import Race, Rival
from playground.ui.race.presets import Runner, presets
from playground.ui.race.setup import RaceEnd, RaceSetup, again, attended, begun, changed, chosen, over
from playground.world import library


def starts(space):
    return [command for command in space.outbox if isinstance(command, Start)]


def test_the_first_runner_is_the_runs_own_and_the_others_are_its_rivals(waiting):
    space = waiting()
    after = begun(space, space.recall(RaceSetup), running=True)
    start = starts(after)[-1]
    assert (start.learner, start.settings.alpha, start.seed, start.keeps) == ("sarsa", 0.5, 10, False)
    assert start.race == Race((Rival("q-learning", after.learners["q-learning"].settings(alpha=0.5), 10),), steps=300)
    assert start.run == after.runs == after.recall(RaceSetup).run
    assert [type(command) for command in after.outbox][-1] is Resume
    assert Drive("learner") in after.outbox


def test_its_end_is_so_many_episodes_or_steps_or_none(waiting):
    space = waiting(end=RaceEnd.EPISODES, episodes=7)
    race = space.recall(RaceSetup).race(space.learners)
    assert (race.steps, race.episodes) == (None, 7)
    endless = replace(space.recall(RaceSetup), end=RaceEnd.NEVER).race(space.learners)
    assert (endless.steps, endless.episodes) == (None, None)


def test_everyone_draws_the_same_numbers_or_their_own(waiting):
    setup = waiting().recall(RaceSetup)
    assert [setup.seed_of(number) for number in range(3)] == [10, 10, 10]
    own = replace(setup, own_seeds=True)
    assert [own.seed_of(number) for number in range(3)] == [10, 11, 12]


def test_again_is_the_same_race_and_new_luck_has_numbers_that_nobody_had(waiting):
    space = waiting(own_seeds=True)
    first = begun(space, space.recall(RaceSetup), running=False)
    same, other = again(first), again(first, new_seeds=True)
    assert starts(same)[-1] == replace(starts(first)[-1], run=same.runs)
    before = {first.recall(RaceSetup).seed_of(number) for number in range(4)}
    assert not before & {other.recall(RaceSetup).seed_of(number) for number in range(4)}


def test_a_changed_race_rests_at_its_start(raced):
    space = raced()
    going = replace(space, brain=replace(space.brain, running=True))
    after = changed(going, replace(space.recall(RaceSetup), runners=(Runner("sarsa"), Runner("dyna-q"))))
    assert not after.brain.running
    assert starts(after)[-1].race.rivals[0].learner == "dyna-q"
    assert Resume() not in after.outbox


def test_who_comes_finds_a_race_at_its_start_and_nothing_begins_twice(waiting):
    space = waiting()
    here = attended(replace(space, beside=Beside("dqn")), True)
    assert [type(command) for command in here.outbox][:2] == [Beside, Start]  # whoever lived beside the run is gone before
    assert attended(here, True) is here
    assert attended(replace(here, learners={}), True).outbox == here.outbox


def test_who_goes_finds_the_run_that_stood_there_before(waiting):
    space = waiting()
    here = attended(space, True)
    gone = attended(here, False)
    start = starts(gone)[-1]
    assert (start.resumes, start.race, start.learner) == (True, None, space.brain.learner)
    assert attended(space, False) is space


def test_another_level_begins_another_race(raced):
    space = raced()
    other = replace(space, history=replace(space.history, level=library.find("corridor")))
    assert starts(attended(other, True))[-1].level == library.find("corridor")


def test_a_race_that_is_over_rests(raced):
    done, middle = raced(), raced(go=20)
    assert over(done) and not over(middle)
    for space, rests in ((done, True), (middle, False)):
        going = replace(space, brain=replace(space.brain, running=True))
        after = attended(going, True)
        assert (not after.brain.running) is rests
        assert (Pause() in after.outbox) is rests


def test_one_of_the_races_that_there_are_is_chosen_for_so_many_steps():
    preset = presets()[2]
    setup = chosen(preset, 700, 3)
    assert (setup.runners, setup.preset, setup.seed, setup.end, setup.steps) == (
        preset.runners,
        preset.id,
        3,
        RaceEnd.STEPS,
        700,
    )
    assert chosen(preset, 0, 3).end is RaceSetup().end
