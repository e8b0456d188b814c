"""The parts of what the app remembers: what is asked of the session, how the board is viewed, the tool, the open dialog."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playground.edit.history import History
from playground.learning.learner import NetworkPicture
from playground.lessons.control_rules import EVERYTHING, ControlRules
from playground.training.drivers import Driver
from playground.training.pace import AUTO, Tempo
from playground.ui.arrivals import Arrival, Departure
from playground.ui.documents import Document
from playground.ui.keeping import Kept
from playground.ui.wishes import Wish
from playground.world.advice.routes import PlannedMove
from playground.world.exchange.sharing.shared import Shared
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tile import Tile
from playground.world.tiles import TILES

SEED = 10
"""The seed of a run at first: with it the first cheese and its worth at the start come soon on each level of the tour."""


def _has(level: Level, cell: Cell) -> bool:
    return cell.row < level.height and cell.col < level.width


@dataclass(frozen=True, eq=False)
class Guest:
    """An agent that was trained elsewhere: the name of its file, its networks, and the level that it was brought to.

    notes: sentences on what its file left open, and how that was taken.
    """

    name: str
    networks: Mapping[str, NetworkPicture]
    level: Level
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunRequest:
    """What is asked of the session: which learner with which settings, who drives, whether it learns, how fast.

    settings: by learner, for those whose dials were moved; the others have their own defaults.
    drivers: who drives in each mode that has its own driver. pace: how fast it goes.
    judge: the learner that is to judge what another one has learned, "" is the first that can.
    guest: the agent that was brought last. keeps: whether runs are kept when they are left.
    """

    learner: str = "q-learning"
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    seed: int = SEED
    driver: Driver = Driver.ME
    drivers: Mapping[str, Driver] = field(
        default_factory=lambda: MappingProxyType({"play": Driver.ME, "train": Driver.LEARNER, "race": Driver.LEARNER})
    )
    learning: bool = True
    running: bool = False
    pace: Tempo = AUTO
    judge: str = ""
    guest: Guest | None = None
    keeps: bool = True


@dataclass(frozen=True, eq=False)
class GivenUp:
    """A run that a person gave up for a new one (Reset, another learner, another seed), and that undo brings back.

    run: the number of the new one. history: that of the level at that time; whoever edits it since undoes that first.
    """

    run: int
    history: History


@dataclass(frozen=True)
class Look:
    """How the board is looked at: what lies over it, how near it is, and the cell that the keyboard reads (None: the pointer's).

    bound: the value at which the colours end, where a person fixed it; None lets them follow the values.
    goal: a cell that is to be brought into sight, once.
    floor: the number of the floor of the snapshot's table that is looked at; None follows the mouse.
    tells: whether the card of a cell also says what is best there where a mode keeps that to itself at first.
    more, numbers: of a person who has few switches: whether all are shown for now, and whether numbers are.
    away: the keys drive, so that the resting pointer points at nothing until it moves again.
    controls: which controls there are, as far as a lesson's scene has something to say about it.
    """

    overlays: frozenset[str] = frozenset({"values", "arrows", "thread"})
    zoom: float = 1.0
    centre: tuple[float, float] | None = None
    cursor: Cell | None = None
    bound: float | None = None
    floor: int | None = None
    goal: Cell | None = None
    more: bool = False
    numbers: bool = False
    away: bool = False
    tells: bool = False
    controls: ControlRules = EVERYTHING

    def on(self, level: Level) -> "Look":
        """The look at a level that may be smaller than the one before: no cell is read or sought that it does not have."""
        cursor, goal = (cell if cell is not None and _has(level, cell) else None for cell in (self.cursor, self.goal))
        return self if (cursor, goal) == (self.cursor, self.goal) else replace(self, cursor=cursor, goal=goal)


@dataclass(frozen=True, eq=False)
class Journey:
    """The mouse's walk to a cell that a person pointed at; each of its steps is a move of the person.

    goal: the cell, None where nobody walks. way: the moves still to be made, in `table`. due: when the next one may be (seconds).
    lived, step: of the snapshot in which the last move was made; end: the state that it should lead to. None and -1: none yet.
    """

    goal: Cell | None = None
    way: tuple[PlannedMove, ...] = ()
    table: TabularMDP | None = None
    due: float = 0.0
    lived: int = -1
    step: int | None = None
    end: int = -1


RESTING = Journey()
"""Nobody walks."""


@dataclass(frozen=True)
class Tool:
    """The editor's tool.

    tile: what the brush paints. brush: its id. cell: the selected cell. aiming: the next cell clicked becomes its target.
    trail: the cells of the stroke going on, in turn; erasing: whether it erases; moving: it carries the first one's tile.
    moment: which of the level's maps is painted. walking: the cells clicked become the round of the selected hazard.
    shown: cells that a piece of advice is about.
    stroke: number of the stroke. folded: the headings of the palette that are folded away, None: as the window has room.
    """

    tile: Tile = TILES["wall"]
    brush: str = "paint"
    cell: Cell | None = None
    aiming: bool = False
    trail: tuple[Cell, ...] = ()
    erasing: bool = False
    moving: bool = False
    moment: int = 0
    walking: bool = False
    shown: tuple[Cell, ...] = ()
    stroke: int = 0
    folded: frozenset[str] | None = None

    def on(self, level: Level) -> "Tool":
        """The tool over a level that may be smaller than the one before: it holds no cell that is not there."""
        trail, shown = (tuple(cell for cell in cells if _has(level, cell)) for cells in (self.trail, self.shown))
        chosen = self.cell if self.cell is not None and _has(level, self.cell) else None
        same = (trail, shown, chosen) == (self.trail, self.shown, self.cell)
        return self if same else replace(self, trail=trail, shown=shown, cell=chosen, aiming=False, walking=False)


@dataclass(frozen=True)
class OpenDialog:
    """What lies over the window: its id ("" is nothing), the words typed in it, and what is wanted once it is answered.

    arrival, shared: a level, or what a code stands for, that asks to be opened. departure: the level in another format.
    pending: the workspace as it would be after a change that is asked about.
    under: the one that lies below it, and is open again once this one is closed.
    """

    id: str = ""
    text: str = ""
    choice: str = ""
    title: str = ""
    rows: int = 6
    cols: int = 8
    path: Path | None = None
    then: Wish | None = None
    arrival: Arrival | None = None
    shared: Shared | None = None
    departure: Departure | None = None
    pending: Any = None
    under: "OpenDialog | None" = None


@dataclass(frozen=True, eq=False)
class Aside:
    """A person's own work while something else stands in the window: the level with its history, the run, the look.

    kept: learning curves to compare. memories: what explanations remember.
    by: whose place the window is lent to, the type of what it remembers: that outlasts the giving back.
    """

    document: Document
    history: History
    brain: RunRequest
    look: Look
    by: type
    kept: tuple[Kept, ...] = ()
    memories: Mapping[type, Any] = field(default_factory=lambda: MappingProxyType({}))

    def returned(self, memories: Mapping[type, Any]) -> dict[str, Any]:
        """The fields of a workspace that are as they were, by name; memories: what the borrower and others remember now."""
        lasting = {kind: memory for kind, memory in memories.items() if kind is self.by}
        both = MappingProxyType({**self.memories, **lasting})
        return {"brain": self.brain, "look": self.look, "kept": self.kept, "memories": both}


@dataclass(frozen=True)
class ClassRules:
    """What a class pack restricts. modes: the ids of those that may be opened, none for all. controls: which there are."""

    modes: tuple[str, ...] = ()
    controls: ControlRules = EVERYTHING

    def allow(self, mode: str) -> bool:
        """Whether a mode may be opened."""
        return not self.modes or mode in self.modes


FREE = ClassRules()
"""Nothing is restricted."""


@dataclass(frozen=True)
class Occasion:
    """What the window is used for, whatever is open in it.

    rules: what a class restricts. presenting: whether it is projected, the board and the words large and nothing else.
    keeps: whether preferences, progress and unsaved work are kept on the disk.
    """

    rules: ClassRules = FREE
    presenting: bool = False
    keeps: bool = True


USUAL = Occasion()
"""One person at their own machine."""
