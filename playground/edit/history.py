"""Undo and redo without limit: the levels that were, kept whole, so that undoing cannot almost undo."""

from dataclasses import dataclass, field
from typing import NamedTuple

from playground.edit.edit import Edit
from playground.world.level import Level


class Change(NamedTuple):
    """A level to go back (or on) to, what lies between it and the next one, and the stroke that it belongs to."""

    level: Level
    label: str
    stroke: int | str | None = None


@dataclass(frozen=True)
class History:
    """The level as it is, with those before (`past`, oldest first) and those undone (`future`, next one last).

    `replaced` is the future as it was before the stroke that is going on: a stroke that comes to nothing gives it back.
    """

    level: Level
    past: tuple[Change, ...] = ()
    future: tuple[Change, ...] = ()
    replaced: tuple[Change, ...] = field(default=(), compare=False)

    def do(self, edit: Edit, stroke: int | str | None = None) -> "History":
        """The history after an edit; edits with the same stroke id are one undo.

        An edit that changes nothing leaves no trace, nor does a stroke that ends where it began. EditError leaves all as it was.
        """
        after = edit.apply(self.level)
        if after == self.level:
            return self
        if stroke is not None and self.past and self.past[-1].stroke == stroke:
            if after == self.past[-1].level:
                return History(after, self.past[:-1], self.replaced)
            return History(after, self.past, (), self.replaced)
        return History(after, (*self.past, Change(self.level, edit.label, stroke)), (), self.future)

    def undo(self) -> "History":
        """One change back; the same history where nothing is left to undo."""
        if not self.past:
            return self
        back = self.past[-1]
        return History(back.level, self.past[:-1], (*self.future, Change(self.level, back.label)))

    def redo(self) -> "History":
        """One change on again; the same history where nothing was undone."""
        if not self.future:
            return self
        on = self.future[-1]
        return History(on.level, (*self.past, Change(self.level, on.label)), self.future[:-1])

    @property
    def undo_label(self) -> str:
        """What undo would take back, "" for nothing."""
        return self.past[-1].label if self.past else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, "" for nothing."""
        return self.future[-1].label if self.future else ""

    def changed_since(self, level: Level) -> bool:
        """Whether the level differs from one that was saved: the unsaved mark. Undoing back to it clears the mark."""
        return self.level != level
