import pygame
import pytest

from playground.ui import theme
from playground.ui.kit import Theme, texts
from playground.ui.kit.layout import Column


@pytest.mark.parametrize("scale", theme.SCALES)
@pytest.mark.parametrize("style", theme.STYLES)
def test_no_label_leaves_its_rectangle(hands, style, scale):
    rect = pygame.Rect(100, 100, 150, 90)
    played = hands(lambda ui: ui.label(rect, "A heading that is far too long", style, (255, 255, 255)), theme=Theme(scale=scale))
    box = pygame.mask.from_threshold(played.surface, (255, 255, 255), (200, 200, 200, 255)).get_bounding_rects()
    assert box
    assert all(rect.contains(letter) for letter in box)


def test_a_label_says_whether_it_was_cut_and_the_tooltip_tells_the_rest(hands):
    whole = []
    words = "A label that is far too long"
    played = hands(lambda ui: whole.append(ui.label(pygame.Rect(10, 10, 80, 24), words)))
    assert whole[-1] is False
    played.move((20, 20))
    played.frames(40)
    assert played.node("tooltip").label == words
    hands(lambda ui: whole.append(ui.label(pygame.Rect(10, 10, 300, 24), words)))
    assert whole[-1] is True


@pytest.mark.parametrize("align, left", [("left", 0), ("right", 1), ("center", 0.5)])
def test_alignment(hands, align, left):
    rect = pygame.Rect(100, 100, 300, 30)
    played = hands(lambda ui: ui.label(rect, "III", "title", (255, 255, 255), align))
    box = pygame.mask.from_threshold(played.surface, (255, 255, 255), (200, 200, 200, 255)).get_bounding_rects()
    middle = (min(letter.left for letter in box) + max(letter.right for letter in box)) / 2
    assert middle == pytest.approx(100 + 300 * left, abs=30 if left != 0.5 else 3)


def test_rich_text_takes_the_height_that_was_measured(hands):
    heights = []
    words = "**Chase** the cheese: `Q ← Q + α` " * 6

    def draw(ui):
        heights.append((ui.measure_rich(200, words), ui.rich(pygame.Rect(10, 10, 200, 400), words)))

    played = hands(draw)
    assert heights[-1][0] == heights[-1][1] > 22
    assert any(node.kind == "label" and node.label.startswith("Chase the cheese") for node in played.ui.nodes)


def test_a_card_returns_what_is_inside_and_below_its_title(hands):
    inside = []

    def draw(ui):
        inside.append(ui.card(pygame.Rect(100, 100, 200, 200)))
        inside.append(ui.card(pygame.Rect(400, 100, 200, 200), "Brain"))

    played = hands(draw)
    assert inside[-2] == pygame.Rect(116, 116, 168, 168)
    assert inside[-1] == pygame.Rect(416, 152, 168, 132)
    assert played.surface.get_at((200, 200))[:3] == theme.CARD
    assert played.node("heading:Brain").label == "Brain"


def test_a_tooltip_is_made_of_the_parts_that_there_are():
    assert texts.tip_words("Cut title", "", "About it") == "Cut title\nAbout it"
    assert texts.tip_words("", "Help", between=" · ") == "Help"
    assert texts.tip_words() == ""


def test_a_paragraph_takes_as_much_of_a_column_as_its_style_needs(hands):
    words, used = "**Chase** the cheese: " * 8, []

    def draw(ui):
        column = Column(pygame.Rect(10, 10, 200, 400), 6)
        ui.paragraph(column, words, "strong", id="words")
        used.append((column.used, ui.measure_rich(200, words, "strong")))

    played = hands(draw)
    assert used[-1][0] == used[-1][1]
    assert played.node("words").rect.size == (200, used[-1][1])
