"""The last card of a lesson: the stars, the sentence of what was learned, the book's words for it, and where to go from here."""

from dataclasses import replace

import pygame

from playground.plurals import counted
from playground.ui import theme
from playground.ui.course.answer_controls import foot_height
from playground.ui.course.classroom import classroom, words
from playground.ui.course.course_map import to_map
from playground.ui.course.scenes import opened
from playground.ui.drawing.images import asset
from playground.ui.drawing.shapes import rounded
from playground.ui.explanations import explanations
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.stars import stars_line
from playground.ui.workspace import Workspace

BIG = 46
"""Units of a star here."""


def end_card(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Stars, what was learned, the book's words."""
    room, lengths = classroom(workspace), ui.theme
    lesson = room.lesson
    if lesson is None:
        return workspace
    left = [number for number, page in enumerate(lesson.pages) if page.task and not room.pupil.task(lesson.id, number).done]
    side = lengths.px(BIG)
    if left:
        text = f"{counted(len(left), 'page')} still to do. Then the stars come."
        row = Row(column.take(max(side, ui.measure_rich(column.rect.width - side - lengths.gap, text))), lengths.gap)
        face = row.take(side)
        ui.surface.blit(asset("figures/mouse.svg", (side, side)), face.topleft)
        ui.rich(row.rest(), text, id="end-left")
        if ui.button("end-left-open", column.take(lengths.button), f"Page {left[0] + 1}", icon="chevron-right"):
            return opened(workspace, lesson, left[0])
    else:
        stars_line(ui, column.take(round(side * 1.1)), "end-stars", room.stars(lesson), side)
    column.space(lengths.px(4))
    learned = words(workspace, lesson.learned)
    _boxed(ui, column, "What you have learned", learned, "end-learned")
    if lesson.term:
        simple = workspace.preferences.simple
        book = f"**{lesson.term}**" + (f"   `{lesson.symbol}`" if lesson.symbol and not simple else "")
        _boxed(ui, column, "What scientists call it" if simple else "In the book", book, "end-term", theme.SUNKEN)
    return workspace


def _boxed(ui: Ui, column: Column, title: str, text: str, id: str, fill: theme.Colour | None = None) -> None:
    pad = ui.theme.px(12)
    wide = column.rect.width - 2 * pad
    high = ui.theme.small_line + ui.measure_rich(wide, text) + 2 * pad + ui.theme.px(4)
    rect = column.take(high)
    rounded(ui.theme.radius, fill).draw(ui.surface, rect)
    inside = rect.inflate(-2 * pad, -2 * pad)
    ui.label(pygame.Rect(inside.topleft, (wide, ui.theme.small_line)), title, style="small", colour=theme.MUTED)
    ui.rich(pygame.Rect(inside.left, inside.top + ui.theme.small_line + ui.theme.px(4), wide, high), text, id=id)


def where_next(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The door to the explanation, the map, the next lesson."""
    room = classroom(workspace)
    lesson = room.lesson
    if lesson is None:
        return workspace
    if lesson.door in explanations() and ui.button(
        "lesson-door", column.take(foot_height(ui)), "See it on any level", icon="eye", tooltip="Why? shows it on your own level"
    ):
        return replace(to_map(workspace).enter("why"), explanation=lesson.door)
    following = room.following(lesson)
    back, forward = Row(column.take(foot_height(ui)), ui.theme.gap).split((1.0, 1.8))
    if ui.button("end-map", back, "Map", icon="flag", primary=following is None, tooltip="All lessons"):
        return to_map(workspace)
    if following is not None and ui.button(
        "lesson-next", forward, "Next lesson", icon="chevron-right", primary=True, tooltip=words(workspace, following.title)
    ):
        return opened(workspace, following)
    return workspace


def end_keys(workspace: Workspace, key: str) -> Workspace:
    """Enter opens the next lesson, or the map after the last one; the same workspace for any other key."""
    room = classroom(workspace)
    if key != "enter" or room.lesson is None:
        return workspace
    following = room.following(room.lesson)
    return to_map(workspace) if following is None else opened(workspace, following)
