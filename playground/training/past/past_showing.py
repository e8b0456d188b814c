"""A moment of the past as a run of its own, so that all that can be seen of a run can be seen of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from playground.learning.learner import finite
from playground.training import engine
from playground.training.commands import Sample, Study
from playground.training.company import Company
from playground.training.ground import Ground
from playground.training.life import Life
from playground.training.past.grounds import Grounds
from playground.training.past.revival import SLICE, Revival
from playground.training.past.strand import Companionship, Strand
from playground.training.recorder import Recorder
from playground.training.run import Run
from playground.training.session_switches import Switches
from playground.training.trouble import NOT_FINITE

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.meter import Meter

Task = Iterator[None]
"""Goes through the past, a slice at a time."""
METERS = 4
"""Levels whose optimum is kept, so that going to and fro over an edit does not solve them again."""


class Showing:
    """The past of a strand, at the moment `at`. run: what is shown there; it never goes on by itself.

    task: its way to another moment; what `run` shows then belongs to none. None where it is there. going: whether there is one.
    share: of the way that is done. arrivals: how often it has come to a moment.
    """

    def __init__(self, live: Run, strand: Strand, grounds: Grounds) -> None:
        """`live`: the run whose past it is; nothing of it is changed."""
        self.strand, self.at, self.share, self.arrivals = strand, strand.last, 1.0, 0
        self._grounds = grounds
        self.revival = Revival(strand.chronicle, grounds)
        self._beside: dict[int, tuple[Companionship, Revival]] = {}
        self.task: Task | None = None
        switches = Switches(live.clock)
        switches.pace, switches.study = live.switches.pace, live.switches.study
        self.run = Run(live.start, live.ground, switches, live.clock)
        self._meters = [live.meter] if live.meter else []

    @property
    def going(self) -> bool:
        """Whether it is on its way to another moment."""
        return self.task is not None

    def seek(self, moment: int) -> None:
        """Is to show this moment, or the nearest there is; what it was on its way to counts no more."""
        self.begin(self.shown(moment))

    def begin(self, task: Task) -> None:
        """Is to do a task, which ends at the moment that is to be shown; what it was doing counts no more."""
        self.task, self.share = task, 0.0

    def finish(self) -> None:
        """Comes to where it is going, however long that takes."""
        while self.going:
            self.work(1.0)

    def obey(self, command: Study | Sample) -> None:
        """Studies another policy, or plays more episodes by it. ValueError as in `Studying`."""
        self.run.studying.obey(command)

    def work(self, seconds: float) -> bool:
        """Works for about so many seconds; False where there was nothing to do."""
        if self.task is None:
            return engine.work(self.run, seconds)
        clock, began = self.run.clock, self.run.clock()
        while self.task is not None and clock() - began < seconds:
            if next(self.task, self) is self:
                self.task = None
        return True

    def rest(self) -> float:
        """Seconds until there is something to do."""
        return 0.0 if self.going else engine.rest(self.run)

    def beside(self, place: int) -> Life | None:
        """The life in a place beside the first one; None where there is none."""
        return next((revival.life for one, revival in self._beside.values() if one.asked.place == place), None)

    def shown(self, moment: int) -> Task:
        """Goes to a moment with everyone who lived then, and shows it."""
        moment = min(max(moment, self.strand.first), self.strand.last)
        yield from self.reached(moment)
        good = None
        if not self.finite:
            good = Recorder()
            yield from self._find_good(moment)
            yield from self.reached(self.strand.first if self.strand.good is None else self.strand.good)
            _record(self.revival.life, good)
            yield from self.reached(moment)
        for one, revival in self._company(moment):
            revival.head_for(one.chronicle.log.position(moment))
            while not revival.work(SLICE):
                yield
        self._arrive(moment, good)

    def reached(self, moment: int) -> Task:
        """Goes to a moment with the first life alone."""
        revival = self.revival
        revival.head_for(revival.chronicle.log.position(moment))
        whole = max(1, revival.left)
        while not revival.work(SLICE):
            self.share = 1.0 - revival.left / whole
            yield

    @property
    def finite(self) -> bool:
        """Whether all that the first life believes now is a number."""
        trainee = self.revival.life.trainee
        return trainee is None or finite(trainee.fields())

    def _find_good(self, moment: int) -> Task:
        """Looks for the last moment of the strand at which every number was finite: those of `moment` are not."""
        low, high = self.strand.first, moment
        if self.strand.good is not None:
            return
        while high - low > 1:
            middle = (low + high) // 2
            yield from self.reached(middle)
            low, high = (middle, high) if self.finite else (low, middle)
        self.strand.good = low

    def _company(self, moment: int) -> list[tuple[Companionship, Revival]]:
        """Those who lived beside the first one at a moment, to be revived."""
        there = [one for one in self.strand.company if one.there(moment)]
        self._beside = {
            id(one): self._beside.get(id(one)) or (one, Revival(one.chronicle, self._grounds, self.revival.life)) for one in there
        }
        return list(self._beside.values())

    def _arrive(self, moment: int, good: Recorder | None) -> None:
        """Shows what was revived. good: what was believed last before it became no number any more."""
        run, life, facts = self.run, self.revival.life, self.revival.facts
        assert life.trainee is not None
        ground, old = Ground(facts.level, facts.moment, life.trainee.mdp), run.ground
        run.life, run.ground = life, ground
        run.switches.driver, run.switches.learning = facts.driver, facts.learning
        if good is not None:
            life.recorder, life.trouble = good, life.trouble or NOT_FINITE
        elif life.trouble:
            _record(life, life.recorder)
        if run.meter is None or old.mdp is not ground.mdp:
            run.meter = self._meter(ground)
            run.studying.begin()
        run.meter.note(0.0)
        run.studying.note()
        run.company = Company((one.asked for one, _ in self._beside.values()), run.clock)
        run.company.take({one.asked.place: revival.life for one, revival in self._beside.values()})
        self.at, self.share, self.arrivals = moment, 1.0, self.arrivals + 1

    def _meter(self, ground: Ground) -> "Meter":
        """A meter of this level that knows what is known of its optimum."""
        from playground.training.meter import Meter

        before = next((meter for meter in self._meters if meter.mdp is ground.mdp), None)
        meter = before.another() if before else Meter(ground.mdp, self.run.clock, level=ground.now)
        self._meters = [meter, *(one for one in self._meters if one.mdp is not ground.mdp)][:METERS]
        return meter


def _record(life: Life, recorder: Recorder) -> None:
    """Takes copies of what a life believes, whatever is wrong with it."""
    trainee = life.trainee
    if trainee is not None:
        recorder.record(trainee.fields(), trainee.curve(), trainee.networks())
