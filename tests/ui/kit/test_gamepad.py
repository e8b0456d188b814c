import pygame

from playground.ui.kit.gamepad import CENTRED, FIRST_REPEAT, NEXT_REPEAT, PUSHED, Gamepad, PadButton, button_of, pad_event, stride

LEFT = pygame.CONTROLLER_BUTTON_DPAD_LEFT


def down(button, pad=0):
    return pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=button, instance_id=pad)


def up(button, pad=0):
    return pygame.event.Event(pygame.CONTROLLERBUTTONUP, button=button, instance_id=pad)


def stick(axis, value, pad=0):
    return pygame.event.Event(pygame.CONTROLLERAXISMOTION, axis=axis, value=value, instance_id=pad)


def removed(pad=0):
    return pygame.event.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=pad)


def pressed(pad, events, now):
    return [event.key for event in pad.keys(events, now) if event.type == pygame.KEYDOWN]


def released(pad, events, now):
    return [event.pad_button for event in pad.keys(events, now) if event.type == pygame.KEYUP]


def test_buttons_are_keys_that_name_them():
    events = Gamepad().keys([down(pygame.CONTROLLER_BUTTON_A), down(pygame.CONTROLLER_BUTTON_LEFTSHOULDER)], 0.0)
    assert [(event.key, button_of(event)) for event in events] == [
        (pygame.K_RETURN, PadButton.A),
        (pygame.K_UNKNOWN, PadButton.LEFT_SHOULDER),
    ]


def test_a_key_of_a_keyboard_is_no_button():
    assert button_of(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN)) is None


def test_arrows_carry_the_scancode_that_drives():
    assert Gamepad().keys([down(LEFT)], 0.0)[0].scancode == pygame.KSCAN_LEFT


def test_a_held_direction_repeats_until_it_is_let_go():
    pad = Gamepad()
    assert pressed(pad, [down(LEFT)], 0.0) == [pygame.K_LEFT]
    assert pressed(pad, [], FIRST_REPEAT - 0.01) == []
    assert pressed(pad, [], FIRST_REPEAT) == [pygame.K_LEFT]
    assert pressed(pad, [], FIRST_REPEAT + NEXT_REPEAT) == [pygame.K_LEFT]
    assert released(pad, [up(LEFT)], FIRST_REPEAT + NEXT_REPEAT) == [PadButton.LEFT]
    assert pressed(pad, [], 10.0) == []


def test_a_button_that_presses_does_not_repeat():
    pad = Gamepad()
    pad.keys([down(pygame.CONTROLLER_BUTTON_A)], 0.0)
    assert not pad.held
    assert pressed(pad, [], 5.0) == []


def test_the_longer_it_is_held_the_more_a_step_is_worth():
    strides = [stride(pad_event(PadButton.LEFT, repeats=repeats)) for repeats in (0, 7, 8, 15, 16, 29, 30, 400)]
    assert strides == [1, 1, 2, 2, 5, 5, 10, 10]
    assert stride(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LEFT)) == 1


def test_a_stick_counts_once_when_pushed_and_again_after_it_was_centred():
    pad, axis = Gamepad(), pygame.CONTROLLER_AXIS_LEFTY
    assert pressed(pad, [stick(axis, -32_768), stick(axis, -30_000)], 0.0) == [pygame.K_UP]
    assert pressed(pad, [stick(axis, -15_000), stick(axis, -25_000)], 0.1) == []
    assert pressed(pad, [stick(axis, 0), stick(axis, 25_000)], 0.2) == [pygame.K_DOWN]


def test_a_stick_that_swings_from_side_to_side_lets_the_first_side_go():
    pad, axis = Gamepad(), pygame.CONTROLLER_AXIS_LEFTX
    pad.keys([stick(axis, -32_768)], 0.0)
    events = pad.keys([stick(axis, 32_767)], 0.1)
    assert [(event.type, event.pad_button) for event in events] == [
        (pygame.KEYUP, PadButton.LEFT),
        (pygame.KEYDOWN, PadButton.RIGHT),
    ]


def test_triggers_are_buttons_and_the_right_stick_scrolls():
    pad = Gamepad()
    events = pad.keys([stick(pygame.CONTROLLER_AXIS_TRIGGERLEFT, PUSHED), stick(pygame.CONTROLLER_AXIS_RIGHTX, 32_767)], 0.0)
    assert [event.pad_button for event in events] == [PadButton.LEFT_TRIGGER, PadButton.STICK_RIGHT]
    assert pad.keys([stick(pygame.CONTROLLER_AXIS_RIGHTY, -32_767)], 0.0) == []
    assert pad.tilt == -1.0
    pad.keys([stick(pygame.CONTROLLER_AXIS_RIGHTY, CENTRED)], 0.0)
    assert pad.tilt == 0.0


def test_unknown_buttons_say_nothing():
    assert Gamepad().keys([down(99), stick(17, 32_000)], 0.0) == []


def test_pulling_the_gamepad_out_lets_all_go_that_it_held():
    pad = Gamepad()
    pad.keys([down(LEFT), down(pygame.CONTROLLER_BUTTON_A), stick(pygame.CONTROLLER_AXIS_RIGHTY, 30_000)], 0.0)
    assert released(pad, [removed()], 0.1) == [PadButton.LEFT, PadButton.A]
    assert not pad.held
    assert pad.tilt == 0.0
    assert pressed(pad, [], 5.0) == []


def test_of_two_pads_one_goes_on_when_the_other_is_pulled_out():
    pad = Gamepad()
    pad.keys([down(LEFT, 1), down(LEFT, 2)], 0.0)
    assert pad.last == 2
    assert released(pad, [removed(1)], 0.1) == [PadButton.LEFT]
    assert pressed(pad, [], FIRST_REPEAT) == [pygame.K_LEFT]
    assert released(pad, [up(LEFT, 1), up(LEFT, 2)], 0.6) == [PadButton.LEFT]


def test_without_the_windows_focus_nothing_is_held():
    pad = Gamepad()
    pad.keys([down(LEFT)], 0.0)
    assert released(pad, [pygame.event.Event(pygame.WINDOWFOCUSLOST)], 0.1) == [PadButton.LEFT]
    assert not pad.held


def test_other_events_pass():
    event = pygame.event.Event(pygame.MOUSEMOTION, pos=(1, 2), rel=(0, 0), buttons=(0, 0, 0))
    assert Gamepad().keys([event], 0.0) == [event]
