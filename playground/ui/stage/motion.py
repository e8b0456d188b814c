"""What moves on the board from one snapshot to the next: the mouse on its way, rewards that rise, slips, endings."""

import math
from collections.abc import Set
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.learning.learner import Field
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot, Transition
from playground.ui.board.drawn import Drawn
from playground.ui.board.ghost_mice import GhostMouse
from playground.ui.board.inventory import inventory_items
from playground.ui.board.overlay import Overlay
from playground.ui.board.painter import fits, overlays
from playground.ui.board.scene import (
    BURST_SECONDS,
    DROP_SECONDS,
    FLASH_SECONDS,
    FLOAT_SECONDS,
    RESTING,
    Backdrop,
    Burst,
    Drop,
    Flash,
    Float,
    Scene,
    Slip,
    burst_of,
    float_of,
    moving,
    slip_of,
)
from playground.ui.board.viewport import Viewport
from playground.ui.stage.estimates import WATCHED, rushing
from playground.ui.stage.viewing import floor_of_mouse, floor_seen, level_seen, memory_seen
from playground.ui.workspace import Workspace
from playground.world.grid import Cell, ways
from playground.world.level import Level
from playground.world.mdp import Floor
from playground.world.tile import Tile

BREATH, BREATHING = 0.055, 1.2
"""A mouse at rest rises by this fraction of a cell, once in this many seconds."""
STRIDE = 0.13
"""Seconds that a step of the mouse takes."""
NUDGE = 0.16
"""How far, in cells, a mouse runs against a wall before it is where it was."""
HURRIED = 4.0
"""Steps a second from which only the newest reward rises: more would pile up."""
TOGETHER = 6
"""If more transitions than this lie between two snapshots, they are not shown one by one."""
MOST = 3
"""Drops that fall at once, at most."""
SEEN = 12
"""How many of the last transitions are compared to find out which are new."""


@dataclass(frozen=True)
class Marks:
    """What a mode marks on the board: the cell under the pointer, selected cells, what a brush would paint, a walk's way.

    burst: stars for something other than the end of an episode. backdrop: a picture in place of the tiles. ghosts: who race
    with the mouse.
    """

    hover: Cell | None = None
    selected: tuple[Cell, ...] = ()
    preview: tuple[Cell, ...] = ()
    preview_glyph: str = ""
    way: tuple[Cell, ...] = ()
    burst: Burst | None = None
    backdrop: Backdrop | None = None
    ghosts: tuple[GhostMouse, ...] = ()


class OverlaySet(NamedTuple):
    """What lies over a board: the numbers to draw, and the ids of the overlays that are switched on."""

    drawn: Drawn
    overlays: Set[str]


class BoardMotion:
    """What moves on one board: it remembers the last snapshot, and what has happened since that is still seen."""

    def __init__(self) -> None:
        self._seen: Snapshot | None = None
        self._floats: tuple[Float, ...] = ()
        self._burst: Burst | None = None
        self._slip: Slip | None = None
        self._flash: Flash | None = None
        self._drops: tuple[Drop, ...] = ()
        self._heading = ""
        self._way: tuple[Cell, float] | None = None
        self._against = (0, 0)

    def see(self, snapshot: Snapshot, now: float) -> None:
        """Start the movements that show what is new in a snapshot."""
        before, self._seen = self._seen, snapshot
        self._drops = (*(drop for drop in self._drops if now - drop.born < DROP_SECONDS), *drops_of(before, snapshot, now))[
            -MOST:
        ]
        if before is not None and before.level is snapshot.level and before.moment != snapshot.moment:
            self._flash = Flash(changed_cells(before.now, snapshot.now), now)
        if before is None or before.mdp is not snapshot.mdp:
            self._floats, self._burst, self._slip, self._way = (), None, None, None
            return
        fresh = new_transitions(before, snapshot)
        if snapshot.agent.step == 0:
            self._burst = self._slip = self._way = None
        if not fresh or len(fresh) > TOGETHER or ((snapshot.per_second or 1e9) > WATCHED and snapshot.driver != Driver.ME):
            return
        mdp, last = snapshot.mdp, fresh[-1]
        born = tuple(rising for rising in (float_of(snapshot.now, mdp, last, now),) if rising)
        quick = (snapshot.per_second or 0.0) >= HURRIED and snapshot.driver != Driver.ME
        risen = () if quick else tuple(rising for rising in self._floats if now - rising.born < FLOAT_SECONDS)[-3:]
        self._floats = risen + born
        self._slip = slip_of(mdp, last)
        self._burst = burst_of(snapshot.now, mdp, last, now)
        self._heading = mdp.actions[last.action]
        self._way = mdp.states[last.state].cell, now
        bumped = mdp.states[last.successor].cell == self._way[0] and not last.terminated
        self._against = ways(mdp.actions)[last.action] if bumped else (0, 0)

    def scene(
        self, workspace: Workspace, shown: OverlaySet, view: Viewport, marks: Marks, now: float, built: bool = False
    ) -> Scene:
        """Everything that the board draws now; `built`: the level as its file says, with nothing taken and nothing changed."""
        snapshot = workspace.snapshot
        level = workspace.painted if built else level_seen(workspace)
        fitting = fits(snapshot.mdp, level)
        plain = built or not fitting or len(snapshot.mdp.floors) == 1
        return Scene(
            level=level,
            view=view,
            drawn=shown.drawn if not built or snapshot.moment == workspace.moment else None,
            floor=RESTING if plain else memory_seen(workspace),
            overlays=meaningful_overlays(shown),
            agent=self._agent(snapshot, now, workspace.preferences.reduced_motion) if fitting else None,
            who=level.cast.seen(_floor(snapshot).held) if fitting else level.cast.agent,
            heading=self._heading,
            mood=self._mood(snapshot),
            carried=() if plain else carried_keys(snapshot),
            elsewhere=not plain and floor_seen(workspace) != floor_of_mouse(workspace),
            hover=marks.hover,
            selected=marks.selected,
            preview=marks.preview,
            preview_glyph=marks.preview_glyph,
            way=marks.way,
            floats=tuple(rising for rising in self._floats if now - rising.born < FLOAT_SECONDS),
            burst=next((burst for burst in (marks.burst, self._burst) if burst and now - burst.born < BURST_SECONDS), None),
            slip=self._slip,
            flash=self._flash if self._flash and not built and now - self._flash.born < FLASH_SECONDS else None,
            backdrop=marks.backdrop,
            ghosts=marks.ghosts if fitting else (),
            drops=self._drops if view.slanted and fitting else (),
            lift=self._breath(now, workspace.preferences.reduced_motion) if fitting else 0.0,
            now=now,
            reduced_motion=workspace.preferences.reduced_motion,
        )

    def moving(self, scene: Scene) -> bool:
        """Whether the next frame looks different by itself."""
        return moving(scene) or (self._way is not None and not scene.reduced_motion and scene.now - self._way[1] < STRIDE)

    def _mood(self, snapshot: Snapshot) -> str:
        if not snapshot.last or snapshot.agent.step == 0 or not snapshot.last[-1].terminated:
            return ""
        burst = burst_of(snapshot.now, snapshot.mdp, snapshot.last[-1], 0.0)
        return "" if burst is None else "happy" if burst.good else "dizzy"

    def _breath(self, now: float, at_once: bool) -> float:
        """By how many cells a mouse at rest is raised."""
        rested = now - self._way[1] - STRIDE if self._way else now
        return 0.0 if at_once or rested < 0 else BREATH * abs(math.sin(math.pi * rested / BREATHING))

    def _agent(self, snapshot: Snapshot, now: float, at_once: bool) -> tuple[float, float]:
        """The row and column where the mouse is drawn: on its way from the cell it left, or at rest."""
        cell = snapshot.mdp.states[snapshot.agent.state].cell
        if at_once:
            return float(cell.row), float(cell.col)
        if self._way is None or now - self._way[1] >= STRIDE:
            return float(cell.row), float(cell.col)
        share = (now - self._way[1]) / STRIDE
        nudge = NUDGE * math.sin(math.pi * share)
        share = 1 - (1 - share) ** 2
        came, (down, right) = self._way[0], self._against
        return (
            came.row + (cell.row - came.row) * share + nudge * down,
            came.col + (cell.col - came.col) * share + nudge * right,
        )


