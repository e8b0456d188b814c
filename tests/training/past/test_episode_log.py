"""All episodes of a run, also on a level that changes, and of a branch: those that the life itself had."""

import numpy as np

from playground.training.commands import Act, Start, Step
from playground.training.past.document import load_document
from playground.training.past.episode_log import episode_log
from playground.training.session import Session
from tests.past import LEVELS
from tests.runs import branched_run
from tests.training.sessions import Clock, done


def test_the_episodes_of_a_life_whose_level_changed_and_that_a_person_drove(tmp_path):
    session = done(Session(Clock()), Start(LEVELS[0], "sarsa", seed=5))
    parts = []
    for command in (Step(100), Act(1), Act(2), Step(60), Step(140)):
        session.trainee.body.listener = parts.append
        done(session, command)
    session.save_document(tmp_path / "a.run")
    log, count = episode_log(load_document(tmp_path / "a.run"))
    assert count == session.trainee.body.episodes
    assert len(log.at) == count
    assert np.isin(np.concatenate([part.at for part in parts]), log.at).all()
    returns = {int(at): value for at, value in zip(log.at, log.returns, strict=True)}
    assert all(returns[int(at)] == value for part in parts for at, value in zip(part.at, part.returns, strict=True))


def test_until_a_moment_and_of_a_branch(tmp_path):
    branched_run(tmp_path / "a.run")
    document = load_document(tmp_path / "a.run")
    first, other = episode_log(document, branch=0)[0], episode_log(document)[0]
    shared = int((first.at <= 200).sum())
    assert first.at[:shared].tolist() == other.at[:shared].tolist()
    early, count = episode_log(document, 200)
    assert early.at.tolist() == first.at[:shared].tolist()
    assert count == shared > 1
