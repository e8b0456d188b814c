"""What a person's hand lived through, from the snapshots of a session to a file."""

import json
from pathlib import Path

import gymnasium
import h5py
import numpy as np
import pytest

from playground.cli.played import Played
from playground.cli.verb import UsageError
from playground.learning.files.recordings import read_recording
from playground.training.commands import Act, Drive, Restart, Start, Step
from playground.training.session import Session
from playground.world import Level, compile_mdp, library

CORRIDOR = library.find("corridor")


def session(level: Level = CORRIDOR) -> Session:
    begun = Session()
    begun.obey(Start(level, "q-learning"))
    begun.obey(Drive("me"))
    return begun


def drive(begun: Session, played: Played, *moves: str) -> None:
    for move in moves:
        begun.obey(Act(move))
        played.note(begun.snapshot())


def test_every_move_is_there_once(tmp_path: Path) -> None:
    begun, played = session(), Played(tmp_path / "mine.csv", CORRIDOR, "corridor")
    drive(begun, played, "right", "right")
    played.note(begun.snapshot())  # nothing new
    begun.obey(Act("left"))
    begun.obey(Act("left"))
    played.note(begun.snapshot())  # two at once
    begun.obey(Restart())
    drive(begun, played, "right")
    assert played.write(tmp_path / "mine.csv").endswith("holds 5 transitions")
    recording = read_recording(tmp_path / "mine.csv", compile_mdp(CORRIDOR)).recording
    names = [compile_mdp(CORRIDOR).actions[action] for action in recording.action]
    assert names == ["right", "right", "left", "left", "right"]
    assert recording.state[0] == recording.successor[3] == recording.state[4]


def test_a_learners_moves_are_not_the_persons(tmp_path: Path) -> None:
    begun, played = session(), Played(tmp_path / "mine.csv", CORRIDOR, "corridor")
    drive(begun, played, "right")
    begun.obey(Drive("learner"))
    begun.obey(Step(20))
    begun.work(0.1)
    played.note(begun.snapshot())
    begun.obey(Drive("me"))
    drive(begun, played, "left", "right")
    assert played.write(tmp_path / "mine.csv").endswith("holds 3 transitions")


def test_another_run_begins_anew_however_long_it_is(tmp_path: Path) -> None:
    """The second run has lived as much as the first one when it is seen for the first time: both moves are there."""
    begun, played = session(), Played(tmp_path / "mine.csv", CORRIDOR, "corridor")
    drive(begun, played, "right")
    begun.obey(Start(CORRIDOR, "q-learning", run=1))
    begun.obey(Drive("me"))
    drive(begun, played, "right")
    assert played.write(tmp_path / "mine.csv").endswith("holds 2 transitions")


def test_whole_episodes_are_a_set_that_is_lived_again(tmp_path: Path) -> None:
    begun, played = session(), Played(tmp_path / "mine-v0", CORRIDOR, "corridor")
    drive(begun, played, "right", "right", "right", "right", "right")
    assert "those of episodes that came to an end" in played.write(tmp_path / "mine-v0")

    metadata = json.loads((tmp_path / "mine-v0" / "data" / "metadata.json").read_text())
    env = gymnasium.make(gymnasium.envs.registration.EnvSpec.from_json(metadata["env_spec"]))
    with h5py.File(tmp_path / "mine-v0" / "data" / "main_data.hdf5") as file:
        assert metadata["total_episodes"] == len(file) >= 1
        for episode in file.values():
            states = [env.reset(seed=int(episode.attrs["seed"]))[0]]
            states += [env.step(action)[0] for action in episode["actions"]]
            assert np.array_equal(states, episode["observations"])


def test_chances_cannot_be_lived_again(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="moves have chances"):
        Played(tmp_path / "mine-v0", library.find("frozenlake-4x4"), "frozenlake-4x4")
    Played(tmp_path / "mine.csv", library.find("frozenlake-4x4"), "frozenlake-4x4")


def test_nothing_driven_is_said(tmp_path: Path) -> None:
    assert "nothing was recorded" in Played(tmp_path / "mine.csv", CORRIDOR, "corridor").write(tmp_path / "mine.csv")
    assert not list(tmp_path.iterdir())
