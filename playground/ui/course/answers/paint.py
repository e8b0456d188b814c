"""Paint tiles until it is so: the brush works at once, with the tiles that may be used and no others."""

from dataclasses import dataclass, replace

import pygame

from playground.edit.board_edits import PaintTile
from playground.lessons.tasks.paint import PaintTask
from playground.lessons.wording import Wording
from playground.ui import theme
from playground.ui.board.figures import tile_image
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_controls import note
from playground.ui.course.answering import AnswerWidget, level_of
from playground.ui.course.attempts import asked
from playground.ui.course.classroom import classroom, situation, words
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import hovered_cell, look_around, move_cursor
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

TILE = 84
"""Units of a tile's card, at least."""
BOXES = 10
"""Cells that may be changed are drawn as boxes up to this number."""
BACK = Wording("Put back", "Put back", "Restore")
COUNT = Wording("Squares changed: {count} of {most}", "Cells changed: {count} of {most}", "Cells changed: {count} of {most}")
FREE = Wording("Squares changed: {count}", "Cells changed: {count}", "Cells changed: {count}")
TOO_MANY = Wording(
    "That is more than {most}. Put some squares back.",
    "Only {most} may be changed. Put some cells back.",
    "At most {most} cells may differ. Restore some.",
)
HOW = Wording(
    "Pick a tile, then click on the board. The right mouse button puts a square back.",
    "Pick a tile, then click or drag on the board; the right button puts a cell back. Arrow keys, Enter and Delete do it too.",
    "Pick a tile, then click or drag on the board; the right button restores a cell. Arrow keys, Enter and Delete do it too.",
)
HOME = Wording(
    "The mouse needs a square to begin on.", "The mouse needs a cell to begin in.", "An episode needs a state to begin in."
)


@dataclass(frozen=True)
class LessonBrush:
    """glyph: the tile in hand, "" puts back what was there at first. stroke: the number of the stroke, which is undone as one."""

    glyph: str | None = None
    stroke: int = 0


def tiles_of(workspace: Workspace, task: PaintTask) -> tuple[str, ...]:
    """The glyphs that may be painted: those of the task, or all of the level's."""
    return task.tiles or tuple(sorted(set("".join(level_of(workspace).level.rows))))


def in_hand(workspace: Workspace, task: PaintTask) -> str:
    """The glyph in hand: the one that was picked last, where this task has it, else the first one."""
    tiles, glyph = tiles_of(workspace, task), workspace.recall(LessonBrush).glyph
    return glyph if glyph is not None and (glyph == "" or glyph in tiles) else tiles[0]


def picked(workspace: Workspace, glyph: str) -> Workspace:
    """With another tile in hand."""
    return workspace.remember(replace(workspace.recall(LessonBrush), glyph=glyph))


