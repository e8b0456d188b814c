"""The editor's palette: brushes, and every tile as a picture, group by group."""

from collections.abc import Sequence
from dataclasses import replace

from playground.ui import theme
from playground.ui.board.figures import tile_image
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.strokes import BRUSHES
from playground.ui.workspace import Workspace
from playground.world.level import Level
from playground.world.tile import Tile
from playground.world.tiles import TILES

ABREAST = 6
"""Tiles in a row of the palette, where there is room."""
GROUPS = {"ground": "Ground", "walls": "Walls", "rewards": "Rewards and dangers", "movers": "Movers"}
"""Headings of the palette's groups."""


def palette_of(level: Level) -> tuple[Tile, ...]:
    """The tiles to paint with, in the order of the number keys: the kinds, then what this level has of its own."""
    own = [tile for tile in level.legend.values() if tile not in TILES.values()]
    return (*TILES.values(), *own)


def brush_row(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The brushes, one of them in hand."""
    gap = ui.theme.px(4)
    known = tuple(BRUSHES.values())
    abreast, size = _fitting(column.rect.width, len(known), ui.theme.tool, gap)
    for first in range(0, len(known), abreast):
        row = Row(column.take(size), gap)
        for brush in known[first : first + abreast]:
            chosen = workspace.tool.brush == brush.id
            tip = f"{brush.title}: {brush.about[0].lower()}{brush.about[1:]}"
            if ui.button(f"brush-{brush.id}", row.take(size), "", icon=brush.icon, selected=chosen, tooltip=tip):
                workspace = replace(workspace, tool=replace(workspace.tool, brush=brush.id, aiming=False))
    return workspace


def palette(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The tiles of every group; the first ten have number keys."""
    known = palette_of(workspace.level)
    groups = dict.fromkeys(tile.group for tile in TILES.values())
    for group in groups:
        title = GROUPS.get(group, group.capitalize())
        workspace = _group(ui, column, workspace, title, [tile for tile in TILES.values() if tile.group == group], known)
    own = [tile for tile in known if tile not in TILES.values()]
    return _group(ui, column, workspace, "Only on this level", own, known) if own else workspace


def _group(ui: Ui, column: Column, workspace: Workspace, title: str, tiles: Sequence[Tile], known: Sequence[Tile]) -> Workspace:
    gap = ui.theme.px(6)
    ui.label(column.take(ui.theme.small_line), title, style="small", colour=theme.MUTED)
    abreast, side = _fitting(column.rect.width, ABREAST, ui.theme.px(46), gap)
    for first in range(0, len(tiles), abreast):
        row = Row(column.take(side), gap)
        for tile in tiles[first : first + abreast]:
            number = known.index(tile) + 1
            words = f"{tile.title}: {tile.about}" + (f"  ({number % 10})" if number <= 10 else "")
            image = tile_image(tile, side - 2 * ui.theme.px(7))
            id = f"tile-{tile.kind}" if tile in TILES.values() else f"tile-own-{tile.glyph}"
            if ui.picture(id, row.take(side), image, "", selected=workspace.tool.tile == tile, tooltip=words):
                workspace = in_hand(workspace, tile)
    return workspace


def _fitting(width: int, count: int, side: int, gap: int) -> tuple[int, int]:
    """(how many squares stand in a row, their side): all of them a little smaller where that is enough, else as many as fit."""
    smaller = (width - (count - 1) * gap) // count
    if smaller >= side * 3 // 4:
        return count, min(side, smaller)
    return max(1, (width + gap) // (side + gap)), side


def in_hand(workspace: Workspace, tile: Tile) -> Workspace:
    """With a tile in hand, and a brush that paints with it."""
    brush = workspace.tool.brush if BRUSHES[workspace.tool.brush].paints else "paint"
    return replace(workspace, tool=replace(workspace.tool, tile=tile, brush=brush, aiming=False))
