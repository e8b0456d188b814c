"""Tables of action values on the command line: in, out, and on the level that a file names."""

import json
from pathlib import Path

import numpy as np
import pytest

from playground.cli import main
from playground.learning.files.pickles.pickle_writer import pickle_bytes
from playground.learning.files.tables.q_table_file import read_q_table
from playground.rl.optimum import solve_optimum
from playground.world import compile_mdp, library

Capture = pytest.CaptureFixture[str]
LAKE = "gym:FrozenLake-v1?map_name=4x4&is_slippery=false&discount=0.95"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """q-learning.pkl with Q* of the lake that is not slippery."""
    q = solve_optimum(compile_mdp(library.find(LAKE))).q
    model = {"env_id": "FrozenLake-v1", "gamma": 0.95, "map_name": "4x4", "slippery": False, "qtable": np.array(q)}
    path = tmp_path / "q-learning.pkl"
    path.write_bytes(pickle_bytes(model))
    return path


def test_an_agent_that_names_its_level_needs_none(capsys: Capture, course: Path, tmp_path: Path) -> None:
    assert main(["train", "--agent", str(course), "--episodes", "5", "--json"]) == 0
    said = capsys.readouterr()
    outcome = json.loads(said.out)
    assert (outcome["steps"], outcome["max_error"]) == (30, 0.0)
    assert outcome["greedy_return"] == pytest.approx(0.95**5, abs=1e-9)
    assert said.err == f"q-learning.pkl: it was trained on {LAKE}\n"
    out = tmp_path / "shot.png"
    assert main(["shot", "--agent", str(course), "--overlays", "q-values", "--size", "640x480", "--out", str(out)]) == 0
    assert out.stat().st_size > 10_000


def test_it_can_be_learned_on_and_written_in_every_form(capsys: Capture, course: Path, tmp_path: Path) -> None:
    mdp = compile_mdp(library.find(LAKE))
    q = read_q_table(course, mdp).q
    before = str(course)
    for name in ("a.npy", "b.npz", "c.csv", "d.json"):
        out = tmp_path / name
        assert main(["train", LAKE, "--learner", "sarsa", "--q", before, "--steps", "0", "--q-out", str(out)]) == 0
        np.testing.assert_array_equal(read_q_table(out, mdp).q, q)
        before = str(out)
    assert main(["train", "--learner", "q-learning", "--q", str(course), "--steps", "500", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["max_error"] == 0.0


def test_solve_writes_the_optimal_ones(tmp_path: Path) -> None:
    out = tmp_path / "best.json"
    assert main(["solve", "corridor", "--q-out", str(out), "--json"]) == 0
    mdp = compile_mdp(library.find("corridor"))
    np.testing.assert_array_equal(read_q_table(out, mdp).q, np.where(mdp.legal, solve_optimum(mdp).q, 0.0))


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["train", "corridor", "--learner", "dqn", "--q", "{csv}", "--steps", "1"], "--q does not go with dqn"),
        (["train", "corridor", "--learner", "sarsa", "--q", "{csv}", "--steps", "1"], "its shape is [1, 4], expected [5, 4]"),
        (["train", "corridor", "--learner", "sarsa", "--q", "gone.npy", "--steps", "1"], "cannot read gone.npy"),
        (["train", "corridor", "--learner", "sarsa", "--steps", "1", "--q-out", "q.xlsx"], "expected a name that ends in .npy"),
        (["train", "corridor", "--learner", "sarsa", "--steps", "1", "--q-out", "no/q.csv"], "there is no folder 'no'"),
        (
            ["train", "corridor", "--learner", "random", "--steps", "1", "--q-out", "{out}"],
            "random has no action values to write",
        ),
        (["train", "corridor", "--from", "run.npz", "--q", "{csv}", "--steps", "1"], "do not go with --from"),
        (["train", "--learner", "sarsa", "--steps", "1"], "there is no LEVEL"),
        (["play", "--agent", "{csv}"], "q.csv does not say on which one it was trained"),
        (["play", "--agent", "gone.pkl"], "cannot read gone.pkl"),
        (["play", "--agent", "{strange}"], "NoSuchThing-v7 cannot be made"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(capsys: Capture, tmp_path: Path, argv: list[str], words: str) -> None:
    csv, strange = tmp_path / "q.csv", tmp_path / "strange.pkl"
    csv.write_text("1,2,3,4\n")
    strange.write_bytes(pickle_bytes({"env_id": "NoSuchThing-v7", "qtable": np.zeros((2, 2))}))
    assert main([word.format(csv=csv, strange=strange, out=tmp_path / "q.csv.npy") for word in argv]) == 2
    assert words in capsys.readouterr().err


def test_the_level_that_a_table_names_is_told_beside_another_one(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "q-learning.pkl"
    words = {"env_id": "FrozenLake-v1", "map_name": "4x4", "slippery": False, "gamma": 0.99, "qtable": np.zeros((16, 4))}
    path.write_bytes(pickle_bytes(words))
    assert main(["train", "frozenlake-4x4", "--agent", str(path), "--episodes", "1"]) == 0
    named = "gym:FrozenLake-v1?map_name=4x4&is_slippery=false&discount=0.99"
    assert f"q-learning.pkl: it was trained on {named}" in capsys.readouterr().err
    assert main(["train", named, "--agent", str(path), "--episodes", "1"]) == 0
    assert "it was trained on" not in capsys.readouterr().err
