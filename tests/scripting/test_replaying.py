"""`playground.replay`: recordings and saved runs."""

import csv

import numpy as np
import pytest

import playground
from playground.cli import main
from playground.learning.life.recording import RecordingError
from playground.training.run_file import RunError

WORDS = ("train", "cliff-walking", "--learner", "q-learning", "--steps", "400", "--seed", "3")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A recording in both forms, and the run that they are of."""
    folder = tmp_path_factory.mktemp("life")
    for name, flag in (("life.csv", "--record"), ("life.npz", "--record"), ("run.npz", "--out")):
        assert main([*WORDS, flag, str(folder / name)]) == 0
    return folder


@pytest.fixture(scope="module")
def run():
    return playground.train("cliff-walking", "q-learning", 400, 3)


@pytest.mark.parametrize("name", ["life.csv", "life.npz"])
def test_fed_with_its_own_life_a_learner_believes_the_same(files, run, name):
    again = playground.replay(files / name, "q-learning", "cliff-walking")
    assert again.q.tobytes() == run.q.tobytes()
    assert np.array_equal(again.visits, run.visits)
    assert np.array_equal(again.episodes.returns, run.episodes.returns)
    assert again.distance == run.distance
    assert (again.steps, again.ended) == (run.steps, run.ended)


def test_columns_in_memory(files, run):
    with (files / "life.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    assert playground.replay(columns, "q-learning", "cliff-walking").q.tobytes() == run.q.tobytes()

    class DataFrame:
        """What a data frame is asked for."""

        def __init__(self):
            self.columns = list(columns)

        def __getitem__(self, name):
            return np.array(columns[name])

    assert playground.replay(DataFrame(), "q-learning", "cliff-walking").q.tobytes() == run.q.tobytes()


def test_only_the_first_transitions():
    level = playground.solve(np.eye(3)[None, [1, 2, 2]], [[1.0], [2.0], [0.0]], 0.5).mdp
    columns = {"state": [0, 1], "action": [0, 0], "reward": [1.0, 2.0], "next_state": [1, 2], "terminated": [0, 0]}
    assert playground.replay(columns, "q-learning", level, alpha=1.0).q.tolist() == [[1.0], [2.0], [0.0]]
    assert playground.replay(columns, "q-learning", level, alpha=1.0, steps=1).q.tolist() == [[1.0], [0.0], [0.0]]


def test_a_saved_run_as_it_was(files, run):
    saved = playground.replay(files / "run.npz")
    assert saved.q.tobytes() == run.q.tobytes()
    assert (saved.learner, saved.seed, saved.steps, saved.distance) == (run.learner, run.seed, run.steps, run.distance)
    assert np.array_equal(saved.curve.mean, run.curve.mean)
    assert saved.episodes.at.tolist() == run.episodes.at.tolist()
    assert saved.episodes.returns.tolist() == run.episodes.returns.tolist()


def test_what_is_doubtful_is_a_warning():
    columns = {"state": [0], "action": ["right"], "reward": [77.0], "next_state": [1], "done": [False]}
    with pytest.warns(UserWarning, match="pay something else than this level does"):
        playground.replay(columns, "q-learning", "corridor")


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ({"learner": "sarsa"}, "learner cannot be given beside .*, a run that has its own"),
        ({"level": "corridor", "alpha": 0.1}, "level, alpha cannot be given beside"),
        ({"steps": 5}, "steps cannot be given beside"),
    ],
)
def test_a_run_has_its_own(files, named, sentence):
    with pytest.raises(TypeError, match=sentence):
        playground.replay(files / "run.npz", **named)


def test_too_little(files):
    with pytest.raises(TypeError, match=r"life.csv does not say its level: give level=…; only a data set of Minari"):
        playground.replay(files / "life.csv", "sarsa")
    with pytest.raises(TypeError, match="the columns do not say their level"):
        playground.replay({"state": [0]}, "sarsa")
    with pytest.raises(TypeError, match="a recording needs someone who learns from it"):
        playground.replay(files / "life.csv", level="cliff-walking")
    with pytest.raises(TypeError, match="the source is 3, expected the path of a recording or of a run"):
        playground.replay(3)


def test_what_cannot_be_read(files, tmp_path):
    with pytest.raises(RecordingError, match=r"life.csv: transition 1: there is no state 36 in this level"):
        playground.replay(files / "life.csv", "sarsa", "corridor")
    with pytest.raises(RecordingError, match="its columns are of different lengths: state 1, action 2"):
        playground.replay({"state": [1], "action": [1, 2]}, "sarsa", "corridor")
    with pytest.raises(RecordingError, match="its column 'state' is 5, expected a list with an entry for each transition"):
        playground.replay({"state": 5}, "sarsa", "corridor")
    with pytest.raises(RecordingError, match="there are no transitions in it"):
        playground.replay({}, "sarsa", "corridor")
    with pytest.raises(ValueError, match="there are no transitions to feed"):
        playground.replay(files / "life.csv", "sarsa", "cliff-walking", steps=0)
    with pytest.raises(ValueError, match="value-iteration learns from the table and not from experience"):
        playground.replay(files / "life.csv", "value-iteration", "cliff-walking")
    with pytest.raises(FileNotFoundError, match=r"there is no file nowhere.csv"):
        playground.replay("nowhere.csv", "sarsa")
    np.savez(tmp_path / "half.npz", run=np.array("{}"))
    with pytest.raises(RunError, match=r"half.npz: this is no whole run"):
        playground.replay(tmp_path / "half.npz")
