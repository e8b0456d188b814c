"""The stations of the map: which lesson lies in which cell, and how each looks as far as the pupil has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import pygame

from playground import paths
from playground.asset_faults import leave_out
from playground.lessons.lesson import Lesson
from playground.ui import theme
from playground.ui.board.scene import Backdrop
from playground.ui.board.viewport import Viewport
from playground.ui.course.classroom import Classroom
from playground.ui.course.meadow import meadow
from playground.ui.drawing import fonts, images
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.kit.icons import icon_svg
from playground.ui.panels.stars import draw_stars
from playground.world.grid import Cell
from playground.world.level import Level, LevelError
from playground.world.text.files import parse_level, read_level

STATION, MISSION, START = "o", "m", "S"
"""How the map marks where lessons, missions and the first step are."""
SIGNS_FROM = 22
"""In cells of fewer pixels there is no room for stars under a station."""
NEXT = (217, 124, 8)
NEXT_SOFT = (255, 238, 205)


PLAIN = """format = 1
title = "The course"
map = '''
###########################################
#S.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o#
#m.m.m.m.m.m.m.m.m.m.m.m.m.m.m.m.m.m.m.m.m#
###########################################
'''
[rules]
time_limit = 0
[legend]
"o" = { kind = "floor", title = "Lesson" }
"m" = { kind = "floor", title = "Mission" }
"""
"""The map where its file is damaged."""


@dataclass(frozen=True)
class Station:
    """One lesson on the map. number: what is written on it, "" for a sign. done, next: how far one is; picked: it is read of."""

    id: str
    cell: Cell
    number: str
    mission: bool
    quiz: bool
    stars: int
    done: bool
    next: bool
    picked: bool


@cache
def map_level() -> Level:
    """The level of the map; a plain one where its file is damaged."""
    path = paths.assets() / "course-map.toml"
    try:
        level = read_level(path)
        if any(mark in line for line in level.rows for mark in (STATION, MISSION)):
            return level
        raise LevelError("it has no stations")
    except (LevelError, OSError) as error:
        leave_out(path, error)
        return parse_level(PLAIN)


@cache
def _along() -> tuple[Cell, ...]:
    """The cells of lessons, in the order in which the path comes to them."""
    rows = map_level().rows
    start = next(Cell(row, line.index(START)) for row, line in enumerate(rows) if START in line)
    reached, waiting = {start}, [start]
    for cell in waiting:
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            beside = Cell(cell.row + down, cell.col + right)
            if rows[beside.row][beside.col] != "#" and beside not in reached:
                reached.add(beside)
                waiting.append(beside)
    return tuple(cell for cell in waiting if rows[cell.row][cell.col] == STATION)


@cache
def _scattered() -> tuple[Cell, ...]:
    """The cells of missions."""
    return tuple(
        Cell(row, col) for row, line in enumerate(map_level().rows) for col, glyph in enumerate(line) if glyph == MISSION
    )


def places(lessons: Mapping[str, Lesson]) -> Mapping[str, Cell]:
    """The cell of each lesson by its id: lessons along the path, missions in the meadow; what finds no place is left out."""
    path = [lesson.id for lesson in lessons.values() if not lesson.mission]
    field = [lesson.id for lesson in lessons.values() if lesson.mission]
    return {**dict(zip(path, _along(), strict=False)), **dict(zip(field, _scattered(), strict=False))}


def stations(room: Classroom) -> tuple[Station, ...]:
    """All stations, as the pupil has come to them."""
    suggested, picked = room.suggested, room.picked
    cells = places(room.lessons)
    return tuple(
        Station(
            id=id,
            cell=cells[id],
            number="" if lesson.mission or lesson.quiz else str(lesson.order),
            mission=lesson.mission,
            quiz=lesson.quiz,
            stars=room.stars(lesson),
            done=room.pupil.record(id).finished(lesson),
            next=suggested is lesson,
            picked=picked is lesson,
        )
        for id, lesson in room.lessons.items()
        if id in cells
    )


def backdrop(room: Classroom) -> Backdrop:
    """The map as a picture in place of the level's tiles."""
    marks = stations(room)
    return Backdrop(marks, lambda layer, view: paint(layer, view, marks))


