"""The board over a stretch of time as pictures for a film; needs no display."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.landscape.land_kernels import kernels
from playground.ui.board.landscape.slant import Slant
from playground.ui.board.overlay import Overlay
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.ui.drawing import fonts
from playground.ui.stage.board_drawer import BoardDrawer
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import OverlaySet, carried_keys, meaningful_overlays
from playground.ui.theme import Theme

CELL, LARGEST, MARGIN = 64, 720, 8
"""Pixels of a cell where that makes no picture larger than LARGEST, and around the board."""
FOOT = 26
"""Pixels below the board for the words that say which moment it is."""


def board_frames(
    snapshots: Iterable[Snapshot],
    overlays: Sequence[Overlay],
    cell: int | None = None,
    slant: tuple[int, float] | None = None,
) -> Iterator[NDArray[np.uint8]]:
    """A picture [height, width, 3] for each snapshot: the board with its mouse, these overlays, and the step below it.

    Colours of values mean the same in all of them where the level is solved: their scale is then that of V*.
    All pictures have the size of the first: where the level grows or shrinks later, the board is fitted into that.

    cell: pixels of a cell; None: as large as fits. slant: the quarter and the tilt of the landscape, None for the flat board.
    """
    painter = BoardDrawer()
    size: tuple[int, int] | None = None
    for snapshot in snapshots:
        level = snapshot.now
        side = cell or max(4, min(CELL, (LARGEST - 2 * MARGIN) // max(level.height, level.width)))
        size = size or (level.width * side + 2 * MARGIN, level.height * side + 2 * MARGIN)
        surface = pygame.Surface((size[0], size[1] + FOOT), 0, 32)
        surface.fill(theme.CARD)
        board = surface.subsurface((0, 0, *size))
        draw_board(board, snapshot, overlays, painter, slant)
        words = fonts.text(f"step {snapshot.units:,} \N{MIDDLE DOT} episode {snapshot.episodes:,}", "small", FONT, theme.MUTED)
        surface.blit(words, words.get_rect(midleft=(MARGIN, size[1] + FOOT // 2 - 2)))
        yield np.ascontiguousarray(pygame.surfarray.array3d(surface).swapaxes(0, 1))


FONT = Theme().text_size("small")


def draw_board(
    surface: pygame.Surface,
    snapshot: Snapshot,
    overlays: Sequence[Overlay],
    painter: BoardDrawer | None = None,
    slant: tuple[int, float] | None = None,
) -> None:
    """The board of one moment on all of a surface; `painter` keeps what the next one needs again."""
    painter = painter or BoardDrawer()
    level, mdp = snapshot.now, snapshot.mdp
    floor = int(mdp.floor[snapshot.agent.state])
    drawn = drawn_of(snapshot)
    shown = meaningful_overlays(OverlaySet(drawn, {overlay.id for overlay in overlays}))
    place = mdp.states[snapshot.agent.state].cell
    view = Viewport(surface.get_rect(), level.height, level.width, margin=MARGIN, floor=floor)
    if slant is not None:
        kernels.load()
        view = painter.seen(view, Slant.of(*slant))
    memory = mdp.floors[floor]
    scene = Scene(
        level,
        view,
        drawn,
        shown,
        agent=(float(place.row), float(place.col)),
        who=level.cast.seen(memory.held),
        carried=carried_keys(snapshot),
        floor=memory,
        reduced_motion=True,
    )
    painter.draw(surface, scene)
    while painter.unfinished:
        painter.draw(surface, scene)
