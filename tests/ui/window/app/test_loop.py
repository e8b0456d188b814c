"""The loop as it is lived: boxes that fill step by step, and the log that is gone back in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygame
import pytest

from playground.training import commands
from playground.ui.explanations.loop.explanation import FILL, LookBack, steps_back


@pytest.fixture
def app(driven: Callable[..., Any]) -> Any:
    app = driven("corridor", mode="play", live=True)
    app.until(lambda: app.space.snapshot.status != "warming")
    app.key(pygame.K_y, text="y")
    app.key(pygame.K_1, text="1")
    app.frames(4)
    return app


def boxes(app: Any) -> list[str]:
    return [app.node(f"box-{number}").label for number in range(4)]


def test_a_step_fills_the_boxes_one_after_another(app: Any) -> None:
    assert boxes(app) == ["(0, 0)", "", "", ""]
    app.key(pygame.K_RIGHT, scancode=pygame.KSCAN_RIGHT)
    app.until(lambda: app.space.snapshot.agent.step == 1)
    seen = []
    for _ in range(round(5 * FILL * 60)):
        app.frames()
        if not seen or seen[-1] != boxes(app):
            seen.append(boxes(app))
    whole = ["(0, 0)", "→ right", "\N{MINUS SIGN}1", "(0, 1)"]
    assert seen == [whole[:full] + [""] * (4 - full) for full in (1, 2, 3, 4)]


def test_the_next_state_is_the_state_of_the_next_step(app: Any) -> None:
    for step in (1, 2):
        app.key(pygame.K_RIGHT, scancode=pygame.KSCAN_RIGHT)
        app.until(lambda step=step: app.space.snapshot.agent.step == step)
    app.frames(3)
    assert app.node("carried").label == "(0, 1)"
    app.frames(round(5 * FILL * 60))
    assert not app.has("carried")
    assert boxes(app)[0] == "(0, 1)"


def test_older_steps_are_looked_at_by_keys_and_by_a_press(app: Any) -> None:
    for move in ("right", "left", "right"):
        app.worker.send(commands.Act(move))
        app.frames(2)
    app.until(lambda: len(app.space.snapshot.last) == 3)
    app.key(pygame.K_PAGEUP)
    assert app.space.recall(LookBack).back == 1
    app.frames(round(5 * FILL * 60))
    assert boxes(app) == ["(0, 1)", "← left", "\N{MINUS SIGN}1", "(0, 0)"]
    app.click("step-2")
    assert app.space.recall(LookBack).back == 2
    app.key(pygame.K_PAGEDOWN)
    app.key(pygame.K_PAGEDOWN)
    assert app.space.recall(LookBack).back == 0


def test_a_new_episode_waits_with_its_state(app: Any) -> None:
    app.key(pygame.K_RIGHT, scancode=pygame.KSCAN_RIGHT)
    app.until(lambda: app.space.snapshot.agent.step == 1)
    app.worker.send(commands.Restart())
    app.until(lambda: app.space.snapshot.agent.step == 0)
    app.frames(3)
    assert boxes(app) == ["(0, 0)", "", "", ""]


def test_at_full_speed_all_boxes_are_full(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="train", live=True)
    app.until(lambda: app.space.snapshot.status != "warming")
    app.key(pygame.K_y, text="y")
    app.key(pygame.K_1, text="1")
    app.worker.send(commands.Drive("learner"))
    app.worker.send(commands.SetPace(None))
    app.worker.send(commands.Resume())
    app.until(lambda: app.space.snapshot.units > 500)
    app.frames(2)
    assert all(boxes(app))


def test_the_first_arrow_takes_the_wheel_as_the_words_say(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="train", live=True)
    app.until(lambda: app.space.snapshot.status != "warming")
    app.key(pygame.K_y, text="y")
    for digit in ("1", "2"):
        app.app.workspace = app.space.drive("learner").send(commands.Restart())
        app.key(ord(digit), text=digit)
        app.until(lambda: app.space.snapshot.driver == "learner" and app.space.snapshot.agent.step == 0)
        app.key(pygame.K_RIGHT, scancode=pygame.KSCAN_RIGHT)
        app.until(lambda: app.space.snapshot.agent.step == 1)
        assert app.space.brain.driver == app.space.snapshot.last[-1].driver == "me"
    app.key(pygame.K_y, text="y")
    assert app.space.brain.driver == "learner"  # Train has its own driver


def test_a_step_that_is_made_is_looked_at(app: Any) -> None:
    for move in ("right", "left"):
        app.worker.send(commands.Act(move))
        app.frames(2)
    app.key(pygame.K_PAGEUP)
    app.frames(round(5 * FILL * 60))
    assert boxes(app)[1] == "→ right"
    app.key(pygame.K_RIGHT, scancode=pygame.KSCAN_RIGHT)
    app.key(pygame.K_RIGHT, scancode=pygame.KSCAN_RIGHT)
    app.frames(round(5 * FILL * 60))
    assert boxes(app)[0] == "(0, 1)"


def test_an_older_step_stays_in_sight_while_training_runs(app: Any) -> None:
    app.worker.send(commands.Act("right"))
    app.worker.send(commands.Act("left"))
    app.frames(2)
    app.click("step-1")
    app.worker.send(commands.Drive("learner"))
    app.worker.send(commands.SetPace(4.0))
    app.worker.send(commands.Resume())
    app.until(lambda: app.space.snapshot.units >= 4)
    assert steps_back(app.space) == app.space.snapshot.units - 1
    assert boxes(app)[0] == "(0, 0)"
    assert app.space.snapshot.last[-1 - steps_back(app.space)].driver == "me"


def test_page_keys_look_back_where_the_level_has_diagonals(driven: Callable[..., Any], tmp_path: Path) -> None:
    kings = tmp_path / "kings.toml"
    kings.write_text('format = 1\ntitle = "kings"\nmap = """\n.....\nS...G\n"""\n[rules]\nmoves = "eight"\n')
    app = driven(str(kings), mode="play", live=True)
    app.until(lambda: app.space.snapshot.status != "warming")
    app.key(pygame.K_y, text="y")
    app.key(pygame.K_1, text="1")
    for move in ("right", "right"):
        app.worker.send(commands.Act(move))
        app.frames(2)
    app.key(pygame.K_PAGEUP, scancode=pygame.KSCAN_PAGEUP)
    app.frames(10)
    assert (app.space.recall(LookBack).back, app.space.snapshot.agent.step) == (1, 2)
    app.key(pygame.K_y, text="y")
    app.key(pygame.K_PAGEUP, scancode=pygame.KSCAN_PAGEUP)
    app.until(lambda: app.space.snapshot.agent.step == 3)
