"""A run without a thread: commands, switches, edits, failures, snapshots."""

import dataclasses
import itertools
import random

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import Act, Drive, EditLevel, Learn, Pause, Restart, Resume, SetPace, Start, Step, Tune
from playground.training.session import Session
from playground.world.level import Level, Rules
from tests.training.sessions import Clock, settle

ROW = Level(title="Row", rows=("S..G",), rules=Rules(discount=0.9, moves=("left", "right"), step_reward=-1.0))
ROOM = Level(title="Room", rows=("S...", ".#..", "...G"), rules=Rules(discount=0.9, slip=0.2))


def started(level=ROW, learner="q-learning", seed=0, settings=None, **how):
    session = Session(Clock(), **how)
    session.obey(Start(level, learner, settings, seed))
    return session


def after(session, *commands):
    for command in commands:
        session.obey(command)
        settle(session)
    return session.snapshot()


def bits(snapshot):
    fields = {field.name: array.tobytes() for field, array in snapshot.fields.items()}
    return fields, snapshot.agent, snapshot.last, snapshot.units, snapshot.episodes, snapshot.curve.mean.tobytes()


def test_before_the_first_start_there_is_nothing_to_see_or_do():
    session = Session(Clock())
    session.obey(Resume())
    session.obey(Act("up"))
    assert not session.work(0.01)
    assert session.rest() == float("inf")
    with pytest.raises(ValueError, match="before the first Start"):
        session.snapshot()


def test_a_start_shows_the_level_and_nothing_learned():
    snapshot = started().snapshot()
    assert snapshot.status == "paused"
    assert (snapshot.units, snapshot.episodes) == (0, 0)
    assert not snapshot.fields[Field.Q].any()
    assert snapshot.agent == (0, 0, 0.0, 0.0)
    assert snapshot.settings.alpha == 0.1


def test_every_snapshot_carries_the_number_of_its_run():
    session = started()
    for run in (4, 9):
        session.obey(Start(ROW, "q-learning", run=run))
        assert [after(session, Step(3)).run, after(session, EditLevel(ROOM)).run] == [run, run]
    session.obey(Start(dataclasses.replace(ROW, rows=("S..é",)), "q-learning", run=10))
    assert session.message and session.snapshot().run == 9, "a level that cannot be played begins no run"


def test_work_that_is_done_and_transitions_that_are_lived_are_two_numbers():
    planned = after(started(learner="value-iteration"), Step(7), Act("right"), Act("right"))
    learned = after(started(), Step(7), Act("right"), Learn(False), Step(5))
    assert (planned.units, planned.lived) == (7, 2)
    assert (learned.units, learned.lived) == (13, 13)


def test_two_moves_to_the_goal_by_hand():
    level = dataclasses.replace(ROW, rows=("S.G",))
    snapshot = after(started(level), Tune({"alpha": 0.5}), Act("right"), Act("right"))
    # Q(0, right) = 0.5 (-1 + 0.9 * 0) = -0.5; Q(1, right) = 0.5 (-1 + 1) = 0.
    assert snapshot.fields[Field.Q][0].tolist() == [0.0, -0.5]
    assert snapshot.fields[Field.Q][1].tolist() == [0.0, 0.0]
    assert snapshot.agent == (2, 2, -1.0, pytest.approx(-1.0))
    assert [lived.driver for lived in snapshot.last] == ["me", "me"]
    assert snapshot.last[-1].terminated
    assert (snapshot.units, snapshot.episodes) == (2, 1)
    assert snapshot.curve.mean.tolist() == [-1.0]


def test_each_act_is_one_transition_that_the_learner_sees_and_none_when_it_does_not_learn():
    session = started()
    for number in range(1, 21):
        session.obey(Act("right"))
        assert session.snapshot().fields[Field.VISITS].sum() == number
    before = session.snapshot()
    session.obey(Learn(False))
    session.obey(Act("left"))
    snapshot = session.snapshot()
    assert snapshot.units == before.units + 1
    assert snapshot.fields[Field.Q].tobytes() == before.fields[Field.Q].tobytes()


