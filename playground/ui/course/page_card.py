"""The card of an open page: its words, its task, what was said about the answer, and the way on."""

from dataclasses import dataclass

import pygame

from playground.lessons.glossary import terms_of
from playground.ui import theme
from playground.ui.course.answer_controls import foot_height, is_low
from playground.ui.course.answering import AnswerWidget, beat, helped, looked_at, next_step, shown
from playground.ui.course.classroom import Classroom, classroom, ended, feedback, reading, words
from playground.ui.course.course_map import to_map
from playground.ui.course.map_card import CHOOSER, reading_chooser
from playground.ui.course.page_dots import page_dots
from playground.ui.course.scenes import begun_anew, opened
from playground.ui.drawing.images import asset
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.mode import Panel
from playground.ui.panels.term_chips import said_words
from playground.ui.theme import Colour
from playground.ui.workspace import Workspace

WORDS = 3
"""How many words of the glossary a page offers."""


def heading(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The lesson's title, the way to the map, how far one is in it, and for whom the words are; in a low window only dots."""
    room, lengths = classroom(workspace), ui.theme
    lesson = room.lesson
    if lesson is None:
        return workspace
    _from_the_top(ui, room)
    tool, low = lengths.px(36), is_low(ui)
    if not low:
        title = words(workspace, lesson.title)
        high = max(tool, ui.measure_rich(column.rect.width - tool - lengths.gap, title, "heading"))
        row = Row(column.take(high), lengths.gap)
        back, text = row.right(tool), row.rest()
        slack = max(0, high - ui.measure_rich(text.width, title, "heading")) // 2
        ui.rich(text.move(0, slack), title, "heading", id="lesson-title")
    row = Row(column.take(lengths.px(32)), lengths.gap)
    if low:
        back = row.right(tool)
    else:
        workspace = reading_chooser(ui, row.right(lengths.px(CHOOSER)), workspace)
    if ui.button(
        "to-map", pygame.Rect(back.left, back.top, tool, min(tool, back.height)), "", icon="flag", tooltip="The map", flat=True
    ):
        return to_map(workspace)
    pressed = page_dots(ui, row.rest().inflate(0, -lengths.px(10)), room, lesson)
    return workspace if pressed is None else opened(workspace, lesson, pressed)


def _from_the_top(ui: Ui, room: Classroom) -> None:
    """Brings the head of a page into sight when it is opened, in a low window its words."""
    last = ui.kept("course/page", list[tuple[str, int, bool]])
    page = "" if room.lesson is None else room.lesson.id, room.page, room.ended
    if last[:1] != [page]:
        last[:] = [page]
        ui.reveal("page-text" if is_low(ui) and not room.ended else "lesson-title")


@dataclass
class _Beat:
    """When the next step of "show me" is due."""

    due: float = 0.0


def looking(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Live tasks are looked at once a frame; "show me" goes on, one step after another."""
    workspace = looked_at(workspace)
    room = classroom(workspace)
    pulse = ui.kept("course/beat", _Beat)
    if not room.shown or room.solved:
        pulse.due = 0.0
        return workspace
    ui.wants_frame = True
    if not pulse.due:
        pulse.due = ui.now + beat(workspace)
    if ui.now < pulse.due:
        return workspace
    after = next_step(workspace)
    if after is not workspace:
        pulse.due = ui.now + beat(after)
    return after


def question(answer: AnswerWidget | None) -> Panel:
    """The page's words, the question and how it is answered."""

    def draw(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
        room = classroom(workspace)
        if room.open_page is None:
            return workspace
        ui.paragraph(column, words(workspace, room.open_page.text), id="page-text")
        if room.task is None or answer is None or room.task.id != answer.id:  # a page was turned in this frame
            return workspace
        column.space(ui.theme.gap)
        _asked(ui, column, words(workspace, room.task.ask))
        workspace = answer.panel(ui, column, workspace)
        _said(ui, column, workspace)
        return workspace

    return draw


def _asked(ui: Ui, column: Column, text: str) -> None:
    """The question, with a mark at its side that says: now you."""
    bar = ui.theme.px(4)
    wide = column.rect.width - bar - ui.theme.px(10)
    rect = column.take(ui.measure_rich(wide, text, "strong"))
    rounded(bar // 2, theme.FOCUS).draw(ui.surface, pygame.Rect(rect.left, rect.top, bar, rect.height))
    ui.rich(pygame.Rect(rect.right - wide, rect.top, wide, rect.height), text, "strong", id="page-ask")


def _said(ui: Ui, column: Column, workspace: Workspace) -> None:
    """What was said about the answer, on a ground and with a sign of its own: praise, a near miss, a hint, a demonstration."""
    room, lengths, text = classroom(workspace), ui.theme, feedback(workspace)
    title, icon, fill, ink = _tone(room)
    if not text and not title:
        return
    pad, side = lengths.px(11), lengths.px(34)
    wide = column.rect.width - 2 * pad - side - lengths.gap
    head = lengths.line if title else 0
    high = max(side, head + ui.measure_rich(wide, text)) + 2 * pad
    rect = column.take(high)
    rounded(lengths.radius, fill, ink, lengths.px(1)).draw(ui.surface, rect)
    sign = pygame.Rect(rect.left + pad, rect.top + pad, side, side)
    if icon.endswith(".svg"):
        ui.surface.blit(asset(icon, sign.size), sign)
    else:
        ui.icon(icon, sign.inflate(-lengths.px(8), -lengths.px(8)), ink)
    left = sign.right + lengths.gap
    if title:
        ui.label(pygame.Rect(left, rect.top + pad, wide, head), title, style="strong", colour=ink, id="page-tone")
    ui.rich(pygame.Rect(left, rect.top + pad + head, wide, high), text, "text", theme.INK, id="page-feedback")
    _shown_once(ui, rect, text)


def _shown_once(ui: Ui, rect: pygame.Rect, text: str) -> None:
    """Brings what has just been said into sight, once."""
    last = ui.kept("course/said", list[str])
    if last[:1] != [text]:
        last[:] = [text]
        ui.reveal("page-feedback")


def _tone(room: Classroom) -> tuple[str, str, Colour, Colour]:
    """The title, the sign, the ground and the ink of what is said."""
    verdict = room.verdict
    if verdict is not None and verdict.right:
        title = "That is how it goes" if room.shown else "Right!"
        return title, "figures/mouse-happy.svg", theme.ACCENT_SOFT, theme.ACCENT_DARK
    if room.shown:
        return "Watch", "eye", theme.SUNKEN, theme.MUTED
    if verdict is None:
        return "", "info", theme.SUNKEN, theme.MUTED
    return ("Nearly", "fit", theme.FOCUS_SOFT, theme.FOCUS_INK) if verdict.near else ("A hint", "info", theme.SUNKEN, theme.MUTED)


def page_words(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The words of this page that stand in the glossary."""
    room = classroom(workspace)
    if room.lesson is None or room.open_page is None:
        return workspace
    texts = [room.open_page.text, *(() if room.task is None else (room.task.ask,))]
    said, level = [words(workspace, text) for text in texts], reading(workspace)
    return said_words(ui, column, workspace, terms_of(room.lesson.order, said, level, WORDS))


def hand_in(answer: AnswerWidget | None) -> Panel:
    """The button that hands in the answer, where one is handed in."""

    def draw(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
        room = classroom(workspace)
        if answer is None or answer.foot is None or room.task is None or room.task.id != answer.id:
            return workspace
        return answer.foot(ui, column, workspace)

    return draw


def way_on(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A hint or "show me" where they are offered; back, begin again, on. After the last page comes the lesson's end."""
    room = classroom(workspace)
    lesson = room.lesson
    if lesson is None:
        return workspace
    low, helps = is_low(ui), room.helpless or _hints(room)
    if helps and not low and _help_asked(ui, column.take(foot_height(ui)), room):
        return _helped_on(workspace)
    row = Row(column.take(foot_height(ui)), ui.theme.gap)
    back, anew, *aid, forward = row.split((0.6, 0.6, 0.6, 1.6) if helps and low else (0.6, 0.6, 1.8))
    if aid and _help_asked(ui, aid[0], room):
        return _helped_on(workspace)
    if ui.button("page-back", back, "", icon="chevron-left", enabled=room.page > 0, tooltip="The page before (Page up)"):
        return page_before(workspace)
    if ui.button("page-anew", anew, "", icon="reset", tooltip="This page from the beginning"):
        return begun_anew(workspace)
    last = room.page + 1 == len(lesson.pages)
    done = room.solved or room.record.done
    title = ("Finish" if last else "Next") if done else "Skip"
    about = "On to the next page (Enter)" if room.solved else "On without an answer (Page down)"
    if ui.button("page-on", forward, title, icon="chevron-right", primary=done, tooltip=about):
        return page_after(workspace)
    return workspace


def _help_asked(ui: Ui, rect: pygame.Rect, room: Classroom) -> bool:
    """The button for a hint or for "show me"; an icon where it has no room for its words."""
    id, words, icon = ("show-me", "Show me", "eye") if room.helpless else ("hint", "A hint", "info")
    wordy = rect.width > 2 * rect.height
    return ui.button(id, rect, words if wordy else "", icon=icon, tooltip="" if wordy else words)


def _helped_on(workspace: Workspace) -> Workspace:
    """With the answer shown, or before that is offered, a hint given."""
    return (shown if classroom(workspace).helpless else helped)(workspace)


def _hints(room: Classroom) -> bool:
    """Whether hints are offered: where nothing is handed in, they have to be asked for."""
    task = room.task
    return task is not None and task.live and bool(task.hints) and not room.solved and not room.shown


def page_after(workspace: Workspace) -> Workspace:
    """The next page; after the last one the end of the lesson."""
    room = classroom(workspace)
    if room.lesson is None or room.ended:
        return workspace
    return ended(workspace) if room.page + 1 == len(room.lesson.pages) else opened(workspace, room.lesson, room.page + 1)


def page_before(workspace: Workspace) -> Workspace:
    """The page before; from the end of the lesson its last page."""
    room = classroom(workspace)
    if room.lesson is None:
        return workspace
    return opened(workspace, room.lesson, room.page if room.ended else max(0, room.page - 1))


def page_keys(workspace: Workspace, key: str) -> Workspace:
    """Page down and Page up turn pages, Enter goes on once a page is solved; the same workspace for any other key."""
    room = classroom(workspace)
    if key == "page-down" or (key == "enter" and room.solved and not room.ended):
        return page_after(workspace)
    return page_before(workspace) if key == "page-up" and (room.page > 0 or room.ended) else workspace
