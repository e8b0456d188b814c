"""What makes a run go on: training in slices at its pace, the meter beside it, and failures caught."""

import math
from typing import TYPE_CHECKING

from playground.learning.learner import Stage
from playground.training import commands
from playground.training.company import Company
from playground.training.life import Life
from playground.training.pace import Clock, Pace, Speed
from playground.training.readiness import POLL
from playground.training.snapshot import Working
from playground.training.studies.studying import Studying
from playground.world.level import Level
from playground.world.mdp import TabularMDP

if TYPE_CHECKING:  # they need the compiled kernels, for which the first picture does not wait
    from playground.training.meter import Meter
    from playground.training.pupil import Pupil

CALM = 8.0
"""Steps a second of the mouse of a planner that has nothing left to plan, where the pace is full speed: haste is for nothing."""

LONG = 0.5
"""Seconds that a sweep must take to be told of."""


class Engine:
    """The switches of a session, and who goes by them. They change at any time without a reset.

    driver: one of DRIVERS. learning: whether the learner learns. running: whether it goes on by itself.
    owed: single units asked for. stage: a stretch of a planner's work that was asked for and goes on.
    life: who lives now, nobody before the first run. company: who lives beside it. meter: how far it is from the optimum.
    """

    def __init__(self, seconds: Clock) -> None:
        self._seconds = seconds
        self._speed = Speed(seconds)
        self.pace, self._stroll = Pace(seconds), Pace(seconds)
        self._stroll.set(CALM)
        self.driver, self.learning, self.running, self.owed = "learner", True, False, 0
        self.stage: Stage | None = None
        self._stage_left, self._hurried = 0, False
        self.life = Life("", None, 0)
        self.meter: Meter | None = None
        self.studying, self.company = Studying(seconds), Company(seconds)

    @property
    def pupil(self) -> "Pupil | None":
        """The learner with its body; None where nobody lives yet."""
        return self.life.pupil

    @property
    def trouble(self) -> str:
        """Why it stopped, "" while all is well."""
        return self.life.trouble

    @property
    def converged(self) -> bool:
        """Whether a planner has nothing left to do."""
        return self.pupil is not None and self.pupil.converged and self.learning

    @property
    def status(self) -> str:
        """One of the words that `Snapshot` names."""
        if self.trouble:
            return "failed"
        if self.pupil is None:
            return "warming"
        if self.converged:
            return "converged"
        return "running" if self.going else "paused"

    @property
    def going(self) -> bool:
        """Whether something is being done, or will be."""
        return self.running or self.owed > 0 or self.stage is not None

    @property
    def single(self) -> bool:
        """Whether every unit is to be shown by itself."""
        return self.tempo.single and (self.running or (self.stage is not None and not self._hurried))

    @property
    def tempo(self) -> Pace:
        """The pace that counts now: the one that was asked for, or a calm one where full speed would be for nothing."""
        return self._stroll if self.converged and self.pace.per_second is None else self.pace

    @property
    def speed(self) -> float:
        """Units a second, smoothed; 0 where nothing goes on."""
        return self._speed.read() if self.going else 0.0

    @property
    def sweeps_long(self) -> bool:
        """Whether a planner is at work whose sweep takes long; not where it is slow on purpose, so that each backup is seen."""
        pupil = self.pupil
        if pupil is None or self.pace.single or not pupil.planning(self.learning):
            return False
        return len(pupil.mdp.states) > LONG * self.speed > 0.0

    @property
    def working(self) -> Working | None:
        """What takes long: a sweep of a planner, else the exact solution beside the run."""
        if self.pupil is None or self.meter is None or self.trouble:
            return None
        if self.sweeps_long:
            return Working(f"Sweep {self.pupil.episodes + 1}", self.pupil.sweep)
        return self.meter.working

    def run(self, on: bool) -> None:
        """Goes on by itself, or stops after the present slice."""
        self.running, self.owed, self.stage = on, 0, None
        self.pace.begin()
        self._speed.reset()

    def stop(self) -> None:
        """Does not go on."""
        self.run(False)

    def begin_stage(self, stage: Stage) -> bool:
        """Goes through a stage at the pace there is, and once more: finishes it at once. False where there is nothing to do."""
        if self.pupil is None or self.trouble or not self.pupil.planning(self.learning):
            return False
        if self.stage == stage:
            self._hurried = True
            return True
        left = self.pupil.staged(stage)
        if left:
            self.run(False)
            self.stage, self._stage_left, self._hurried = stage, left, False
        return left > 0

    def _stage_done(self, pupil: "Pupil", units: int) -> None:
        """So many units of the stage are done; one that repeats is asked for anew."""
        if self.stage is None:
            return
        self._stage_left -= units
        if self._stage_left <= 0:
            self._stage_left = pupil.staged(self.stage) if self.stage.repeats else 0
        if self._stage_left <= 0 or not pupil.planning(self.learning):
            self.stage = None

    def _wanted(self) -> int | None:
        """Units that are owed or due; None is as many as there is time for."""
        if self.owed or self.stage is None:
            return self.owed or (self.tempo.due() if self.running else 0)
        due = None if self._hurried else self.tempo.due()
        return self._stage_left if due is None else min(due, self._stage_left)

    def careful(self) -> None:
        """What a unit costs may have changed, and who does what: begins again with a slice of one."""
        self.life.slice.units = 1
        self.studying.note()

    def follow(self, life: Life) -> None:
        """Another run: this is who lives from now on. The switches stay as they are, but it pauses."""
        self.life, self.meter = life, None
        self.company.leave()
        self.stop()

    def settle(self, mdp: TabularMDP, level: Level) -> None:
        """Whoever lives does so in this table from now on: a new meter for its level, and company in the same place."""
        from playground.training.meter import Meter

        self.meter = None if self.pupil is None else Meter(mdp, self._seconds, self.meter, level)
        self.studying.begin()
        self.company.move(mdp)
        self.careful()

    def switch(self, command: commands.Drive | commands.Learn | commands.SetPace) -> None:
        """Who drives, whether it learns, how fast: from now on, without a reset. ValueError for a driver that there is not."""
        match command:
            case commands.Drive(driver):
                if driver not in commands.DRIVERS:
                    raise ValueError(f"there is no driver {driver!r}, expected one of {', '.join(commands.DRIVERS)}")
                self.driver = driver
            case commands.Learn(on):
                self.learning = on
            case commands.SetPace(per_second):
                self.pace.set(per_second)
                return  # when a step is done changes nothing of what is learned
        for life in (self.life, *self.company.lives):
            if life.pupil is not None:
                life.pupil.look_again()

    def act(self, pupil: "Pupil", action: int) -> None:
        """A person's move; whoever lives beside it makes one of its own."""
        if self.life.attempt(lambda: pupil.act(action, self.learning and not self.trouble)) and not self.trouble:
            self.company.follow(1, self.life, "me", self.learning)
        if self.meter is not None:
            self.meter.note(0.0)

    def work(self, seconds: float) -> bool:
        """Works for about so many seconds; False where there was nothing to do."""
        if self.life.well is not None and self.company.catch_up(seconds, self.life, self.driver, self.learning):
            return True
        units = self._train(seconds)
        measured = self._measure(seconds, units > 0)
        return self._study(units > 0) or units > 0 or measured

    def _study(self, training: bool) -> bool:
        """A slice of what is worked out about a policy."""
        pupil, meter = self.life.well, self.meter
        if pupil is None or meter is None:
            return False
        if training:
            self.studying.note()
        optimum = meter.optimum
        return bool(self.life.attempt(lambda: self.studying.work(training, pupil, optimum), "the study of a policy"))

    def rest(self) -> float:
        """Seconds until there is something to do: 0 for now, infinity for not before the next command."""
        if self.pupil is None or self.trouble:
            return math.inf
        moves = not self.pupil.idle(self.driver, self.learning)
        going = self.running or self.stage is not None
        at_once = self.owed or (self.stage is not None and self._hurried)
        if self.company.behind:
            return 0.0
        joining = POLL if self.company.waiting else math.inf
        training = 0.0 if moves and at_once else self.tempo.rest() if moves and going else math.inf
        if self.meter is None:
            return min(training, joining)
        studying = self.studying.rest(training < math.inf, self.pupil.mdp)
        return min(training, joining, studying, self.meter.rest(training < math.inf))

    def _train(self, seconds: float) -> int:
        """Does what is owed or due, for about so long at most; returns the units."""
        pupil = self.life.well
        if pupil is None:
            return 0
        if pupil.idle(self.driver, self.learning):
            self.owed, self.stage = 0 if self.driver == "me" else self.owed, None
            return 0
        if self.stage is not None and not pupil.planning(self.learning):
            self.stage = None
        left = self._wanted()
        began, total, done, planned = self._seconds(), 0, 1, pupil.converged
        # A plan that is done ends the slice: whoever only wanted the plan can stop here, whatever the clock says.
        while (left is None or total < left) and done and not self.trouble and pupil.converged == planned:
            done = self._slice_of(pupil, left if left is None else left - total, seconds)
            total += done
            if left is None or self._seconds() - began >= seconds:
                break
        self.owed -= min(self.owed, total)
        self._stage_done(pupil, total)
        self._speed.add(total)
        if self.meter is not None and total:
            self.meter.note(self._seconds() - began)
        return total

    def _slice_of(self, pupil: "Pupil", left: int | None, seconds: float) -> int:
        """One call of the learner that takes about so many seconds and does no more than is left."""
        life = self.life
        units = life.slice.units if left is None else min(life.slice.units, left)
        began, planned = self._seconds(), pupil.converged
        done = life.advance(units, self.driver, self.learning)
        self.company.follow(done, life, self.driver, self.learning)
        life.slice.learn(units, self._seconds() - began, seconds)
        if pupil.converged != planned:
            self.careful()
        return done

    def _measure(self, seconds: float, training: bool) -> bool:
        """A slice of the meter; a driver that waits for the optimum gets it."""
        pupil, meter = self.life.well, self.meter
        if pupil is None or meter is None:
            return False
        going = self.running or self.stage is not None
        worked = self.life.attempt(
            lambda: meter.work(seconds, training, pupil.learner.estimates, going), "the measure of the optimum"
        )
        if meter.optimum is not None and pupil.best is None:
            pupil.best = meter.optimum.optimal / meter.optimum.optimal.sum(axis=1, keepdims=True).clip(1)
            self.studying.note()
        return bool(worked)
