import dataclasses

import pygame
import pytest

from playground.settings import dial, dials
from playground.ui.drawing.store import store
from playground.ui.kit import Option, Theme
from playground.ui.kit.frame import Frame

HOSTILE = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "x\udfffy",
    "\u202eevil\u202c",
    "😀👩‍👩‍👧‍👦",
    "e\u0301\u0301\u0301",
    "שלום مرحبا",
    "日本語",
    "\U000f0000\U0010ffff",
    "\n\n\r\t\v\f",
    "**",
    "** **``` `a` **b",
    "m" * 20_000,
    "w " * 10_000,
    "%s {0} <svg> &amp; \\",
]


@dataclasses.dataclass
class Settings:
    rate: float = dial(0.5, 0.0, 1.0)


DIAL = dials(Settings)[0]


def everything(words):
    def draw(ui):
        rect = pygame.Rect(10, 10, 180, 40)
        options = [Option("a", words, about=words, group=words), Option("b", words)]
        ui.button("button", rect, words, icon=words, tooltip=words)
        ui.toggle("toggle", rect.move(0, 50), words, True, tooltip=words)
        ui.slider("slider", rect.move(0, 100), DIAL, 0.5, label=words, shown=words)
        ui.number("number", rect.move(0, 150), words, 5, 0, 10)
        ui.text("text", rect.move(0, 200), words, placeholder=words, error=words)
        ui.dropdown("dropdown", rect.move(0, 250), options, "a", tooltip=words)
        ui.tabs("tabs", rect.move(200, 0), options, "a")
        ui.list("list", pygame.Rect(210, 60, 180, 120), options, "a")
        ui.label(rect.move(400, 0), words)
        ui.heading(rect.move(400, 50), words)
        ui.rich(pygame.Rect(410, 110, 180, 300), words)
        ui.picture("picture", pygame.Rect(210, 200, 180, 140), pygame.Surface((20, 20)), words, words)
        with ui.scroll("scroll", pygame.Rect(210, 350, 180, 100)) as area:
            area.used(200)
        ui.card(pygame.Rect(610, 10, 150, 150), words)
        ui.toast(words)

    return draw


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_makes_a_frame_fail(hands, words):
    played = hands(everything(words))
    for id in ("text", "number", "dropdown", "list", "tabs"):
        played.click(id)
        played.frames(1, [pygame.event.Event(pygame.TEXTINPUT, text=words)])
        played.key(pygame.K_RETURN)
        played.key(pygame.K_ESCAPE)
    for _ in range(10):
        played.tab()
        played.frames(40)
    assert len(played.ui.describe()) > 0


def test_odd_rectangles_do_no_harm(hands):
    def draw(ui):
        for number, size in enumerate([(0, 0), (1, 1), (3, 200), (200, 3), (-5, 10), (5000, 44)]):
            rect = pygame.Rect(-20, 40 * number, *size)
            ui.button(f"b{number}", rect, "Button", icon="play")
            ui.slider(f"s{number}", rect, DIAL, 0.5)
            ui.number(f"n{number}", rect, "Number", 1, 0, 2)
            ui.text(f"t{number}", rect, "text")
            ui.toggle(f"g{number}", rect, "Toggle", True)
            ui.card(rect, "Card")
            ui.rich(rect, "some **rich** text")
            with ui.scroll(f"c{number}", rect) as area:
                area.used(500)

    played = hands(draw)
    played.tab(12)
    assert len(played.ui.nodes) > 24


def test_caches_stay_bounded(hands):
    number = [0]

    def draw(ui):
        for line in range(20):
            number[0] += 1
            ui.label(pygame.Rect(0, 30 * line, 300, 30), f"Number {number[0]}")
            ui.button(f"b{line}", pygame.Rect(300, 30 * line, 60 + number[0] % 300, 30), str(number[0]))
            ui.animate(number[0], 1.0)
            ui.kept(f"state {number[0]}", dict)

    played = hands(draw)
    played.frames(800)
    assert store.bytes <= store.budget
    assert len(played.ui.states) <= 200 + 20 * (600 + 100) + 100


