"""The branches of a run's past: which there are, which one is walked, and who lives in it."""

from dataclasses import fields, replace

from playground.training.commands import Beside
from playground.training.episode_curve import Curve
from playground.training.past.bookmarks import BookmarkNumbers, bookmarks
from playground.training.past.grounds import Grounds
from playground.training.past.strand import Companionship, Strand
from playground.training.past_view import Bookmark, BranchView
from playground.training.run import Run
from playground.world.mdp import read_only


class Tree:
    """strands: by id. strand: the one that is walked; None before a life began. grounds: their tables. numbers: of bookmarks."""

    def __init__(self) -> None:
        self.strands: dict[int, Strand] = {}
        self.strand: Strand | None = None
        self.grounds, self.numbers = Grounds(), BookmarkNumbers()
        self._marks: tuple[object, tuple[Bookmark, ...]] = (None, ())
        self._ids = 0

    def look(self, run: Run) -> None:
        """Takes note of who lives in the run. A life that began anew, after one that failed, is a branch of its own."""
        chronicle = run.life.chronicle
        if chronicle is None or run.racing is not None:
            return
        if self.strand is None or self.strand.chronicle is not chronicle:
            if self.strand is not None:
                for life in run.company.lives:
                    life.begin_anew()
            self.strand = self.add(Strand(self._ids, "", None, chronicle.since.at, chronicle))
        self.grounds.keep(run.ground)
        self._look_beside(run, self.strand)

    def _look_beside(self, run: Run, strand: Strand) -> None:
        """Takes note of who came and who left."""
        there = {id(life.chronicle): (place, life) for place, life in run.company.places if life.chronicle is not None}
        for one in strand.company:
            if one.left is None and id(one.chronicle) not in there:
                one.left = run.life.ticks
            there.pop(id(one.chronicle), None)
        for place, life in there.values():
            if life.chronicle is not None:
                strand.company.append(Companionship(Beside(life.learner, life.settings, place, life.seed), life.chronicle))

    def add(self, strand: Strand) -> Strand:
        """Adds a strand."""
        self.strands[strand.id] = strand
        self._ids = max(self._ids, strand.id) + 1
        return strand

    def named(self, id: int) -> Strand:
        """The strand of this number. ValueError where there is none."""
        if id not in self.strands:
            raise ValueError(f"there is no branch {id}, expected one of {', '.join(map(str, self.strands))}")
        return self.strands[id]

    def park(self, run: Run) -> None:
        """Leaves the strand that is walked: keeps its head, so that one can go over to it quickly."""
        strand = self.strand
        assert strand is not None
        for life in (run.life, *run.company.lives):
            if life.well is not None and life.chronicle is not None:
                life.chronicle.capture(life.ticks, life.save)
        strand.curve = curve_of(run)

    def grown(self, run: Run, moment: int, name: str) -> Strand:
        """A new strand that leaves the one that is walked at a moment."""
        assert self.strand is not None
        self.park(run)
        return self.add(self.strand.until(moment, self._ids, name or f"Branch {self._ids}"))

    def cut(self, id: int) -> None:
        """Drops a strand with all that left it. ValueError for the first one, and where the one that is walked would go too."""
        self.named(id)
        gone = {id}
        while more := {one.id for one in self.strands.values() if one.parent in gone} - gone:
            gone |= more
        if id == 0 or (self.strand is not None and self.strand.id in gone):
            what = "the first branch" if id == 0 else "the branch that is shown"
            raise ValueError(f"{what} cannot be cut; go over to another branch first" if id else f"{what} cannot be cut")
        self.strands = {one.id: one for one in self.strands.values() if one.id not in gone}
        if self.strand is not None:
            self.strand.chronicle.shelf.sweep()

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Those of the strand that is walked."""
        strand = self.strand
        if strand is None:
            return ()
        names = tuple(one.name for one in self.strands.values())
        key = (strand.id, len(strand.chronicle.log.entries), tuple(strand.own), tuple(strand.marks), names)
        if self._marks[0] != key:
            self._marks = (key, bookmarks(strand, self.strands, self.numbers))
        return self._marks[1]

    def views(self, run: Run) -> tuple[BranchView, ...]:
        """What is seen of the strands."""
        return tuple(one.view(curve_of(run) if one is self.strand else one.curve) for one in self.strands.values())


def curve_of(run: Run) -> Curve:
    """The curve of the run as it lives."""
    trainee = run.trainee
    if trainee is None:
        return run.life.recorder.curve
    curve = trainee.curve()
    return replace(curve, **{row.name: read_only(getattr(curve, row.name)) for row in fields(curve)})
