"""The line of hints: what the buttons do now, named as on the pad, while a pad is used and no longer."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from playground.ui.kit.gamepad import PadButton
from playground.ui.kit.icons import NAMES as ICON_NAMES
from playground.ui.window.pad_hints import _ICONS, CROSS, NAMES, STICK, signs_of
from playground.ui.window.pads import PadMaker

COVERS = ("playground/ui/window/pad_hints.py",)
A, B, SELECT = pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_B, pygame.CONTROLLER_BUTTON_BACK
RIGHT = pygame.CONTROLLER_BUTTON_DPAD_RIGHT
Event = pygame.event.Event


def tap(app: Any, button: int) -> None:
    app.frames(1, [Event(pygame.CONTROLLERBUTTONDOWN, button=button, instance_id=0)])
    app.frames(2, [Event(pygame.CONTROLLERBUTTONUP, button=button, instance_id=0)])


def shown(app: Any) -> dict[str, str]:
    return {node.label: node.value for node in app.nodes if node.kind == "hint"}


def test_every_button_has_a_name_on_every_pad_and_every_sign_its_drawing() -> None:
    named = set(PadButton) - set(CROSS) - set(STICK)
    assert all(set(names) == named for names in NAMES.values())
    assert set(_ICONS.values()) <= ICON_NAMES


def test_what_stands_on_the_buttons() -> None:
    assert signs_of((PadButton.A,), PadMaker.PLAYSTATION) == ("Cross",)
    assert signs_of((PadButton.LEFT_TRIGGER, PadButton.RIGHT_TRIGGER), PadMaker.NINTENDO) == ("ZL", "ZR")
    assert signs_of(CROSS, PadMaker.XBOX) == ("D-pad",)


def test_hints_come_with_a_pad_and_go_with_a_key_or_the_mouse(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="edit")
    board = app.app.screen.view.rect
    assert shown(app) == {}
    tap(app, RIGHT)
    assert shown(app)["Paint"] == "A" and shown(app)["Controls"] == "View"
    assert app.app.screen.view.rect.height < board.height
    assert not any(node.shown.colliderect(hint.rect) for hint in app.nodes if hint.kind == "hint" for node in app.nodes
                   if node.focusable)  # fmt: skip
    app.key(pygame.K_e, scancode=pygame.KSCAN_E)
    assert shown(app) == {}
    tap(app, RIGHT)
    app.frames(1, [Event(pygame.MOUSEMOTION, pos=(300, 300), rel=(0, 0), buttons=(0, 0, 0))])
    app.frames(1, [Event(pygame.MOUSEMOTION, pos=(303, 304), rel=(3, 4), buttons=(0, 0, 0))])
    assert shown(app)  # a shaken table is no mouse in use
    app.frames(1, [Event(pygame.MOUSEMOTION, pos=(320, 304), rel=(17, 0), buttons=(0, 0, 0))])
    assert shown(app) == {} and app.app.screen.view.rect.height == board.height


def test_hints_are_about_what_has_the_focus_and_about_what_is_open(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="train")
    tap(app, SELECT)
    assert app.app.ui.focus_shown
    app.app.ui.set_focus("learner")
    app.frames(2)
    assert shown(app)["Open"] == "A"
    tap(app, A)
    assert shown(app) == {"Move": "D-pad", "Choose": "A", "Close": "B"}
    tap(app, B)
    app.app.ui.set_focus("speed")
    app.frames(2)
    assert shown(app)["Move, change"] == "D-pad" and "Press" not in shown(app)
    tap(app, B)
    assert "Controls" in shown(app)


@pytest.mark.parametrize("size", [(640, 480), (320, 240)])
def test_in_a_narrow_window_the_first_hints_stay_and_nothing_leaves_it(driven: Callable[..., Any], size: tuple[int, int]) -> None:
    app = driven("corridor", mode="edit", size=size)
    tap(app, RIGHT)
    hints = [node for node in app.nodes if node.kind == "hint"]
    assert hints[0].label == "Cell"
    assert all(app.surface.get_rect().contains(node.rect) for node in hints)
