"""The first hint of all: which keys make the mouse walk. It goes with the first step and does not come back."""

import pygame

from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.shapes import Rounded
from playground.ui.viewport import Viewport
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.tiles import TILES

KEYS = (("arrow-left", 0, 1), ("arrow-up", 1, 0), ("arrow-down", 1, 1), ("arrow-right", 2, 1))
"""Icon, column and row of the four keys, as they lie on a keyboard."""
PLAIN = TILES["floor"].glyph
"""Ground without a figure on it."""


def greeting(ui: Ui, view: Viewport, workspace: Workspace) -> None:
    """A bubble beside the mouse, as long as nobody has moved it."""
    snapshot = workspace.snapshot
    if workspace.greeted or snapshot.agent.step or snapshot.last or workspace.brain.driver != "me":
        return
    lengths = ui.theme
    key, gap, pad = lengths.px(26), lengths.px(3), lengths.px(12)
    words = "Drive me!"
    keys = 3 * key + 2 * gap
    wide = pad * 3 + keys + ui.width(words, "strong")
    box = _free(pygame.Rect(0, 0, wide, 2 * pad + 2 * key + gap), view, workspace, lengths.gap)
    if box is None:
        return
    Rounded(lengths.card_radius, theme.ACCENT, shadow=lengths.shadow, shadow_colour=theme.SHADOW, shadow_alpha=0.3).draw(
        ui.surface, box
    )
    for icon, col, row in KEYS:
        cap = pygame.Rect(box.left + pad + col * (key + gap), box.top + pad + row * (key + gap), key, key)
        Rounded(lengths.px(6), theme.CARD, lift=lengths.px(3), lift_colour=theme.EDGE).draw(ui.surface, cap)
        ui.icon(icon, cap.inflate(-lengths.px(10), -lengths.px(12)).move(0, -lengths.px(1)), theme.INK)
    text = pygame.Rect(box.left + 2 * pad + keys, box.top, box.right - pad - (box.left + 2 * pad + keys), box.height)
    ui.label(text, words, style="strong", colour=theme.ON_ACCENT, id="greeting")


def _free(box: pygame.Rect, view: Viewport, workspace: Workspace, gap: int) -> pygame.Rect | None:
    """Beside the mouse where nothing but plain ground is hidden, else beside the board, else where the least is hidden."""
    snapshot, board = workspace.snapshot, view.board_rect
    mouse = view.rect_of(snapshot.mdp.states[snapshot.agent.state].cell)
    figures = [view.rect_of(Cell(row, col)) for row, glyphs in enumerate(workspace.level.rows) for col, glyph in
               enumerate(glyphs) if glyph != PLAIN]  # fmt: skip
    best: tuple[int, pygame.Rect | None] = (len(figures) + 1, None)
    for corner, spot in (
        ("midleft", (mouse.right + gap, mouse.centery)),
        ("midright", (mouse.left - gap, mouse.centery)),
        ("midbottom", (mouse.centerx, mouse.top - gap)),
        ("midtop", (mouse.centerx, mouse.bottom + gap)),
        ("midright", (board.left - gap, mouse.centery)),
        ("midleft", (board.right + gap, mouse.centery)),
        ("midtop", (mouse.centerx, board.bottom + gap)),
        ("midbottom", (mouse.centerx, board.top - gap)),
    ):
        tried = box.copy()
        setattr(tried, corner, spot)
        tried.clamp_ip(view.rect)
        if view.rect.contains(tried) and not tried.colliderect(mouse):
            best = min(best, (len(tried.collidelistall(figures)), tried), key=lambda each: each[0])
    return best[1]
