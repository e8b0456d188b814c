"""Paint tiles until it is so: the editor's brush, with the tiles that may be used."""

from dataclasses import replace

from playground.lessons.tasks.paint import PaintTask
from playground.ui.course.answering import AnswerWidget, level_of
from playground.ui.course.classroom import classroom
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button for every tile that may be painted; and how many cells are otherwise than at first."""
    room = classroom(workspace)
    task, level = room.task, level_of(workspace).level
    assert isinstance(task, PaintTask)
    tiles = task.tiles or tuple(sorted(set("".join(level.rows))))
    for first in range(0, len(tiles), 2):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(2)
        for glyph, rect in zip(tiles[first : first + 2], parts, strict=False):
            tile = level.tile(glyph)
            if ui.button(f"answer-tile-{glyph}", rect, tile.title, selected=workspace.tool.tile == tile, enabled=not room.solved):
                workspace = replace(workspace, tool=replace(workspace.tool, tile=tile, brush="paint"))
    return workspace


ANSWER = AnswerWidget(id="paint", panel=panel)
