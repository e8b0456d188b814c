import dataclasses

import pygame
import pytest

from playground.settings import Dial, dial, dials
from tests.ui.hands import strokes


@dataclasses.dataclass
class Settings:
    share: float = dial(0.5, 0.0, 1.0, symbol="γ", plain="patience", help="How much later rewards count")
    few: int = dial(4, 1, 10)
    wide: float = dial(0.0, -1000.0, 1000.0)


DIALS = {track.name: track for track in dials(Settings)}
RECT = pygame.Rect(100, 100, 322, 46)
LEFT, SPAN = 111, 300


def spot(share):
    return LEFT + round(SPAN * share), 134


@pytest.fixture
def play(hands):
    def make(name="share", value=None, **more):
        held = [DIALS[name].default if value is None else value]

        def draw(ui):
            held[0] = ui.slider("it", RECT, DIALS[name], held[0], **more)

        played = hands(draw)
        played.held = held
        return played

    return make


def test_a_hyphen_and_a_true_minus_can_be_typed(play):
    played = play("wide")
    for words, value in (("-12.5", -12.5), ("−7", -7.0)):
        played.key_on("it", pygame.K_RETURN)
        played.type(words)
        played.key(pygame.K_RETURN)
        assert played.held[0] == value
    assert played.node("it").value == "−7"


def test_a_click_on_the_track_sets_it(play):
    played = play()
    played.click_at(spot(0.25))
    assert played.held[0] == pytest.approx(0.25, abs=0.002)


def test_the_knob_is_dragged_without_a_jump_and_beyond_the_end(play):
    played = play()
    start = spot(0.5)
    played.move(start)
    played.press((start[0] + 5, start[1]))
    assert played.held[0] == 0.5
    played.move((start[0] + 5 + 30, start[1]))
    assert played.held[0] == pytest.approx(0.6, abs=0.002)
    played.move((790, 500))
    played.lift((790, 500))
    assert played.held[0] == 1.0


def test_a_drag_in_one_batch_of_events_counts(play):
    played = play()
    event = pygame.event.Event
    played.frames(
        2,
        [
            event(pygame.MOUSEBUTTONDOWN, pos=spot(0.5), button=1),
            event(pygame.MOUSEMOTION, pos=spot(0.75), rel=(0, 0), buttons=(1, 0, 0)),
            event(pygame.MOUSEBUTTONUP, pos=spot(0.75), button=1),
        ],
    )
    assert played.held[0] == pytest.approx(0.75, abs=0.002)


def test_a_click_on_the_words_changes_nothing(play):
    played = play()
    played.click_at((120, 108))
    assert played.held[0] == 0.5


@pytest.mark.parametrize(
    "key, value",
    [
        (pygame.K_RIGHT, 0.51),
        (pygame.K_LEFT, 0.49),
        (pygame.K_UP, 0.51),
        (pygame.K_PAGEUP, 0.6),
        (pygame.K_HOME, 0.0),
        (pygame.K_END, 1.0),
    ],
)
def test_keys_move_it_when_tab_has_reached_it(play, key, value):
    played = play()
    played.tab()
    played.key(key)
    assert played.held[0] == pytest.approx(value)
    assert key not in played.keys


def test_after_a_click_the_arrows_are_the_apps(play):
    played = play()
    played.click_at(spot(0.25))
    before = played.held[0]
    played.key(pygame.K_RIGHT)
    assert played.held[0] == before
    assert played.keys == [pygame.K_RIGHT]


def test_an_int_dial_moves_by_whole_numbers(play):
    played = play("few")
    played.tab()
    played.key(pygame.K_RIGHT)
    assert played.held[0] == 5
    assert type(played.held[0]) is int


def test_the_wheel_counts_only_with_the_focus(play):
    played = play()
    played.move(spot(0.5))
    played.wheel(1)
    assert played.held[0] == 0.5
    played.tab()
    played.wheel(1)
    assert played.held[0] == pytest.approx(0.51)


def test_an_exact_number_is_typed_after_a_double_click(play):
    played = play()
    value = (400, 108)
    played.click_at(value)
    played.press(value)
    played.lift(value)
    assert played.ui.captured
    played.type("0.123")
    played.key(pygame.K_RETURN)
    assert played.held[0] == 0.123


def test_enter_types_and_what_is_out_of_bounds_is_brought_in(play):
    played = play()
    played.tab()
    played.key(pygame.K_RETURN)
    played.type("7")
    played.key(pygame.K_RETURN)
    assert played.held[0] == 1.0


def test_digits_and_enter_in_one_frame_are_a_number(play):
    played = play()
    played.key_on("it", pygame.K_RETURN)
    played.frames(2, strokes("0.25\n"))
    assert played.held[0] == 0.25


def test_esc_and_nonsense_leave_the_value(play):
    played = play()
    for words, end in (("0.7", pygame.K_ESCAPE), ("x", pygame.K_RETURN), ("nan", pygame.K_RETURN)):
        played.key_on("it", pygame.K_RETURN)
        played.type(words)
        played.key(end)
        assert played.held[0] == 0.5


def test_the_gamepad_moves_it_along_and_leaves_it_across(hands):
    held = [0.5, 0.5]

    def draw(ui):
        for number in range(2):
            held[number] = ui.slider(f"s{number}", RECT.move(0, 60 * number), DIALS["share"], held[number])

    played = hands(draw)
    played.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    played.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    played.pad(pygame.CONTROLLER_BUTTON_DPAD_RIGHT)
    assert held == [0.5, pytest.approx(0.51)]


def test_it_is_called_by_the_dials_words_and_symbol(play):
    assert play().node("it").label == "Patience γ"
    assert play(label="Speed", shown="4 a second").node("it").value == "4 a second"


def test_one_that_is_not_available_does_not_move(play):
    played = play(enabled=False)
    played.click_at(spot(0.25))
    assert played.held[0] == 0.5


def test_a_direction_that_is_held_on_a_gamepad_goes_faster_and_faster(hands):
    state = {"value": 0}
    dial = Dial("many", int, 0, 0, 1000, (), "", "many", "", False)

    def draw(ui):
        state["value"] = ui.slider("many", pygame.Rect(10, 10, 300, 46), dial, state["value"])

    played = hands(draw)
    played.ui.set_focus("many")
    played.frames(2)
    played.frames(1, [pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_DPAD_RIGHT, instance_id=0)])
    assert state["value"] == 10  # a hundredth of the track
    played.frames(60)
    first = state["value"]
    played.frames(60)
    second = state["value"] - first
    played.frames(200)
    assert second > first and state["value"] == 1000
