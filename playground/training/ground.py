"""The ground of a run: a level, which of its moments is in force, and the table of that moment."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.training.snapshot import Working
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tabular.outline import outline
from playground.world.tabular.recompiled import recompiled
from playground.world.tabular.table import compile_mdp

BUILDING = "Building the table of the level"

Watch = Callable[[Working], None]
"""Is called now and then with the progress of work that takes long; ends the work by raising `StoppedError`."""

BY_HAND = "stopped before the table of the level was built; the level before it stays in use"
OVERTAKEN = ""


class StoppedError(Exception):
    """Work that takes long was ended before it was done: by a person, or because something else is to be done instead."""


def unwatched(working: Working) -> None:
    """Lets work take as long as it takes."""


@dataclass(frozen=True, eq=False)
class Ground:
    """level: as started or edited. moment: the index in its moments. mdp: the table of that moment.

    whole: whether the table says what can happen; before it is built there is only an outline.
    """

    level: Level
    moment: int
    mdp: TabularMDP
    whole: bool = True

    @property
    def now(self) -> Level:
        """The level that is in force."""
        return self.level.moments[self.moment]

    @property
    def until(self) -> int | None:
        """How many transitions are made in all before the next moment is in force; None for the last one."""
        changes = self.level.changes
        return changes[self.moment].at if self.moment < len(changes) else None


def ground_of(level: Level, lived: int, watch: Watch, before: Ground | None = None) -> Ground:
    """A level after so many transitions in all. Where there was another ground before, only what is different is built anew.

    Raises LevelError where the level cannot be played, and StoppedError where `watch` ends the work.
    """

    def report(share: float) -> None:
        watch(Working(BUILDING, share))

    moment = level.moment(lived)
    now = level.moments[moment]
    recompiles = before is not None and before.whole
    mdp = recompiled(now, before.now, before.mdp, report) if before is not None and recompiles else compile_mdp(now, report)
    return Ground(level, moment, mdp)


def ground_outline(level: Level) -> Ground:
    """A level before its table is built: it is only known where its cells are."""
    return Ground(level, 0, outline(level.moments[0]), whole=False)
