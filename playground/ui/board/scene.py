"""What the board shows: one frozen value a frame, and how a transition becomes what is seen of it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import numpy as np
import pygame

from playground.ui.board.drawn import Drawn, DrawnStep
from playground.ui.board.ghost_mice import GhostMouse
from playground.ui.board.glyphs import glyphs_of
from playground.ui.board.overlay import Overlay
from playground.ui.board.payment import payment
from playground.ui.board.trail import catcher
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored
from playground.world.cast import MOUSE
from playground.world.grid import Cell, ways
from playground.world.level import Level
from playground.world.mdp import Floor, TabularMDP
from playground.world.tile import Tile

RESTING = Floor()
"""Nothing held, nothing switched on, and every hazard at its first place."""


@dataclass(frozen=True)
class Float:
    """A reward that rises from a cell and fades; `born` is the `now` of the moment it was paid.

    parts: what it is the sum of, where several things paid.
    """

    reward: float
    cell: Cell
    born: float
    parts: tuple[float, ...] = ()


@dataclass(frozen=True)
class Burst:
    """The end of an episode at a cell: stars where it went well, puffs of smoke where it did not."""

    cell: Cell
    good: bool
    born: float


@dataclass(frozen=True)
class Slip:
    """A move that went another way: from `cell`, asked and happened are (rows, columns); (0, 0) is staying."""

    cell: Cell
    asked: tuple[int, int]
    happened: tuple[int, int]


@dataclass(frozen=True)
class Drop:
    """A backup that falls on a cell of the landscape; `gain`: whether it lifts it."""

    cell: Cell
    gain: bool
    born: float


@dataclass(frozen=True)
class Flash:
    """Cells that have just become others: the map has changed."""

    cells: frozenset[Cell]
    born: float


@dataclass(frozen=True)
class Backdrop:
    """A picture in place of the level's tiles. paint: onto a surface, as seen through a viewport; equal keys paint the same."""

    key: Hashable
    paint: Callable[[pygame.Surface, Viewport], None] = field(compare=False)


@dataclass(frozen=True)
class Scene:
    """All that the board draws in one frame.

    level: as it is drawn. drawn: what the overlays draw; where its table is of another size, because an edited level is ahead
      of it, they wait.
    floor: what is held, on and passing by there; the floor whose estimates are shown is the view's.
    overlays: those that are switched on, in any order; what their fields are missing for, or another one hides, is not drawn.
    agent: (row, col) of the mouse, fractions while it moves; None draws none. who: its picture.
    heading: the last action's name, it looks there.
    mood: "" as always, "happy" or "dizzy" when an episode has ended. carried: the keys it holds, drawn in its paw.
    elsewhere: the mouse is on another floor than the one that is shown, and drawn faintly.
    hover: the cell under the pointer. selected: cells with a frame. preview: cells that a brush would paint with preview_glyph.
    way: the cells of a walk that are still to come, the goal last.
    ghosts: who race with the mouse. drops: the last backups, for a landscape. lift: cells by which the mouse is raised.
    floats, burst, slip, flash, backdrop: see those. now: seconds of a clock that never goes back. reduced_motion: nothing flies.
    """

    level: Level
    view: Viewport
    drawn: Drawn | None = None
    overlays: tuple[Overlay, ...] = ()
    agent: tuple[float, float] | None = None
    who: str = MOUSE
    heading: str = ""
    mood: str = ""
    carried: tuple[Tile, ...] = ()
    elsewhere: bool = False
    hover: Cell | None = None
    selected: tuple[Cell, ...] = ()
    preview: tuple[Cell, ...] = ()
    preview_glyph: str = ""
    way: tuple[Cell, ...] = ()
    floats: tuple[Float, ...] = ()
    burst: Burst | None = None
    slip: Slip | None = None
    flash: Flash | None = None
    now: float = 0.0
    reduced_motion: bool = False
    floor: Floor = RESTING
    backdrop: Backdrop | None = None
    ghosts: tuple[GhostMouse, ...] = ()
    drops: tuple[Drop, ...] = ()
    lift: float = 0.0


