"""Saved runs that go on."""

import dataclasses

import pytest

from playground.cli.resumption import resumed
from playground.cli.verb import UsageError
from playground.training.commands import Drive, Learn, Start, Step
from playground.training.run_file import save_run
from playground.training.session import Session
from playground.world.level import Level

ROW = Level(title="Row", rows=("S..G",))


@pytest.fixture
def saved(tmp_path):
    session = Session()
    for command in (Start(ROW, "q-learning", None, 3), Step(1), Drive("random"), Learn(False)):
        session.obey(command)
    session.work(0.01)
    save_run(tmp_path / "run.npz", session)
    return str(tmp_path / "run.npz")


def test_it_learns_on_by_itself_with_its_own_seed(saved):
    session = resumed(saved, ROW, None)
    assert (session.seed, session.switches.driver, session.switches.learning) == (3, "learner", True)


def test_new_words_make_no_other_level_but_a_new_cell_does(saved):
    assert resumed(saved, dataclasses.replace(ROW, title="Other", about="words"), "q-learning").level == ROW
    with pytest.raises(UsageError, match="is a run on 'Row', and 'Row' is another level, or was changed since"):
        resumed(saved, dataclasses.replace(ROW, rows=("S...G",)), None)


def test_what_is_no_run_or_of_another_learner_is_a_sentence(saved, tmp_path):
    (tmp_path / "bad.npz").write_bytes(b"nonsense")
    with pytest.raises(UsageError, match=r"bad\.npz is no saved run"):
        resumed(str(tmp_path / "bad.npz"), ROW, None)
    with pytest.raises(UsageError, match="a run of q-learning, not of sarsa"):
        resumed(saved, ROW, "sarsa")
