"""Gamepads among controls: sides, order, tabs, dialogs, and where the focus comes back to."""

import pygame
import pytest

from playground.ui.kit import Option
from playground.ui.kit.events import Device
from playground.ui.kit.routing import Routing

A, B, SELECT, START = (getattr(pygame, f"CONTROLLER_BUTTON_{name}") for name in ("A", "B", "BACK", "START"))
LEFT, RIGHT, UP, DOWN = (getattr(pygame, f"CONTROLLER_BUTTON_DPAD_{way}") for way in ("LEFT", "RIGHT", "UP", "DOWN"))
BEFORE, AFTER = pygame.CONTROLLER_BUTTON_LEFTSHOULDER, pygame.CONTROLLER_BUTTON_RIGHTSHOULDER
OPTIONS = [Option("one", "One"), Option("two", "Two"), Option("three", "Three")]


@pytest.fixture
def window(hands):
    """Tabs above a board, controls beside it, and a dialog with tabs of its own, if wanted."""
    state = {"tab": "one", "inner": "one", "dialog": False, "pressed": 0}

    def draw(ui):
        state["tab"] = ui.tabs("tabs", pygame.Rect(100, 0, 300, 40), OPTIONS, state["tab"])
        ui.board_input(pygame.Rect(0, 50, 300, 500))
        ui.toggle("first", pygame.Rect(400, 60, 150, 32), "First", False)
        state["pressed"] += ui.button("second", pygame.Rect(400, 110, 150, 44), "Second")
        if state["dialog"]:
            with ui.dialog("dialog", "A dialog", (300, 200)) as dialog:
                state["inner"] = ui.tabs("inner", pygame.Rect(*dialog.rect.topleft, 300, 40), OPTIONS, state["inner"])
                ui.button("ok", pygame.Rect(dialog.rect.left, dialog.rect.top + 60, 100, 44), "OK")
            state["dialog"] = not dialog.closed

    played = hands(draw)
    played.state = state
    return played


def trigger(window, axis):
    for value in (32_000, 0):
        window.frames(1, [pygame.event.Event(pygame.CONTROLLERAXISMOTION, axis=axis, value=value, instance_id=0)])


def test_select_goes_from_the_board_to_the_controls_beside_it_and_back_to_where_one_was(window):
    window.pad(SELECT)
    assert (window.ui.focus, window.ui.focus_shown) == ("first", True)
    window.pad(DOWN)
    window.pad(SELECT)
    assert not window.ui.focus_shown
    window.pad(DOWN)
    assert window.keys == [pygame.K_DOWN]
    window.pad(SELECT)
    assert window.ui.focus == "second"
    window.pad(B)
    window.pad(SELECT)
    assert window.ui.focus == "second"


def test_a_presses_what_has_the_ring_and_is_the_apps_only_on_the_board(window):
    window.pad(A)
    assert window.keys == [pygame.K_RETURN]
    window.pad(SELECT)
    window.pad(DOWN)
    window.pad(A)
    assert window.state["pressed"] == 1
    window.ui.set_focus("tabs")
    window.pad(A)  # tabs have nothing to press
    assert window.keys == [pygame.K_RETURN]


def test_triggers_go_on_in_the_order_of_tab_among_controls_and_are_the_apps_on_the_board(window):
    trigger(window, pygame.CONTROLLER_AXIS_TRIGGERRIGHT)
    assert window.keys == [pygame.K_UNKNOWN] and not window.ui.focus
    window.pad(SELECT)
    trigger(window, pygame.CONTROLLER_AXIS_TRIGGERRIGHT)
    assert window.ui.focus == "second"
    trigger(window, pygame.CONTROLLER_AXIS_TRIGGERLEFT)
    trigger(window, pygame.CONTROLLER_AXIS_TRIGGERLEFT)
    assert window.ui.focus == "tabs"


def test_the_shoulders_turn_the_first_tabs_of_what_lies_on_top(window):
    window.pad(AFTER)
    assert (window.state["tab"], window.ui.focus) == ("two", "")
    window.pad(AFTER)
    window.pad(AFTER)
    window.pad(BEFORE)
    assert window.state["tab"] == "two"
    window.state["dialog"] = True
    window.frames(3)
    window.pad(AFTER)
    assert (window.state["tab"], window.state["inner"]) == ("two", "two")


@pytest.mark.parametrize("button", [B, START])
def test_a_dialog_takes_the_focus_and_gives_it_back(window, button):
    window.pad(SELECT)
    window.pad(DOWN)
    window.state["dialog"] = True
    window.frames(3)
    assert window.ui.focus == "inner"
    window.pad(DOWN)
    assert window.ui.focus == "ok"
    window.pad(button)
    window.frames(2)
    assert not window.state["dialog"]
    assert (window.ui.focus, window.ui.focus_shown) == ("second", True)


def test_a_dialog_over_the_board_gives_the_keys_back_to_it(window):
    window.pad(DOWN)
    window.state["dialog"] = True
    window.frames(3)
    window.pad(B)
    window.frames(2)
    window.pad(DOWN)
    assert window.keys == [pygame.K_DOWN, pygame.K_DOWN]


def test_with_the_mouse_a_dialog_takes_no_focus(window):
    window.click_at((350, 300))
    window.state["dialog"] = True
    window.frames(3)
    assert window.ui.focus == ""


def test_layers_that_come_and_go_at_once():
    routing = Routing()
    routing.settle_on(2, Device.PAD)
    routing.settle_on(0, Device.PAD)
    assert (routing.top, routing.focus) == (0, "")
