"""Races: everyone lives as if alone, stops exactly at the end, and is counted exactly, however the work is divided."""

import itertools

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training import commands
from playground.training.commands import Start
from playground.training.race import Race, Rival
from playground.training.racing import check_race, checkpoint
from playground.training.session import Session
from playground.training.snapshot import Status
from playground.world import library, parse_level
from tests.training.sessions import Clock, settle

CORRIDOR, CLIFF = library.find("corridor"), library.find("cliff5")
COVERS = ("playground/training/race.py",)


def q(**dials):
    return learners()["q-learning"].settings(**dials)


def raced(race, level=CORRIDOR, learner="q-learning", settings=None, seed=3, slices=None):
    """The snapshot at the end of a race that runs at full speed in slices of so many seconds."""
    session = Session(Clock())
    session.obey(Start(level, learner, settings, seed, keeps=False, race=race))
    session.obey(commands.Resume())
    for seconds in slices or itertools.repeat(0.05):
        if not session.work(seconds):
            break
    return settle(session)


def alone(learner, steps, level=CORRIDOR, seed=3, settings=None):
    """The snapshot of a learner that lives alone for so many steps."""
    session = Session(Clock())
    session.obey(Start(level, learner, settings, seed))
    session.obey(commands.Step(steps))
    return settle(session)


def lanes(snapshot):
    """The snapshots of all who race, by their places."""
    return (snapshot, *snapshot.company.values())


def same(one, other):
    """Whether two snapshots show the same life."""
    assert (one.agent, one.last, one.units) == (other.agent, other.last, other.units)
    for field in one.fields:
        assert np.array_equal(one.fields[field], other.fields[field]), field


def facts(snapshot):
    """All numbers of a tally that can be compared with ==."""
    tally = snapshot.tally
    points = tally.last, tally.curve.mean, tally.curve.episode, tally.curve.transition, tally.lengths
    curve = [array.tolist() for array in points]
    return tally.ticks, tally.episodes, tally.total, tally.discovery, tally.ended, *curve


def test_a_race_of_steps_ends_exactly_there_and_everyone_lived_as_if_alone():
    race = Race((Rival("sarsa"), Rival("q-learning", q(alpha=0.9), seed=8)), steps=777)
    seen = raced(race)
    assert [lane.tally.ticks for lane in lanes(seen)] == [777, 777, 777]
    assert all(lane.tally.ended for lane in lanes(seen))
    assert not seen.running
    same(seen, alone("q-learning", 777))
    same(seen.company[1], alone("sarsa", 777))
    same(seen.company[2], alone("q-learning", 777, seed=8, settings=q(alpha=0.9)))


def test_a_race_of_episodes_ends_for_everyone_with_their_own_last_one():
    seen = raced(Race((Rival("sarsa"), Rival("q-learning", q(epsilon=1.0))), episodes=40))
    for lane in lanes(seen):
        assert lane.tally.episodes == 40
        assert lane.last[-1].terminated or lane.last[-1].truncated  # not one step more
        assert lane.tally.curve.transition[-1] == lane.tally.ticks == lane.lived
        assert len(lane.tally.last) == 40
    assert len({lane.tally.ticks for lane in lanes(seen)}) == 3  # each at a tick of its own
    same(seen.company[1], alone("sarsa", seen.company[1].tally.ticks))


def test_how_the_work_is_divided_changes_nothing():
    race = Race((Rival("sarsa-lambda"), Rival("value-iteration"), Rival("dyna-q")), episodes=60)
    whole = raced(race, CLIFF)
    divided = raced(race, CLIFF, slices=itertools.cycle((0.0, 0.0001, 0.003)))
    for one, other in zip(lanes(whole), lanes(divided), strict=True):
        assert facts(one) == facts(other)
        assert one.tally.discovery is not None


def test_the_best_path_is_noticed_at_the_end_of_the_episode_in_which_it_was_learned():
    seen = raced(Race((Rival("sarsa", learners()["sarsa"].settings(epsilon=0.5)),), episodes=300), CLIFF)
    found = seen.tally.discovery
    from playground.training.best_path import follows_best_path
    from playground.training.meter import solved

    optimum = solved(seen.mdp)
    ends = seen.tally.curve.transition.astype(int)
    assert found.ticks == ends[found.episodes - 1]
    first = next(
        number for number, tick in enumerate(ends, 1)
        if follows_best_path(seen.mdp, alone("q-learning", int(tick), CLIFF).fields, optimum)
    )  # fmt: skip
    assert first == found.episodes


def test_a_planner_has_the_best_path_before_its_mouse_has_walked_and_walks_on_then():
    seen = raced(Race((Rival("value-iteration"),), episodes=5), CLIFF)
    plan = seen.company[1]
    assert plan.tally.discovery.episodes == 0
    assert plan.tally.discovery.ticks % len(plan.mdp.states) == 0  # after whole sweeps
    assert plan.tally.episodes == 5
    assert plan.tally.ticks == plan.units + plan.lived
    assert plan.tally.curve.transition[-1] == plan.tally.ticks
    assert plan.distance.optimal_actions == 1.0


