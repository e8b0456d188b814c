"""Levels that remember, rewards that vary and maps that change, all at once: the same bits however a run is cut."""

import dataclasses

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import Act, Drive, EditLevel, Start, Step
from playground.training.run_file import load_run, save_run
from playground.training.session import Session
from playground.world.level import Level, MapChange, Rules
from playground.world.library import find
from tests.training.sessions import done

EVERYTHING = Level(
    title="Everything",
    rows=("S.a.!", "##A#.", "c..t.", "U.M..", "!...G"),
    rules=Rules(discount=0.9, slip=0.1, step_reward=-0.1, time_limit=50),
    changes=(MapChange(333, ("S.a.!", "#.A#.", "c.!t.", "T.M..", "!...G")),),
)


def bits(snapshot):
    fields = {field.name: array.tobytes() for field, array in snapshot.fields.items()}
    return fields, snapshot.agent, snapshot.last, snapshot.units, snapshot.episodes, snapshot.curve.mean.tobytes()


@pytest.mark.parametrize("learner", ["q-learning", "monte-carlo"])
def test_the_same_bits_however_it_is_cut_saved_and_resumed(tmp_path, learner):
    whole = done(Session(), Start(EVERYTHING, learner, None, 2), Step(700))
    assert len(whole.mdp.floors) > 4
    assert whole.mdp.noise is not None
    single = done(Session(), Start(EVERYTHING, learner, None, 2), *[Step(1)] * 700)
    assert bits(single.snapshot()) == bits(whole.snapshot())
    for steps in (200, 333, 400):
        part = done(Session(), Start(EVERYTHING, learner, None, 2), Step(steps))
        save_run(tmp_path / "run.npz", part)
        resumed = Session()
        load_run(tmp_path / "run.npz", resumed)
        assert bits(done(resumed, Step(700 - steps)).snapshot()) == bits(whole.snapshot())


@pytest.mark.parametrize("name", ["keys-and-doors", "coins", "cat-and-mouse", "switch-and-gates", "dice"])
def test_every_driver_learns_on_what_remembers(name):
    session = Session()
    session.obey(Start(find(name), "q-learning", None, 1))
    for driver in ("learner", "greedy", "random", "optimum"):
        session.obey(Drive(driver))
        session.obey(Step(300))
        while session.switches.owed:
            session.work(0.01)
    snapshot = session.measured()
    assert snapshot.status == "paused"
    assert snapshot.units == 1200
    assert np.isfinite(snapshot.distance.optimal_return)
    assert snapshot.fields[Field.Q].shape == snapshot.mdp.legal.shape


def test_an_edit_of_a_level_that_remembers_keeps_the_key_in_hand():
    level = Level(title="", rows=("Sa..A.G", "......."), rules=Rules(moves=("up", "right", "down", "left")))
    session = done(Session(), Start(level, "q-learning"), Act("right"), Act("right"))
    held = session.mdp.states[session.snapshot().agent.state]
    assert (held.cell, held.held) == ((0, 2), ("red",))
    edited = dataclasses.replace(level, rows=(level.rows[0], "......#"))
    snapshot = done(session, EditLevel(edited)).snapshot()
    assert snapshot.mdp.states[snapshot.agent.state] == held
    assert snapshot.agent.step == 2
