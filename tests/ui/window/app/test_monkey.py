"""Anyone hammering on it: two thousand random events on the real app, replayable from the seed; no exception, no slow frame."""

import random
from collections.abc import Callable
from typing import Any

import pygame
import pytest

EVENTS = 2000
KEYS = (
    *range(pygame.K_a, pygame.K_z + 1), *range(pygame.K_0, pygame.K_9 + 1), pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT,
    pygame.K_RIGHT, pygame.K_SPACE, pygame.K_TAB, pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_BACKSPACE, pygame.K_DELETE,
    pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_PLUS, pygame.K_MINUS, pygame.K_PERIOD,
    pygame.K_F1, pygame.K_F5,
)  # fmt: skip
MODS = (0, 0, 0, 0, pygame.KMOD_LCTRL, pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT, pygame.KMOD_LALT)
BUTTONS = (
    pygame.CONTROLLER_BUTTON_A,
    pygame.CONTROLLER_BUTTON_B,
    pygame.CONTROLLER_BUTTON_DPAD_UP,
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER,
    pygame.CONTROLLER_BUTTON_X,
    pygame.CONTROLLER_BUTTON_Y,
    pygame.CONTROLLER_BUTTON_BACK,
    pygame.CONTROLLER_BUTTON_START,
)
FINGERS = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERMOTION, pygame.FINGERUP)


def event_of(dice: random.Random, app: Any) -> pygame.Event:
    """Something that a person, a cat or a broken pad might do."""
    make = pygame.event.Event
    kind = dice.random()
    width, height = app.surface.get_size()
    spot = dice.randrange(-5, width + 5), dice.randrange(-5, height + 5)
    if kind < 0.4 and app.nodes:
        spot = dice.choice(app.nodes).rect.center
    if kind < 0.3:
        return make(pygame.MOUSEMOTION, pos=spot, rel=(dice.randrange(-9, 9), 0), buttons=(0, 0, 0))
    if kind < 0.45:
        return make(pygame.MOUSEBUTTONDOWN, pos=spot, button=dice.choice((1, 1, 1, 2, 3)))
    if kind < 0.6:
        return make(pygame.MOUSEBUTTONUP, pos=spot, button=dice.choice((1, 1, 1, 2, 3)))
    if kind < 0.65:
        return make(pygame.MOUSEWHEEL, x=0, y=dice.choice((-1, 1, 5)), precise_x=0.0, precise_y=dice.choice((-1.0, 1.0, 5.0)))
    if kind < 0.9:
        key = dice.choice(KEYS)
        return make(
            dice.choice((pygame.KEYDOWN, pygame.KEYDOWN, pygame.KEYUP)), key=key, mod=dice.choice(MODS), unicode="", scancode=0
        )
    if kind < 0.95:
        return make(pygame.TEXTINPUT, text=dice.choice(("a", "9", "-", "é", "‮", "🐭", "\u0000", "x" * 300)))
    if kind < 0.96:
        return make(pygame.CONTROLLERAXISMOTION, axis=dice.randrange(6), value=dice.choice((-32_768, 0, 32_767)), instance_id=0)
    if kind < 0.98 and dice.random() < 0.5:
        x, y = spot[0] / width, spot[1] / height
        return make(dice.choice(FINGERS), touch_id=1, finger_id=dice.randrange(3), x=x, y=y, dx=0.0, dy=0.0, pressure=1.0)
    if kind < 0.98:
        return make(
            dice.choice((pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP)), button=dice.choice(BUTTONS), instance_id=0
        )
    return make(
        dice.choice((pygame.WINDOWFOCUSLOST, pygame.WINDOWLEAVE, pygame.QUIT, pygame.CONTROLLERDEVICEREMOVED)), instance_id=0
    )


@pytest.mark.parametrize("seed", (1, 2))
def test_random_events_raise_nothing(driven: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    dice = random.Random(seed)
    app = driven(mode=dice.choice(("play", "train", "edit")), size=(900, 640), live=True)
    monkeypatch.setattr(app.app, "full_screen", lambda: None)
    for _ in range(EVENTS // 4):
        app.frames(1, [event_of(dice, app) for _ in range(4)])
        app.app.closed = False
    assert app.space.level.height >= 1
