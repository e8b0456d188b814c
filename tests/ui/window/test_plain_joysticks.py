"""Joysticks that SDL does not know: their events as those of a pad, with stand-ins for the devices."""

from typing import Any

import pygame
import pytest

from playground.ui.window.plain_joysticks import PlainJoysticks

Event = pygame.event.Event
UP, RIGHT = pygame.CONTROLLER_BUTTON_DPAD_UP, pygame.CONTROLLER_BUTTON_DPAD_RIGHT


class Device:
    def __init__(self, number: int) -> None:
        self.number = number

    def get_numbuttons(self) -> int:
        return 10 if self.number < 5 else 2

    def get_instance_id(self) -> int:
        return 70 + self.number


@pytest.fixture
def sticks(monkeypatch: pytest.MonkeyPatch) -> PlainJoysticks:
    monkeypatch.setattr(pygame.joystick, "Joystick", Device)
    sticks = PlainJoysticks()
    sticks.open([1, 9])
    return sticks


def turned(sticks: PlainJoysticks, kind: int, **more: Any) -> list[tuple[int, dict[str, Any]]]:
    return [(event.type, event.dict) for event in sticks.as_pads([Event(kind, instance_id=71, **more)])]


def test_buttons_are_laid_out_like_those_of_most_pads(sticks: PlainJoysticks) -> None:
    assert sticks.listening
    pressed = turned(sticks, pygame.JOYBUTTONDOWN, button=7)
    assert pressed == [(pygame.CONTROLLERBUTTONDOWN, {"button": pygame.CONTROLLER_BUTTON_START, "instance_id": 71})]
    assert turned(sticks, pygame.JOYBUTTONUP, button=0)[0][0] == pygame.CONTROLLERBUTTONUP
    assert turned(sticks, pygame.JOYBUTTONDOWN, button=8) == []


def test_a_hat_is_the_cross(sticks: PlainJoysticks) -> None:
    down, up = pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP
    moves = [turned(sticks, pygame.JOYHATMOTION, hat=0, value=value) for value in ((1, 0), (1, 1), (0, 1), (0, 0))]
    assert [[(kind, more["button"]) for kind, more in move] for move in moves] == [
        [(down, RIGHT)],
        [(down, UP)],
        [(up, RIGHT)],
        [(up, UP)],
    ]


def test_an_axis_that_rests_at_its_end_is_no_stick(sticks: PlainJoysticks) -> None:
    assert turned(sticks, pygame.JOYAXISMOTION, axis=1, value=-1.0) == []
    assert turned(sticks, pygame.JOYAXISMOTION, axis=0, value=0.1)[0][1]["value"] == 3277
    assert turned(sticks, pygame.JOYAXISMOTION, axis=0, value=-1.0)[0][1]["value"] == -32_767
    assert turned(sticks, pygame.JOYAXISMOTION, axis=4, value=0.0) == []


def test_others_are_left_alone_and_what_has_two_buttons_is_nothing_to_play_with(sticks: PlainJoysticks) -> None:
    other, sensor = (Event(pygame.JOYBUTTONDOWN, instance_id=pad, button=0) for pad in (3, 79))
    assert sticks.as_pads([other, sensor]) == [other, sensor]
    removed = Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=71)
    assert sticks.as_pads([removed]) == [removed]
    sticks.open([])
    assert not sticks.listening
