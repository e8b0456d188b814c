"""Guesses by the pointer: a press picks what the guess is about, a drag sets its number or draws an arrow."""

from dataclasses import replace

import numpy as np

from playground.training.snapshot import Snapshot
from playground.ui.board.viewport import Viewport
from playground.ui.explanation import press_to_read
from playground.ui.explanations.guess.guessing import ARROW, MOVE, RETURN, Guesses, Subject, end_of, truth
from playground.ui.kit import Ui
from playground.ui.looking import state_read
from playground.ui.workspace import Workspace
from playground.world.grid import ways

ALONG = 180
"""A drag of so many units on the board takes the number from zero to the end of the slider."""
FAR = 0.35
"""A drag of at least this length, in cells, is an arrow."""
NOTCHES = 50
"""How many numbers a drag can reach between zero and the end of the slider."""


class _Drag:
    """A drag on the board: where it began, and what the guess was then."""

    def __init__(self) -> None:
        self.began: tuple[int, int] | None = None
        self.value = 0.0


def guess_by_dragging(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A press picks a cell (and one of its moves); a drag from there sets the number, up or down, or draws an arrow."""
    guesses, drag, pointer = workspace.recall(Guesses), ui.kept("guess-drag", _Drag), ui.board_input(view.rect)
    if guesses.kind == RETURN:
        return press_to_read(ui, view, workspace)
    if drag.began is None or 1 in pointer.pressed:
        workspace = press_to_read(ui, view, workspace)
    cell, state = view.cell_at(pointer.pos) if pointer.pos is not None else None, state_read(workspace)
    if 1 in pointer.pressed:
        drag.began = pointer.pos if cell is not None else None
        if drag.began is not None and cell is not None and state is not None and guesses.kind == MOVE:
            centre = view.rect_of(cell).center
            guesses = replace(
                guesses, action=_aimed(workspace.snapshot, state, drag.began[0] - centre[0], drag.began[1] - centre[1])
            )
        drag.value = guesses.here.get(_about(guesses, workspace, state), 0.0) if state is not None else 0.0
    elif 1 in pointer.held and drag.began is not None and pointer.pos is not None and state is not None:
        x, y = pointer.pos[0] - drag.began[0], pointer.pos[1] - drag.began[1]
        guesses = _guess_of_drag(ui, view, workspace, guesses, state, drag.value, (x, y))
    if not pointer.held & {1}:
        drag.began = None
    return workspace.remember(guesses)


def _about(guesses: Guesses, workspace: Workspace, state: int) -> Subject:
    mdp = workspace.snapshot.mdp
    return mdp.states[state], mdp.actions[guesses.action] if guesses.kind == MOVE else ""


def _aimed(snapshot: Snapshot, state: int, x: float, y: float) -> int:
    """The legal move that points the most in a direction."""
    legal = np.flatnonzero(snapshot.mdp.legal[state]).tolist()
    directions = ways(snapshot.mdp.actions)
    return int(max(legal, key=lambda action: directions[action][0] * y + directions[action][1] * x))


def _guess_of_drag(
    ui: Ui, view: Viewport, workspace: Workspace, guesses: Guesses, state: int, before: float, by: tuple[int, int]
) -> Guesses:
    """With the guess that a drag of so many pixels makes."""
    if guesses.kind == ARROW:
        far = max(abs(by[0]), abs(by[1])) >= FAR * view.cell_size
        return (
            guesses.with_guess(_about(guesses, workspace, state), float(_aimed(workspace.snapshot, state, *by)))
            if far
            else guesses
        )
    if truth(workspace.snapshot) is None or abs(by[1]) < ui.theme.px(4):
        return guesses
    end = end_of(guesses, workspace.snapshot)
    step = end / NOTCHES
    value = max(-end, min(end, round((before - by[1] / ui.theme.px(ALONG) * end) / step) * step))
    return guesses.with_guess(_about(guesses, workspace, state), float(f"{value:.6g}"))