def test_moves_that_the_level_does_not_have_or_forbid_do_nothing():
    level = dataclasses.replace(ROW, rules=dataclasses.replace(ROW.rules, edges="forbid"))
    snapshot = after(started(level), Act("up"), Act("left"), Act("hop"))
    assert snapshot.units == 0


def test_step_is_exact_and_run_goes_on_until_paused():
    session = started()
    assert after(session, Step(7)).units == 7
    session.obey(Resume())
    assert session.snapshot().status == "running"
    for _ in range(5):
        session.work(0.01)
    assert session.units > 7
    session.obey(Pause())
    paused = settle(session)
    assert (paused.status, paused.steps_per_second) == ("paused", 0.0)
    assert session.rest() == float("inf")


def test_drivers_and_learning_change_in_the_middle_of_an_episode_without_a_reset():
    level = Level(title="", rows=("S" + "." * 30 + "G",), rules=Rules(time_limit=0))
    session = started(level)
    seen = []
    for driver in ("learner", "greedy", "me", "random", "optimum"):
        for learning in (True, False):
            session.obey(Drive(driver))
            session.obey(Learn(learning))
            seen.append(after(session, Step(1), Act("right")).agent.step)
    # Every switch goes on in the same episode: two transitions each, one where a person drives.
    assert seen == [2, 4, 6, 8, 9, 10, 12, 14, 16, 18]


@pytest.mark.parametrize("driver", ["learner", "greedy", "random", "optimum"])
@pytest.mark.parametrize("learning", [True, False])
def test_whoever_drives_is_told_with_each_transition(driver, learning):
    snapshot = after(started(ROOM), Drive(driver), Learn(learning), Step(20))
    assert {lived.driver for lived in snapshot.last} == {driver}
    assert snapshot.units == 20


def test_the_optimum_drives_the_shortest_way():
    snapshot = after(started(dataclasses.replace(ROOM, rules=Rules(discount=0.9))), Drive("optimum"), Step(5))
    assert snapshot.last[-1].terminated
    assert snapshot.agent.episode_return == 1.0


def test_run_does_not_move_the_mouse_while_a_person_drives_but_a_planner_plans():
    session = started()
    assert after(session, Drive("me"), Resume()).units == 0
    assert session.rest() == float("inf")
    planner = started(learner="value-iteration")
    snapshot = after(planner, Drive("me"), Resume())
    assert snapshot.status == "converged"
    assert snapshot.running
    assert snapshot.agent.step == 0
    # The goal is 3 steps away: V(S) = -1 - 0.9 + 0.81 * (-1 + 1).
    assert snapshot.fields[Field.V][0] == pytest.approx(-1.9, abs=1e-9)


def test_a_planner_plans_first_and_then_its_mouse_walks():
    session = started(learner="value-iteration")
    planned = after(session, Step(1))
    assert (planned.units, planned.agent.step) == (1, 0)
    walked = after(session, Step(1000), Step(3))
    assert walked.status == "converged"
    assert walked.last[-1].driver == "learner"


def test_a_mouse_with_nothing_left_to_plan_walks_calmly_at_full_speed():
    session = started(learner="value-iteration")
    session.obey(Resume())
    settle(session)
    clock, walked = session.clock, session.trainee.body.steps
    until = clock.now + 10.0
    while clock.now < until:
        session.work(0.01)
        assert session.rest() <= 1 / 8
        clock.now += 0.01
    assert 79 <= session.trainee.body.steps - walked <= 81
    session.obey(SetPace(1000.0))
    walked = session.trainee.body.steps
    until = clock.now + 1.0
    while clock.now < until:
        session.work(0.01)
        clock.now += 0.01
    assert session.trainee.body.steps - walked > 900, "a pace that was asked for is kept"


def test_a_plan_that_is_done_ends_the_slice():
    session = started(learner="value-iteration")
    session.obey(Step(10_000))
    while not session.finished:
        session.work(10.0)
    assert session.trainee.body.steps == 0
    assert session.switches.owed > 0, "the rest is walked in the slices that follow"
    settle(session)
    assert session.trainee.body.steps > 0


