"""Planners step by step: what a stage does, where it ends, and that it changes nothing of what is computed."""

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import AdvanceStage, Learn, Resume, SetPace, Start, Step
from playground.training.ground import unwatched
from playground.training.session import Session
from playground.world.library import find
from tests.training.sessions import Clock, settle

# V at the start of Cliff5: of dice (as solved by elimination), of the way along the far wall (10 steps), of the best way (6).
DICE, FAR, BEST = -78.3258878, -20 * (1 - 0.95**10) + 20 * 0.95**9, -20 * (1 - 0.95**6) + 20 * 0.95**5


def started(level, learner, **settings):
    from playground.learning.collection import learners

    session = Session(Clock())
    session.obey(Start(find(level), learner, learners()[learner].settings(**settings)))
    settle(session)
    return session


def staged(session, *names):
    for name in names:
        session.obey(AdvanceStage(name))
        settle(session)
    return session.snapshot()


@pytest.mark.parametrize(
    ("ties", "changed", "values"),
    [
        ("first", [16, 4, 4, 4, 2, 0], [DICE, FAR, FAR, FAR, BEST, BEST]),
        ("all", [16, 2, 2, 2, 0], [DICE, FAR, FAR, FAR, BEST]),
    ],
)
def test_policy_iteration_by_hand_on_cliff5(ties, changed, values):
    """Lesson 11 counts one arrow a cell; where all ties are kept, arrows that are still best have not changed."""
    session = started("cliff5", "policy-iteration", ties=ties)
    assert session.snapshot().standing == (("evaluate", "sweep"), None, True)
    start = session.mdp.state_at()[3, 0]
    for expected, value in zip(changed, values, strict=True):
        seen = staged(session, "evaluate")
        assert seen.standing.at_hand == ("improve",)
        assert seen.fields[Field.V][start] == pytest.approx(value, abs=1e-6)
        assert staged(session, "improve").standing.changed == expected
    seen = session.snapshot()
    assert seen.status == "converged" and seen.standing.at_hand == ()
    assert seen.distance is None or seen.distance.max_error < 1e-9


def test_improving_after_a_single_sweep_is_allowed_and_leads_to_the_optimum():
    session = started("cliff5", "policy-iteration")
    session.obey(AdvanceStage("improve"))
    assert session.snapshot().stage == "" and session.units == 0
    for _ in range(300):
        seen = staged(session, "sweep", "improve")
        if seen.status == "converged":
            break
    start = session.mdp.state_at()[3, 0]
    assert seen.fields[Field.V][start] == pytest.approx(BEST, abs=1e-9)


@pytest.mark.parametrize("learner", ["policy-evaluation", "value-iteration", "policy-iteration"])
def test_one_sweep_is_as_many_steps_as_are_left_of_it(learner):
    session, other = started("cliff5", learner), started("cliff5", learner)
    session.obey(Step(7))
    settle(session)
    seen = staged(session, "sweep")
    assert (seen.units, seen.episodes) == (20, 1)
    other.obey(Step(20))
    same = settle(other)
    np.testing.assert_array_equal(seen.fields[Field.V], same.fields[Field.V])


def test_a_stage_goes_cell_by_cell_at_a_slow_pace_and_is_finished_by_asking_again():
    session = started("cliff5", "value-iteration")
    session.obey(SetPace(2.0))
    session.obey(AdvanceStage("sweep"))
    for steps in (1, 2, 3):
        assert session.single
        session.work(0.01)
        seen = session.snapshot()
        assert (seen.units, seen.stage, seen.status) == (steps, "sweep", "running")
        assert 0.4 < session.switches.tempo(False).rest() <= 0.5
        session.clock.now += 0.5
    session.obey(AdvanceStage("sweep"))
    seen = settle(session)
    assert (seen.units, seen.stage, seen.status) == (20, "", "paused")


def test_running_ends_a_stage_and_a_stage_ends_running():
    session = started("cliff5", "value-iteration")
    session.obey(SetPace(2.0))
    session.obey(AdvanceStage("sweep"))
    session.obey(Resume())
    assert session.snapshot().stage == ""
    session.obey(AdvanceStage("sweep"))
    assert session.snapshot().stage == "sweep" and not session.switches.running


def test_what_cannot_be_done_is_told_or_does_nothing():
    session = started("cliff5", "value-iteration")
    session.obey(AdvanceStage("improve"))
    assert session.message == "value-iteration has no stage 'improve': it has sweep"
    session.obey(Learn(False))
    session.obey(AdvanceStage("sweep"))
    assert session.snapshot().stage == "" and session.units == 0
    other = started("cliff5", "random")
    other.obey(AdvanceStage("sweep"))
    assert other.message == "random has no stage 'sweep': it has none"
    assert other.snapshot().standing is None


def test_a_stage_asked_for_before_the_kernels_are_ready_waits_for_the_learner():
    session = started("cliff5", "value-iteration")
    run = session.run
    trainee, session.run.life.trainee = session.trainee, None
    run.obey(AdvanceStage("sweep"), unwatched)
    session.run.life.trainee = trainee
    assert run._waiting == [AdvanceStage("sweep")]
