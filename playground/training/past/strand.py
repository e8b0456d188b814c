"""A branch of a run's past: the life that it is about, those beside it, and where it left its parent."""

from dataclasses import dataclass, field

from playground.training.chronicle.chronicle import Chronicle
from playground.training.chronicle.life_log import LogEntry
from playground.training.commands import Beside
from playground.training.episode_curve import Curve
from playground.training.past_view import Bookmark, BranchView
from playground.training.recorder import NO_CURVE


@dataclass
class Companionship:
    """A life beside the first one: what was asked for, its chronicle, and the moment at which it left; None: not yet."""

    asked: Beside
    chronicle: Chronicle
    left: int | None = None

    def there(self, moment: int) -> bool:
        """Whether it lived beside the first one at a moment."""
        return self.chronicle.since.moment <= moment and (self.left is None or moment < self.left)

    def until(self, moment: int) -> "Companionship":
        """The same as far as it had come at a moment, as one of its own."""
        chronicle = self.chronicle.until(self.chronicle.log.position(moment))
        return Companionship(self.asked, chronicle, None if self.there(moment) else self.left)


@dataclass
class Strand:
    """One branch. id, name, parent, at: as in `BranchView`. chronicle: of its first life. company: all that ever lived beside it.

    curve: of its first life, as it was when the strand was left. own: bookmarks that a person set. marks: those that were found.
    good: the last moment with finite numbers, where that was looked for.
    """

    id: int
    name: str
    parent: int | None
    at: int
    chronicle: Chronicle
    company: list[Companionship] = field(default_factory=list)
    curve: Curve = NO_CURVE
    own: list[Bookmark] = field(default_factory=list)
    marks: list[Bookmark] = field(default_factory=list)
    good: int | None = None

    @property
    def first(self) -> int:
        """The first moment that can be gone to."""
        return self.chronicle.since.at

    @property
    def last(self) -> int:
        """The last moment."""
        return self.chronicle.last

    @property
    def changes(self) -> list[tuple[LogEntry, str]]:
        """What was changed in it, with words."""
        return list(self.chronicle.log.changes(self.chronicle.beginning.facts))

    @property
    def why(self) -> str:
        """What was changed first after it left its parent, in plain words; "" where nothing was."""
        if self.parent is None:
            return ""
        return next((words for entry, words in self.changes if entry.at >= self.at), "")

    def until(self, moment: int, id: int, name: str) -> "Strand":
        """A new one that leaves this one at a moment: the past until then is shared."""
        company = [one.until(moment) for one in self.company if one.chronicle.since.moment <= moment]
        own = [bookmark for bookmark in self.own if bookmark.at <= moment]
        marks = [bookmark for bookmark in self.marks if bookmark.at <= moment]
        chronicle = self.chronicle.until(self.chronicle.log.position(moment))
        return Strand(id, name, self.id, moment, chronicle, company, own=own, marks=marks)

    def view(self, curve: Curve) -> BranchView:
        """What is seen of it."""
        return BranchView(self.id, self.name, self.parent, self.at, self.last, curve, self.why)
