import pygame
import pytest

from playground.ui.kit.events import AWAY, JITTER, Device, Events
from playground.ui.kit.gamepad import PadButton, pad_event

E = pygame.event.Event


def down(pos, button=1):
    return E(pygame.MOUSEBUTTONDOWN, pos=pos, button=button)


def up(pos, button=1):
    return E(pygame.MOUSEBUTTONUP, pos=pos, button=button)


def move(pos):
    return E(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))


def test_what_follows_a_release_waits_for_the_next_frame():
    events = Events()
    events.read([down((1, 1)), up((1, 1)), down((9, 9))], 0.0)
    assert (events.pressed, events.released, events.waiting) == ({1: (1, 1)}, {1: (1, 1)}, True)
    events.read([], 0.1)
    assert (events.pressed, events.held, events.waiting) == ({1: (9, 9)}, {1}, False)


@pytest.mark.parametrize("gap, double", [(0.2, True), (0.6, False)])
def test_a_double_click_is_quick(gap, double):
    events = Events()
    events.read([down((5, 5)), up((5, 5))], 1.0)
    events.read([down((6, 5))], 1.0 + gap)
    assert events.double is double


def test_a_double_click_is_in_one_place_and_a_third_begins_anew():
    events = Events()
    for pos, double in (((5, 5), False), ((50, 5), False), ((50, 5), True), ((50, 5), False)):
        events.read([down(pos), up(pos)], 1.0)
        assert events.double is double


def test_motion_adds_up_and_the_mouse_can_leave():
    events = Events()
    assert events.mouse == AWAY
    events.read([move((10, 10)), move((15, 8)), move((18, 8))], 0.0)
    assert (events.mouse, events.motion) == ((18, 8), (8, -2))
    events.read([E(pygame.WINDOWLEAVE)], 0.1)
    assert events.mouse == AWAY


def test_losing_the_window_lets_go():
    events = Events()
    events.read([down((1, 1))], 0.0)
    events.read([E(pygame.WINDOWFOCUSLOST)], 0.1)
    assert (events.held, events.lost) == (frozenset(), True)


def test_a_flood_of_motions_does_not_pile_up():
    events = Events()
    for _ in range(50):
        events.read([down((1, 1)), up((1, 1)), *[move((n, n)) for n in range(100)]], 0.0)
    assert len(events._queue) <= 512 + 102


def test_text_and_keys_keep_their_order():
    events = Events()
    key = E(pygame.KEYDOWN, key=pygame.K_BACKSPACE, mod=0, unicode="", scancode=0)
    events.read([E(pygame.TEXTINPUT, text="a"), key, E(pygame.TEXTINPUT, text="b")], 0.0)
    assert [event.type for event in events.typed] == [pygame.TEXTINPUT, pygame.KEYDOWN, pygame.TEXTINPUT]


def test_a_wheel_that_tells_fractions_is_believed():
    events = Events()
    events.read(
        [E(pygame.MOUSEWHEEL, x=0, y=0, precise_y=0.25, flipped=False), E(pygame.MOUSEWHEEL, x=0, y=1, flipped=False)], 0.0
    )
    assert events.wheel == 1.25


@pytest.mark.parametrize("notches", [10**6, -(10**6), 2**31 - 1, -(2**31), 1e300, float("inf"), float("nan")])
def test_a_wheel_of_any_number_of_notches_counts_as_some(notches):
    events = Events()
    spun = E(pygame.MOUSEWHEEL, x=0, y=0, precise_y=notches, flipped=False)
    events.read([spun, spun, E(pygame.MOUSEWHEEL, x=0, y=1, flipped=False)], 0.0)
    assert -100.0 <= events.wheel <= 100.0


@pytest.mark.parametrize("far", [2**31 - 1, -(2**31), 1e300, float("inf"), float("nan")])
def test_a_pointer_is_somewhere_however_far_it_claims_to_be(far):
    events = Events()
    events.read([move((far, 5)), down((5, far))], 0.0)
    assert all(abs(place) <= 1_000_000 for place in events.mouse)


def test_what_is_used_is_noticed_and_under_a_gamepad_the_mouse_points_at_nothing():
    events, make = Events(), pygame.event.Event
    assert events.device is Device.MOUSE
    events.read([make(pygame.MOUSEMOTION, pos=(50, 50))], 0.0)
    events.read([pad_event(PadButton.A)], 0.1)
    assert (events.device, events.mouse, events.pad_held) == (Device.PAD, AWAY, {PadButton.A})
    events.read([make(pygame.MOUSEMOTION, pos=(50, 50)), make(pygame.MOUSEMOTION, pos=(50 + JITTER, 50))], 0.2)
    assert events.device is Device.PAD
    events.read([make(pygame.MOUSEMOTION, pos=(49, 50))], 0.3)
    assert events.device is Device.MOUSE
    events.read([make(pygame.KEYDOWN, key=pygame.K_a, mod=0, unicode="a")], 0.4)
    assert events.device is Device.KEYBOARD
    events.read([pad_event(PadButton.A, down=False)], 0.5)
    assert (events.device, events.pad_held) == (Device.KEYBOARD, set())
    events.read([make(pygame.MOUSEWHEEL, x=0, y=1)], 0.6)
    assert events.device is Device.MOUSE


def test_each_button_of_a_pad_is_a_frame_of_its_own():
    events = Events()
    events.read([pad_event(PadButton.X), pad_event(PadButton.X, down=False), pad_event(PadButton.Y)], 0.0)
    assert [event.pad_button for event in events.typed] == [PadButton.X]
    events.read([], 0.1)
    assert [event.pad_button for event in events.key_ups] == [PadButton.X] and events.waiting
