"""The landscape turned and tilted: by keys and a dial, by a drag of the board, over a while or at once."""

from dataclasses import replace
from types import SimpleNamespace

import pygame
import pytest

from playground.ui.board.landscape.land_kernels import kernels
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.slant import LEAN, Slant
from playground.ui.board.viewport import Viewport
from playground.ui.orders import after_order
from playground.ui.preferences import STEEPEST, Preferences
from playground.ui.window.turning import SECONDS, TILT, TURN, Turning, flat_toggle, turned_by_hand, turning_dial

RECT = pygame.Rect(0, 0, 300, 200)
SPOT = pygame.Rect(10, 10, 30, 30)


@pytest.fixture
def space(level_of, snapshot_of, space_of):
    """A workspace whose board is a landscape."""
    return space_of(snapshot_of(level_of("S.G")), preferences=Preferences(landscape=True))


def test_keys_turn_by_quarters_and_tilt_by_steps(space):
    turned = after_order(after_order(space, "turn"), "turn")
    assert turned.preferences.quarter == 2 and after_order(turned, "turn-back").preferences.quarter == 1
    assert after_order(space, "turn-back").preferences.quarter == 3
    tilts = [space := after_order(space, "steeper") for _ in range(4)]
    assert len({each_tilt.preferences.tilt for each_tilt in tilts}) == 4
    assert not after_order(space, "landscape").preferences.landscape


def test_what_has_to_be_waited_for_is_said(space, monkeypatch):
    flat = replace(space, preferences=Preferences())
    for ready in (False, True):
        monkeypatch.setattr(type(kernels), "ready", lambda self, ready=ready: ready)
        after = after_order(flat, "landscape")
        assert after.preferences.landscape and bool(after.notes) == (not ready)
        assert not after_order(after, "landscape").preferences.landscape


def test_a_flat_board_is_neither_turned_nor_tilted(space):
    flat = replace(space, preferences=Preferences())
    assert after_order(flat, "turn") is flat and after_order(flat, "steeper") is flat
    assert Turning().slant(flat, 0.0, False) is None


def test_a_quarter_is_turned_over_a_while_the_shorter_way(space):
    turning, other = Turning(), replace(space, preferences=Preferences(landscape=True, quarter=3))
    assert turning.slant(space, 0.0, False) == Slant(LEAN)
    begun = turning.slant(other, 1.0, False)
    half = turning.slant(other, 1.0 + SECONDS / 2, False)
    assert begun.turn == pytest.approx(360.0 + LEAN) or begun.turn == pytest.approx(LEAN)
    assert turning.moving and 270.0 + LEAN < half.turn < 360.0 + LEAN
    assert turning.slant(other, 1.0 + SECONDS, False).turn == 270.0 + LEAN and not turning.moving


def test_with_reduced_motion_it_is_turned_at_once(space):
    turning = Turning()
    turning.slant(space, 0.0, True)
    other = replace(space, preferences=Preferences(landscape=True, quarter=2))
    assert turning.slant(other, 0.0, True).turn == 180.0 + LEAN and not turning.moving


@pytest.fixture
def worked(hands, space):
    """Makes hands on what draws itself from a workspace and gives back the next one."""

    def made(draw):
        here = SimpleNamespace(space=space)

        def frame(ui):
            here.space = draw(ui, here.space)

        here.hands = hands(frame)
        return here

    return made


def dialled(ui, space, turning):
    return turning_dial(ui, LandView(RECT, 1, 3), space, turning)


def test_the_dial_is_pressed_for_a_quarter(worked):
    turning = Turning()
    here = worked(lambda ui, space: dialled(ui, space, turning))
    here.hands.click("turn")
    assert here.space.preferences.quarter == 1


def test_the_dial_is_dragged(worked):
    """Down by 20 pixels: steeper by 6 degrees; left by 100 more: 55 degrees, nearest to the next quarter."""
    turning = Turning()
    here = worked(lambda ui, space: dialled(ui, space, turning))
    x, y = here.hands.node("turn").rect.center
    here.hands.drag((x, y), (x - 100, y + 20))
    preferences = here.space.preferences
    assert preferences.quarter == round(100 * TURN / 90.0) and preferences.tilt == pytest.approx(48.0 + 20 * TILT)
    here.hands.drag((x, y), (x, y + 900))
    assert here.space.preferences.tilt == STEEPEST and (turning.degrees, turning.tilt, turning.held) == (0.0, 0.0, False)


def test_a_drag_of_the_board_with_shift_turns_and_tilts_it(worked, monkeypatch):
    turning, shift = Turning(), [pygame.KMOD_LSHIFT]
    pygame.display.init()
    monkeypatch.setattr(pygame.key, "get_mods", lambda: shift[0])
    here = worked(lambda ui, space: turned_by_hand(ui, LandView(RECT, 1, 3), space, turning))
    here.hands.drag((100, 100), (-100, 110))
    assert here.space.preferences.quarter == 1 and here.space.preferences.tilt == pytest.approx(48.0 + 10 * TILT)
    shift[0] = 0
    here.hands.drag((100, 100), (200, 110))
    assert here.space.preferences.quarter == 1 and not turning.by_hand


def test_there_is_no_dial_on_a_flat_board(worked):
    here = worked(lambda ui, space: turning_dial(ui, Viewport(RECT, 1, 3), space, Turning()))
    assert not here.hands.has("turn")
    by_hand = Turning(by_hand=True)
    worked(lambda ui, space: turned_by_hand(ui, Viewport(RECT, 1, 3), space, by_hand))
    assert not by_hand.by_hand


def test_a_button_goes_to_the_landscape_and_back(worked):
    here = worked(lambda ui, space: flat_toggle(ui, SPOT, space))
    here.hands.click("landscape")
    assert not here.space.preferences.landscape
    here.hands.click("landscape")
    assert here.space.preferences.landscape