def test_restart_begins_an_episode_and_keeps_what_was_learned():
    session = started()
    before = after(session, Act("right"))
    snapshot = after(session, Restart())
    assert snapshot.agent == (0, 0, 0.0, 0.0)
    assert snapshot.fields[Field.Q].tobytes() == before.fields[Field.Q].tobytes()


def test_a_bad_setting_driver_or_pace_is_a_message_and_changes_nothing():
    session = started()
    for command, words in [
        (Tune({"alpha": 7.0}), "alpha is 7.0"),
        (Tune({"charm": 1.0}), "charm"),
        (Drive("cat"), "cat"),
        (SetPace(0.0), "pace"),
        (EditLevel(Level(title="", rows=("##",))), "floor"),
        (Start(Level(title="", rows=("##",)), "q-learning"), "floor"),
    ]:
        session.obey(command)
        snapshot = session.snapshot()
        assert words in snapshot.message
        assert (snapshot.status, snapshot.level, snapshot.settings.alpha, snapshot.driver) == ("paused", ROW, 0.1, "learner")


def test_an_unknown_learner_is_a_failure_with_the_level_there():
    snapshot = after(started(learner="parrot"), Act("right"))
    assert snapshot.status == "failed"
    assert "parrot" in snapshot.message
    assert snapshot.agent.step == 1


def test_settings_are_tuned_while_it_runs():
    session = started()
    session.obey(Resume())
    session.work(0.01)
    session.obey(Tune({"epsilon": 1.0}))
    assert session.snapshot().settings.epsilon == 1.0
    assert session.snapshot().status == "running"


def test_switches_outlive_a_start_and_the_run_begins_paused():
    session = started()
    for command in (Drive("greedy"), Learn(False), SetPace(3.0), Resume(), Start(ROOM, "q-learning")):
        session.obey(command)
    snapshot = session.snapshot()
    assert (snapshot.driver, snapshot.learning, snapshot.per_second, snapshot.status) == ("greedy", False, 3.0, "paused")


def test_pace_and_cuts_change_no_bit():
    def run(commands, level=ROOM):
        return bits(after(started(level, seed=5), *commands))

    whole = run([Step(1000)])
    assert run([Step(1)] * 1000) == whole
    assert run([Step(1), Step(499), Step(500)]) == whole
    slow = started(ROOM, seed=5)
    slow.obey(SetPace(100.0))
    slow.obey(Resume())
    while slow.units < 1000:
        slow.clock.now += 0.003
        slow.work(0.001)
        if slow.units % 100 == 0:
            slow.obey(Pause())
            slow.snapshot()
            slow.obey(Resume())
    assert slow.units == 1000
    assert bits(slow.snapshot()) == whole
    assert run([Step(1000)], dataclasses.replace(ROOM, title="Other")) == whole


@pytest.mark.parametrize("driver", ["greedy", "random", "optimum"])
def test_driven_learning_is_the_same_however_it_is_cut(driver):
    size = 30  # more entries than are looked at anew for every step
    level = Level(
        title="", rows=tuple("S".ljust(size, ".") if not row else "." * size for row in range(size)), rules=Rules(slip=0.3)
    )
    runs = [after(started(level, seed=3), Drive(driver), *cut) for cut in ([Step(300)], [Step(1)] * 300, [Step(7), Step(293)])]
    assert bits(runs[0]) == bits(runs[1]) == bits(runs[2])


def test_a_slow_run_shows_every_step_on_the_clock():
    session = started(ROOM)
    clock = session.clock
    session.obey(SetPace(10.0))
    session.obey(Resume())
    assert session.single
    shown = []
    for _ in range(100):
        session.work(0.005)
        shown.append(session.units)
        clock.now += 0.01
    assert all(b - a in (0, 1) for a, b in itertools.pairwise(shown))
    assert shown[-1] in (10, 11)


