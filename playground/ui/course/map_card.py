"""The card beside the map: who learns, the lesson that is picked, and the list of all lessons and missions."""

from dataclasses import replace

import pygame

from playground.lessons.lesson import Lesson
from playground.lessons.wording import ReadingLevel
from playground.ui import theme
from playground.ui.course.classroom import Classroom, classroom, words
from playground.ui.course.course_map import picked
from playground.ui.course.scenes import opened
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.kit.routing import ACTIVATE
from playground.ui.offering import offered
from playground.ui.orders import with_preferences
from playground.ui.panels.stars import MOST, draw_stars, stars_line
from playground.ui.panels.term_chips import with_glossary
from playground.ui.wishes import KeepProgress
from playground.ui.workspace import Workspace

READERS = {
    ReadingLevel.CHILD: ("Child", "Plain words, for ten-year-olds."),
    ReadingLevel.SCHOOL: ("School", "Words for school."),
    ReadingLevel.STUDENT: ("Student", "The book's terms and symbols."),
}
"""The reading levels, each with its title and what it means."""
CHOOSER = 118
"""Units of the reading level's width."""


def reading_chooser(ui: Ui, rect: pygame.Rect, workspace: Workspace) -> Workspace:
    """For whom the words are; they change at once, where a class leaves it to the pupils."""
    if not offered(workspace, "reading"):
        return workspace
    options = [Option(str(level), title, about) for level, (title, about) in READERS.items()]
    chosen = ui.dropdown("course-reading", rect, options, workspace.preferences.reading, tooltip="For whom the words are")
    return with_preferences(workspace, reading=chosen)


