"""While the kernels are prepared a pill says so, for how long, and what happens with a press on Train."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.ui.modes import modes

COVERS = ("playground/ui/window/waking.py",)


def words(app: Any) -> str:
    return " | ".join(node.label for node in app.nodes)


@pytest.mark.parametrize("mode", list(modes()))
def test_every_mode_says_that_the_mouse_wakes_up(driven: Callable[..., Any], mode: str) -> None:
    app = driven(mode=mode)
    assert app.space.snapshot.status == "warming"
    assert "Waking up" not in words(app)
    app.now += 7.0
    app.frames(2)
    assert "Waking up the mouse's brain, first start only … 7 s" in words(app)
    app.now += 1.0
    assert app.app.busy


@pytest.mark.parametrize("scale", (1.0, 1.5, 2.0))
def test_the_pill_stays_in_the_card_of_the_board(driven: Callable[..., Any], scale: float) -> None:
    app = driven(mode="train", size=(640, 480), scale=scale)
    app.now += 7.0
    app.frames(2)
    pill = next(node for node in app.nodes if node.label.startswith("Waking up"))
    assert app.app.screen.view.rect.contains(pill.rect)


@pytest.mark.parametrize(("size", "scale"), (((1280, 800), 1.0), ((640, 480), 2.0)))
def test_train_pressed_meanwhile_is_answered(driven: Callable[..., Any], size: tuple[int, int], scale: float) -> None:
    app = driven(mode="train", size=size, scale=scale)
    app.click("run")
    app.now += 3.0
    app.frames(2)
    assert "awake" in words(app)


def test_an_awake_mouse_has_no_pill(driven: Callable[..., Any]) -> None:
    app = driven(mode="train", live=True)
    app.now += 5.0
    app.frames(4)
    assert app.space.snapshot.status != "warming"
    assert "Waking up" not in words(app)
