"""The map of settings that work: solved while the page is read, shown with the pupil's own setting once the task is done."""

from collections.abc import Callable

import pygame

from playground.edit.level_edits import SetRules
from playground.lessons.goals import Goal
from playground.lessons.quantities import Quantity
from playground.lessons.task import RIGHT
from playground.lessons.tasks.dial import DialTask
from playground.lessons.tasks.number import NumberTask
from playground.lessons.wording import wording
from playground.ui import theme
from playground.ui.course.answering import marked
from playground.ui.course.settings_map import map_of, settings_picture
from playground.ui.workspace import Workspace
from tests.ui.hands import Screen

TASK = DialTask(ask=wording("Turn!"), goal=Goal("route", ends="G"), dials=("discount",), low=(0.0,), high=(1.0,))
ROWS, TAIL = "gS...G", '[legend]\n"g" = { kind = "goal" }\n"G" = { kind = "goal", enter = 10.0 }'


def luminance(colour: tuple[int, int, int]) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def test_it_is_solved_in_frames_and_shown_when_the_task_is_solved(page_of: Callable[..., Workspace], screen: object) -> None:
    space = page_of(TASK, ROWS, TAIL)
    shown = Screen(space, settings_picture)
    map_ = map_of(shown.space)
    assert map_ is not None
    for _ in range(60):
        shown.frames(1)
    assert map_.done  # at least one setting a frame
    assert "settings-map-words" not in {node.id for node in shown.ui.nodes}
    shown.space = marked(shown.space.edited(SetRules({"discount": 0.9}), whole=True), RIGHT)
    shown.frames(2)
    assert "settings-map-words" in {node.id for node in shown.ui.nodes}
    colours = {tuple(pygame.Surface.get_at(shown.surface, (x, y))[:3]) for x in range(0, 800, 3) for y in range(0, 600, 2)}
    assert {theme.SERIES[0], theme.CELL} <= colours


def test_dark_and_pale_are_told_apart_in_grey() -> None:
    assert luminance(theme.CELL) - luminance(theme.SERIES[0]) > 100


def test_other_tasks_have_no_map(page_of: Callable[..., Workspace]) -> None:
    asked = NumberTask(ask=wording("?"), want=Quantity("v"), low=0, high=1)
    assert map_of(page_of(TASK, ROWS, TAIL)) is not None
    assert map_of(page_of(asked, ROWS, TAIL)) is None
