"""Levels that change in time: the run goes over to the next map at one transition, whoever counts how."""

import dataclasses

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import Act, Drive, EditLevel, Learn, Restart, Resume, Start, Step
from playground.training.run_file import load_run, save_run
from playground.training.session import Session
from playground.training.snapshot import Working
from playground.world.level import Level, MapChange, Rules
from tests.training.sessions import Clock, done

RULES = Rules(discount=0.9, slip=0.2, step_reward=-0.1, time_limit=40)
FIRST, SECOND, THIRD = ("....G", ".###.", "S...."), ("....G", "###..", "S...."), ("....G", "###.#", "S....")
MAZE = Level(title="Maze", rows=FIRST, rules=RULES, changes=(MapChange(300, SECOND), MapChange(450, THIRD)))
ROW = Level(title="Row", rows=("S..G",), rules=Rules(discount=0.9, moves=("left", "right")), changes=(MapChange(2, ("S.#G",)),))


def begun(level=MAZE, learner="q-learning", seed=4):
    return done(Session(), Start(level, learner, None, seed))


def bits(snapshot):
    fields = {field.name: array.tobytes() for field, array in snapshot.fields.items()}
    counts = snapshot.units, snapshot.episodes, snapshot.curve.mean.tobytes()
    return fields, snapshot.agent, snapshot.last, counts, snapshot.moment


@pytest.mark.parametrize("learner", ["q-learning", "sarsa", "monte-carlo", "reinforce"])
def test_a_run_over_changes_is_the_same_however_it_is_cut(learner):
    whole = bits(done(begun(learner=learner), Step(600)).snapshot())
    assert whole[-1] == 2
    for cut in ([Step(1)] * 600, [Step(299), Step(2), Step(148), Step(151)], [Step(300), Step(150), Step(150)]):
        assert bits(done(begun(learner=learner), *cut).snapshot()) == whole


@pytest.mark.parametrize("driver", ["greedy", "random", "optimum"])
@pytest.mark.parametrize("learning", [True, False])
def test_who_drives_changes_nothing_of_that(driver, learning):
    def run(*cut):
        session = done(begun(), Step(100), Drive(driver), Learn(learning))
        for step in cut:
            session.obey(step)
            while session.switches.owed or session.run.meter.optimum is None:
                session.work(0.01)
        return bits(session.snapshot())

    assert run(Step(400)) == run(*[Step(1)] * 400) == run(Step(199), Step(1), Step(1), Step(199))


def test_each_moment_has_its_own_table_and_the_level_stays_whole():
    session = begun()
    for steps, moment in ((299, 0), (1, 1), (149, 1), (1, 2), (1000, 2)):
        snapshot = done(session, Step(steps)).snapshot()
        assert (snapshot.moment, snapshot.level) == (moment, MAZE)
        assert snapshot.now.rows == (FIRST, SECOND, THIRD)[moment]
        walls = sum(row.count("#") for row in snapshot.now.rows)
        assert len(snapshot.mdp.states) == 15 - walls == len(snapshot.fields[Field.V])


def test_estimates_stay_where_the_map_stays():
    session = done(begun(), Step(299))
    before = session.snapshot()
    after = done(session, Step(1)).snapshot()
    lived = after.last
    assert lived == (), "the last transitions belong to the old table"
    assert after.units == 300
    same = [state for state in before.mdp.states if after.mdp.number(state) is not None]
    there = [before.mdp.number(state) for state in same]
    here = [after.mdp.number(state) for state in same]
    moved = np.abs(after.fields[Field.Q][here] - before.fields[Field.Q][there])
    assert (moved > 0).sum() <= 1, "one transition was learned from"


def test_the_mouse_stays_where_it_can_act_and_else_begins_anew():
    stays = done(begun(ROW), Act("right"), Act("left")).snapshot()
    assert (stays.moment, stays.agent.step) == (1, 2)
    walled = done(begun(ROW), Act("right"), Act("right")).snapshot()
    assert (walled.moment, walled.agent.step, walled.mdp.states[walled.agent.state].cell) == (1, 0, (0, 0))


def test_a_start_begins_with_the_first_map_and_a_new_episode_does_not():
    session = done(begun(), Step(400), Restart())
    assert session.snapshot().moment == 1
    assert done(session, Start(MAZE, "q-learning")).snapshot().moment == 0