FLOAT_SECONDS = 1.2
"""How long a reward is seen to rise."""
BURST_SECONDS = 1.1
"""How long the stars fly."""
DROP_SECONDS = 0.8
"""How long a drop is seen: it falls, and its ring spreads."""
FLASH_SECONDS = 1.6
"""How long cells light up after the map has changed."""


def moving(scene: Scene) -> bool:
    """Whether the next frame looks different by itself, because something still rises or flies."""
    rising = any(scene.now - floating.born < FLOAT_SECONDS for floating in scene.floats)
    lit = scene.flash is not None and scene.now - scene.flash.born < FLASH_SECONDS
    falling = any(scene.now - drop.born < DROP_SECONDS for drop in scene.drops) and not scene.reduced_motion
    return rising or lit or falling or (scene.burst is not None and scene.now - scene.burst.born < BURST_SECONDS)


def float_of(level: Level, mdp: TabularMDP, transition: DrawnStep, now: float) -> Float | None:
    """The reward that rises where a transition led; None for a reward of 0."""
    if not transition.reward:
        return None
    parts = payment(level, mdp, transition)
    return Float(transition.reward, mdp.states[transition.successor].cell, now, parts if len(parts) > 1 else ())


def burst_of(level: Level, mdp: TabularMDP, transition: DrawnStep, now: float) -> Burst | None:
    """The end of an episode, None where it goes on or was only cut off.

    It went well where the last tile pays, or costs nothing and no other end of this level pays more. In a level with a table of
    its own the outcome is asked instead: well where it pays, or is the best end and no worse than an ordinary step.
    """
    if not transition.terminated:
        return None
    cell = mdp.states[transition.successor].cell
    if level.table is not None:
        pay, (most, ordinary) = _paid(mdp, transition), _pays(mdp)
        return Burst(cell, pay > 0 or pay >= max(most, ordinary), now)
    pay = pay_of(catcher(level, mdp, transition) or level[cell])
    most = max((pay_of(level.tile(glyph)) for glyph in glyphs_of(level) if is_end(level.tile(glyph))), default=0.0)
    return Burst(cell, pay > 0 or pay == most == 0, now)


def _paid(mdp: TabularMDP, transition: DrawnStep) -> float:
    """The mean reward of the outcome that a transition was; its own reward where the table has no such outcome."""
    state, action = transition.state, transition.action
    here = (
        (mdp.probability[state, action] > 0.0) & mdp.ends[state, action] & (mdp.successor[state, action] == transition.successor)
    )
    return float(mdp.reward[state, action][here].max(initial=-np.inf)) if here.any() else transition.reward


@stored(maxsize=2)
def _pays(mdp: TabularMDP) -> tuple[float, float]:
    """What the best end of a table pays, and an ordinary step that ends nothing (the median)."""
    there = mdp.probability > 0.0
    ends, steps = mdp.reward[there & mdp.ends], mdp.reward[there & ~mdp.ends]
    return float(ends.max(initial=-np.inf)), float(np.median(steps)) if steps.size else -np.inf


def is_end(tile: Tile) -> bool:
    """Whether an episode can end on a tile."""
    return tile.ends or tile.exit is not None


def pay_of(tile: Tile) -> float:
    """What coming to a tile pays, or leaving by it."""
    return tile.enter if tile.exit is None else tile.exit


def slip_of(mdp: TabularMDP, transition: DrawnStep) -> Slip | None:
    """The move that was asked for and the one that happened, None where they are the same."""
    intended = int(mdp.intended[transition.state, transition.action])
    if transition.successor == intended:
        return None
    start, there = mdp.states[transition.state].cell, mdp.states[transition.successor].cell
    asked = ways(mdp.actions)[transition.action]
    return Slip(start, asked, (_sign(there.row - start.row), _sign(there.col - start.col)))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
