"""Plus and minus at the four borders of the board: rows and columns come and go."""

import pygame

from playground.edit.edit import Edit
from playground.edit.level_edits import AddColumn, AddRow, RemoveColumn, RemoveRow
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.offering import if_offered
from playground.ui.workspace import Workspace

SIDE = 28
"""Units of a handle's side."""

_HANDLES: tuple[tuple[str, tuple[int, int], Edit, Edit], ...] = (
    ("top", (0, -1), AddRow(top=True), RemoveRow(top=True)),
    ("bottom", (0, 1), AddRow(), RemoveRow()),
    ("left", (-1, 0), AddColumn(left=True), RemoveColumn(left=True)),
    ("right", (1, 0), AddColumn(), RemoveColumn()),
)


def room(ui: Ui) -> int:
    """Pixels that must stay free around the board for the handles."""
    return ui.theme.px(SIDE + 8)


@if_offered("size")
def borders(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The handles, along the edge of the card: a board that grows does not move them away from under the pointer."""
    side, gap = ui.theme.px(SIDE), ui.theme.px(4)
    for name, (x, y), add, remove in _HANDLES:
        pair = pygame.Rect(0, 0, side if x else 2 * side + gap, side if y else 2 * side + gap)
        pair.center = view.rect.centerx + x * view.rect.width, view.rect.centery + y * view.rect.height
        pair.clamp_ip(view.rect)
        plus, minus = pygame.Rect(pair.left, pair.top, side, side), pygame.Rect(pair.right - side, pair.bottom - side, side, side)
        over = view.board_rect.colliderect(pair)  # on a board that was zoomed in a bare sign would be lost among the tiles
        word = "row" if y else "column"
        if ui.button(f"add-{name}", plus, "", icon="plus", tooltip=f"Add a {word} ({name})", flat=not over):
            workspace = workspace.edited(add)
        if ui.button(f"remove-{name}", minus, "", icon="minus", tooltip=f"Remove a {word} ({name})", flat=not over):
            workspace = workspace.edited(remove)
    return workspace