def test_the_nodes_tell_the_screen_and_a_reader_hears_it(hands):
    def draw(ui):
        ui.heading(pygame.Rect(0, 0, 200, 28), "Brain")
        ui.toggle("fog", pygame.Rect(0, 40, 200, 32), "Fog", True, tooltip="What was never tried")
        ui.button("step", pygame.Rect(0, 80, 200, 44), "Step", enabled=False)

    played = hands(draw)
    assert [(node.id, node.kind, node.label, node.value, node.enabled) for node in played.ui.nodes] == [
        ("heading:Brain", "heading", "Brain", "", True),
        ("fog", "toggle", "Fog", "on", True),
        ("step", "button", "Step", "", False),
    ]
    played.tab()
    assert played.ui.describe().splitlines()[:3] == [
        "  heading Brain",
        "> toggle Fog (on) - What was never tried",
        "  button Step [not available]",
    ]


def test_a_still_screen_asks_for_no_more_frames(hands):
    played = hands(lambda ui: ui.button("a", pygame.Rect(0, 0, 100, 44), "A", tooltip="A"))
    played.frames(3)
    assert not played.ui.wants_frame
    played.move((50, 20))
    assert played.ui.wants_frame
    played.frames(120)
    assert not played.ui.wants_frame
    played.frames(1, [pygame.event.Event(pygame.WINDOWFOCUSLOST)])
    assert played.ui.wants_frame


def test_a_clip_hides_and_shields(hands):
    pressed = []

    def draw(ui):
        with ui.clipped(pygame.Rect(0, 0, 100, 20)):
            if ui.button("a", pygame.Rect(0, 0, 100, 44), "A", primary=True):
                pressed.append(1)

    played = hands(draw)
    assert played.surface.get_at((50, 30))[:3] == (0, 0, 0)
    played.click_at((50, 30))
    assert pressed == []
    played.click_at((50, 10))
    assert pressed == [1]


def test_hover_and_clicks_of_the_apps_own_drawings(hands):
    seen = []

    def draw(ui):
        seen.append((ui.hover(pygame.Rect(0, 0, 50, 50)), ui.clicked(pygame.Rect(0, 0, 50, 50))))

    played = hands(draw)
    played.move((20, 20))
    assert seen[-1] == (True, False)
    played.press((20, 20))
    assert seen[-1] == (True, True)


def test_the_ring_is_drawn_around_the_focus_by_keyboard_only(hands):
    played = hands(lambda ui: ui.button("a", pygame.Rect(100, 100, 100, 44), "A"))
    beside = (100 - 4, 120)
    played.click("a")
    assert played.surface.get_at(beside)[:3] == (0, 0, 0)
    played.tab()
    assert played.surface.get_at(beside)[:3] != (0, 0, 0)


def test_another_theme_from_one_frame_to_the_next(hands):
    played = hands(everything("Words"))
    for scale in (2.0, 1.25, 1.0):
        played.ui.theme = Theme(scale=scale)
        played.frames(2)
        assert played.node("toggle").label == "Words"


def test_while_a_number_moves_the_frame_wants_another():
    frame = Frame(Theme())
    frame.animate("x", 0.0, 1.0)
    frame.now, frame.wants_frame = 1.0, False
    assert (frame.animate("x", 1.0, 1.0), frame.wants_frame) == (0.0, True)
    frame.now, frame.wants_frame = 3.0, False
    assert (frame.animate("x", 1.0, 1.0), frame.wants_frame) == (1.0, False)


def test_with_reduced_motion_it_is_there_at_once():
    frame = Frame(Theme(reduced_motion=True))
    frame.animate("x", 0.0)
    assert frame.animate("x", 1.0) == 1.0
