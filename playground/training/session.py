"""A run without a thread: takes commands, works for a while when it is asked to, and shows itself in snapshots.

Nothing that a run learns depends on time: pace, pauses and slices decide when a step is done, never what it does.
"""

import dataclasses
import math
import time
from collections.abc import Callable
from pathlib import Path

from playground.settings import SettingError
from playground.training import engine
from playground.training.chronicle.keyframes import BUDGET
from playground.training.coming_back import come_back
from playground.training.commands import (
    Act,
    Cancel,
    Command,
    EditLevel,
    Sample,
    Start,
    Study,
    ToPast,
    ToSwitches,
)
from playground.training.ground import BY_HAND, StoppedError, ground_of, ground_outline, unwatched
from playground.training.kept_runs import KeptRuns
from playground.training.looking_back import LookingBack
from playground.training.pace import Clock
from playground.training.past.time_machine import TimeMachine
from playground.training.racing import check_race
from playground.training.readiness import POLL, Readiness, Warm
from playground.training.refusals import LOOKING_BACK, ToLiving, refused_level
from playground.training.run import Run
from playground.training.run_arrays import SavedRun
from playground.training.run_aside import RunAside
from playground.training.session_switches import Switches
from playground.training.snapshot import RefusedLevel, Returned, Snapshot, Working
from playground.training.view import view
from playground.world import LevelError

NOT_BUILT = "stopped before the table of this level was built, so nobody can move in it yet"
NOT_SOLVED = "stopped; how far the learner is from the optimum stays unknown until the level changes or a new run begins"


