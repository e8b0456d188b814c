"""Edits of a level that changes in time: which of its maps is painted, and when each comes into force."""

import dataclasses
from dataclasses import dataclass

from playground.edit.checks import checked
from playground.edit.edit import Edit, EditError
from playground.world.level import Level, MapChange

FIRST_STEP = 1000
"""The step of the first change, until a person says another one."""
MOST = 100
"""The number of changes that a level can have."""
LATEST = 1_000_000_000
"""The last step at which a map may change."""


@dataclass(frozen=True)
class At:
    """An edit of the map that comes into force at a moment; 0 is the map at the start."""

    moment: int
    edit: Edit

    @property
    def label(self) -> str:
        return self.edit.label

    def apply(self, level: Level) -> Level:
        if not self.moment:
            return self.edit.apply(level)
        return turned(self.edit.apply(turned(level, self.moment)), self.moment)


@dataclass(frozen=True)
class AddChange:
    """After the last map comes another one, which is like it until it is painted."""

    label: str = "add a later map"

    def apply(self, level: Level) -> Level:
        if len(level.changes) >= MOST:
            raise EditError(f"a level has at most {MOST} maps that follow the first")
        last = level.changes[-1] if level.changes else None
        at = min(LATEST, 2 * last.at) if last else FIRST_STEP
        if last and at <= last.at:
            raise EditError(f"the last map begins at step {last.at:,}, and no map can begin after step {LATEST:,}")
        change = MapChange(at, last.rows if last else level.rows)
        return checked(dataclasses.replace(level, changes=(*level.changes, change)), level, thoroughly=True)


@dataclass(frozen=True)
class RemoveChange:
    """A later map goes; the one before it stays in force."""

    moment: int
    label: str = "remove a later map"

    def apply(self, level: Level) -> Level:
        at = self.moment - 1
        changes = level.changes[:at] + level.changes[at + 1 :]
        return checked(dataclasses.replace(level, changes=changes), level, thoroughly=True)


@dataclass(frozen=True)
class SetStep:
    """A later map comes into force after so many steps in all."""

    moment: int
    step: int
    label: str = "change the step"

    def apply(self, level: Level) -> Level:
        least, most = steps_between(level, self.moment)
        if not least <= self.step <= most:
            raise EditError(f"this map can begin at step {least:,} to {most:,}, between those before and after it")
        changes = tuple(
            dataclasses.replace(later, at=self.step) if number == self.moment else later
            for number, later in enumerate(level.changes, start=1)
        )
        return checked(dataclasses.replace(level, changes=changes), level, thoroughly=True)


def steps_between(level: Level, moment: int) -> tuple[int, int]:
    """The first and the last step at which a later map can come into force, between its neighbours."""
    before = level.changes[moment - 2].at if moment > 1 else 0
    after = level.changes[moment].at if moment < len(level.changes) else LATEST + 1
    return before + 1, after - 1


def turned(level: Level, moment: int) -> Level:
    """The level with the map of a moment in front, and its first map in that place; doing it twice gives the level back."""
    changes = list(level.changes)
    later = changes[moment - 1]
    changes[moment - 1] = dataclasses.replace(later, rows=level.rows)
    return dataclasses.replace(level, rows=later.rows, changes=tuple(changes))
