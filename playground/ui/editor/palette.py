"""The editor's palette: brushes, and every tile as a picture, group by group."""

from collections.abc import Sequence
from dataclasses import replace

import pygame

from playground.ui.board.figures import tile_image
from playground.ui.editor.growing import growth_badge, growth_words
from playground.ui.editor.strokes import BRUSHES
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import offered, offered_of
from playground.ui.panels.more import plainly
from playground.ui.workspace import Workspace
from playground.world.level import Level
from playground.world.tile import Tile
from playground.world.tiles import TILES

ABREAST = 7
"""Tiles in a row of the palette, where there is room."""
GROUPS = {"ground": "Ground", "walls": "Walls", "rewards": "Rewards and dangers", "movers": "Movers", "memory": "Memory"}
"""Headings of the palette's groups."""
PLAIN = frozenset({"Ground", "Walls", "Rewards and dangers"})
"""The groups that a person who has few switches finds, besides that of the tile in hand and what the level has of its own."""
OWN = "Only on this level"
"""The heading of the tiles that a level has of its own."""
ROOMY = 560
"""Units of the window's height from which on all groups are open; below that, the one of the tile in hand is."""
FOLD = 26
"""Units of a group's heading."""


def palette_of(level: Level) -> tuple[Tile, ...]:
    """The tiles to paint with, in the order of the number keys: the kinds, then what this level has of its own."""
    own = [tile for tile in level.legend.values() if tile not in TILES.values()]
    return (*TILES.values(), *own)


def offered_tiles(workspace: Workspace) -> tuple[Tile, ...]:
    """Those of them that a class or a scene leaves."""
    return tuple(tile for tile in palette_of(workspace.level) if offered(workspace, _tile_id(tile), "tiles"))


def _tile_id(tile: Tile) -> str:
    return f"tile-{tile.kind}" if tile in TILES.values() else f"tile-own-{tile.glyph}"


def brush_row(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The brushes, one of them in hand; for a person who has few switches only the plainest."""
    gap, few = ui.theme.px(4), plainly(workspace)
    there = (BRUSHES[id] for id in offered_of(workspace, "brushes", BRUSHES))
    brushes = tuple(brush for brush in there if brush.plain or not few)
    if not brushes:
        return workspace
    if workspace.tool.brush not in {brush.id for brush in brushes}:
        workspace = replace(workspace, tool=replace(workspace.tool, brush=brushes[0].id))
    abreast, size = _fitting(column.rect.width, len(brushes), ui.theme.tool, gap)
    for first in range(0, len(brushes), abreast):
        row = Row(column.take(size), gap)
        for brush in brushes[first : first + abreast]:
            chosen = workspace.tool.brush == brush.id
            tip = f"{brush.title}: {brush.about[0].lower()}{brush.about[1:]}"
            if ui.button(f"brush-{brush.id}", row.take(size), "", icon=brush.icon, selected=chosen, tooltip=tip):
                workspace = replace(workspace, tool=replace(workspace.tool, brush=brush.id, aiming=False, walking=False))
    return workspace


def palette(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The tiles of every group; a press on its heading folds or opens it. The first ten tiles have number keys."""
    tiles_of_level = offered_tiles(workspace)
    if tiles_of_level and workspace.tool.tile in TILES.values() and workspace.tool.tile not in tiles_of_level:
        workspace = replace(workspace, tool=replace(workspace.tool, tile=tiles_of_level[0]))
    groups: dict[str, list[Tile]] = {}
    shown = PLAIN | {OWN, group_of(workspace.tool.tile)} if plainly(workspace) else {group_of(tile) for tile in tiles_of_level}
    for tile in tiles_of_level:
        if group_of(tile) in shown:
            groups.setdefault(group_of(tile), []).append(tile)
    closed = _closed(ui, workspace, tuple(groups))
    for title, tiles in groups.items():
        if ui.fold(f"group-{_slug(title)}", column.take(ui.theme.px(FOLD)), title, title not in closed):
            workspace = replace(workspace, tool=replace(workspace.tool, folded=closed ^ {title}))
        if title not in closed:
            workspace = _group(ui, column, workspace, tiles, tiles_of_level)
    return workspace


def group_of(tile: Tile) -> str:
    """The heading that a tile stands under."""
    return GROUPS.get(tile.group, tile.group.capitalize()) if tile in TILES.values() else OWN


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def _closed(ui: Ui, workspace: Workspace, titles: Sequence[str]) -> frozenset[str]:
    """The groups that are folded: as they were left, or in a low window all but the one of the tile in hand."""
    if workspace.tool.folded is not None:
        return workspace.tool.folded
    if ui.surface.get_height() >= ui.theme.px(ROOMY):
        return frozenset()
    return frozenset(titles) - {group_of(workspace.tool.tile)}


def _group(ui: Ui, column: Column, workspace: Workspace, tiles: Sequence[Tile], numbered: Sequence[Tile]) -> Workspace:
    gap = ui.theme.px(6)
    abreast, side = _fitting(column.rect.width, ABREAST, ui.theme.px(46), gap)
    for first in range(0, len(tiles), abreast):
        row = Row(column.take(side), gap)
        for tile in tiles[first : first + abreast]:
            number = numbered.index(tile) + 1
            words = f"{tile.title}: {tile.about}" + (f"  ({number % 10})" if number <= 10 else "")
            image = tile_image(tile, side - 2 * ui.theme.px(7))
            rect = row.take(side)
            tooltip = "\n".join((words, *growth_words(tile)))
            if ui.picture(_tile_id(tile), rect, image, "", selected=workspace.tool.tile == tile, tooltip=tooltip):
                workspace = in_hand(workspace, tile)
            _badge(ui, rect, tile)
    return workspace


def _badge(ui: Ui, rect: pygame.Rect, tile: Tile) -> None:
    """By what the tile multiplies the states, on the corner of its card."""
    if tile.grows:
        badge = growth_badge(tile.grows, ui.theme, rect.width)
        out = ui.theme.px(3)
        ui.surface.blit(badge, badge.get_rect(topright=(rect.right + out, rect.top - out)))


def _fitting(width: int, count: int, side: int, gap: int) -> tuple[int, int]:
    """(how many squares stand in a row, their side): all of them a little smaller where that is enough, else as many as fit."""
    smaller = (width - (count - 1) * gap) // count
    if smaller >= side * 3 // 4:
        return count, min(side, smaller)
    return max(1, (width + gap) // (side + gap)), side


def in_hand(workspace: Workspace, tile: Tile) -> Workspace:
    """With a tile in hand, and a brush that paints with it."""
    brush = workspace.tool.brush if BRUSHES[workspace.tool.brush].paints else "paint"
    return replace(workspace, tool=replace(workspace.tool, tile=tile, brush=brush, aiming=False, walking=False))