class Session(LookingBack):
    """One run at a time, begun by a Start, and the switches, which outlive it.

    `obey` and `work` raise nothing that a level, a setting or a learner can cause: it becomes the status "failed" or a message.
    revision: grows whenever there is something new to show. run: None before the first Start.
    refused: what was asked for last, where it cannot be played or was stopped; `message` says why.
    watch: is called with the progress of work that takes long, and may end it (see `ground.Watch`).
    """

    def __init__(
        self,
        seconds: Clock = time.monotonic,
        warm_up: Callable[[str], Warm] | None = None,
        runs: Path | None = None,
        memory: int = BUDGET,
    ) -> None:
        """`seconds` is a monotonic clock; `warm_up(learner)` begins to make kernels ready; else they are made at first use.

        runs: the folder where the last run of each level is kept; None keeps none. memory: bytes that a run's past takes at most.
        """
        self.clock = seconds
        self.switches = Switches(seconds)
        self.watch = unwatched
        self.run: Run | None = None
        self._kernels = Readiness(warm_up)
        self._kept = KeptRuns(runs)
        self._saved: SavedRun | None = None  # what is to come back when the kernels are ready
        self._coming: Start | None = None  # the run that is being begun
        self.message, self.revision, self._number = "", 0, 0
        self.refused: RefusedLevel | None = None
        self.past, self._memory = TimeMachine(seconds), memory
        self._aside = RunAside()
        self._seen: Snapshot | None = None  # the last one

    @property
    def single(self) -> bool:
        """Whether every unit is to be shown by itself."""
        return self.switches.single(self.run is not None and self.run.converged)

    @property
    def beginning(self) -> bool:
        """Whether a run is just being begun: its table is being built."""
        return self._coming is not None

    def obey(self, command: Command) -> None:
        """Does what is asked for. What cannot be done changes nothing, and `message` says why."""
        self.revision += 1
        if self.run is not None:
            self.run.be_careful()
        refused = refused_level(command, self.run)
        self.refused = None if refused is not None else self.refused
        try:
            if isinstance(command, Start):
                self.start(command)
                return
            if self.past.showing is not None and isinstance(command, ToLiving):
                raise ValueError(LOOKING_BACK)
            if isinstance(command, ToPast):
                self.look_back(command)
                return
            if isinstance(command, ToSwitches):
                self.switches.obey(command)
            if self.run is not None:
                self._pass_on(command, self.run)
                self.past.look(self.run)
        except (LevelError, SettingError, ValueError, StoppedError) as error:
            self.message = str(error)
            if self.message:  # what was overtaken was not refused
                self.refused = refused or self.refused

    def work(self, seconds: float) -> bool:
        """Works for about so many seconds; False where there was nothing to do (then `rest` says until when)."""
        run = self.run
        if run is None or not self._is_ready(run):
            return False
        worked = self.work_back(seconds, run)
        if self.past.lives:
            worked = self._join_one(run) or engine.work(run, seconds) or worked
            worked = self._move_on(run) or worked
        self.past.look(run)
        self.revision += worked
        self._kept.copy(run, self.switches, self.past.tree, self.clock)
        return worked

    def rest(self) -> float:
        """Seconds until there is something to do: 0 for now, infinity for not before the next command."""
        run = self.run
        if run is not None and run.ground.whole and not self._kernels.has(run.life.learner):
            return POLL
        living = math.inf if run is None or not self.past.lives else engine.rest(run)
        keeping = math.inf if run is None else self._kept.rest(run, self.clock())
        return min(living, self.past.rest(), keeping)

    def measured(self) -> Snapshot:
        """A snapshot with the exact distance of this very moment, however long that takes."""
        run = self.run
        if run is not None and run.meter is not None and run.life.well is not None:
            run.meter.finish()
            run.meter.measure(run.life.well.learner.estimates())
        return self.snapshot()

    def snapshot(self, anew: bool = True) -> Snapshot:
        """All that can be seen of this moment, as values that nobody can change. ValueError before the first Start.

        Where the level is large and it is not to be made `anew`, estimates and curve are those of the last snapshot of this
        level, if there was one.
        """
        run = self.run
        if run is None:
            raise ValueError("there is nothing to see before the first Start")
        self._number += 1
        if self.past.going and self._seen is not None:
            seen = dataclasses.replace(self._seen, number=self._number)
        else:
            seen = self._view(run if self.past.showing is None else self.past.showing.run, anew)
        self._seen = dataclasses.replace(seen, timeline=self.past.timeline(run), reference=self.past.reference(seen.mdp))
        return self._seen

    def _view(self, run: Run, anew: bool) -> Snapshot:
        """What can be seen of a run, the living one or one of the past."""
        anew = anew or self.small
        if anew or not run.life.recorder.fields:
            run.life.record()
        first = view(run, self._number, self.message, self.refused)
        first = dataclasses.replace(first, company=run.company.snapshots(first, anew))
        return first if run.racing is None else run.racing.seen(first, self.clock)

    def meanwhile(self, working: Working) -> Snapshot:
        """What can be seen while something takes long: all as it was, or a first sight of a level that is being begun."""
        self._sketch()
        return dataclasses.replace(self.snapshot(anew=False), progress=working)

    def close(self) -> None:
        """Keeps the run, and ends what is still being compiled."""
        self._kept.keep(self.run, self.switches, self.past.tree)
        self._kernels.close()

    def start(self, command: Start, lived: int = 0) -> None:
        """Begins a new run, as if the agent had lived so many transitions before. LevelError where the level cannot be played."""
        if command.race is not None:
            check_race(command.race)
        if (back := self._aside.back(command)) is not None:
            self.adopt(back[0])
            self.past = back[1]
            return
        saved = self._kept.find(command)
        self._kept.keep(self.run, self.switches, self.past.tree)
        if isinstance(saved, SavedRun):
            command, lived = saved.start, saved.lived
        self._coming = command
        try:
            ground = ground_of(command.level, lived, self.watch)
        except (LevelError, StoppedError) as error:
            if error.args == (BY_HAND,):
                self._sketch()
            if self.run is not None and self.run.start is command:
                self.run.life.fail(NOT_BUILT if error.args == (BY_HAND,) else str(error))
            raise
        finally:
            self._coming = None
        run = Run(command, ground, self.switches, self.clock, saved.arrays if isinstance(saved, SavedRun) else None, self._memory)
        note = Returned(False, self._kept.note) if self._kept.note else None
        run.returned = saved if isinstance(saved, Returned) else note
        self._enter(run)
        self._saved = saved if isinstance(saved, SavedRun) else None
        if self._kernels.has(command.learner):
            self._begin(run)

    def _sketch(self) -> None:
        """Begins a run whose table takes long without that table, so that its level can be seen."""
        coming, run = self._coming, self.run
        if coming is not None and (run is None or run.start is not coming):
            self._enter(Run(coming, ground_outline(coming.level), self.switches, self.clock))

    def adopt(self, run: Run) -> None:
        """Keeps the run that was, and goes on with another one, paused."""
        self._kept.keep(self.run, self.switches, self.past.tree)
        self._enter(run)

    def _enter(self, run: Run) -> None:
        """Leaves the run that was for this one, which begins paused."""
        self._aside.note(self.run, self.past, run)
        self.run, self.message, self._saved = run, "", None
        self.past, self._seen = TimeMachine(self.clock), None
        self.switches.stop()

    def _pass_on(self, command: Command, run: Run) -> None:
        """Does what needs a run."""
        if isinstance(command, Cancel):
            self._cancel(run)
            return
        if isinstance(command, Study | Sample) and self.past.showing is not None:
            self.past.showing.obey(command)
        goes_on = run.obey(command, self.watch)
        if isinstance(command, EditLevel):
            self.message = ""
        if not goes_on and self._kernels.has(run.life.learner):
            self._begin(run)
        if isinstance(command, Act):
            self._move_on(run)

    def _cancel(self, run: Run) -> None:
        """Ends what takes long: a planner's sweeps, or the exact solution beside the run."""
        if self.past.going:
            self.past.leave()
        elif engine.sweeps_long(run):
            self.switches.stop()
        elif run.meter is not None and run.meter.give_up():
            self.message = NOT_SOLVED
        self.switches.owed, self.switches.stage = 0, None

    def _move_on(self, run: Run) -> bool:
        """Goes over to the next moment of the level where it has come; False where it has not."""
        if (run.trouble and run.racing is None) or not run.due:
            return False
        try:
            run.move_on(self.watch)
        except (LevelError, StoppedError) as error:
            if str(error):
                run.life.fail(f"the level could not change: {error}")
        self.revision += 1
        return True

    def _is_ready(self, run: Run) -> bool:
        """Whether there is a learner; looks whether the kernels are ready, and makes it when they are."""
        if not self._kernels.has(run.life.learner):
            ready = self._kernels.look(run.life.learner)
            if ready and run.ground.whole:
                self._begin(run)
            message = "" if ready and self._kernels.waits else self._kernels.message
            if message != self.message:
                self.message, self.revision = message, self.revision + 1
        return run.trainee is not None

    def _join_one(self, run: Run) -> bool:
        """Lets one begin that was asked for beside the first one, when its kernels are ready; False where none did."""
        if run.life.well is None:
            return False
        ready = next((waiting for waiting in run.company.waiting if self._kernels.look(waiting.asked.learner)), None)
        if ready is not None:
            ready.begin(run.ground, run.life)
        return ready is not None

    def _begin(self, run: Run) -> None:
        """Makes the learner, or lets the last run come back with its past, and hands over what waited for it."""
        saved, self._saved = self._saved, None
        back = None if saved is None else come_back(run, saved, self._memory)
        if back is not None:
            self.run, self.past.tree = back
        for command in run.begin() if back is None else run.take_waiting():
            self.obey(command)
        self.revision += 1
