"""The last run of each level in words: who learned and how much; what is damaged is left out, what is read is not read again."""

import os

import numpy as np
import pytest

from playground import paths
from playground.learning.files.numpy_files import npz_bytes
from playground.training import commands
from playground.training.session import Session
from playground.ui import last_runs
from playground.ui.last_runs import identity_of
from playground.world import library
from playground.world.level import Level


def kept(level: str, learner: str, order: commands.Command) -> Level:
    """The level, of which a run is kept."""
    session, start = Session(runs=paths.user_runs()), library.find(level)
    session.obey(commands.Start(start, learner, seed=1))
    session.obey(order)
    while session.work(0.2):
        pass
    session.obey(commands.Start(library.find("book"), learner, seed=1, keeps=False))
    return start


def test_a_run_says_who_learned_and_for_how_many_steps(home):
    level = kept("corridor", "q-learning", commands.Step(120))
    (run,) = last_runs.last_runs().values()
    assert list(last_runs.last_runs()) == [identity_of(level)]
    assert (run.learner, run.steps) == ("q-learning", 120)
    assert run.age < 600


def test_the_backups_of_a_planner_are_its_steps(home):
    kept("corridor", "value-iteration", commands.Step(3))
    (run,) = last_runs.last_runs().values()
    assert (run.learner, run.steps) == ("value-iteration", 3)


def test_a_file_that_has_not_changed_is_not_read_again(home, monkeypatch):
    kept("corridor", "q-learning", commands.Step(5))
    before = last_runs.last_runs()
    monkeypatch.setattr(last_runs, "open_file", None)
    assert last_runs.last_runs() == before


def arrays(**more):
    return {"run": np.array('{"learner": "x", "lived": 3}'), "pupil": np.array('{"before": [4, 0], "planned": [3, 1]}')} | more


NAME = "0" * 32


@pytest.mark.parametrize(
    "content",
    (
        b"",
        b"PK\x05\x06",
        npz_bytes(arrays(run=np.array("[1]"))),
        npz_bytes(arrays(pupil=np.array("{}"))),
        npz_bytes(arrays(run=np.array(["a", "b"]))),
        npz_bytes(arrays(run=np.array([3.0]))),
        npz_bytes(arrays(pupil=np.array("[" * 50_000))),
        npz_bytes(arrays())[:-4],
        npz_bytes(arrays()) + b"x",
    ),
    ids=("empty", "end only", "a list", "no count", "two texts", "numbers", "nested", "cut", "longer"),
)
def test_what_is_no_run_is_left_out(home, content):
    paths.user_runs().mkdir(parents=True)
    (paths.user_runs() / f"{NAME}.npz").write_bytes(content)
    assert last_runs.last_runs() == {}


def test_the_newer_of_a_run_that_was_left_and_its_copy_counts(home):
    paths.user_runs().mkdir(parents=True)
    for suffix, count, moment in ((".npz", 3, 100), (".going.npz", 9, 200)):
        path = paths.user_runs() / f"{NAME}{suffix}"
        path.write_bytes(npz_bytes(arrays(pupil=np.array(f'{{"before": [0, 0], "planned": [{count}, 0]}}'))))
        os.utime(path, (moment, moment))
    assert last_runs.last_runs()[NAME].steps == 9
    (paths.user_runs() / "notes.txt").write_text("mine")
    os.utime(paths.user_runs() / f"{NAME}.npz", (300, 300))
    assert {run.steps for run in last_runs.last_runs().values()} == {3}


def test_a_level_that_is_a_table_has_no_run(home):
    pytest.importorskip("gymnasium")
    assert identity_of(library.find("gym:FrozenLake-v1")) == ""
