import pygame

from playground.ui.kit.gamepad import FIRST_REPEAT, NEXT_REPEAT, Gamepad

LEFT = pygame.CONTROLLER_BUTTON_DPAD_LEFT


def down(button):
    return pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=button, instance_id=0)


def up(button):
    return pygame.event.Event(pygame.CONTROLLERBUTTONUP, button=button, instance_id=0)


def stick(axis, value):
    return pygame.event.Event(pygame.CONTROLLERAXISMOTION, axis=axis, value=value, instance_id=0)


def keys_of(pad, events, now):
    return [event.key for event in pad.keys(events, now)]


def test_buttons_are_keys():
    events = Gamepad().keys([down(pygame.CONTROLLER_BUTTON_A), down(pygame.CONTROLLER_BUTTON_LEFTSHOULDER)], 0.0)
    assert [(event.key, event.mod, event.pad) for event in events] == [
        (pygame.K_RETURN, 0, True),
        (pygame.K_TAB, pygame.KMOD_LSHIFT, True),
    ]


def test_arrows_carry_the_scancode_that_drives():
    assert Gamepad().keys([down(LEFT)], 0.0)[0].scancode == pygame.KSCAN_LEFT


def test_a_held_direction_repeats_until_it_is_let_go():
    pad = Gamepad()
    assert keys_of(pad, [down(LEFT)], 0.0) == [pygame.K_LEFT]
    assert keys_of(pad, [], FIRST_REPEAT - 0.01) == []
    assert keys_of(pad, [], FIRST_REPEAT) == [pygame.K_LEFT]
    assert keys_of(pad, [], FIRST_REPEAT + NEXT_REPEAT) == [pygame.K_LEFT]
    assert keys_of(pad, [up(LEFT)], FIRST_REPEAT + NEXT_REPEAT) == []
    assert keys_of(pad, [], 10.0) == []


def test_a_stick_counts_once_when_pushed_and_again_after_it_was_centred():
    pad, axis = Gamepad(), pygame.CONTROLLER_AXIS_LEFTY
    assert keys_of(pad, [stick(axis, -32_768), stick(axis, -30_000)], 0.0) == [pygame.K_UP]
    assert keys_of(pad, [stick(axis, -15_000), stick(axis, -25_000)], 0.1) == []
    assert keys_of(pad, [stick(axis, 0), stick(axis, 25_000)], 0.2) == [pygame.K_DOWN]


def test_the_other_stick_and_unknown_buttons_say_nothing():
    assert keys_of(Gamepad(), [stick(pygame.CONTROLLER_AXIS_RIGHTX, 32_000), down(99)], 0.0) == []


def test_pulling_the_gamepad_out_lets_go():
    pad = Gamepad()
    pad.keys([down(LEFT)], 0.0)
    pad.keys([pygame.event.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=0)], 0.1)
    assert not pad.held
    assert keys_of(pad, [], 5.0) == []


def test_other_events_pass():
    event = pygame.event.Event(pygame.MOUSEMOTION, pos=(1, 2), rel=(0, 0), buttons=(0, 0, 0))
    assert Gamepad().keys([event], 0.0) == [event]
