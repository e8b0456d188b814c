"""The ripple of an edit: frames around the cells whose best value has changed."""

import math

import numpy as np
import pygame

from playground.training.snapshot import Ripple
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.workspace import Workspace

FLASHES, SECONDS = 3, 2.4
"""How often a cell flashes when an edit has changed its best value, and in how many seconds."""
NOTHING = 1e-9
"""Changes below this do not count."""


class _Seen:
    """Which ripple is on the board, and since when."""

    def __init__(self) -> None:
        self.ripple: Ripple | None = None
        self.since = -math.inf


def flash_changes(ui: Ui, view: Viewport, workspace: Workspace, steady: bool = False) -> Workspace:
    """The cells flash when the effect of an edit arrives (not with reduced motion); `steady`: they stay marked."""
    snapshot, seen = workspace.snapshot, ui.kept("ripple", _Seen)
    if snapshot.ripple is not seen.ripple:
        seen.ripple, seen.since = snapshot.ripple, ui.now
    if snapshot.ripple is None or len(snapshot.ripple.change) != len(snapshot.mdp.states):
        return workspace
    age = ui.now - seen.since
    flashing = age < SECONDS and not workspace.preferences.reduced_motion
    ui.wants_frame = ui.wants_frame or flashing
    if not steady and not (flashing and int(age / SECONDS * 2 * FLASHES) % 2 == 0):
        return workspace
    r0, r1, c0, c1 = view.visible()
    at = snapshot.mdp.state_at(view.floor)[r0:r1, c0:c1]
    changed = (at >= 0) & (np.abs(np.nan_to_num(snapshot.ripple.change[np.maximum(at, 0)])) > NOTHING)
    line = max(1, view.cell_size // 16)
    with ui.clipped(view.rect):
        for row, col in np.argwhere(changed).tolist():
            spot = view.rect_of((row + r0, col + c0)).inflate(-line, -line)
            pygame.draw.rect(ui.surface, theme.WAITING, spot, line, border_radius=max(2, view.cell_size // 8))
    return workspace