def test_snapshots_are_frozen_and_do_not_change_afterwards():
    session = started(ROOM)
    snapshot = after(session, Step(50))
    before = bits(snapshot)
    after(session, Step(500))
    assert bits(snapshot) == before
    for array in (*snapshot.fields.values(), snapshot.curve.mean, snapshot.optimum.v, snapshot.optimum.optimal):
        assert not array.flags.writeable
    with pytest.raises(TypeError):
        snapshot.fields[Field.V] = None


def test_snapshots_are_numbered_and_the_last_transitions_are_bounded():
    session = started(ROOM)
    first, second = after(session, Step(1000)), session.snapshot()
    assert second.number > first.number
    assert len(second.last) == 256
    for before, following in itertools.pairwise(second.last):
        assert before.terminated or before.truncated or before.successor == following.state


def test_measured_is_the_distance_of_this_very_moment():
    session = started()
    assert session.measured().distance.max_error == pytest.approx(1.9, abs=1e-9), "nothing learned, and V* is -1.9 at the start"
    session.obey(Step(20_000))
    while session.switches.owed:
        session.work(0.05)
    snapshot = session.measured()
    assert snapshot.distance.greedy_return == pytest.approx(-1.9, abs=1e-9)
    v = snapshot.fields[Field.V][~snapshot.mdp.terminal]
    assert snapshot.distance.max_error == np.abs(v - snapshot.optimum.v[~snapshot.mdp.terminal]).max()


def test_two_hundred_edits_while_it_trains_never_fail_and_untouched_estimates_stay_exactly():
    draw = random.Random(11)
    rows = tuple("".join(draw.choice("....#%") for _ in range(8)) for _ in range(7))
    level = Level(title="", rows=("S......G", *rows), rules=Rules(slip=0.1))
    session = started(level)
    session.obey(Resume())
    for number in range(200):
        session.obey(Drive(draw.choice(["learner", "greedy", "random", "optimum", "me"])))
        session.work(0.002)
        session.obey(Act(draw.choice(["up", "left"])))
        before = session.snapshot()
        board = [list(row) for row in session.level.rows]
        row, col = draw.randrange(1, len(board)), draw.randrange(8)
        board[row][col] = draw.choice(".#%*$=~J")
        if number % 20 == 0:
            board.append(list("........"))
        session.obey(EditLevel(dataclasses.replace(session.level, rows=tuple(map("".join, board)))))
        now = session.snapshot()
        assert now.status == "running", now.message
        kept = [state for state in before.mdp.states if state in now.mdp.index]
        old = np.array([before.mdp.index[state] for state in kept])
        new = np.array([now.mdp.index[state] for state in kept])
        both = before.mdp.legal[old] & now.mdp.legal[new]
        for field in (Field.Q, Field.VISITS):
            assert (now.fields[field][new][both] == before.fields[field][old][both]).all()
        assert now.mdp.legal[now.agent.state].any()
        assert now.units == before.units
        assert now.fields[Field.V].shape == (len(now.mdp.states),)


def test_an_edit_elsewhere_leaves_the_mouse_in_its_episode_and_a_wall_on_it_begins_another():
    session = started()
    after(session, Act("right"))
    here = after(session, EditLevel(dataclasses.replace(ROW, rows=("S..G.",))))
    assert here.agent[:2] == (1, 1)
    assert here.agent.episode_return == -1.0
    moved = after(session, EditLevel(dataclasses.replace(ROW, rows=("S#.G.",))))
    assert moved.agent == (0, 0, 0.0, 0.0)


def test_new_words_on_a_level_change_nothing_of_the_run():
    session = started()
    before = after(session, Step(10))
    snapshot = after(session, EditLevel(dataclasses.replace(ROW, title="New", about="words")))
    assert snapshot.level.title == "New"
    assert snapshot.mdp is before.mdp


def test_a_planner_plans_again_after_an_edit():
    session = started(learner="value-iteration")
    first = after(session, Drive("me"), Resume())
    assert first.status == "converged"
    second = after(session, EditLevel(dataclasses.replace(ROW, rows=("S...G",))))
    assert second.status == "converged"
    assert second.units > first.units
    assert second.fields[Field.V][0] == pytest.approx(-1 - 0.9 - 0.81, abs=1e-9)
    assert second.distance.max_error < 1e-9
