"""What becomes of the directions that are held: the mode's moves, or the cursor's steps from cell to cell."""

from collections.abc import Sequence
from dataclasses import replace

from playground.ui.mode import Mode
from playground.ui.window.input import Steering
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES, move_named


def steered(workspace: Workspace, mode: Mode, steering: Steering, now: float) -> Workspace:
    """The workspace after the moves that are due."""
    for move, repeat in steering.moves(directions(workspace, mode), now):
        workspace = mode.steer(replace(workspace, greeted=True, look=replace(workspace.look, away=True)), move, repeat)
    return workspace


def directions(workspace: Workspace, mode: Mode) -> Sequence[str]:
    """The moves that the keys can mean: those of the level; where they walk from cell to cell, the four ways."""
    moves = [move_named(action) for action in workspace.snapshot.mdp.actions]
    return [move for move in moves if move] if mode.drives(workspace) else tuple(MOVES)[:4]
