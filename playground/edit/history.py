"""Undo and redo as far as memory goes: the levels that were, kept whole, so that undoing cannot almost undo."""

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from playground.edit.edit import Edit, EditError
from playground.world.level import Level

MOST = 128 * 1024 * 1024
"""Bytes that the levels to go back to may take; the oldest are forgotten first. Small levels never come near it."""
_REFERENCE = 8


class Change(NamedTuple):
    """A level to go back (or on) to, what lies between it and the next one, and the stroke that it belongs to.

    size: the bytes that keeping it takes beside the next level: the rows that both share are kept once.
    """

    level: Level
    label: str
    stroke: int | str | None = None
    size: int = 0


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
        if self.level.table is not None:
            raise EditError(
                f"{self.level.title or 'This level'} brings its own table of states, so it cannot be painted or changed"
            )
        after = edit.apply(self.level)
        if after == self.level:
            return self
        if stroke is not None and self.past and self.past[-1].stroke == stroke:
            if after == self.past[-1].level:
                return History(after, self.past[:-1], self.replaced)
            begun = self.past[-1]
            grown = begun._replace(size=_size(begun.level, after))
            return History(after, _bounded((*self.past[:-1], grown)), (), self.replaced)
        change = Change(self.level, edit.label, stroke, _size(self.level, after))
        return History(after, _bounded((*self.past, change)), (), self.future)

    def moved_to(self, level: Level, label: str) -> "History":
        """The history with another level in place of this one, whatever lies between them; that is one undo."""
        change = Change(self.level, label, None, _size(self.level, level))
        return self if level == self.level else History(level, _bounded((*self.past, change)))

    def undo(self) -> "History":
        """One change back; the same history where nothing is left to undo. A stroke that went on is over then."""
        if not self.past:
            return self
        back, before = self.past[-1], self.past[:-1]
        before = (*before[:-1], before[-1]._replace(stroke=None)) if before else before
        return History(back.level, before, (*self.future, Change(self.level, back.label, None, back.size)))

    def redo(self) -> "History":
        """One change on again; the same history where nothing was undone."""
        if not self.future:
            return self
        on = self.future[-1]
        return History(on.level, (*self.past, Change(self.level, on.label, None, on.size)), self.future[:-1])

    def without(self, refused: Level, good: Level) -> "History":
        """Back to a level that can be played, after one that cannot: as little as possible is taken back.

        A change that led to the refused level is undone, so that it can be redone; in the middle of a stroke only its last part
        is. The same history where it has moved on meanwhile.
        """
        if self.level != refused:
            return self
        history = self
        while history.past and history.level != good:
            history = history.undo()
        if history.level == good:
            return history
        label = self.past[-1].label if self.past else ""
        return History(good, self.past, (Change(refused, label),))

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


def _size(level: Level, after: Level) -> int:
    """Bytes that a level takes beside the one after it, about."""
    maps, others = ((version.rows, *(change.rows for change in version.changes)) for version in (level, after))
    own = 0
    for rows, other in zip_longest(maps, others, fillvalue=()):
        own += sum(len(row) for row, beside in zip_longest(rows, other, fillvalue="") if row is not beside)
    return own + _REFERENCE * level.height * len(maps)


def _bounded(past: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes without the oldest ones where they take too much."""
    room = MOST - sum(change.size for change in past)
    first = 0
    while room < 0 and first < len(past) - 1:
        room += past[first].size
        first += 1
    return past[first:]