def test_rewards_are_added_up_whole_and_in_parts():
    seen = raced(Race((Rival("sarsa"),), steps=503))
    for lane in lanes(seen):
        tally, curve = lane.tally, lane.tally.curve
        assert tally.episodes == len(tally.last) == len(curve.mean)
        assert np.array_equal(tally.last, curve.mean)
        open_return = 0.0 if tally.curve.transition[-1] == tally.ticks else lane.agent.episode_return
        assert tally.total == pytest.approx(tally.last.sum() + open_return, abs=1e-9)
        assert tally.lengths.sum() == tally.curve.transition[-1]


def test_at_the_end_the_distances_are_those_of_the_last_moment():
    from playground.training.meter import distance

    seen = raced(Race((Rival("sarsa"),), steps=300))
    for lane in lanes(seen):
        assert lane.distance == distance(lane.mdp, lane.fields, seen.optimum)


def test_whoever_fails_drops_out_and_the_others_go_on():
    session = Session(Clock())
    session.obey(Start(CORRIDOR, "q-learning", seed=3, keeps=False, race=Race((Rival("sarsa"),), steps=400)))
    session.obey(commands.Step(100))
    settle(session)
    session.run.life.fail("it broke")
    session.obey(commands.Resume())
    seen = settle(session)
    assert (seen.tally.ticks, seen.tally.ended, seen.tally.trouble) == (100, True, "it broke")
    assert seen.status is not Status.FAILED
    assert (seen.company[1].tally.ticks, seen.company[1].tally.trouble) == (400, "")
    same(seen.company[1], alone("sarsa", 400))


def test_single_steps_are_steps_of_everyone_and_none_goes_beyond_the_end():
    session = Session(Clock())
    session.obey(Start(CORRIDOR, "q-learning", seed=3, keeps=False, race=Race((Rival("sarsa"),), steps=5)))
    session.obey(commands.Step(3))
    assert [lane.tally.ticks for lane in lanes(settle(session))] == [3, 3]
    session.obey(commands.Step(9))
    seen = settle(session)
    assert [lane.tally.ticks for lane in lanes(seen)] == [5, 5]
    assert not session.switches.going and session.finished


def test_nothing_from_outside_changes_a_race():
    session = Session(Clock())
    session.obey(Start(CORRIDOR, "q-learning", seed=3, keeps=False, race=Race((Rival("sarsa"),), steps=50)))
    settle(session)
    for command in (commands.Act("right"), commands.Restart(), commands.Tune({"alpha": 0.9})):
        session.obey(command)
        assert session.message.startswith("a race goes on")
    session.obey(commands.Step(50))
    same(settle(session), alone("q-learning", 50))


def test_the_maps_of_a_level_change_on_the_clock_of_the_race():
    level = parse_level(
        'format = 1\ntitle = "t"\nmap = """\nS...G\n.....\n"""\n[[changes]]\nat = 60\nmap = """\nS#..G\n.....\n"""\n'
    )
    seen = raced(Race((Rival("value-iteration"),), steps=200), level)
    assert seen.moment == 1
    assert [lane.tally.ticks for lane in lanes(seen)] == [200, 200]
    assert all(lane.mdp is seen.mdp for lane in lanes(seen))
    before = raced(Race((Rival("value-iteration"),), steps=60), level)
    assert [lane.tally.ticks for lane in lanes(before)] == [60, 60]


def test_a_race_without_end_goes_on():
    session = Session(Clock())
    session.obey(Start(CORRIDOR, "q-learning", seed=3, keeps=False, race=Race((Rival("sarsa"),))))
    session.obey(commands.Resume())
    session.obey(commands.SetPace(1000.0))
    for _ in range(1000):
        session.work(0.001)
    seen = session.snapshot()
    assert seen.running and not seen.tally.ended
    assert seen.tally.ticks == seen.company[1].tally.ticks > 50


@pytest.mark.parametrize(
    ("race", "words"),
    [
        (Race((Rival("nobody"),)), "there is no learner 'nobody'"),
        (Race((Rival("sarsa"), Rival(""))), "nobody races in place 2"),
        (Race((), steps=0), "after 0 steps"),
        (Race((), episodes=-1), "after -1 episodes"),
    ],
)
def test_what_makes_no_race_is_refused_with_a_sentence(race, words):
    with pytest.raises(ValueError, match=words):
        check_race(race)
    session = Session(Clock())
    session.obey(Start(CORRIDOR, "q-learning", race=race))
    assert words in session.message


def test_greedy_policies_are_looked_at_after_all_numbers_of_three_figures():
    numbers = list(itertools.islice(_checkpoints(), 1200))
    assert numbers[:1000] == list(range(1, 1001))
    assert numbers[1000:1003] == [1010, 1020, 1030]
    assert checkpoint(99_999) == 100_000 and checkpoint(123_456) == 124_000


def _checkpoints():
    episodes = 0
    while True:
        episodes = checkpoint(episodes)
        yield episodes


@pytest.mark.parametrize("four", [sorted(learners())[first : first + 4] for first in range(0, len(learners()), 4)], ids="+".join)
def test_every_learner_can_race_and_lives_as_if_alone(four):
    first, *others = four
    seen = raced(Race(tuple(Rival(other) for other in others), steps=60), learner=first)
    for learner, lane in zip(four, lanes(seen), strict=True):
        assert (lane.learner, lane.tally.ticks, lane.tally.trouble) == (learner, 60, "")
        same(lane, alone(learner, 60))
