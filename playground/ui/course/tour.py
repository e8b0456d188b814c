"""The tour of the lessons for an exhibition: its stops, and how far it is."""

from dataclasses import dataclass

from playground.lessons.lesson import Lesson


@dataclass(frozen=True, eq=False)
class Stop:
    """A page that plays itself. leads: whether it is its lesson's first, whose title is shown large. number: its lesson's."""

    lesson: Lesson
    page: int
    leads: bool = True
    number: int = 1


@dataclass(frozen=True, eq=False)
class Tour:
    """stops: in turn. at: the one that is open, -1 before the first. since: when it was opened (seconds). done: since when it is
    solved, None before."""

    stops: tuple[Stop, ...] = ()
    at: int = -1
    since: float = 0.0
    done: float | None = None

    @property
    def stop(self) -> Stop | None:
        """The stop that is open."""
        return self.stops[self.at] if 0 <= self.at < len(self.stops) else None
