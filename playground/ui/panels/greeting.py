"""The very first hint: which keys make the mouse walk. It goes away with the first step and does not come back."""

import math
from collections.abc import Iterator, Sequence

import pygame

from playground.training.drivers import Driver
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.shapes import Rounded
from playground.ui.kit import Ui
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.tiles import TILES

KEYS = (("arrow-left", 0, 1), ("arrow-up", 1, 0), ("arrow-down", 1, 1), ("arrow-right", 2, 1))
"""Icon, column and row of the four keys, as they lie on a keyboard."""
WORDS = "Drive me!"
SEEN_FROM = 8
"""Figures in cells smaller than this many pixels may be covered."""
PLAIN = TILES["floor"].glyph
"""Ground without a figure on it."""


def greeting(ui: Ui, view: Viewport, workspace: Workspace) -> None:
    """Draws a bubble beside the mouse, as long as nobody has moved it and it can be seen."""
    snapshot = workspace.snapshot
    if workspace.greeted or snapshot.agent.step or snapshot.last or workspace.brain.driver != Driver.ME:
        return
    if not view.rect.colliderect(view.rect_of(snapshot.mdp.states[snapshot.agent.state].cell)):
        return
    lengths = ui.theme
    key, gap, pad = lengths.px(26), lengths.px(3), lengths.px(12)
    keys = pygame.Rect(0, 0, 3 * key + 2 * gap, 2 * key + gap)
    said = pygame.Rect(0, 0, ui.width(WORDS, "strong"), lengths.line)
    lying = keys.width + pad + said.width + 2 * pad, keys.height + 2 * pad
    standing = max(keys.width, said.width) + 2 * pad, keys.height + said.height + lengths.gap + 2 * pad
    box = _free((lying, standing), view, workspace, lengths.gap)
    if box is None:
        return
    Rounded(lengths.card_radius, theme.ACCENT, shadow=lengths.shadow, shadow_colour=theme.SHADOW, shadow_alpha=0.3).draw(
        ui.surface, box
    )
    inside = box.inflate(-2 * pad, -2 * pad)
    if box.size == lying:
        keys.topleft, said.midright = inside.topleft, inside.midright
    else:
        keys.midtop, said.midbottom = inside.midtop, inside.midbottom
    for icon, col, row in KEYS:
        cap = pygame.Rect(keys.left + col * (key + gap), keys.top + row * (key + gap), key, key)
        Rounded(lengths.px(6), theme.CARD, lift=lengths.px(3), lift_colour=theme.EDGE).draw(ui.surface, cap)
        ui.icon(icon, cap.inflate(-lengths.px(10), -lengths.px(12)).move(0, -lengths.px(1)), theme.INK)
    ui.label(said, WORDS, style="strong", colour=theme.ON_ACCENT, id="greeting")


def _free(sizes: Sequence[tuple[int, int]], view: Viewport, workspace: Workspace, gap: int) -> pygame.Rect | None:
    """The place for a box of one of these sizes that covers the fewest figures, and of those the nearest to the mouse."""
    snapshot = workspace.snapshot
    mouse = view.rect_of(snapshot.mdp.states[snapshot.agent.state].cell)
    r0, r1, c0, c1 = view.visible()
    figures = [
        view.rect_of(Cell(row, col))
        for row in range(r0, r1 if view.cell_size >= SEEN_FROM else r0)
        for col, glyph in enumerate(workspace.level.rows[row][c0:c1], c0)
        if glyph != PLAIN
    ]
    tried = [box for size in sizes for box in _places(size, mouse, view, gap) if not box.colliderect(mouse)]

    def cost(box: pygame.Rect) -> tuple[int, float]:
        return len(box.collidelistall(figures)), math.dist(box.center, mouse.center)

    return min(tried, key=cost, default=None)


def _places(size: tuple[int, int], mouse: pygame.Rect, view: Viewport, gap: int) -> Iterator[pygame.Rect]:
    """Boxes right, left, above and below of the mouse and of the board, if they lie inside the card."""
    for place in (mouse, view.board_rect):
        for corner, spot in (
            ("midleft", (place.right + gap, mouse.centery)),
            ("midright", (place.left - gap, mouse.centery)),
            ("midbottom", (mouse.centerx, place.top - gap)),
            ("midtop", (mouse.centerx, place.bottom + gap)),
        ):
            box = pygame.Rect((0, 0), size)
            setattr(box, corner, spot)
            box.clamp_ip(view.rect)
            if view.rect.contains(box):
                yield box
