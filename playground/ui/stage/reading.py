"""What is known of one cell: everything the board can say when a person points at it."""

import math
from dataclasses import dataclass

import numpy as np

from playground.learning.learner import Array, Field
from playground.training.snapshot import Snapshot
from playground.ui.board.appearance import figure_seen
from playground.ui.board.trail import Knot, knots
from playground.ui.board.window import chosen
from playground.ui.stage.estimates import drawn_of
from playground.world.grid import Cell
from playground.world.tile import Tile


@dataclass(frozen=True)
class ActionReading:
    """One action in a cell; nan where there is no such estimate. `best`: greedy, ties too; `optimal`: by the exact solution."""

    name: str
    legal: bool
    q: float
    probability: float
    visits: float
    optimal_q: float
    best: bool
    optimal: bool


@dataclass(frozen=True)
class CellReading:
    """One cell: its tile, the rewards printed on it in words, and what is believed of the state there.

    pose: "open", "shut" or "on" for doors, gates and switches, "" for all else. tales: what the mouse did there.
    state: its index in the table, -1 where there is none (a wall). v, optimal_v: nan where unknown. visits: of all actions.
    off: how far optimal_v may be from the true one, at most.
    learned: whether anything was learned there. ends: whether the episode is over there, so that v is 0 by definition.
    """

    cell: Cell
    title: str
    about: str
    rewards: tuple[tuple[str, float], ...]
    pose: str
    tales: tuple[Knot, ...]
    state: int
    ends: bool
    learned: bool
    v: float
    optimal_v: float
    off: float
    visits: float
    actions: tuple[ActionReading, ...]


def reading(snapshot: Snapshot, cell: Cell | None, floor: int = 0) -> CellReading | None:
    """What is known of a cell on a floor of the table; None off the board of the snapshot."""
    level, mdp = snapshot.now, snapshot.mdp
    if cell is None or not (0 <= cell.row < level.height and 0 <= cell.col < level.width):
        return None
    figure, state = figure_seen(level, mdp.floors[floor], cell), int(mdp.state_at(floor)[cell])
    tile = figure.tile
    visits = snapshot.fields.get(Field.VISITS)
    count = math.nan if visits is None or state < 0 else float(visits[state].sum())
    return CellReading(
        cell=cell,
        title=tile.title or tile.kind,
        about=tile.about,
        rewards=rewards_in_words(tile),
        pose=figure.pose,
        tales=tuple(knot for knot in knots(drawn_of(snapshot)) if knot.cell == cell),
        state=state,
        ends=state >= 0 and bool(snapshot.mdp.terminal[state]),
        learned=count > 0,
        v=_at(snapshot.fields.get(Field.V), state),
        optimal_v=_at(snapshot.optimum.v if snapshot.optimum else None, state),
        off=snapshot.optimum.off if snapshot.optimum else 0.0,
        visits=count,
        actions=_actions(snapshot, state) if state >= 0 else (),
    )


def rewards_in_words(tile: Tile) -> tuple[tuple[str, float], ...]:
    """What a tile pays and when, without what pays nothing."""
    rewards = (
        ("on leaving the board", tile.exit or 0.0),
        ("for the jump", tile.reward if tile.to else 0.0),
        (_entering(tile), tile.enter + tile.noise.mean),
        ("for each move from here", tile.leave),
    )
    return tuple((when, reward) for when, reward in rewards if reward)


def _entering(tile: Tile) -> str:
    """When a tile pays for being entered."""
    when = "the first time" if tile.once else "on entering"
    when += ", in place of the step" if tile.replaces_step else ""
    return when + (", on average" if tile.noise.half or tile.noise.gaussian else "")


def _actions(snapshot: Snapshot, state: int) -> tuple[ActionReading, ...]:
    fields, optimum = snapshot.fields, snapshot.optimum
    best = chosen(drawn_of(snapshot), np.array(state))
    return tuple(
        ActionReading(
            name=name,
            legal=bool(snapshot.mdp.legal[state, action]),
            q=_at(fields.get(Field.Q), state, action),
            probability=_at(fields.get(Field.POLICY), state, action),
            visits=_at(fields.get(Field.VISITS), state, action),
            optimal_q=_at(optimum.q if optimum else None, state, action),
            best=bool(best[action]),
            optimal=optimum is not None and bool(optimum.optimal[state, action]),
        )
        for action, name in enumerate(snapshot.mdp.actions)
    )


def _at(array: Array | None, *place: int) -> float:
    if array is None or place[0] < 0:
        return math.nan
    return float(np.asarray(array)[place])
