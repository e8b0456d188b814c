"""An agent from elsewhere is dropped on the window: it takes the wheel, or all goes on as it was."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from playground.learning.files.pickles.pickle_writer import pickle_bytes
from playground.learning.learner import Field
from playground.training import commands
from playground.ui import wishes
from playground.ui.board.painter import overlays
from playground.ui.panels.showing import missing
from tests.learning.agents import TRAINED, linear, named, weights

COVERS = ("playground/ui/window/guests.py",)

Driving = Callable[..., Any]


def dropped(app: Any, path: Path) -> None:
    app.frames(3, [pygame.event.Event(pygame.DROPFILE, file=str(path))])


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((640, 480), 2.0)])
def test_a_dropped_agent_takes_the_wheel_and_reset_keeps_it(driven: Driving, size: tuple[int, int], scale: float) -> None:
    app = driven("corridor", mode="play", live=True, size=size, scale=scale)
    app.until(lambda: bool(app.space.learners) and app.space.snapshot.status != "warming")
    dropped(app, TRAINED / "dqn-corridor.zip")
    app.until(lambda: bool(app.space.snapshot.networks))
    assert (app.space.mode, app.space.brain.driver, app.space.brain.learner) == ("train", "learner", "visitor")
    assert not missing(overlays()["q-values"], app.space) and missing(overlays()["traces"], app.space)
    q = app.space.snapshot.fields[Field.Q]
    app.app.workspace = app.space.send(commands.Step(40))
    app.until(lambda: app.space.snapshot.episodes == 10)
    app.click("reset")
    app.until(lambda: app.space.snapshot.units == 0)
    np.testing.assert_array_equal(app.space.snapshot.fields[Field.Q], q)


def test_it_comes_back_after_another_learner_but_not_on_another_level(driven: Driving) -> None:
    app = driven("corridor", mode="train", live=True)
    app.until(lambda: bool(app.space.learners) and app.space.snapshot.status != "warming")
    dropped(app, TRAINED / "ppo-corridor.zip")
    app.until(lambda: bool(app.space.snapshot.networks))
    assert "ppo-corridor.zip" in app.node("visitor").label
    for learner, there in (("sarsa", False), ("visitor", True)):
        app.app.workspace = replace(app.space, brain=replace(app.space.brain, learner=learner)).begun()
        app.until(lambda learner=learner: app.space.snapshot.learner == learner)
        assert bool(app.space.snapshot.networks) is there
    app.app.workspace = app.space.leave(wishes.Open("dyna-maze"))
    app.until(lambda: len(app.space.snapshot.mdp.states) == 47 and Field.POLICY in app.space.snapshot.fields)
    assert not app.space.snapshot.networks and "Nobody is visiting yet" in app.node("visitor").label


def test_what_a_file_left_open_is_said_when_it_is_dropped_and_stays_in_the_card(driven: Driving, tmp_path: Path) -> None:
    app = driven("corridor", mode="train", live=True)
    app.until(lambda: bool(app.space.learners) and app.space.snapshot.status != "warming")
    (tmp_path / "net.pth").write_bytes(weights(named(fc1=linear(6, 5, 1), fc2=linear(4, 6, 2))))
    dropped(app, tmp_path / "net.pth")
    app.until(lambda: bool(app.space.snapshot.networks))
    note = "It does not say how its hidden units bend: relu is taken"
    assert any(node.kind == "toast" and note in node.label for node in app.nodes)
    assert note in app.node("visitor").label and "net.pth" in app.node("visitor").label


def test_one_that_does_not_fit_changes_nothing(driven: Driving, tmp_path: Path) -> None:
    app = driven("dyna-maze", mode="train", live=True)
    app.until(lambda: bool(app.space.learners) and app.space.snapshot.status != "warming")
    before = app.space
    (tmp_path / "broken.zip").write_bytes(b"PK")
    for path, words in (
        (TRAINED / "dqn-corridor.zip", "it knows 5 states and 4 actions, expected 47 and 4 of this level"),
        (tmp_path / "broken.zip", "broken.zip cannot drive here: it is no .zip archive, or a damaged one"),
        (tmp_path / "gone.zip", "could not be read (gone.zip in "),
    ):
        dropped(app, path)
        assert any(words in node.label for node in app.nodes if node.kind == "toast")
    assert app.space.brain == before.brain and app.space.snapshot.learner == "q-learning"
    assert len(app.worker.of(commands.Start)) == 1


def lake(path: Path, **changes: Any) -> Path:
    """A file of the Hugging Face course for the lake that is not slippery: 1 for every move down and right, else 0."""
    q = np.tile([0.0, 1.0, 1.0, 0.0], (16, 1))
    model = {"env_id": "FrozenLake-v1", "gamma": 0.9, "map_name": "4x4", "slippery": False, "qtable": q}
    path.write_bytes(pickle_bytes({**model, **changes}))
    return path


def test_a_table_opens_the_level_that_it_names_and_is_learned_on(driven: Driving, tmp_path: Path) -> None:
    app = driven("corridor", mode="play", live=True)
    app.until(lambda: bool(app.space.learners) and app.space.snapshot.status != "warming")
    path = lake(tmp_path / "q-learning.pkl")
    dropped(app, path)
    app.until(lambda: bool(app.space.snapshot.networks))
    assert app.space.source == "gym:FrozenLake-v1?map_name=4x4&is_slippery=false&discount=0.9"
    assert (app.space.mode, app.space.brain.driver, app.space.snapshot.mdp.discount) == ("train", "learner", 0.9)
    label = app.node("visitor").label
    assert "q-learning.pkl" in label and "It is a table of 16 × 4 move values." in label
    q = app.space.snapshot.fields[Field.Q]
    assert q[0].tolist() == [0.0, 1.0, 1.0, 0.0]
    app.click("learn-on")
    app.until(lambda: app.space.snapshot.learner == "q-learning")
    np.testing.assert_array_equal(app.space.snapshot.fields[Field.Q], q)
    app.app.workspace = app.space.send(commands.Step(50))
    app.until(lambda: app.space.snapshot.units == 50)
    assert not np.array_equal(app.space.snapshot.fields[Field.Q], q)


def test_a_table_of_a_level_that_is_not_here_drives_on_the_open_one_if_it_fits(driven: Driving, tmp_path: Path) -> None:
    app = driven("corridor", mode="train", live=True)
    app.until(lambda: bool(app.space.learners) and app.space.snapshot.status != "warming")
    dropped(app, lake(tmp_path / "other.pkl", env_id="NoSuchThing-v7"))
    words = "its shape is [16, 4], expected [5, 4], 5 states and 4 actions, and the level that it was trained on cannot be opened"
    assert any(words in node.label for node in app.nodes if node.kind == "toast")
    dropped(app, lake(tmp_path / "mine.pkl", env_id="NoSuchThing-v7", qtable=np.ones((5, 4))))
    app.until(lambda: bool(app.space.snapshot.networks))
    assert app.space.source == "corridor"


def test_a_text_is_a_table_where_it_fits_the_open_level_and_else_a_level(driven: Driving, tmp_path: Path) -> None:
    app = driven("corridor", mode="train", live=True)
    app.until(lambda: bool(app.space.learners) and app.space.snapshot.status != "warming")
    (tmp_path / "q.json").write_text("[[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]]")
    dropped(app, tmp_path / "q.json")
    app.until(lambda: bool(app.space.snapshot.networks))
    (tmp_path / "lake.txt").write_text("SFFF\nFHFH\nFFFH\nHFFG\n")
    dropped(app, tmp_path / "lake.txt")
    assert app.space.dialog.id == "arrival"
