"""The map of the course: a level of its own, on which every lesson is a station that the mouse walks to."""

from functools import cache

from playground import paths
from playground.lessons.course import course
from playground.ui.board.viewport import Viewport
from playground.ui.course.classroom import classroom, words
from playground.ui.course.scenes import opened
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace
from playground.world.level import Level
from playground.world.text.files import read_level


@cache
def map_level() -> Level:
    """The level of the map."""
    return read_level(paths.assets() / "course-map.toml")


def chooser(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button for every lesson, with its stars."""
    room = classroom(workspace)
    ui.heading(column.take(ui.theme.heading), "The course")
    for lesson in course().values():
        stars = room.pupil.record(lesson.id).stars(lesson)
        title = f"{lesson.order}  {words(workspace, lesson.title)}  {'★' * stars}".strip()
        if ui.button(f"lesson-{lesson.id}", column.take(ui.theme.button), title, tooltip=words(workspace, lesson.about)):
            return opened(workspace, lesson)
    return workspace


def map_touched(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """What the pointer does on the map."""
    ui.board_input(view.rect)
    return workspace
