import dataclasses

import pygame
import pytest

from playground.settings import dial, dials
from playground.ui.kit import Option

OPTIONS = [
    Option("q", "Q-learning", about="Learns the best action", group="From experience"),
    Option("sarsa", "Sarsa", group="From experience"),
    Option("mc", "Monte Carlo", group="From experience"),
    Option("vi", "Value iteration", group="Plans"),
    Option("pi", "Policy iteration", group="Plans"),
]


@pytest.fixture
def play(hands):
    def make(options=OPTIONS, rect=(100, 100, 240, 40), value="q", **more):
        held, under = [value], []

        def draw(ui):
            held[0] = ui.dropdown("learner", pygame.Rect(rect), options, held[0], tooltip="Who learns")
            if ui.button("below", pygame.Rect(100, 150, 240, 44), "Below"):
                under.append(1)

        played = hands(draw, **more)
        played.held, played.under = held, under
        return played

    return make


def test_a_click_opens_it_and_a_click_on_an_option_chooses(play):
    played = play()
    assert played.ids("option") == []
    played.click("learner")
    assert played.ids("option") == [f"learner/{option.id}" for option in OPTIONS]
    played.click("learner/mc")
    assert played.held[0] == "mc"
    assert played.ids("option") == []
    assert played.node("learner").value == "Monte Carlo"


def test_what_lies_under_the_open_list_is_not_hit(play):
    played = play()
    played.click("learner")
    played.click_at((220, 172))
    assert played.under == []


def test_a_click_elsewhere_or_esc_closes_it_and_changes_nothing(play):
    played = play()
    played.click("learner")
    played.click_at((700, 550))
    assert (played.ids("option"), played.held[0]) == ([], "q")
    played.click("learner")
    played.key(pygame.K_ESCAPE)
    assert (played.ids("option"), played.held[0], played.keys) == ([], "q", [])


@dataclasses.dataclass
class Settings:
    rate: float = dial(0.5, 0.0, 1.0)


@pytest.fixture
def covered(hands):
    """A dropdown whose list opens over a slider and a field; beside it all kinds that a press works on."""
    state = {"value": "q", "under": 0.5, "aside": 0.5, "name": "", "pressed": []}

    def draw(ui):
        state["value"] = ui.dropdown("learner", pygame.Rect(100, 100, 240, 40), OPTIONS, state["value"])
        state["under"] = ui.slider("under", pygame.Rect(100, 150, 240, 46), dials(Settings)[0], state["under"])
        state["aside"] = ui.slider("aside", pygame.Rect(500, 150, 240, 46), dials(Settings)[0], state["aside"])
        state["name"] = ui.text("name", pygame.Rect(500, 250, 240, 40), state["name"])
        if ui.clicked(pygame.Rect(500, 300, 240, 40)):
            state["pressed"].append("own")
        if ui.board_input(pygame.Rect(500, 350, 240, 100)).pressed:
            state["pressed"].append("board")

    played = hands(draw)
    played.state = state
    played.click("learner")
    return played


def at_once(played, spot):
    """A press and its release in one frame."""
    event = pygame.event.Event
    down = event(pygame.MOUSEBUTTONDOWN, pos=spot, button=1)
    played.frames(3, [down, event(pygame.MOUSEBUTTONUP, pos=spot, button=1)])


def test_a_quick_click_on_an_option_does_not_reach_what_is_under_it(covered):
    track = covered.node("under").rect
    at_once(covered, (track.right - 40, track.bottom - 10))
    assert covered.ids("option") == []
    assert (covered.state["value"], covered.state["under"]) == ("q", 0.5)
    covered.now += 1.0
    at_once(covered, (track.right - 40, track.bottom - 10))
    assert covered.state["under"] > 0.6


@pytest.mark.parametrize("option", ["sarsa", "mc", "pi"])
def test_a_quick_click_chooses(covered, option):
    at_once(covered, covered.node(f"learner/{option}").rect.center)
    assert (covered.state["value"], covered.state["under"]) == (option, 0.5)


