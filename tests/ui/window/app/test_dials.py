"""What a setting is decides how it is turned: by a track where a pixel is a fine step, else by typing."""

from collections.abc import Callable
from typing import Any

import pygame


def test_a_guess_of_a_thousand_either_way_is_typed_and_a_share_is_slid(driven: Callable[..., Any]) -> None:
    app = driven(mode="train", live=True)
    kinds = {node.id: node.kind for node in app.nodes if node.id.startswith("dial-")}
    assert kinds["dial-alpha"] == "slider"
    assert kinds["dial-initial"] == "number"


def test_a_typed_guess_moves_by_a_tenth(driven: Callable[..., Any]) -> None:
    app = driven(mode="train", live=True)
    app.app.ui.set_focus("dial-initial")
    app.frames(3)
    app.key(pygame.K_UP)
    assert app.space.settings.initial == 0.1
