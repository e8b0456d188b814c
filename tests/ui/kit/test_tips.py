import pygame
import pytest

from playground.ui.kit import Theme
from playground.ui.kit.tips import PATIENCE, bubble_rect, first_sentence

WINDOW = pygame.Rect(0, 0, 800, 600)


@pytest.fixture
def corner(hands):
    """A button in each corner of the window."""
    places = {"nw": (0, 0), "ne": (680, 0), "sw": (0, 556), "se": (680, 556)}

    def draw(ui):
        for id, place in places.items():
            ui.button(
                id, pygame.Rect(place, (120, 44)), id, tooltip=f"This is {id}, which has a good many words to say about itself"
            )

    return hands(draw)


@pytest.mark.parametrize("id", ["nw", "ne", "sw", "se"])
def test_it_opens_after_a_moments_rest_and_covers_nothing_it_explains(corner, id):
    corner.move(corner.node(id).rect.center)
    assert corner.ids("tooltip") == []
    corner.frames(40)
    tip = corner.node("tooltip")
    assert tip.label.startswith(f"This is {id}")
    assert not tip.rect.colliderect(corner.node(id).rect)
    assert WINDOW.contains(tip.rect)


def test_keyboard_focus_shows_it_at_once(corner):
    corner.tab()
    assert corner.node("tooltip").label.startswith("This is nw")
    corner.tab()
    assert corner.node("tooltip").label.startswith("This is ne")


def test_a_press_sends_it_away_until_the_mouse_comes_again(corner):
    spot = corner.node("nw").rect.center
    corner.move(spot)
    corner.frames(40)
    corner.click_at(spot)
    corner.frames(40)
    assert corner.ids("tooltip") == []
    corner.move((400, 300))
    corner.move(spot)
    corner.frames(40)
    assert len(corner.ids("tooltip")) == 1


def test_a_press_keeps_it_away_while_its_button_is_gone_for_a_moment(hands):
    there = [True]

    def draw(ui):
        if there[0]:
            ui.button("next", pygame.Rect(0, 556, 120, 44), "Next", tooltip="On to the next page")

    page = hands(draw)
    page.click_at((60, 578))
    for shown in (False, True):
        there[0] = shown
        page.frames(40)
    assert page.ids("tooltip") == []
    page.move((400, 300))
    page.move((60, 578))
    page.frames(40)
    assert len(page.ids("tooltip")) == 1


def test_what_a_press_brings_under_the_mouse_waits_until_the_mouse_moves(hands):
    name = ["first"]
    page = hands(lambda ui: ui.button(name[0], pygame.Rect(0, 556, 120, 44), name[0], tooltip="What it is for"))
    page.click_at((60, 578))
    name[0] = "second"
    page.frames(40)
    assert page.ids("tooltip") == []
    page.move((62, 578))
    page.frames(40)
    assert len(page.ids("tooltip")) == 1


def test_a_clicked_widget_shows_no_ring_and_one_reached_by_tab_does(corner):
    corner.click("nw")
    assert not corner.ui.focus_shown
    corner.tab()
    assert corner.ui.focus_shown
    assert corner.ui.focus == "ne"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_very_long_one_stays_in_the_window(hands, scale):
    words = "word " * 200
    played = hands(
        lambda ui: ui.button("b", pygame.Rect(300, 250, 100, 44), "B", tooltip=words), size=(1280, 800), theme=Theme(scale=scale)
    )
    played.tab()
    assert pygame.Rect(0, 0, 1280, 800).contains(played.node("tooltip").rect) or scale == 2.0


def test_anything_can_have_one(hands):
    played = hands(lambda ui: ui.tip("legend", pygame.Rect(100, 100, 50, 50), "The scale"))
    played.move((120, 120))
    played.frames(40)
    assert played.node("tooltip").label == "The scale"


@pytest.mark.parametrize(
    "rect, side",
    [
        ((300, 100, 100, 40), "below"),
        ((300, 540, 100, 60), "above"),
        ((0, 0, 100, 600), "right"),
        ((700, 0, 100, 600), "left"),
    ],
)
def test_it_stands_where_there_is_room(rect, side):
    rect = pygame.Rect(rect)
    box = bubble_rect(rect, (150, 40), WINDOW, 8)
    assert {
        "below": box.top >= rect.bottom,
        "above": box.bottom <= rect.top,
        "right": box.left >= rect.right,
        "left": box.right <= rect.left,
    }[side]
    assert WINDOW.contains(box)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("On: it learns. Off: it walks.", "On: it learns."),
        ("One step at a time  ( . )", "One step at a time  ( . )"),
        ("Undo  (Ctrl Z)", "Undo  (Ctrl Z)"),
        ("A title\nAnd more.", "A title"),
        ("Values of 0.5 or more. They count.", "Values of 0.5 or more."),
    ],
)
def test_the_first_sentence_ends_where_another_one_begins(words, first):
    assert first_sentence(words) == first


def test_briefly_a_tooltip_says_its_first_sentence_only(hands):
    def draw(ui):
        ui.button("b", pygame.Rect(20, 20, 100, 40), "B", tooltip="Runs. Space does the same.")

    for brief, words in ((False, "Runs. Space does the same."), (True, "Runs.")):
        played = hands(draw)
        played.ui.brief = brief
        played.ui.set_focus("b")
        played.ui.routing.by_key = played.ui.routing.shown = True
        played.frames(3)
        assert [node.label for node in played.ui.nodes if node.kind == "tooltip"] == [words]


def test_it_keeps_off_the_next_control_where_there_is_another_place() -> None:
    rect, window = pygame.Rect(100, 300, 120, 40), pygame.Rect(0, 0, 800, 600)
    below, above = pygame.Rect(100, 344, 120, 40), pygame.Rect(100, 256, 120, 40)
    assert bubble_rect(rect, (200, 40), window, 8).top == rect.bottom + 8
    assert bubble_rect(rect, (200, 40), window, 8, others=[below]).bottom == rect.top - 8
    beside = bubble_rect(rect, (200, 40), window, 8, others=[below, above])
    assert beside.left == rect.right + 8 and not beside.colliderect(below)


def test_it_goes_once_it_has_been_read_and_comes_again_with_the_mouse(hands) -> None:
    def draw(ui) -> None:
        ui.button("it", pygame.Rect(100, 100, 80, 40), "Do", tooltip="Does it.")

    played = hands(draw)
    played.move((140, 120))
    played.frames(40)
    assert played.has("tooltip") and PATIENCE < played.ui.wakes - played.now < PATIENCE + 1 and not played.ui.wants_frame
    played.frames(int(60 * (PATIENCE + 1)))
    assert not played.has("tooltip")
    played.move((10, 10))
    played.move((141, 120))
    played.frames(40)
    assert played.has("tooltip")