def paint(layer: pygame.Surface, view: Viewport, marks: tuple[Station, ...]) -> None:
    """The landscape, the hole where the mouse lives, the cheese at the end of the path, and every station."""
    board, side = view.board_rect, view.cell_size
    layer.blit(images.picture(meadow(map_level().rows), board.size), board)
    for name, cell in _sights():
        layer.blit(images.asset(f"tiles/{name}.svg", (side, side)), view.rect_of(cell))
    for mark in marks:
        _station(layer, view.rect_of(mark.cell), mark)


@lru_cache(maxsize=1)
def _sights() -> tuple[tuple[str, Cell], ...]:
    rows = map_level().rows
    start = next(Cell(row, line.index(START)) for row, line in enumerate(rows) if START in line)
    last = _along()[-1]
    end = next(Cell(last.row, col) for col in range(len(rows[0]) - 1, -1, -1) if rows[last.row][col] != "#")
    return ("start", start), ("goal", end)


def _station(layer: pygame.Surface, rect: pygame.Rect, mark: Station) -> None:
    side = rect.width
    layer.blit(_medal(side, mark.quiz, mark.mission, mark.done, mark.next, mark.picked), rect.move(-side // 4, -side // 4))
    ink = theme.ON_ACCENT if mark.done else theme.INK
    sign = "check" if mark.quiz and mark.done else "help" if mark.quiz else "trophy" if mark.done else "flag"
    if mark.number:
        words = fonts.text(mark.number, "heading", max(8, round(side * 0.4)), ink)
        layer.blit(words, words.get_rect(center=(rect.centerx, rect.centery)))
    else:
        size = max(8, round(side * 0.44))
        layer.blit(images.picture(icon_svg(sign, ink), (size, size)), (rect.centerx - size // 2, rect.centery - size // 2))
    if mark.done and side >= SIGNS_FROM:
        below = pygame.Rect(rect.left, rect.centery + round(side * 0.27), side, round(side * 0.3))
        draw_stars(layer, below, mark.stars, max(7, round(side * 0.28)), outlines=False)


@stored
def _medal(side: int, quiz: bool, mission: bool, done: bool, following: bool, picked: bool) -> pygame.Surface:
    """The ground of a station, in one and a half cells: round for a lesson, a diamond for a quiz, a square for a mission."""
    fill, edge = (theme.ACCENT, theme.ACCENT_DARK) if done else (NEXT_SOFT, NEXT) if following else (theme.CARD, (150, 138, 116))
    shape = _shape(30 if quiz or mission else 37, quiz, mission)
    ring = f'<g fill="none" stroke="{hex_of(theme.INK)}" stroke-width="4" stroke-dasharray="9 6">{_shape(46, quiz, mission)}</g>'
    glow = f'<g fill="{hex_of(NEXT)}" fill-opacity="0.28">{_shape(50, quiz, mission)}</g>'
    shadow = f'<g transform="translate(0 5)" fill="{hex_of(theme.SHADOW)}" fill-opacity="0.22">{shape}</g>'
    body = f'<g fill="{hex_of(fill)}" stroke="{hex_of(edge)}" stroke-width="6">{shape}</g>'
    parts = shadow + (glow if following else "") + body + (ring if picked else "")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="150" height="150" viewBox="0 0 150 150">{parts}</svg>'
    return images.picture(svg, (side + 2 * (side // 4), side + 2 * (side // 4)))


def _shape(reach: int, quiz: bool, mission: bool) -> str:
    if quiz:
        far = reach * 1.28
        return f'<path d="M75 {75 - far:g}L{75 + far:g} 75L75 {75 + far:g}L{75 - far:g} 75Z" stroke-linejoin="round"/>'
    if mission:
        return f'<rect x="{75 - reach}" y="{75 - reach}" width="{2 * reach}" height="{2 * reach}" rx="14"/>'
    return f'<circle cx="75" cy="75" r="{reach}"/>'
