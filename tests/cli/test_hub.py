"""`train --hub` writes what the Hugging Face course pushes, and its own code gets the same numbers from it."""

import importlib
import json
import sys
from pathlib import Path

import gymnasium
import numpy as np
import pytest

from playground.cli import main
from playground.learning.files.agent_file import level_of

Capture = pytest.CaptureFixture[str]
WORD = "gym:FrozenLake-v1?map_name=4x4&is_slippery=false"


@pytest.fixture(autouse=True)
def no_film(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("av", "PIL", "PIL.Image"):
        monkeypatch.setitem(sys.modules, module, None)


def test_everything_is_there_and_means_the_same(capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "q-lake"
    argv = ["train", WORD, "--discount", "0.95", "--learner", "q-learning", "--steps", "20000", "--hub", str(folder), "--json"]
    assert main(argv) == 0
    said = capsys.readouterr()
    numbers = json.loads(said.out)
    assert (numbers["mean_reward"], numbers["std_reward"], numbers["expected_reward"]) == (1.0, 0.0, 1.0)
    assert "q-learning.pkl, results.json, README.md\n" in said.err and "it needs PyAV (replay.mp4) or Pillow" in said.err
    assert sorted(path.name for path in folder.iterdir()) == ["README.md", "q-learning.pkl", "results.json"]
    model = importlib.import_module("pickle").loads((folder / "q-learning.pkl").read_bytes())
    table = model.pop("qtable")
    assert list(model) == [
        *("env_id", "max_steps", "n_training_episodes", "n_eval_episodes", "eval_seed"),
        *("learning_rate", "gamma", "max_epsilon", "min_epsilon", "decay_rate", "map_name", "slippery"),
    ]
    assert (model["env_id"], model["gamma"], model["map_name"], model["slippery"]) == ("FrozenLake-v1", 0.95, "4x4", False)
    assert table.shape == (16, 4) and table.dtype == np.float64
    env = gymnasium.make(model["env_id"], map_name=model["map_name"], is_slippery=False)
    state, _ = env.reset(seed=0)
    rewards = []
    for _ in range(model["max_steps"]):
        state, reward, terminated, truncated, _ = env.step(int(np.argmax(table[state])))
        rewards.append(reward)
        if terminated or truncated:
            break
    assert sum(rewards) == json.loads((folder / "results.json").read_text())["mean_reward"] == 1.0
    assert '      value: "1.00 +/- 0.00"\n' in (folder / "README.md").read_text()
    assert level_of(folder / "q-learning.pkl") == f"{WORD}&discount=0.95"
    assert main(["train", "--agent", str(folder / "q-learning.pkl"), "--episodes", "1"]) == 0


def test_a_level_of_ours_opens_again_by_its_name_and_words_of_a_person_stay(capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    argv = ["train", "corridor", "--learner", "sarsa", "--episodes", "300", "--hub", str(folder)]
    assert main(argv) == 0
    assert level_of(folder / "q-learning.pkl") == "corridor"
    readme = folder / "README.md"
    readme.write_text(readme.read_text().replace("# hub", "# My mouse"))
    assert main(argv) == 0
    text = readme.read_text()
    assert "# My mouse" in text and 'name: "BellmanPlayground-corridor"' in text and text.startswith("---\ntags:\n")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["corridor", "--learner", "random", "--hub", "{new}"], "--hub does not go with random, which has no action values"),
        (["corridor", "--learner", "sarsa", "--hub", "{file}"], "is a file, expected a folder"),
        (["corridor", "--learner", "sarsa", "--hub", "{new}/deeper/still"], "there is no folder"),
        (["blocking-maze", "--learner", "sarsa", "--hub", "{new}"], "changes with time"),
    ],
)
def test_what_cannot_be_is_said_before_the_training(capsys: Capture, tmp_path: Path, argv: list[str], words: str) -> None:
    (tmp_path / "file").write_text("")
    argv = [word.format(new=tmp_path / "new", file=tmp_path / "file") for word in argv]
    assert main(["train", *argv, "--steps", "1"]) == 2
    assert words in capsys.readouterr().err and not (tmp_path / "new").exists()