def painted(workspace: Workspace, cell: Cell, glyph: str) -> Workspace:
    """With a cell painted, or put back where the glyph is ""; the last cell to begin in stays one."""
    first, level = level_of(workspace).level, workspace.level
    if classroom(workspace).solved or cell.row >= min(first.height, level.height) or cell.col >= min(first.width, level.width):
        return workspace
    tile = first.tile(glyph or first.rows[cell.row][cell.col])
    if level[cell] == tile:
        return workspace
    begins = sum(level.tile(other).starts for row in level.rows for other in row)
    if level[cell].starts and not tile.starts and begins == 1:
        return workspace.say(words(workspace, HOME))
    return workspace.edited(PaintTile((cell,), tile), stroke=f"lesson-paint-{workspace.recall(LessonBrush).stroke}")


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The tiles as pictures, the one that puts back, and how many cells are otherwise than at first."""
    task = asked(workspace, PaintTask)
    if task is None:
        return workspace
    level, solved, hand = level_of(workspace).level, classroom(workspace).solved, in_hand(workspace, task)
    glyphs = (*tiles_of(workspace, task), "")
    abreast = max(1, min(len(glyphs), (column.rect.width + ui.theme.gap) // (ui.theme.px(TILE) + ui.theme.gap)))
    side = ui.theme.px(46)
    for first in range(0, len(glyphs), abreast):
        row = Row(column.take(side + ui.theme.line + ui.theme.px(18)), ui.theme.gap)
        for glyph, rect in zip(glyphs[first : first + abreast], row.split(abreast), strict=False):
            id, chosen = f"answer-tile-{glyph}" if glyph else "answer-back", glyph == hand
            picture = tile_image(level.tile(glyph), side) if glyph else _eraser(ui, side)
            title = level.tile(glyph).title if glyph else words(workspace, BACK)
            if ui.picture(id, rect, picture, title, selected=chosen, enabled=not solved):
                workspace = picked(workspace, glyph)
    _count(ui, column, workspace, task)
    if not classroom(workspace).solved:
        note(ui, column, words(workspace, HOW), "answer-how")
    return workspace


def _eraser(ui: Ui, side: int) -> pygame.Surface:
    """The picture of what puts back."""
    surface, shown = ui.surface, pygame.Surface((side, side))
    shown.fill(theme.CARD)
    ui.surface = shown
    ui.icon("undo", shown.get_rect().inflate(-side // 3, -side // 3), theme.INK)
    ui.surface = surface
    return shown


def _count(ui: Ui, column: Column, workspace: Workspace, task: PaintTask) -> None:
    """Says how many cells are changed, of how many; as boxes too, those that are too many crossed."""
    count = task.changed(situation(workspace), level_of(workspace))
    text = words(workspace, COUNT if task.most else FREE, count=count, most=task.most)
    ui.label(column.take(ui.theme.line), text, "strong", id="paint-count")
    if 0 < task.most <= BOXES:
        row, side = Row(column.take(ui.theme.px(20)), ui.theme.px(5)), ui.theme.px(18)
        for number in range(max(task.most, min(count, BOXES))):
            box = row.take(side)
            box.height = side
            over = number >= task.most
            fill = theme.ERROR if over else theme.ACCENT if number < count else theme.FIELD
            rounded(ui.theme.px(5), fill, theme.LINE_HOVER if number >= count else fill, ui.theme.border).draw(ui.surface, box)
            if number < count:
                ui.icon("close" if over else "check", box.inflate(-ui.theme.px(6), -ui.theme.px(6)), theme.ON_ACCENT)
    if task.most and count > task.most:
        note(ui, column, words(workspace, TOO_MANY, most=task.most), "paint-too-many", theme.ERROR)


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The left button paints, the right one puts back, the middle one moves the board."""
    pointer, task = ui.board_input(view.rect, erases=True), asked(workspace, PaintTask)
    workspace = look_around(workspace, view, pointer, (2,))
    if task is None:
        return workspace
    if pointer.pressed & {1, 3}:
        brush = workspace.recall(LessonBrush)
        workspace = workspace.remember(replace(brush, stroke=brush.stroke + 1))
    buttons = pointer.held | pointer.pressed
    if buttons & {1, 3}:
        glyph = in_hand(workspace, task) if 1 in buttons else ""
        spots = (*pointer.path, *(() if pointer.pos is None else (pointer.pos,)))
        for cell in dict.fromkeys(map(view.cell_at, spots)):
            workspace = workspace if cell is None else painted(workspace, cell, glyph)
    return workspace


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys go from cell to cell."""
    return move_cursor(workspace, move)


def keys(workspace: Workspace, key: str) -> Workspace:
    """Enter paints the cell that the keyboard is at, Delete puts it back; digits pick a tile."""
    task, cell = asked(workspace, PaintTask), workspace.look.cursor
    if task is None:
        return workspace
    tiles = tiles_of(workspace, task)
    if key.isdigit():
        return picked(workspace, tiles[int(key) - 1]) if 1 <= int(key) <= len(tiles) else workspace
    if cell is None or key not in ("enter", "delete"):
        return workspace
    brush = workspace.recall(LessonBrush)
    workspace = workspace.remember(replace(brush, stroke=brush.stroke + 1))
    return painted(workspace, cell, in_hand(workspace, task) if key == "enter" else "")


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cells that are changed, and what a press would paint."""
    task, first, now = asked(workspace, PaintTask), level_of(workspace).level.rows, workspace.level.rows
    both = enumerate(zip(first, now, strict=False))
    changed = (Cell(row, col) for row, pair in both for col, (a, b) in enumerate(zip(*pair, strict=False)) if a != b)
    hover = hovered_cell(ui, view, workspace)
    if task is None or classroom(workspace).solved:
        return Marks(hover=hover)
    glyph = in_hand(workspace, task)
    return Marks(hover=hover, selected=tuple(changed), preview=() if hover is None else (hover,), preview_glyph=glyph)


def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Nothing: the level keeps its size."""
    return workspace


def drives(workspace: Workspace) -> bool:
    """The arrow keys move nobody."""
    return False


ANSWER = AnswerWidget(id="paint", panel=panel, touch=touch, steer=steer, keys=keys, marks=marks, over=over, drives=drives)
