"""An agent from elsewhere in a session: it comes with a Start or by a command, is kept by saved runs and by edits."""

from dataclasses import replace

import numpy as np

from playground.learning.files.agent_file import read_agent
from playground.learning.learner import Field
from playground.training.commands import EditLevel, Learn, Start, Step, Welcome
from playground.training.run_file import load, save
from playground.training.session import Session
from playground.world import compile_mdp
from playground.world.library import find
from tests.learning.agents import TRAINED
from tests.training.sessions import settle

LEVEL = find("corridor")
GUEST = read_agent(TRAINED / "dqn-corridor.zip", compile_mdp(LEVEL))


def test_it_comes_with_a_start_or_by_a_command_and_is_measured() -> None:
    by_start, by_command = Session(), Session()
    by_start.obey(Start(LEVEL, "visitor", seed=2, guest=GUEST))
    by_command.obey(Start(LEVEL, "visitor", seed=2))
    by_command.obey(Welcome(GUEST))
    for session in (by_start, by_command):
        session.obey(Step(40))
        seen = settle(session)
        assert (seen.units, seen.episodes, list(seen.networks), len(seen.losses)) == (40, 10, ["value"], 0)
        assert seen.distance is not None and seen.distance.optimal_actions == 1.0
    np.testing.assert_array_equal(by_start.snapshot().fields[Field.Q], by_command.snapshot().fields[Field.Q])


def test_without_learning_it_drives_the_same_way() -> None:
    session = Session()
    session.obey(Start(LEVEL, "visitor", seed=2, guest=GUEST))
    session.obey(Learn(False))
    session.obey(Step(40))
    assert settle(session).episodes == 10


def test_a_saved_run_keeps_it() -> None:
    session, again = Session(), Session()
    session.obey(Start(LEVEL, "visitor", guest=GUEST))
    session.obey(Step(7))
    before = settle(session)
    load(again, save(session))
    seen = again.snapshot()
    assert seen.learner == "visitor" and seen.units == 7
    np.testing.assert_array_equal(seen.fields[Field.Q], before.fields[Field.Q])


def test_an_edit_leaves_it_what_it_knows_of_the_same_cells() -> None:
    session = Session()
    session.obey(Start(LEVEL, "visitor", guest=GUEST))
    before = session.snapshot()
    session.obey(EditLevel(replace(LEVEL, rows=(*LEVEL.rows, "." * LEVEL.width))))
    after = session.snapshot()
    assert after.status == "paused" and len(after.mdp.states) == 10
    for number, state in enumerate(before.mdp.states):
        np.testing.assert_array_equal(after.fields[Field.Q][after.mdp.number(state)], before.fields[Field.Q][number])


def test_one_of_another_level_is_refused_and_who_learns_by_itself_takes_none() -> None:
    session = Session()
    session.obey(Start(find("dyna-maze"), "visitor", guest=GUEST))
    assert "takes 5 states to 4 numbers, expected (47, 4)" in session.message
    assert session.snapshot().status == "paused" and not session.snapshot().networks
    session.obey(Start(LEVEL, "sarsa", guest=GUEST))
    assert "sarsa learns by itself; the learner that takes networks from elsewhere is visitor" in session.message