def test_a_planner_and_the_yardstick_solve_the_map_of_the_moment():
    session = begun(ROW, "value-iteration")
    session.obey(Resume())
    while not session.run.converged or session.run.meter.optimum is None:
        session.work(0.01)
    # Three steps away: the goal pays 1 on entering, so V(S) is 0.9 * 0.9.
    first = session.snapshot()
    assert (first.moment, first.fields[Field.V][0], first.optimum.start) == (0, pytest.approx(0.81), pytest.approx(0.81))
    while session.snapshot().moment == 0 or not session.run.converged or session.run.meter.optimum is None:
        session.work(0.01)
        session.switches._stroll._next = 0.0
    second = session.snapshot()
    walled_in = pytest.approx(0.0, abs=1e-9)
    assert (second.fields[Field.V][0], second.optimum.start) == (walled_in, 0.0)


def test_before_the_kernels_are_ready_the_map_changes_too():
    class Never:
        """Never warm."""

        message = ""

        def __init__(self, learner):
            assert learner == "q-learning"

        def ready(self, *names):
            return False

        def close(self):
            pass

    session = Session(warm_up=Never)
    for command in (Start(ROW, "q-learning"), Act("right"), Act("right")):
        session.obey(command)
        session.work(0.01)
    snapshot = session.snapshot()
    assert (snapshot.status, snapshot.moment, snapshot.agent.step) == ("warming", 1, 0)


def test_an_edit_keeps_the_moment_and_an_edit_of_a_later_map_keeps_the_table():
    session = done(begun(), Step(350))
    before = session.snapshot()
    later = dataclasses.replace(MAZE, changes=(MAZE.changes[0], MapChange(400, FIRST)))
    same = done(session, EditLevel(later)).snapshot()
    assert same.mdp is before.mdp
    assert bits(same) == bits(before)
    assert done(session, Step(49)).snapshot().moment == 1
    assert done(session, Step(1)).snapshot().moment == 2
    without = dataclasses.replace(MAZE, changes=())
    assert done(session, EditLevel(without)).snapshot().now == without


@pytest.mark.parametrize("steps", [100, 299, 300, 301, 449, 450, 500])
@pytest.mark.parametrize("learner", ["q-learning", "value-iteration"])
def test_a_saved_run_goes_on_in_its_moment(tmp_path, steps, learner):
    whole = done(begun(learner=learner), Learn(learner == "q-learning"), Step(steps))
    save_run(tmp_path / "run.npz", whole)
    resumed = Session()
    load_run(tmp_path / "run.npz", resumed)
    assert bits(resumed.snapshot()) == bits(whole.snapshot())
    for session in (whole, resumed):
        done(session, Step(260))
    assert bits(resumed.snapshot()) == bits(whole.snapshot())
    assert resumed.snapshot().moment == MAZE.moment(steps + 260)


def test_a_map_in_which_nobody_can_move_stops_the_run_with_a_sentence():
    level = dataclasses.replace(ROW, changes=(MapChange(5, ("####",)),))
    session = done(begun(level), Step(20))
    snapshot = session.snapshot()
    assert (snapshot.status, snapshot.moment, snapshot.units) == ("failed", 0, 5)
    assert "could not change" in snapshot.message


def test_a_level_that_changes_by_itself_is_something_new_to_show():
    """The wall comes after two transitions: the number of what can be seen goes on, and the table is another."""
    level = Level(title="x", rows=("S..G",), rules=Rules(moves=("left", "right")), changes=(MapChange(2, ("S#.G",)),))
    session = Session(Clock())
    session.obey(Start(level, "q-learning", seed=1))
    session.obey(Act("left"))
    before, table = session.revision, session.mdp
    session._move_on(session.run)
    assert session.revision == before and session.mdp is table
    session.run.life.act(session.mdp.actions.index("left"), True)
    assert session.run.due
    session._move_on(session.run)
    assert session.revision == before + 1 and session.mdp is not table


def test_while_something_takes_long_the_estimates_are_those_of_before(monkeypatch):
    session = Session(Clock())
    session.obey(Start(Level(title="x", rows=("S..G",)), "q-learning", seed=1))
    session.obey(Act("right"))
    monkeypatch.setattr(Session, "small", False)
    before = session.snapshot()
    session.obey(Act("right"))
    seen = session.meanwhile(Working("Building", 0.5))
    assert seen.progress == ("Building", 0.5) and seen.units == 2
    assert seen.fields[Field.VISITS].sum() == before.fields[Field.VISITS].sum() == 1
    assert session.snapshot().fields[Field.VISITS].sum() == 2
