"""How far one is in a lesson: a dot for every page, which can be pressed; each state has a form of its own."""

import pygame

from playground.lessons.lesson import Lesson
from playground.ui import theme
from playground.ui.course.classroom import Classroom
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Row, centred
from playground.ui.kit.routing import ACTIVATE

DOT, LEAST = 22, 12
"""Units of a dot with its gap, and the least of them where there are many pages."""


def page_done(room: Classroom, lesson: Lesson, number: int) -> bool:
    """Whether nothing is left to do on a page: its task is done; one without a task has been passed."""
    return room.pupil.task(lesson.id, number).done if lesson.pages[number].task is not None else number < room.page


def page_dots(ui: Ui, rect: pygame.Rect, room: Classroom, lesson: Lesson) -> int | None:
    """Draws the dots; the number of the page whose dot was pressed, None for none."""
    count = len(lesson.pages)
    wide = max(ui.theme.px(LEAST), min(ui.theme.px(DOT), rect.width // max(1, count)))
    row, pressed = Row(rect), None
    for number in range(count):
        place = row.take(wide)
        if _dot(ui, place, number, page_done(room, lesson, number), number == room.page and not room.ended):
            pressed = number
    return pressed


def _dot(ui: Ui, rect: pygame.Rect, number: int, done: bool, here: bool) -> bool:
    """A filled disc with a tick for what is done, a ring for what is to do, a large ring around where one is."""
    state = " · ".join(word for word, true in (("done", done), ("here", here)) if true)
    node = ui.fresh_node(
        f"page-{number}",
        "button",
        rect,
        f"Page {number + 1}",
        value=state,
        focusable=True,
        keys=ACTIVATE,
        tooltip=f"Page {number + 1}",
    )
    touch = ui.touch(node)
    side = min(rect.width, rect.height)
    outer = centred(rect, side, side)
    if here:
        rounded(side // 2, None, theme.FOCUS, ui.theme.px(2)).draw(ui.surface, outer)
    inner = centred(rect, round(side * 0.64), round(side * 0.64))
    fill = theme.ACCENT if done else theme.HOVER if touch.hover else theme.CARD
    rounded(inner.width // 2, fill, theme.ACCENT if done else theme.SWITCH_OFF, max(1, ui.theme.px(1.5))).draw(ui.surface, inner)
    if done:
        ui.icon("check", inner.inflate(-ui.theme.px(2), -ui.theme.px(2)), theme.ON_ACCENT)
    return touch.activated
