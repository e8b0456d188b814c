"""Data sets of Minari: written from a life in the environment, lived again from their seeds, and read."""

import json
from pathlib import Path

import gymnasium
import h5py
import numpy as np
import pytest

from playground.cli import main
from playground.learning.files.recordings import RecordingError, minari, read_recording
from playground.world import compile_mdp, library


def written(folder: Path, level: str, *more: str) -> Path:
    path = folder / "some-v0"
    assert main(["train", level, "--learner", "q-learning", "--steps", "150", "--record", str(path), *more]) == 0
    return path


@pytest.mark.parametrize("level", ["frozenlake-4x4", "keys-and-doors", "dice", "gym:FrozenLake-v1"])
def test_every_episode_is_lived_again_from_its_seed(level: str, tmp_path: Path) -> None:
    """As Minari does: the environment is made from the text of its specification, and reset with the seed of the episode."""
    path = written(tmp_path, level)
    metadata = json.loads((path / "data" / "metadata.json").read_text())
    env = gymnasium.make(gymnasium.envs.registration.EnvSpec.from_json(metadata["env_spec"]))
    steps = 0
    with h5py.File(path / "data" / "main_data.hdf5") as file:
        assert len(file) == metadata["total_episodes"] > 1
        for number in range(len(file)):
            episode = file[f"episode_{number}"]
            state, _ = env.reset(seed=int(episode.attrs["seed"]))
            assert state == episode["observations"][0]
            for step, action in enumerate(episode["actions"]):
                state, reward, terminated, truncated, _ = env.step(action)
                there = (episode["observations"][step + 1], episode["rewards"][step])
                assert (state, reward) == there
                assert (terminated, truncated) == (episode["terminations"][step], episode["truncations"][step])
                steps += 1
    assert steps == metadata["total_steps"] <= 150


def test_it_is_replayed_and_tells_its_level(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "frozenlake-4x4")
    capsys.readouterr()
    tables = []
    for more in ([], ["--level", "frozenlake-4x4"]):
        assert main(["replay", str(path), "--learner", "sarsa", "--json", *more]) == 0
        tables.append(json.loads(capsys.readouterr().out))
    assert tables[0] == tables[1] and tables[0]["transitions"] > 100


def test_a_set_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "corridor")
    assert main(["train", "corridor", "--learner", "sarsa", "--steps", "5", "--record", str(path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert [entry.name for entry in tmp_path.iterdir()] == ["some-v0"]


def a_set(folder: Path, **parts: object) -> Path:
    """One episode of the corridor: 0, right, 1, right, 2."""
    (folder / "data").mkdir(parents=True)
    arrays = {
        "observations": [0, 1, 2],
        "actions": [1, 1],
        "rewards": [0.0, 1.0],
        "terminations": [False, True],
        "truncations": [False, False],
    } | parts
    with h5py.File(folder / "data" / "main_data.hdf5", "w") as file:
        for name, array in arrays.items():
            file[f"episode_0/{name}"] = array
    (folder / "data" / "metadata.json").write_text('{"data_format": "hdf5"}')
    return folder


def test_a_set_by_hand(tmp_path: Path) -> None:
    mdp = compile_mdp(library.find("corridor"))
    folder = a_set(tmp_path / "hand-v0")
    for place in (folder, folder / "data", folder / "data" / "main_data.hdf5"):
        recording = read_recording(place, mdp).recording
        assert recording.state.tolist() == [0, 1] and recording.successor.tolist() == [1, 2]
        assert recording.terminated.tolist() == [False, True]


@pytest.mark.parametrize(
    "parts, words",
    [
        ({"observations": [0, 1]}, "expected one observation more than steps"),
        ({"observations": np.zeros((3, 2, 2))}, "expected the number of a state"),
        ({"rewards": ["a", "b"]}, "holds something else than numbers"),
        ({"rewards": h5py.SoftLink("/episode_0/actions")}, "holds something else than numbers in this file"),
        ({"actions/left": [1, 1], "actions": None}, "is made of several parts"),
    ],
)
def test_odd_sets_are_one_sentence(parts: dict[str, object], words: str, tmp_path: Path) -> None:
    parts = {name: part for name, part in parts.items() if part is not None}
    if "actions/left" in parts:
        folder = a_set(tmp_path / "odd-v0")
        with h5py.File(folder / "data" / "main_data.hdf5", "a") as file:
            del file["episode_0/actions"]
            file["episode_0/actions/left"] = [1, 1]
    else:
        folder = a_set(tmp_path / "odd-v0", **parts)
    with pytest.raises(RecordingError, match=words):
        read_recording(folder, compile_mdp(library.find("corridor")))


def test_a_set_that_claims_to_be_vast_is_refused_before_it_is_read(tmp_path: Path) -> None:
    folder = a_set(tmp_path / "vast-v0")
    with h5py.File(folder / "data" / "main_data.hdf5", "a") as file:
        del file["episode_0/rewards"]
        file["episode_0"].create_dataset("rewards", shape=(1 << 40,), dtype="f8", chunks=(1 << 20,), compression="gzip")
    with pytest.raises(RecordingError, match="more than 1,073,741,824 bytes"):
        read_recording(folder, compile_mdp(library.find("corridor")))


@pytest.mark.parametrize(
    "metadata, words",
    [("{", "no JSON object"), ("[]", "no JSON object"), ('{"data_format": "arrow"}', "expected 'hdf5'")],
)
def test_odd_metadata(metadata: str, words: str, tmp_path: Path) -> None:
    folder = a_set(tmp_path / "odd-v0")
    (folder / "data" / "metadata.json").write_text(metadata)
    with pytest.raises(RecordingError, match=words):
        minari.columns_of(folder)
    (folder / "data" / "metadata.json").unlink()
    with pytest.raises(RecordingError, match="no data set of Minari"):
        minari.columns_of(folder)
