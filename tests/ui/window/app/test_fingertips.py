"""Fingers meet every control of every mode and dialog on at least 40 pixels, and never two at once."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.ui.dialogs.window_dialogs import DIALOGS
from playground.ui.kit.fingertips import LEAST, targets
from playground.ui.modes import modes

TWINS = ("standing-",)
"""Lines of a table that do what a larger control does too: the title over each runner's board."""


def check(app: Any) -> None:
    place = targets(app.nodes, app.app.ui.routing.top, LEAST, app.surface.get_rect())
    whole = [target for target in place if target.node.shown.size == target.node.rect.size]
    small = [target.node.id for target in whole if min(target.rect.size) < LEAST and not target.node.id.startswith(TWINS)]
    assert small == []
    pairs = ((one, other) for number, one in enumerate(place) for other in place[:number])
    assert [(one.node.id, other.node.id) for one, other in pairs if one.rect.colliderect(other.rect)] == []
    assert whole


@pytest.mark.parametrize("mode", list(modes()))
def test_in_every_mode(driven: Callable[..., Any], mode: str) -> None:
    check(driven(mode=mode))


def test_in_every_dialog(driven: Callable[..., Any]) -> None:
    app = driven()
    for dialog in DIALOGS:
        app.app.workspace = app.space.open_dialog(dialog)
        app.frames(3)
        check(app)
        app.app.workspace = app.space.close_dialog()
        app.frames(2)
