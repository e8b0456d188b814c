"""What the selected cell does: the dials of its tile, where it sends, keys and chance, and the wind of its column."""

from dataclasses import replace

from playground.edit.board_edits import SetTarget, SetTile
from playground.edit.legend import targets
from playground.edit.level_edits import SetWind
from playground.settings import dials
from playground.ui import theme
from playground.ui.board.figures import tile_image
from playground.ui.editor.mechanics import comes_first, mechanics
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import if_offered
from playground.ui.panels.dial_controls import changed_dials
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

STRONGEST = 9
"""Cells that a wind pushes at most, as far as this panel goes."""
JUMPING = frozenset({"reward"})
"""Dials that only mean something for a tile with a target."""


@if_offered("cell")
def cell(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The selected cell's properties, or a hint where none is selected."""
    chosen = workspace.tool.cell
    level = workspace.painted
    if chosen is None or not (chosen.row < level.height and chosen.col < level.width):
        return workspace
    tile = level[chosen]
    head = Row(column.take(ui.theme.tool), ui.theme.gap)
    image = head.take(ui.theme.tool)
    ui.surface.blit(tile_image(tile, image.height), image)
    text = Column(head.rest())
    ui.label(text.take(ui.theme.line), tile.title or tile.kind.capitalize(), style="strong", id="cell-title")
    ui.label(text.rest(), f"row {chosen.row}, column {chosen.col}", style="small", colour=theme.MUTED)
    high = ui.measure_rich(column.rect.width, tile.about, "small")
    ui.rich(column.take(high), tile.about, style="small", colour=theme.MUTED)
    workspace = _target(ui, column, workspace, chosen)
    first = comes_first(workspace, tile)
    workspace = mechanics(ui, column, workspace, chosen) if first else workspace
    names = frozenset(dial.name for dial in dials(tile)) - (frozenset() if tile.to else JUMPING)
    changes = changed_dials(ui, column, "cell", tile, workspace.preferences.symbols, names)
    if changes:
        workspace = workspace.edited(SetTile(chosen, changes), f"cell-{'-'.join(changes)}-{workspace.tool.stroke}")
    workspace = workspace if first else mechanics(ui, column, workspace, chosen)
    return _wind(ui, column, workspace, chosen)


def _target(ui: Ui, column: Column, workspace: Workspace, chosen: Cell) -> Workspace:
    if not targets(workspace.painted[chosen]):
        return workspace
    aiming = workspace.tool.aiming
    word = "Now click the target …" if aiming else "Choose where it leads"
    if ui.button(
        "aim", column.take(ui.theme.button), word, icon="flag", selected=aiming, tooltip="Then click a cell of the board"
    ):
        return replace(workspace, tool=replace(workspace.tool, aiming=not aiming, walking=False))
    return workspace


def with_target(workspace: Workspace, target: Cell) -> Workspace:
    """The selected cell leads to another one from now on."""
    chosen = workspace.tool.cell
    rested = replace(workspace, tool=replace(workspace.tool, aiming=False))
    return rested if chosen is None else rested.edited(SetTarget(chosen, target))


def _wind(ui: Ui, column: Column, workspace: Workspace, chosen: Cell) -> Workspace:
    winds = workspace.level.rules.wind
    now = winds[chosen.col] if chosen.col < len(winds) else 0
    after = ui.number("wind", column.take(ui.theme.row), f"Wind in column {chosen.col}", now, -STRONGEST, STRONGEST)
    return workspace if after == now else workspace.edited(SetWind(chosen.col, int(after)), f"wind-{workspace.tool.stroke}")
