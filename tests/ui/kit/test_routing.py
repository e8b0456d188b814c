import pygame
import pytest

from playground.ui.kit import Option


@pytest.fixture
def panel(hands):
    """Two columns of controls, a board beside them if wanted."""
    state = {"board": True, "on": False}

    def draw(ui):
        if state["board"]:
            ui.board_input(pygame.Rect(0, 0, 300, 600))
        state["on"] = ui.toggle("a", pygame.Rect(400, 10, 150, 32), "A", state["on"])
        ui.toggle("b", pygame.Rect(600, 10, 150, 32), "B", False)
        ui.toggle("off", pygame.Rect(400, 60, 150, 32), "Off", False, enabled=False)
        ui.toggle("c", pygame.Rect(400, 110, 150, 32), "C", False)
        ui.dropdown("d", pygame.Rect(600, 110, 150, 40), [Option("x", "X"), Option("y", "Y")], "x")

    played = hands(draw)
    played.state = state
    return played


def test_tab_goes_round_in_the_order_of_drawing_and_back(panel):
    order = []
    for _ in range(5):
        panel.tab()
        order.append(panel.ui.focus)
    assert order == ["a", "b", "c", "d", "a"]
    panel.tab(back=True)
    assert panel.ui.focus == "d"


def test_shift_tab_begins_at_the_end(panel):
    panel.tab(back=True)
    assert panel.ui.focus == "d"


def test_tab_goes_on_from_what_was_clicked(panel):
    panel.click("b")
    panel.tab()
    assert panel.ui.focus == "c"


@pytest.mark.parametrize("key", [pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_SPACE, pygame.K_RETURN])
@pytest.mark.parametrize("id", ["a", "d"])
def test_a_click_leaves_all_keys_to_the_app(panel, id, key):
    panel.click(id)
    if panel.ui.captured:
        panel.click("d/x")
    panel.key(key)
    assert panel.keys == [key]


def test_a_button_with_the_ring_takes_its_keys_and_no_others(panel):
    panel.tab()
    for key in (pygame.K_SPACE, pygame.K_LEFT, pygame.K_e):
        panel.key(key)
    assert panel.keys == [pygame.K_LEFT, pygame.K_e]
    assert panel.state["on"] is True


def test_shortcuts_with_ctrl_are_the_apps(panel):
    panel.tab()
    panel.key(pygame.K_SPACE, pygame.KMOD_LCTRL)
    assert panel.keys == [pygame.K_SPACE]
    assert panel.state["on"] is False


def test_esc_first_drops_the_ring_then_is_the_apps(panel):
    panel.tab()
    panel.key(pygame.K_ESCAPE)
    assert (panel.ui.focus, panel.keys) == ("", [])
    panel.key(pygame.K_ESCAPE)
    assert panel.keys == [pygame.K_ESCAPE]


def test_the_gamepad_moves_to_the_nearest_in_its_direction(panel):
    panel.state["board"] = False
    panel.frames(2)
    ways = {"RIGHT": "b", "DOWN": "d", "LEFT": "c", "UP": "a"}
    panel.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    assert panel.ui.focus == "a"
    for way, id in ways.items():
        panel.pad(getattr(pygame, f"CONTROLLER_BUTTON_DPAD_{way}"))
        assert panel.ui.focus == id


def test_the_stick_moves_it_too_and_once_for_each_push(panel):
    panel.state["board"] = False
    panel.frames(2)
    event = pygame.event.Event
    for value in (32_000, 31_000, 0, 32_000):
        panel.frames(2, [event(pygame.CONTROLLERAXISMOTION, axis=pygame.CONTROLLER_AXIS_LEFTX, value=value, instance_id=0)])
    assert panel.ui.focus == "b"


def test_the_focus_is_dropped_when_its_widget_goes(hands):
    there = [True]

    def draw(ui):
        if there[0]:
            ui.button("a", pygame.Rect(0, 0, 100, 44), "A")

    played = hands(draw)
    played.tab()
    there[0] = False
    played.frames(1)
    assert played.ui.focus == ""


def test_the_keys_are_known_before_anything_is_drawn(hands):
    seen = []

    def draw(ui):
        seen.append([event.key for event in ui.keys])
        ui.button("a", pygame.Rect(0, 0, 100, 44), "A")

    played = hands(draw)
    played.key(pygame.K_x)
    assert [pygame.K_x] in seen


def test_key_releases_are_always_told(panel):
    panel.tab()
    panel.frames(1, [pygame.event.Event(pygame.KEYUP, key=pygame.K_SPACE, mod=0, unicode=" ", scancode=0)])
    assert [event.key for event in panel.ui.key_ups] == [pygame.K_SPACE]
