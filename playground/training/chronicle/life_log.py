"""The log of a life: its deeds in order, each with the tick at which it began."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from playground.training.chronicle.deed import Deed, Facts


class LogEntry(NamedTuple):
    """at: ticks of this life when the deed began. moment: those of the first life of its run."""

    at: int
    moment: int
    deed: Deed


class Position(NamedTuple):
    """How far a log was done: so many entries whole, and of the next one so many parts."""

    whole: int
    parts: int = 0


class Log:
    """Deeds of one kind that follow one another become one entry, so a log grows with what is changed and not with time.

    first: ticks of the life at its beginning. bytes: that it takes, about.
    """

    def __init__(self, first: int = 0, entries: tuple[LogEntry, ...] = ()) -> None:
        self.first, self.entries = first, list(entries)
        self._moments = [entry.moment for entry in entries]
        self.bytes = sum(entry.deed.bytes for entry in entries)

    def add(self, at: int, moment: int, deed: Deed) -> None:
        """Adds what was just done, begun at this tick of the life, at this moment of its run."""
        last = self.entries[-1] if self.entries else None
        joined = None if last is None else last.deed.joined(deed, moment - last.moment)
        if last is not None and joined is not None:
            self.bytes += joined.bytes - last.deed.bytes
            self.entries[-1] = last._replace(deed=joined)
            return
        self.entries.append(LogEntry(at, moment, deed))
        self._moments.append(moment)
        self.bytes += deed.bytes

    @property
    def end(self) -> Position:
        """All of it as it is now; what is added to the last entry later comes after that."""
        return Position(len(self.entries) - 1, self.entries[-1].deed.size) if self.entries else Position(0)

    def position(self, moment: int) -> Position:
        """After all that was done at a moment of the run, before its next tick."""
        number = bisect_right(self._moments, moment) - 1
        if number < 0:
            return Position(0)
        entry = self.entries[number]
        return Position(number, entry.deed.within(moment - entry.moment))

    def ticks(self, position: Position) -> int:
        """Ticks of the life at a position."""
        if position.whole >= len(self.entries):
            return self.last
        entry = self.entries[position.whole]
        return entry.at + entry.deed.ticks(position.parts)

    @property
    def last(self) -> int:
        """Ticks at its end."""
        return self.ticks(self.end) if self.entries else self.first

    def until(self, position: Position) -> "Log":
        """The beginning of this log."""
        kept = self.entries[: position.whole]
        if position.whole < len(self.entries) and position.parts:
            entry = self.entries[position.whole]
            kept = [*kept, entry._replace(deed=entry.deed.part(position.parts))]
        return Log(self.first, tuple(kept))

    def facts(self, position: Position, facts: Facts, since: Position) -> Facts:
        """What holds at a position, where `facts` held at an earlier one."""
        for entry in self.entries[since.whole : position.whole + bool(position.parts)]:
            facts = entry.deed.after(facts)
        return facts

    def changes(self, facts: Facts) -> Iterator[tuple[LogEntry, str]]:
        """The entries that changed something worth saying, each with its words; `facts` held at the beginning."""
        for entry in self.entries:
            words = entry.deed.words(facts)
            facts = entry.deed.after(facts)
            if words:
                yield entry, words
