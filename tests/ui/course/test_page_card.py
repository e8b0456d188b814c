"""Whatever the window's size and the size of the text: the words come first, and Check and the way on are in sight."""

from collections.abc import Callable
from itertools import product

import pygame
import pytest

from playground.lessons.course import course
from playground.lessons.lesson import Lesson
from playground.lessons.wording import ReadingLevel
from playground.training.first_sight import still
from playground.ui.course.scenes import opened
from playground.ui.kit import Theme, Ui
from playground.ui.preferences import Preferences
from playground.ui.theme import SCALES
from playground.ui.window.arrangement import arranged
from playground.ui.window.screen import Screen, _side
from playground.ui.workspace import Workspace

SIZES = ((640, 480), (1024, 768), (1280, 800))
TEXTS = (SCALES[0], 1.5, SCALES[-1])
Sight = tuple[ReadingLevel, tuple[int, int], float]
SIGHTS: tuple[Sight, ...] = tuple(product(ReadingLevel, SIZES, TEXTS))
SMALLEST = SIZES[0], TEXTS[-1]
"""The window with the least room for the size of its text."""
LESSONS = tuple(course().values())


def card(space: Workspace, size: tuple[int, int], text: float, screen: Screen) -> Ui:
    """The side card of a page, drawn until nothing moves any more."""
    ui, surface = Ui(Theme(text)), pygame.Surface(size)
    for frame in range(3):
        ui.begin(surface, [], 1.0, float(frame))
        mode = screen.mode(space)
        space = _side(ui, arranged(size, ui.theme, mode.tall), space, mode)
        ui.end()
    return ui


def sights(page: int) -> tuple[Sight, ...]:
    """How a page is looked at: in the smallest window, and in one of all the others in turn."""
    return (tuple(ReadingLevel)[page % 3], *SMALLEST), SIGHTS[page % len(SIGHTS)]


@pytest.mark.parametrize("lesson", LESSONS, ids=[lesson.id for lesson in LESSONS])
def test_check_and_the_way_on_are_in_sight_on_every_page(
    lesson: Lesson, space_of: Callable[..., Workspace], screen: object
) -> None:
    window, first = Screen(), still(lesson.pages[0].scene.level)
    for page in range(len(lesson.pages)):
        for reading, size, text in sights(LESSONS.index(lesson) + 5 * page):
            space = space_of(first, mode="learn", preferences=Preferences(text_scale=text, reading=str(reading)))
            ui = card(opened(space, lesson, page), size, text, window)
            for id in ("answer-check", "page-on"):
                node = next((node for node in ui.nodes if node.id == id), None)
                place = f"{lesson.id}, page {page + 1}, {reading}, {size} at text {text}: {id}"
                assert node is not None or id == "answer-check", place
                assert node is None or (node.shown.size == node.rect.size and ui.surface.get_rect().contains(node.rect)), place
            words = ui.node("page-text")
            assert words.shown.height >= min(words.rect.height, 2 * ui.theme.line), f"{place} hides the words"
