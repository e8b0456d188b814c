"""The time machine of a run: which moment of which branch is shown, and how it got there."""

import math
from collections.abc import Sequence

from playground.training.commands import (
    Branch,
    CompareWith,
    CutBranch,
    LiveGoesOn,
    NameBranch,
    PlayPast,
    RemoveBookmark,
    Seek,
    SetBookmark,
    StepPast,
    SwitchBranch,
    ToPast,
)
from playground.training.pace import Clock
from playground.training.past.branch_tree import Tree
from playground.training.past.branching import gone_on
from playground.training.past.milestones.scouting import Scouting
from playground.training.past.past_showing import Showing, Task
from playground.training.past.past_strides import next_moment
from playground.training.past.strand import Strand
from playground.training.past_view import Bookmark, BookmarkKind, Stride, Timeline
from playground.training.run import Run
from playground.training.snapshot import Snapshot
from playground.training.view import view
from playground.world.mdp import TabularMDP

FRAME = 1 / 60
"""Seconds between two moments that are shown while the past is played."""
LONG = 0.15
"""Seconds after which it is said how far a seek is."""
LONGEST_NAME = 60
"""Letters of a name at most."""
NOTHING = "there is no past yet: the learner has not begun"


class TimeMachine:
    """It writes nothing down itself: lives do. What it shows is revived from that.

    tree: the branches. showing: the moment of the past that is shown; None: the run as it lives.
    goes_on: whether the live run goes on meanwhile.
    comparing: the moment with which all is to be compared, while it is gone to.
    """

    def __init__(self, clock: Clock) -> None:
        self.tree, self.goes_on = Tree(), False
        self.showing: Showing | None = None
        self.comparing: Showing | None = None
        self._reference: Snapshot | None = None
        self._compared: int | None = None
        self._clock, self._began = clock, 0.0
        self._playing = 0.0
        self._scouting = Scouting(clock)
        self._from = (0, 0.0)  # moment and time from which it plays

    def look(self, run: Run) -> None:
        """Takes note of who lives in the run; is called after whatever may have changed that."""
        self.tree.look(run)

    @property
    def going(self) -> bool:
        """Whether it is on its way to another moment."""
        return self.showing is not None and self.showing.going

    def obey(self, command: ToPast, run: Run) -> Run:
        """Does what is asked for; the run that lives from now on. ValueError where it cannot be done, and nothing changes."""
        if self.tree.strand is None:
            raise ValueError(NOTHING)
        match command:
            case Seek(at):
                self._seek(run, at)
            case PlayPast(per_second):
                self._play(run, per_second)
            case StepPast(by, unit):
                self._step(run, by, unit)
            case LiveGoesOn(on):
                self.goes_on = on
            case SetBookmark(name, at):
                moment = self.at(run) if at is None else at
                self.tree.strand.own.append(self.tree.numbers.numbered(moment, BookmarkKind.OWN, _name(name)))
            case RemoveBookmark(number):
                self._remove(number)
            case CompareWith(at):
                self._compare(run, at)
            case Branch(name):
                return self._branch(run, name)
            case SwitchBranch(id):
                return self._switch(run, id)
            case NameBranch(id, name):
                self.tree.named(id).name = _name(name)
            case CutBranch(id):
                self.tree.cut(id)
        return run

    @property
    def marks(self) -> Sequence[Bookmark]:
        """The milestones of the strand that is walked; another list where another one is there."""
        return () if self.tree.strand is None else self.tree.strand.marks

    def at(self, run: Run) -> int:
        """The moment that is shown."""
        return run.life.ticks if self.showing is None else self.showing.at

    def leave(self) -> None:
        """Shows the run as it lives again."""
        self.showing, self._playing = None, 0.0

    @property
    def lives(self) -> bool:
        """Whether the run goes on."""
        return self.showing is None or self.goes_on

    def reference(self, mdp: TabularMDP) -> Snapshot | None:
        """The moment that is compared with; None where none is, and where it belongs to another table."""
        return self._reference if self._reference is not None and self._reference.mdp is mdp else None

    def work(self, seconds: float, run: Run) -> bool:
        """Works for about so many seconds on what is shown of the past; False where there was nothing to do."""
        if self.comparing is not None:
            self.comparing.work(seconds)
            if not self.comparing.going:
                past, self.comparing = self.comparing.run, None
                past.life.record()
                self._reference = view(past, 0, "", None)
            return True
        if self.showing is None:
            return False
        played = self._play_on(self.showing)
        worked = self.showing is not None and self.showing.work(seconds)
        return worked or played or (not self._playing and self._scouting.work(run, self.tree, still=not self.goes_on))

    def scout(self, run: Run, busy: bool) -> bool:
        """A slice of looking for the milestones of the run as it lives; False where there is nothing to do now.

        busy: the run has just worked; then only a small share of the time is taken.
        """
        return self.showing is None and self._scouting.work(run, self.tree, not run.switches.going, busy)

    def rest(self) -> float:
        """Seconds until there is something to do."""
        if self.comparing is not None:
            return 0.0
        if self.showing is None:
            return math.inf
        playing = max(FRAME, 1.0 / abs(self._playing)) if self._playing else math.inf
        return min(self.showing.rest() if self._playing or self._scouting.idle else 0.0, playing)

    def timeline(self, run: Run) -> Timeline | None:
        """What is seen of the past; None where there is none."""
        strand, showing = self.tree.strand, self.showing
        if strand is None:
            return None
        long = showing is not None and showing.going and self._clock() - self._began > LONG
        shelf = strand.chronicle.shelf
        return Timeline(
            first=strand.first,
            last=strand.last,
            at=self.at(run),
            live=showing is None,
            playing=self._playing,
            compared=self._compared,
            seeking=showing.share if showing is not None and long else None,
            goes_on=self.goes_on,
            bookmarks=self.tree.bookmarks,
            branches=self.tree.views(run),
            branch=strand.id,
            bytes=shelf.bytes,
            stride=strand.chronicle.keyframes.spacing,
            budget=shelf.budget,
            forgotten=shelf.forgotten,
        )

    def _shown(self, run: Run) -> Showing:
        """The past that is shown, beginning with the live moment."""
        strand = self.tree.strand
        assert strand is not None
        if self.showing is None:
            self.showing = Showing(run, strand, self.tree.grounds)
        return self.showing

    def _begin(self, showing: Showing, task: Task) -> None:
        showing.begin(task)
        self._began = self._clock()

    def _seek(self, run: Run, at: int | None) -> None:
        if at is None:
            self.leave()
            return
        showing = self._shown(run)
        self._playing = 0.0
        self._begin(showing, showing.shown(at))

    def _play(self, run: Run, per_second: float) -> None:
        if not math.isfinite(per_second):
            raise ValueError(f"the past is to be played at {per_second} ticks a second, expected a number; 0 stops")
        if per_second == 0.0:
            self._playing = 0.0
            return
        if self.showing is None and per_second > 0.0:
            return  # there is nothing after the live head
        self._shown(run)
        self._playing, self._from = per_second, (self.at(run), self._clock())

    def _play_on(self, showing: Showing) -> bool:
        """Goes on to the moment that is due; False where none is."""
        if not self._playing or showing.going:
            return False
        begin, then = self._from
        due = begin + math.trunc(self._playing * (self._clock() - then))
        if due == showing.at:
            return False
        strand = showing.strand
        if due >= strand.last and self._playing > 0.0:
            self.leave()
            return True
        if due <= strand.first:
            self._playing = 0.0
        self._begin(showing, showing.shown(due))
        return True

    def _step(self, run: Run, by: int, unit: Stride) -> None:
        if self.showing is None and by >= 0:
            return
        showing = self._shown(run)
        self._playing = 0.0
        self._begin(showing, _stepping(showing, showing.task, by, unit))

    def _remove(self, number: int) -> None:
        strand = self.tree.strand
        assert strand is not None
        if not any(mark.number == number for mark in strand.own):
            raise ValueError(f"there is no bookmark of your own with the number {number}")
        strand.own = [mark for mark in strand.own if mark.number != number]

    def _compare(self, run: Run, at: int | None) -> None:
        self.comparing = self._reference = self._compared = None
        if at is not None and self.tree.strand is not None:
            self.comparing = Showing(run, self.tree.strand, self.tree.grounds)
            self.comparing.seek(at)
            self._compared = min(max(at, self.tree.strand.first), self.tree.strand.last)

    def _branch(self, run: Run, name: str) -> Run:
        showing = self._shown(run)
        if not showing.arrivals and not showing.going:
            self._begin(showing, showing.shown(showing.at))
        showing.finish()
        return self._go_on(run, showing, self.tree.grown(run, showing.at, _name(name) if name.strip() else ""))

    def _switch(self, run: Run, id: int) -> Run:
        strand = self.tree.named(id)
        if strand is self.tree.strand:
            self.leave()
            return run
        showing = Showing(run, strand, self.tree.grounds)
        showing.seek(strand.last)
        showing.finish()
        self.tree.park(run)
        return self._go_on(run, showing, strand)

    def _go_on(self, run: Run, showing: Showing, strand: Strand) -> Run:
        """Walks a strand from what is shown."""
        self.leave()
        shared = strand.at if strand.parent is not None else -1
        self._compared = self._compared if self._compared is not None and self._compared <= shared else None
        self.tree.strand, self.comparing = strand, None
        return gone_on(run, showing, strand)


def _stepping(showing: Showing, before: Task | None, by: int, unit: Stride) -> Task:
    """Comes to where it was going, looks for the moment from there, and shows it."""
    yield from before or ()
    search = next_moment(showing.revival, showing.at, by, unit, showing.strand.first, showing.strand.last)
    while True:
        try:
            showing.share = next(search)
        except StopIteration as end:
            moment: int = end.value
            break
        yield
    yield from showing.shown(moment)


def _name(name: str) -> str:
    """A name as it is kept. ValueError for one that says nothing."""
    words = " ".join(name.split())[:LONGEST_NAME]
    if not words:
        raise ValueError("the name is empty, expected a word or two")
    return words
