"""The card of an open page: its words, its task, what was said about the answer, and the way on."""

from collections.abc import Callable
from dataclasses import replace

from playground.lessons.lesson import Lesson
from playground.ui import theme
from playground.ui.course.answering import AnswerWidget, shown
from playground.ui.course.classroom import classroom, feedback, words
from playground.ui.course.scenes import begun_anew, opened
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.mode import Panel
from playground.ui.workspace import Workspace


def heading(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The lesson's title, and how far one is in it: a dot for every page."""
    room = classroom(workspace)
    lesson = room.lesson
    if lesson is None:
        return workspace
    ui.heading(column.take(ui.theme.heading), words(workspace, lesson.title))
    row = Row(column.take(ui.theme.px(16)), ui.theme.px(4))
    for number, page in enumerate(lesson.pages):
        done = page.task is None or room.pupil.task(lesson.id, number).done
        rect = row.take(ui.theme.px(16))
        if ui.button(f"page-{number}", rect, "", selected=number == room.page, flat=not done, tooltip=f"Page {number + 1}"):
            return opened(workspace, lesson, number)
    return workspace


def question(answer: AnswerWidget | None) -> Panel:
    """The page's words, the question and how it is answered."""

    def draw(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
        room = classroom(workspace)
        if room.open_page is None:
            return workspace
        _write(ui, column, words(workspace, room.open_page.text), "page-text")
        if room.task is None or answer is None or room.task.id != answer.id:  # a page was turned in this frame
            return workspace
        column.space(ui.theme.gap)
        _write(ui, column, words(workspace, room.task.ask), "page-ask", style="strong")
        workspace = answer.panel(ui, column, workspace)
        said = feedback(workspace)
        if said:
            room = classroom(workspace)
            colour = theme.ACCENT if room.solved else theme.INK
            _write(ui, column, said, "page-feedback", colour)
        return workspace

    return draw


def _write(ui: Ui, column: Column, text: str, id: str, colour: theme.Colour = theme.INK, style: str = "text") -> None:
    ui.rich(column.take(ui.measure_rich(column.rect.width, text, style)), text, style, colour, id=id)


def way_on(finished: Callable[[Workspace, Lesson], Workspace]) -> Panel:
    """Back, show me, begin again, on; after the last page `finished` says what comes."""

    def draw(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
        room = classroom(workspace)
        lesson = room.lesson
        if lesson is None:
            return workspace
        if room.helpless and ui.button("show-me", column.take(ui.theme.button), "Show me", icon="eye"):
            return shown(workspace)
        back, anew, forward = Row(column.take(ui.theme.button), ui.theme.gap).split((0.6, 0.6, 1.8))
        if ui.button("page-back", back, "", icon="chevron-left", enabled=room.page > 0, tooltip="The page before"):
            return opened(workspace, lesson, room.page - 1)
        if ui.button("page-anew", anew, "", icon="reset", tooltip="This page from the beginning"):
            return begun_anew(workspace)
        last = room.page + 1 == len(lesson.pages)
        title = ("Done" if last else "On") if room.solved else "Skip"
        if ui.button("page-on", forward, title, icon="chevron-right", primary=room.solved, tooltip="Page down"):
            return finished(workspace, lesson) if last else opened(workspace, lesson, room.page + 1)
        return workspace

    return draw


def to_map(workspace: Workspace) -> Workspace:
    """Back to the map, the lesson's station picked."""
    room = classroom(workspace)
    return workspace.remember(replace(room, lesson=None, page=0, draft=None, verdict=None, shown=False, deeds=0))
