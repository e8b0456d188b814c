"""Policies and their values: any policy with its exact values on the board, also one that a person paints."""

from dataclasses import replace

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.training.commands import Study
from playground.training.drivers import Driver, PolicySource
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored
from playground.ui.explanation import Explanation, press_to_read
from playground.ui.kit import Ui
from playground.ui.looking import state_read
from playground.ui.panels.painting.lost import lost, played_states
from playground.ui.panels.painting.painting import Painting
from playground.ui.panels.painting.panel import Policies, brush, choice, continue_improving, hand_over, improvement, paint_cell
from playground.ui.stage.estimates import numbers
from playground.ui.workspace import Workspace


@stored(maxsize=2)
def _drawn_values(snapshot: Snapshot, painting: Painting | None, moves: bool) -> Drawn:
    """The values and the moves of the policy; painted moves show at once, their values when they are solved."""
    study = snapshot.study
    fields = {} if study is None else {Field.Q: study.q} if moves else {Field.V: study.v}
    policy = painting.policy if painting is not None and painting.mdp is snapshot.mdp else None
    policy = policy if policy is not None else None if study is None else study.policy
    return numbers(snapshot, fields if policy is None else {**fields, Field.POLICY: policy})


@stored(maxsize=2)
def _certain(seen: Drawn) -> bool:
    """Whether the policy has a single move in each cell, so that arrows show it better than petals."""
    policy = seen.fields.get(Field.POLICY)
    return policy is not None and bool((policy.max(axis=1)[~seen.mdp.terminal] > 1.0 - 1e-9).all())


def _drawn(workspace: Workspace) -> Drawn:
    painting = workspace.recall(Painting) if workspace.recall(Policies).whose == PolicySource.PAINTED else None
    return _drawn_values(workspace.snapshot, painting, workspace.recall(Policies).shown == "q")


def _overlays(workspace: Workspace) -> frozenset[str]:
    if workspace.recall(Policies).shown == "q":
        return frozenset({"q-values"})
    return frozenset({"values", "arrows" if _certain(_drawn(workspace)) else "policy"})


def _study(workspace: Workspace) -> Study | None:
    source = workspace.recall(Policies).whose
    return Study(source, workspace.recall(Painting).evaluated if source == PolicySource.PAINTED else None)


def _touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A press picks the cell; with the painted policy it also paints, and a drag is one stroke."""
    workspace = continue_improving(press_to_read(ui, view, workspace))
    if workspace.recall(Policies).whose != PolicySource.PAINTED:
        return workspace
    painting = workspace.recall(Painting)
    on = painting.on(workspace.snapshot.mdp)
    workspace = workspace if on is painting else workspace.remember(on)
    pointer = ui.board_input(view.rect)
    pressing = 1 in pointer.pressed | pointer.held
    if pressing and pointer.pos is not None and view.cell_at(pointer.pos) is not None:
        state = state_read(workspace)
        workspace = workspace if state is None else paint_cell(workspace, state)
    painting = workspace.recall(Painting)
    stroke = 1 in pointer.held
    return workspace if stroke == painting.stroke else workspace.remember(replace(painting, stroke=stroke))


def _drives(workspace: Workspace) -> bool:
    """Whether the arrow keys drive: a person who looks at their own policy can go on with it."""
    return workspace.brain.driver == Driver.ME and workspace.recall(Policies).whose == PolicySource.PLAYED


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Enter paints the cell that is read; Page up and down change the brush."""
    if workspace.recall(Policies).whose != PolicySource.PAINTED:
        return workspace
    painting, state = workspace.recall(Painting).on(workspace.snapshot.mdp), state_read(workspace)
    names = workspace.snapshot.mdp.actions
    if key in ("page-up", "page-down"):
        step = 1 if key == "page-down" else -1
        return workspace.remember(replace(painting, brush=names[(names.index(painting.brush) + step) % len(names)]))
    return paint_cell(workspace, state) if key == "enter" and state is not None else workspace


def _over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Hatches cells in which the person never played, and frames those in which the policy goes round for ever."""
    snapshot, study = workspace.snapshot, workspace.snapshot.study
    r0, r1, c0, c1 = view.visible()
    at = snapshot.mdp.state_at(view.floor)[r0:r1, c0:c1]
    acting = (at >= 0) & ~snapshot.mdp.terminal[np.maximum(at, 0)]
    line = max(2, view.cell_size // 24)
    with ui.clipped(view.rect):
        if workspace.recall(Policies).whose == PolicySource.PLAYED:
            stamp, own = _hatching(view.cell_size), played_states(snapshot)
            for row, col in np.argwhere(acting & ~own[np.maximum(at, 0)]).tolist():
                ui.surface.blit(stamp, view.rect_of((row + r0, col + c0)))
        if study is not None and len(study.circle) == len(snapshot.mdp.states):
            for row, col in np.argwhere(acting & study.circle[np.maximum(at, 0)]).tolist():
                spot = view.rect_of((row + r0, col + c0)).inflate(-line, -line)
                pygame.draw.rect(ui.surface, theme.EMBER, spot, line, border_radius=max(2, view.cell_size // 8))
    return workspace


@stored
def _hatching(side: int) -> pygame.Surface:
    """Slanting strokes, for a cell in which the person never played."""
    stamp = pygame.Surface((side, side), pygame.SRCALPHA)
    step = max(5, side // 6)
    for x in range(-side, side, step):
        pygame.draw.aaline(stamp, (*theme.MUTED, 110), (x, side), (x + side, 0))
    return stamp


EXPLANATION = Explanation(
    id="policies",
    title="Policies",
    plain="Paint arrows",
    about="A policy is worth what it brings. Choose one, or paint your own arrows, and see its exact values.",
    icon="pencil",
    order=4,
    side=(choice, brush, hand_over),
    strip=((improvement, 1.0), (lost, 1.0)),
    drawn=_drawn,
    overlays=_overlays,
    touch=_touch,
    over=_over,
    keys=_keys,
    study=_study,
    drives=_drives,
)