@pytest.mark.parametrize("spot", [(700, 186), (620, 270), (620, 320), (620, 400)], ids=["slider", "field", "own", "board"])
@pytest.mark.parametrize("quick", [True, False])
def test_a_press_elsewhere_only_closes_the_list(covered, spot, quick):
    if quick:
        at_once(covered, spot)
    else:
        covered.click_at(spot)
    assert covered.ids("option") == []
    assert covered.state == {"value": "q", "under": 0.5, "aside": 0.5, "name": "", "pressed": []}
    assert covered.ui.focus != "name"
    assert not covered.ui.captured


def test_a_click_on_the_open_dropdown_closes_it(covered):
    at_once(covered, covered.node("learner").rect.center)
    assert covered.ids("option") == []


def test_press_drag_and_let_go_on_an_option_chooses(play):
    played = play()
    played.click("learner")
    place = played.node("learner/vi").rect.center
    played.key(pygame.K_ESCAPE)
    played.drag((220, 120), place)
    assert played.held[0] == "vi"


@pytest.mark.parametrize(
    "keys, chosen",
    [
        ([pygame.K_DOWN], "sarsa"),
        ([pygame.K_END], "pi"),
        ([pygame.K_END, pygame.K_UP], "vi"),
        ([pygame.K_END, pygame.K_HOME], "q"),
    ],
)
def test_the_keyboard_opens_moves_and_chooses(play, keys, chosen):
    played = play()
    played.tab()
    played.key(pygame.K_RETURN)
    for key in keys:
        played.key(key)
    played.key(pygame.K_RETURN)
    assert played.held[0] == chosen
    assert played.keys == []


def test_first_letters_find_an_option(play):
    played = play()
    played.tab()
    played.key(pygame.K_SPACE)
    played.type("po")
    played.key(pygame.K_RETURN)
    assert played.held[0] == "pi"


def test_the_gamepad_chooses(play):
    played = play()
    for button in ("DPAD_DOWN", "A", "DPAD_DOWN", "A"):
        played.pad(getattr(pygame, f"CONTROLLER_BUTTON_{button}"))
    assert played.held[0] == "sarsa"


def test_near_the_lower_edge_it_opens_upwards(play):
    played = play(rect=(100, 540, 240, 40))
    played.click("learner")
    assert all(played.node(id).rect.bottom <= 540 for id in played.ids("option"))


def test_a_long_list_stays_in_the_window_and_scrolls_to_the_mark(play):
    many = [Option(str(number), f"Option {number}") for number in range(60)]
    played = play(options=many, value="0")
    played.click("learner")
    played.key(pygame.K_END)
    played.frames(1)
    last = played.node("learner/59")
    assert last.shown.height == last.rect.height
    assert pygame.Rect(0, 0, 800, 600).contains(last.rect)
    played.wheel(60)
    assert played.node("learner/0").shown.height > 0


def test_the_marked_options_words_stand_beside_the_list(play):
    played = play()
    played.tab()
    played.key(pygame.K_RETURN)
    played.frames(60)
    assert played.node("tooltip").label == "Learns the best action"
    assert not any(played.node("tooltip").rect.colliderect(played.node(id).rect) for id in played.ids("option"))


def test_it_closes_when_it_is_no_longer_drawn(hands):
    there = [True]

    def draw(ui):
        if there[0]:
            ui.dropdown("learner", pygame.Rect(100, 100, 240, 40), OPTIONS, "q")

    played = hands(draw)
    played.click("learner")
    assert played.ui.captured
    there[0] = False
    played.frames(2)
    assert not played.ui.captured


def test_a_value_that_is_not_offered_shows_the_placeholder(play):
    assert play(value="gone").node("learner").value == "Choose …"


def test_no_options_is_no_list(play):
    played = play(options=[])
    played.click("learner")
    assert not played.ui.captured
