"""An agent from elsewhere is dropped on the window: it takes the wheel, or all goes on as it was."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.training import commands
from playground.ui import wishes
from playground.ui.board.board import overlays
from playground.ui.panels.showing import missing
from tests.learning.agents import TRAINED

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
    app.until(lambda: app.space.snapshot.steps == 0)
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
    assert not app.space.snapshot.networks and "Nobody is here yet" in app.node("visitor").label


def test_one_that_does_not_fit_changes_nothing(driven: Driving, tmp_path: Path) -> None:
    app = driven("dyna-maze", mode="train", live=True)
    app.until(lambda: bool(app.space.learners) and app.space.snapshot.status != "warming")
    before = app.space
    (tmp_path / "broken.zip").write_bytes(b"PK")
    for path, words in (
        (TRAINED / "dqn-corridor.zip", "it knows 5 states and 4 actions, expected 47 and 4 of this level"),
        (tmp_path / "broken.zip", "broken.zip cannot drive here: it is a damaged .zip archive"),
        (tmp_path / "gone.zip", "That did not work"),
    ):
        dropped(app, path)
        assert any(words in node.label for node in app.nodes if node.kind == "toast")
    assert app.space.brain == before.brain and app.space.snapshot.learner == "q-learning"
    assert len(app.worker.of(commands.Start)) == 1