def drops_of(before: Snapshot | None, snapshot: Snapshot, now: float) -> tuple[Drop, ...]:
    """The backups that a snapshot brings, where there are so few that each can be seen."""
    moved = snapshot.moved
    if before is None or before.mdp is not snapshot.mdp or before.units == snapshot.units or moved is None or rushing(snapshot):
        return ()
    states = np.flatnonzero(moved)
    if not 0 < len(states) <= MOST:
        return ()
    value, earlier = (one.fields.get(Field.V) for one in (snapshot, before))
    gains = np.ones(len(moved), bool) if value is None or earlier is None else value >= earlier
    return tuple(Drop(snapshot.mdp.states[state].cell, bool(gains[state]), now) for state in states.tolist())


def changed_cells(before: Level, after: Level) -> frozenset[Cell]:
    """The cells in which two maps of one shape differ."""
    rows = [(row, pair) for row, pair in enumerate(zip(before.rows, after.rows, strict=True)) if pair[0] != pair[1]]
    cells = ((row, col, one != other) for row, pair in rows for col, (one, other) in enumerate(zip(*pair, strict=True)))
    return frozenset(Cell(row, col) for row, col, changed in cells if changed)


def _floor(snapshot: Snapshot) -> Floor:
    """What is remembered where the mouse is."""
    mdp = snapshot.mdp
    return mdp.floors[int(mdp.floor[snapshot.agent.state])]


def carried_keys(snapshot: Snapshot) -> tuple[Tile, ...]:
    """The keys that the mouse holds."""
    floor = _floor(snapshot)
    return tuple(
        thing.tile for thing in inventory_items(snapshot.now) if thing.tile.gives and not thing.counted and thing.count(floor)
    )


def meaningful_overlays(shown: OverlaySet) -> tuple[Overlay, ...]:
    """The overlays that are switched on and have something to show.

    As long as nothing has been learned, most would only hide the level, above all with values of 0 everywhere.
    """
    fields, begun = shown.drawn.fields, shown.drawn.begun

    def meaningful(overlay: Overlay) -> bool:
        return begun or overlay.from_start or any(fields[need].any() for need in overlay.needs if need in fields)

    return tuple(overlay for id, overlay in overlays().items() if id in shown.overlays and meaningful(overlay))


def new_transitions(before: Snapshot, after: Snapshot) -> tuple[Transition, ...]:
    """The transitions that are new in the later of two snapshots of one run; where there are more, the last TOGETHER + 1."""
    if before.last is after.last or not after.last:
        return ()
    moved = (before.agent, before.lived) != (after.agent, after.lived)
    for count in range(1 if moved else 0, TOGETHER + 1):
        older = after.last[: len(after.last) - count][-SEEN:]
        if older == before.last[-len(older) :] if older else not before.last and count == len(after.last):
            return after.last[len(after.last) - count :]
    return after.last[-TOGETHER - 1 :]
