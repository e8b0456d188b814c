"""The tour as it plays: the big title, the words of the page, "show me" by itself, and the way to the next stop."""

import math
from dataclasses import replace

import pygame

from playground import paths
from playground.lessons.wording import wording
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.course.answering import shown
from playground.ui.course.classroom import classroom, feedback, words
from playground.ui.course.page_card import looking
from playground.ui.course.scenes import opened
from playground.ui.course.stops import stops_of
from playground.ui.course.tour import Stop, Tour
from playground.ui.drawing.images import asset
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.mode import LEFT_OUT, Mode, Touch, no_move, no_touch
from playground.ui.workspace import Workspace

WELCOME, TITLE = 5.0, 2.8
"""Seconds of the map at the beginning, and of a lesson's large title."""
LETTERS, SHORTEST, LONGEST = 28.0, 2.5, 7.0
"""Letters that are read in a second; seconds that words are left to be read, at least and at most."""
SEEN, PATIENCE = 4.0, 14.0
"""Seconds for which what came of it is looked at, and after which a scene that does not end is left."""
FADE, HOPS = 0.5, 1.5
"""Seconds in which the title fades, and how often a second the mouse on it hops."""
INVITATION = wording({"child": "Any key: play yourself!", "school": "Any key: play yourself"})
LESSON = wording("Lesson {number}")
OPENING = wording(
    {
        "child": "How does a mouse learn where the cheese is? Nobody tells it. It tries, and it remembers what was good.",
        "school": "How does a mouse learn the way to the cheese? It tries, is rewarded, and learns what every square is worth.",
        "student": "Reinforcement learning on a board: policies, values and the Bellman equation, to watch and to touch.",
    }
)


def begun(workspace: Workspace) -> Workspace:
    """With the tour at its beginning: the map of the course, before the first stop."""
    room = classroom(workspace)
    return workspace.remember(replace(room, tour=Tour(stops_of(room.lessons))))


def stop_of(workspace: Workspace) -> Stop | None:
    """The stop of the tour that is open; None before the first."""
    tour = classroom(workspace).tour
    return None if tour is None else tour.stop


def taken_over(workspace: Workspace, stop: Stop | None) -> Workspace:
    """With a person at a stop of the tour: its page from the beginning; before the first stop, the map."""
    room = classroom(workspace)
    place = None if stop is None else (stop.lesson, stop.page)
    return workspace.remember(replace(room, tour=None, place=place))


def toured(workspace: Workspace, now: float) -> Workspace:
    """The tour at a moment: a page is read, then "show me" plays, what came of it is looked at, and the next stop opens."""
    room = classroom(workspace)
    tour = room.tour
    if tour is None or not workspace.learners or not room.here:
        return workspace
    if tour.stop is None:
        if not tour.since:
            return _with(workspace, replace(tour, since=now))
        return _next(workspace, tour, now) if now - tour.since >= WELCOME else workspace
    seconds = now - tour.since - (TITLE if tour.stop.leads else 0.0)
    if room.task is not None and room.solved:
        if tour.done is None:
            return _with(workspace, replace(tour, done=now))
        return _next(workspace, tour, now) if now - tour.done >= SEEN else workspace
    read = _reading_time(workspace)
    if seconds >= read + (SEEN if room.task is None else PATIENCE):
        return _next(workspace, tour, now)
    return shown(workspace) if seconds >= read and room.task is not None and not room.shown else workspace


def _with(workspace: Workspace, tour: Tour) -> Workspace:
    return workspace.remember(replace(classroom(workspace), tour=tour))


def _next(workspace: Workspace, tour: Tour, now: float) -> Workspace:
    """With the next stop open; after the last one the first."""
    if not tour.stops:
        return workspace
    after = replace(tour, at=(tour.at + 1) % len(tour.stops), since=now, done=None)
    stop = after.stop
    assert stop is not None
    return opened(_with(workspace, after), stop.lesson, stop.page)


def _reading_time(workspace: Workspace) -> float:
    """Seconds that the words of the open page need."""
    page = classroom(workspace).open_page
    letters = 0 if page is None else len(words(workspace, page.text)) + (len(words(workspace, page.task.ask)) if page.task else 0)
    return max(SHORTEST, min(LONGEST, letters / LETTERS))


# --- what is seen ---


def tour_mode(mode: Mode) -> Mode:
    """A mode of the course as it is shown in the tour: nothing to press, large words."""
    return replace(
        mode,
        side=(tour_card,),
        foot=(invitation,),
        joins=LEFT_OUT,
        touch=no_touch,
        steer=no_move,
        keys=lambda workspace, key: workspace,
        reads=False,
        over=_titled(mode.over),
        looks=False,
    )


