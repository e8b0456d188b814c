import pygame
import pytest

from playground.ui import theme

RUN = pygame.Rect(100, 100, 140, 44)
STEP = pygame.Rect(260, 100, 140, 44)


@pytest.fixture
def row(hands):
    pressed = []

    def draw(ui):
        if ui.button("run", RUN, "Train", icon="play", primary=True, tooltip="Space"):
            pressed.append("run")
        if ui.button("step", STEP, "Step"):
            pressed.append("step")
        if ui.button("off", pygame.Rect(420, 100, 140, 44), "Off", enabled=False):
            pressed.append("off")

    played = hands(draw)
    played.pressed = pressed
    return played


def test_a_button_is_pressed_by_a_click(row):
    row.click("run")
    assert row.pressed == ["run"]


def test_a_click_within_one_batch_of_events_counts(row):
    down, up = (pygame.event.Event(kind, pos=RUN.center, button=1) for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP))
    row.frames(1, [down, up])
    assert row.pressed == ["run"]


def test_two_clicks_in_one_batch_are_two_clicks(row):
    batch = [
        pygame.event.Event(kind, pos=rect.center, button=1)
        for rect in (RUN, STEP)
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
    ]
    row.frames(3, batch)
    assert row.pressed == ["run", "step"]


def test_a_press_that_is_let_go_elsewhere_does_nothing(row):
    row.drag(RUN.center, STEP.center)
    assert row.pressed == []


def test_only_the_left_button_presses(row):
    row.click_at(RUN.center, button=3)
    assert row.pressed == []


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_SPACE, pygame.K_KP_ENTER])
def test_tab_and_a_key_press_it(row, key):
    row.tab(2)
    row.key(key)
    assert row.pressed == ["step"]


def test_the_gamepad_presses_it(row):
    row.pad(pygame.CONTROLLER_BUTTON_DPAD_RIGHT)
    row.pad(pygame.CONTROLLER_BUTTON_DPAD_RIGHT)
    row.pad(pygame.CONTROLLER_BUTTON_A)
    assert row.pressed == ["step"]


def test_one_that_is_not_available_is_neither_clicked_nor_reached(row):
    row.click("off")
    row.tab(3)
    row.key(pygame.K_RETURN)
    assert row.pressed == ["run"]
    assert not row.node("off").enabled


def test_a_button_without_words_is_named_by_its_tooltip(hands):
    played = hands(lambda ui: ui.button("undo", pygame.Rect(10, 10, 40, 40), "", icon="undo", tooltip="Undo"))
    assert played.node("undo").label == "Undo"


def test_a_label_that_does_not_fit_is_told_in_full_by_the_tooltip(hands):
    words = "A label that is far too long for its button"
    played = hands(lambda ui: ui.button("long", pygame.Rect(10, 10, 90, 40), words))
    assert words in played.node("long").tooltip


def test_the_face_sinks_while_it_is_held(row):
    free = row.surface.get_at((STEP.centerx, STEP.bottom - 2))[:3]
    row.move(STEP.center)
    row.press(STEP.center)
    row.frames(20)
    assert free == theme.EDGE
    assert row.surface.get_at((STEP.left + 20, STEP.top + 1))[:3] == (0, 0, 0)
