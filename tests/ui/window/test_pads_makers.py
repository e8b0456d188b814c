"""Whose names the buttons of a pad have, and what is said of pads that come and go."""

import pygame
import pytest

from playground.ui.window import pads
from playground.ui.window.pads import PadMaker, maker, maker_of


@pytest.mark.parametrize(
    ("guid", "name", "whose"),
    [
        ("030057564c050000e60c000000007601", "DualSense Wireless Controller", PadMaker.PLAYSTATION),
        ("030000007e0500000920000000000000", "Pro Controller", PadMaker.NINTENDO),
        ("030000005e040000120b000000007601", "Xbox Series X Controller", PadMaker.XBOX),
        ("030000006f0e00000000000000000000", "PDP Wired Controller for Nintendo Switch", PadMaker.NINTENDO),
        ("03000000341a00000000000000000000", "PS3/PC Gamepad", PadMaker.PLAYSTATION),
        ("03000000341a00000000000000000000", "Generic USB Joystick", PadMaker.XBOX),
        ("", "", PadMaker.XBOX),
        ("no number", "Gamepad", PadMaker.XBOX),
    ],
)
def test_a_pad_is_its_makers_by_number_or_by_name(guid: str, name: str, whose: PadMaker) -> None:
    assert maker(guid, name) is whose


def test_one_that_is_not_open_is_named_as_most_are() -> None:
    assert maker_of(-1) is PadMaker.XBOX


@pytest.mark.parametrize(
    ("kinds", "note"),
    [
        ((), ""),
        ((pygame.KEYDOWN,), ""),
        ((pygame.JOYDEVICEADDED,), ""),
        ((pygame.CONTROLLERDEVICEADDED, pygame.JOYDEVICEADDED), pads.CONNECTED),
        ((pygame.CONTROLLERDEVICEADDED, pygame.CONTROLLERDEVICEREMOVED), pads.GONE),
    ],
)
def test_who_came_or_went_last_is_said(monkeypatch: pytest.MonkeyPatch, kinds: tuple[int, ...], note: str) -> None:
    monkeypatch.setattr(pads, "listen", lambda: None)
    assert pads.heard([pygame.event.Event(kind, instance_id=5) for kind in kinds])[0] == note
