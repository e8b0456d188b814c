"""How far from the best: what a policy loses, how wrong the values are, and what an edit did to the best."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import pygame

from playground.learning.learner import Array, Field
from playground.training.commands import Study
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.explanation import Explanation
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.curve import curve
from playground.ui.panels.distance import distance
from playground.ui.panels.figures import signed
from playground.ui.panels.happened import place as place_in_words
from playground.ui.panels.whose import whose, worth
from playground.ui.seeing import seen_with
from playground.ui.workspace import Workspace

FLASHES, SECONDS = 3, 2.4
"""A cell whose best value an edit changed flashes so often in so many seconds."""
NOTHING = 1e-9
"""Changes below this are none."""
MAPS = (
    Option("loss", "What is lost", "In each cell: what this policy gets less than the best one would."),
    Option("error", "How wrong", "In each cell: what the learner believes, less the exact best value."),
    Option("ripple", "Edit ripple", "In each cell: by how much the last edit changed the best value."),
)
SYMBOLS = {"loss": "V_π − V*", "error": "V − V*", "ripple": "V* after − V* before"}


@dataclass(frozen=True)
class Distances:
    """Which map is drawn, and whose policy loses."""

    map: str = "loss"
    whose: str = "greedy"


@lru_cache(maxsize=2)
def _drawn(snapshot: Snapshot, which: str) -> Snapshot:
    """The snapshot with the map in place of the values."""
    found = gap(snapshot, which)
    return seen_with(snapshot, {} if found is None else {Field.V: found})


def gap(snapshot: Snapshot, which: str) -> Array | None:
    """[S] one of the maps; 0 where a number is not known or infinite on both sides, None where there is nothing to show."""
    optimum, study = snapshot.optimum, snapshot.study
    if which == "ripple":
        return None if snapshot.ripple is None else np.nan_to_num(snapshot.ripple.change, nan=0.0)
    mine = study.v if which == "loss" and study is not None else snapshot.fields.get(Field.V) if which == "error" else None
    if optimum is None or mine is None or len(mine) != len(optimum.v):
        return None
    with np.errstate(invalid="ignore"):
        found: Array = np.where(mine == optimum.v, 0.0, mine - optimum.v)
    return np.nan_to_num(found, nan=0.0, posinf=np.inf, neginf=-np.inf)


def sees(workspace: Workspace) -> Snapshot:
    """The map instead of the values."""
    return _drawn(workspace.snapshot, workspace.recall(Distances).map)


def _overlays(workspace: Workspace) -> frozenset[str]:
    return frozenset({"values"})


def _asks(workspace: Workspace) -> Study | None:
    return Study(workspace.recall(Distances).whose)


def _choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Which map, whose policy, and what the map says in a sentence."""
    told = workspace.recall(Distances)
    options = [replace(each, title=SYMBOLS[each.id]) for each in MAPS] if workspace.preferences.symbols else list(MAPS)
    told = replace(told, map=ui.dropdown("distance-map", column.take(ui.theme.row), options, told.map, tooltip="Which map"))
    if told.map == "loss":
        told = replace(told, whose=whose(ui, column, "distance-whose", told.whose, ("greedy", "learner", "uniform", "played")))
    words = sentence(workspace, told)
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="distance-words")
    return workspace.remember(told)


def sentence(workspace: Workspace, told: Distances) -> str:
    """What the map says."""
    snapshot, found = workspace.snapshot, gap(workspace.snapshot, told.map)
    if told.map == "ripple":
        return _rippled(workspace, found)
    if snapshot.optimum is None:
        return "The level is being solved …"
    if found is None:
        return worth(workspace) if told.map == "loss" else "This learner keeps no values to compare."
    acting = ~snapshot.mdp.terminal
    far = np.abs(np.where(acting, found, 0.0))
    worst = int(np.argmax(far))
    if far[worst] <= NOTHING:
        return "Nothing is lost: no policy does better." if told.map == "loss" else "Every value is exact."
    place = place_in_words(snapshot.mdp.states[worst].cell)
    head = worth(workspace) if told.map == "loss" else "The value that is farthest from the truth"
    if math.isinf(far[worst]):
        return head
    joined = f"{head} Most is lost in" if told.map == "loss" else f"{head} stands in"
    return f"{joined} {place}: **{signed(float(found[worst]))}**."


def _rippled(workspace: Workspace, found: Array | None) -> str:
    if found is None:
        return "Change a tile (**E** opens the editor): the cells whose best value has changed will flash here."
    snapshot = workspace.snapshot
    moved = np.abs(found) > NOTHING
    if not moved.any():
        return "The last edit changed no best value."
    worst = int(np.argmax(np.abs(found)))
    place = place_in_words(snapshot.mdp.states[worst].cell)
    many = int(moved.sum())
    cells = "1 state" if many == 1 else f"{many:,} states"
    return f"The last edit changed the best value of **{cells}**, most in {place}: **{signed(float(found[worst]))}**."


class _Seen:
    """Which ripple is on the board, and since when."""

    def __init__(self) -> None:
        self.ripple: Any = None
        self.since = -math.inf


def _flashes(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Frames around the cells whose best value has changed: they flash at first, and stay where the ripple is the map."""
    snapshot, seen = workspace.snapshot, ui.kept("ripple", _Seen)
    if snapshot.ripple is not seen.ripple:
        seen.ripple, seen.since = snapshot.ripple, ui.now
    if snapshot.ripple is None or len(snapshot.ripple.change) != len(snapshot.mdp.states):
        return workspace
    age = ui.now - seen.since
    flashing = age < SECONDS and not workspace.preferences.reduced_motion
    ui.wants_frame = ui.wants_frame or flashing
    lit = workspace.recall(Distances).map == "ripple" or (flashing and int(age / SECONDS * 2 * FLASHES) % 2 == 0)
    if not lit:
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


EXPLANATION = Explanation(
    id="distance",
    title="Distance",
    about="What a policy loses, how wrong the values are, and how far a change of the level is felt.",
    icon="trophy",
    order=7,
    side=(_choice,),
    strip=((distance, 1.0), (curve, 1.1)),
    sees=sees,
    overlays=_overlays,
    over=_flashes,
    asks=_asks,
)