def tour_card(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The lesson's title, the words of the page, and what is said while it plays itself."""
    ui.wants_frame = True
    workspace = toured(looking(ui, column, workspace), ui.now)
    room, lengths = classroom(workspace), ui.theme
    tour = room.tour
    if tour is None:
        return workspace
    stop = tour.stop
    if stop is None or room.open_page is None:
        ui.paragraph(column, paths.TITLE, "title", theme.ACCENT, id="tour-title")
        column.space(lengths.gap)
        ui.paragraph(column, words(workspace, OPENING), "lead", id="tour-text")
        return workspace
    lessons = max(stop.number for stop in tour.stops)
    _progress(ui, column.take(lengths.px(10)), stop.number - 1, lessons)
    column.space(lengths.gap)
    ui.paragraph(column, words(workspace, stop.lesson.title), "title", theme.ACCENT, id="tour-title")
    column.space(lengths.gap)
    ui.paragraph(column, words(workspace, room.open_page.text), "lead", id="tour-text")
    column.space(lengths.gap)
    _playing(ui, column, workspace)
    return workspace


def _progress(ui: Ui, rect: pygame.Rect, at: int, count: int) -> None:
    """How far the tour is: a short bar for every lesson, that of the open one in colour."""
    for number, part in enumerate(Row(rect, ui.theme.px(4)).split(count)):
        colour = theme.FOCUS if number == at else theme.ACCENT if number < at else theme.TRACK
        rounded(part.height // 2, colour).draw(ui.surface, part)
    ui.note("tour-progress", "label", rect, f"{at + 1} of {count}")


def _playing(ui: Ui, column: Column, workspace: Workspace) -> None:
    """The question while it is answered, and the praise once it is."""
    room, lengths = classroom(workspace), ui.theme
    if room.task is None or not (room.shown or room.solved):
        return
    text = feedback(workspace) if room.solved else words(workspace, room.task.ask)
    if not text:
        return
    pad, side = lengths.px(12), lengths.px(36)
    wide = column.rect.width - 2 * pad - side - lengths.gap
    high = max(side, ui.measure_rich(wide, text, "lead"))
    rect = column.take(high + 2 * pad)
    fill, picture = (theme.ACCENT_SOFT, "figures/star.svg") if room.solved else (theme.SUNKEN, "figures/mouse.svg")
    rounded(lengths.radius, fill).draw(ui.surface, rect)
    ui.surface.blit(asset(picture, (side, side)), (rect.left + pad, rect.top + pad))
    inside = pygame.Rect(rect.right - pad - wide, rect.top + pad, wide, high)
    ui.rich(inside, text, "lead", theme.ACCENT_DARK if room.solved else theme.INK, id="tour-playing")
    before = ui.kept("course/tour-said", list[str])
    if before != [text]:
        before[:] = [text]
        ui.reveal("tour-playing")


def invitation(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The sign that says how to take over."""
    text, lengths = words(workspace, INVITATION), ui.theme
    rect = column.take(lengths.button)
    wide = min(rect.width, ui.width(text, "button") + lengths.icon + lengths.gap + 2 * lengths.inset)
    pill = pygame.Rect(rect.left, rect.top, wide, rect.height)
    rounded(pill.height // 2, theme.ACCENT).draw(ui.surface, pill)
    row = Row(pill.inflate(-2 * lengths.inset, 0), lengths.gap)
    ui.icon("keyboard", row.take(lengths.icon), theme.ON_ACCENT)
    ui.label(row.rest(), text, "button", theme.ON_ACCENT, id="tour-invitation")
    return workspace


def _titled(over: Touch) -> Touch:
    """What a mode draws above its board, and above that for a while the title of a lesson that begins, very large."""

    def titled(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
        workspace = over(ui, view, workspace)
        tour = classroom(workspace).tour
        if tour is not None and tour.stop is not None and tour.stop.leads and ui.now - tour.since < TITLE:
            _title_sheet(ui, view.rect, workspace, tour.stop, ui.now - tour.since)
        return workspace

    return titled


def _title_sheet(ui: Ui, rect: pygame.Rect, workspace: Workspace, stop: Stop, seconds: float) -> None:
    """The title on a sheet that covers the board, and fades at its end."""
    window, lengths = ui.surface, ui.theme
    ui.surface = pygame.Surface(rect.size)
    ui.surface.fill(theme.CARD)
    inside = ui.surface.get_rect().inflate(-2 * lengths.pad, 0)
    title, about = words(workspace, stop.lesson.title), words(workspace, stop.lesson.about)
    side, line = lengths.px(88), lengths.line
    heights = side, line, ui.measure_rich(inside.width, title, "display"), ui.measure_rich(inside.width, about, "lead")
    column = Column(inside, lengths.space)
    column.space(max(0, (inside.height - sum(heights) - 3 * column.gap) // 2))
    picture = column.take(side)
    hop = 0 if ui.theme.reduced_motion else round(lengths.px(7) * abs(math.sin(math.pi * seconds * HOPS)))
    ui.surface.blit(asset("figures/mouse-happy.svg", (side, side)), (picture.left, picture.top - hop))
    ui.label(column.take(line), words(workspace, LESSON, number=stop.number), "heading", theme.FOCUS_INK)
    ui.paragraph(column, title, "display", theme.ACCENT)
    ui.paragraph(column, about, "lead", theme.MUTED)
    sheet, ui.surface = ui.surface, window
    sheet.set_alpha(255 if ui.theme.reduced_motion else round(255 * min(1.0, (TITLE - seconds) / FADE)))
    window.blit(sheet, rect)