def pupil(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The title, for whom the words are, who learns, and the way to the next pupil."""
    room, lengths = classroom(workspace), ui.theme
    head = Row(column.take(lengths.row), lengths.gap)
    workspace = reading_chooser(ui, head.right(min(lengths.px(CHOOSER), column.rect.width)), workspace)
    if head.rect.right - head.x >= lengths.px(60):
        ui.heading(head.rest(), room.title or "The course")
    row = Row(column.take(lengths.px(30)), lengths.gap)
    wide = min(ui.width("Next pupil", "button") + lengths.px(26), row.rect.width // 2)
    if ui.button(
        "next-pupil-button", row.right(wide), "Next pupil", flat=True, tooltip="Someone else learns; your stars are kept"
    ):
        return workspace.open_dialog("next-pupil")
    earned = sum(room.stars(lesson) for lesson in room.lessons.values())
    side = lengths.px(18)
    draw_stars(ui.surface, row.take(side), 1, side, outlines=False)
    facts = f"{earned} of {MOST * len(room.lessons)}"
    ui.label(row.rest(), f"{room.pupil.name}: {facts}" if room.pupil.name else facts, id="pupil")
    return workspace


def lesson_card(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The lesson that is picked: what it is about, how long it takes, its stars."""
    room, lengths = classroom(workspace), ui.theme
    lesson = room.picked
    if lesson is None:
        return workspace
    pad = lengths.px(12)
    wide = column.rect.width - 2 * pad
    title, about = f"{_number(lesson)}{words(workspace, lesson.title)}", words(workspace, lesson.about)
    high = ui.measure_rich(wide, title, "heading") + ui.measure_rich(wide, about) + lengths.px(30) + 2 * pad + lengths.gap
    rect = column.take(high)
    fresh = room.suggested is lesson
    rounded(lengths.radius, theme.ACCENT_SOFT if fresh else theme.SUNKEN).draw(ui.surface, rect)
    inner = Column(rect.inflate(-2 * pad, -2 * pad), lengths.px(4))
    ui.rich(inner.take(ui.measure_rich(wide, title, "heading")), title, "heading", id="picked-title")
    ui.rich(inner.take(ui.measure_rich(wide, about)), about, id="picked-about")
    row = Row(inner.take(lengths.px(30)), lengths.gap)
    side = lengths.px(20)
    stars_line(ui, row.take(round(3.3 * side)), "picked-stars", room.stars(lesson), side)
    if lesson.id in room.pupil.lessons and ui.button(
        "lesson-reset", row.right(lengths.px(34)), "", icon="reset", tooltip="Forget what was done here", flat=True
    ):
        return _forgotten(workspace, lesson)
    minutes = f"{lesson.minutes} min"
    ui.label(row.rest(), f"Next  ·  {minutes}" if fresh else minutes, colour=theme.MUTED, id="picked-minutes")
    return workspace


def _forgotten(workspace: Workspace, lesson: Lesson) -> Workspace:
    room = classroom(workspace)
    room = replace(room, pupil=room.pupil.without(lesson.id))
    return workspace.remember(room).ask(KeepProgress(room.pupil))


def begin(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The button that opens the lesson that is picked, and the one that opens the glossary."""
    room = classroom(workspace)
    lesson = room.picked
    if lesson is None:
        return workspace
    title = "Once more" if room.pupil.record(lesson.id).finished(lesson) else "Go on" if _begun(room, lesson) else "Begin"
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    if ui.button("words", row.right(ui.theme.button), "", icon="book", tooltip="What all the words mean  (G)"):
        return with_glossary(workspace)
    if ui.button("lesson-begin", row.rest(), title, icon="play", primary=True, tooltip="Enter"):
        return opened(workspace, lesson, _first_left(room, lesson))
    return workspace


def _begun(room: Classroom, lesson: Lesson) -> bool:
    return any(task.done for task in room.pupil.record(lesson.id).tasks.values())


def _first_left(room: Classroom, lesson: Lesson) -> int:
    """The page to go on with: the first whose task is not done, after those that are; else the first."""
    left = [number for number, page in enumerate(lesson.pages) if page.task and not room.pupil.task(lesson.id, number).done]
    return left[0] if left and _begun(room, lesson) else 0


def every_lesson(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """All lessons, then all missions, with their stars: a press picks, a second one opens."""
    room = classroom(workspace)
    lessons = [lesson for lesson in room.lessons.values() if not lesson.mission]
    missions = [lesson for lesson in room.lessons.values() if lesson.mission]
    for title, group in (("Lessons", lessons), ("Missions", missions)):
        if group:
            ui.label(column.take(ui.theme.line), title, style="small", colour=theme.MUTED)
        for lesson in group:
            if _line(ui, column.take(ui.theme.item), workspace, lesson):
                return opened(workspace, lesson) if room.picked is lesson else picked(workspace, lesson, ui.now)
            column.space(ui.theme.px(4) - column.gap)
        column.space(ui.theme.gap)
    return workspace


def _line(ui: Ui, rect: pygame.Rect, workspace: Workspace, lesson: Lesson) -> bool:
    """One lesson of the list; whether it was pressed."""
    room, lengths = classroom(workspace), ui.theme
    title, stars = words(workspace, lesson.title), room.stars(lesson)
    chosen = room.picked is lesson
    value = f"{stars} of {MOST} stars" if room.pupil.record(lesson.id).finished(lesson) else ""
    node = ui.fresh_node(
        f"lesson-{lesson.id}",
        "button",
        rect,
        title,
        value=value,
        focusable=True,
        keys=ACTIVATE,
        tooltip=words(workspace, lesson.about),
    )
    touch = ui.touch(node)
    if chosen or touch.hover:
        rounded(lengths.px(8), theme.ACCENT_SOFT if chosen else theme.HOVER).draw(ui.surface, rect)
    row = Row(rect.inflate(-2 * lengths.px(8), 0), lengths.px(6))
    number = row.take(lengths.px(24))
    if lesson.quiz or lesson.mission:
        ui.icon("help" if lesson.quiz else "flag", number.inflate(0, -lengths.px(14)), theme.MUTED)
    else:
        ui.label(number, str(lesson.order), style="strong", colour=theme.MUTED, align="center", id=f"number-{lesson.id}")
    side = lengths.px(15)
    if stars:
        draw_stars(ui.surface, row.right(round(3.3 * side)), stars, side)
    ui.label(row.rest(), title, style="strong" if chosen else "text", id=f"title-{lesson.id}")
    return touch.activated


def _number(lesson: Lesson) -> str:
    return "" if lesson.quiz or lesson.mission else f"{lesson.order}  "
