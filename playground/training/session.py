"""A run without a thread: takes commands, works for a while when told to, and shows itself in snapshots.

Nothing that a run learns depends on time: pace, pauses and slices decide when a step is done, never what it does.
"""

import dataclasses
import math
import time
from collections.abc import Callable
from typing import Any

from playground.settings import SettingError
from playground.training import commands
from playground.training.commands import Command
from playground.training.engine import Engine
from playground.training.ground import BY_HAND, StoppedError, laid, sketched, unwatched
from playground.training.pace import Clock
from playground.training.readiness import POLL, Readiness, Warm
from playground.training.run import Run
from playground.training.snapshot import Snapshot, Working
from playground.training.view import view
from playground.world import LevelError
from playground.world.level import Level
from playground.world.mdp import TabularMDP

SMALL = 1 << 16
"""States times actions of tables whose estimates are copied for every snapshot; copying larger ones takes long."""
NOT_BUILT = "stopped before the table of this level was built, so nobody can move in it yet"
NOT_SOLVED = "stopped; how far the learner is from the optimum stays unknown until the level changes or a new run begins"


class Session:
    """One run at a time, begun by a Start. The switches (who drives, whether it learns, the pace) outlive a Start.

    `obey` and `work` raise nothing that a level, a setting or a learner can cause: it becomes the status "failed" or a message.
    revision: grows whenever there is something new to show. run: None before the first Start.
    refused: the level that was asked for last, where it cannot be played or was stopped; `message` says why.
    watch: is told how far work is that takes long, and may end it (see `ground.Watch`).
    """

    def __init__(self, seconds: Clock = time.monotonic, warm_up: Callable[[str], Warm] | None = None) -> None:
        """`seconds` is a monotonic clock; `warm_up(learner)` begins to make kernels ready; else they are made at first use."""
        self.engine = Engine(seconds)
        self.watch = unwatched
        self.run: Run | None = None
        self._kernels = Readiness(warm_up)
        self._coming: commands.Start | None = None  # the run that is being begun
        self.message, self.revision, self._number = "", 0, 0
        self.refused: Level | None = None

    @property
    def level(self) -> Level | None:
        """The whole level as started or edited; None before the first Start."""
        return self.run.ground.level if self.run else None

    @property
    def mdp(self) -> TabularMDP | None:
        """The table of the moment in force; None before the first Start."""
        return self.run.ground.mdp if self.run else None

    @property
    def learner(self) -> str:
        """The id of the learner of this run."""
        return self.engine.life.learner

    @property
    def settings(self) -> Any:
        """The learner's settings of now."""
        return self.engine.life.settings

    @property
    def seed(self) -> int:
        """The seed of this run."""
        return self.engine.life.seed

    @property
    def units(self) -> int:
        """Of work that are done: transitions lived; of a planner, states backed up."""
        return self.engine.pupil.units if self.engine.pupil else 0

    @property
    def episodes(self) -> int:
        """Episodes ended; of a planner, sweeps."""
        return self.engine.pupil.episodes if self.engine.pupil else 0

    @property
    def finished(self) -> bool:
        """Whether more steps would do nothing: the learner failed, or a planner has converged."""
        return bool(self.engine.trouble) or self.engine.converged

    @property
    def small(self) -> bool:
        """Whether every snapshot holds estimates, steps and mouse of one moment: on larger levels copying takes long."""
        return self.run is not None and self.run.ground.mdp.legal.size <= SMALL

    @property
    def single(self) -> bool:
        """Whether every unit is to be shown by itself."""
        return self.engine.single

    @property
    def beginning(self) -> bool:
        """Whether a run is just being begun: its table is being built."""
        return self._coming is not None

    def obey(self, command: Command) -> None:
        """Does what is asked. What cannot be done is told in `message` and changes nothing."""
        self.revision += 1
        self.engine.careful()
        wanted = command.level if isinstance(command, commands.Start | commands.EditLevel) else None
        self.refused = None if wanted is not None else self.refused
        try:
            match command:
                case commands.Start():
                    self.start(command)
                case commands.Resume() | commands.Pause():
                    self.engine.run(isinstance(command, commands.Resume))
                case commands.Drive() | commands.Learn() | commands.SetPace():
                    self.engine.switch(command)
                case commands.Cancel():
                    self._cancel()
                case commands.Study() | commands.Sample():
                    self.engine.studying.ask(command)
                case commands.Beside():
                    self.engine.company.ask(command)
                case _ if self.run is not None:
                    self._told(command, self.run)
        except (LevelError, SettingError, ValueError, StoppedError) as error:
            self.message = str(error)
            if self.message:  # what was overtaken was not refused
                self.refused = wanted or self.refused

    def work(self, seconds: float) -> bool:
        """Works for about so many seconds; False where there was nothing to do (then `rest` tells until when)."""
        if self.run is None or not self._prepared(self.run):
            return False
        worked = self._joined(self.run) or self.engine.work(seconds)
        self.revision += worked
        return self._moved_on(self.run) or worked

    def rest(self) -> float:
        """Seconds until there is something to do: 0 for now, infinity for not before the next command."""
        if self.run is not None and self.run.ground.whole and not self._kernels.has(self.run.life.learner):
            return POLL
        return math.inf if self.run is None else self.engine.rest()

    def measured(self) -> Snapshot:
        """A snapshot with the exact distance of this very moment, however long that takes."""
        pupil, meter = self.engine.pupil, self.engine.meter
        if pupil is not None and meter is not None and not self.engine.trouble:
            meter.finish()
            meter.measure(pupil.learner.estimates())
        return self.snapshot()

    def snapshot(self, anew: bool = True) -> Snapshot:
        """All that can be seen of this moment, as values that nobody can change. ValueError before the first Start.

        Where the level is large and it is not to be made `anew`, estimates and curve are those of the last snapshot of this
        level, if there was one.
        """
        run = self.run
        if run is None:
            raise ValueError("there is nothing to see before the first Start")
        anew = anew or self.small
        if anew or not run.life.recorder.fields:
            run.life.record()
        self._number += 1
        seen = view(run, self.engine, self._number, self.message, self.refused)
        return dataclasses.replace(seen, company=self.engine.company.snapshots(seen, anew))

    def meanwhile(self, working: Working) -> Snapshot:
        """What can be seen while something takes long: all as it was, or a first sight of a level that is being begun."""
        self._await()
        return dataclasses.replace(self.snapshot(anew=False), progress=working)

    def close(self) -> None:
        """Ends what is still being compiled."""
        self._kernels.close()

    def start(self, command: commands.Start, lived: int = 0) -> None:
        """A new run, as if the mouse had lived so many transitions before. LevelError where nobody can live in the level."""
        self._coming = command
        try:
            ground = laid(command.level, lived, self.watch)
        except (LevelError, StoppedError) as error:
            if error.args == (BY_HAND,):
                self._await()
            if self.run is not None and self.run.start is command:
                self.engine.life.fail(NOT_BUILT if error.args == (BY_HAND,) else str(error))
            raise
        finally:
            self._coming = None
        run = Run(command, ground, self.engine)
        self._enter(run)
        if self._kernels.has(command.learner):
            self._begin(run)

    def _await(self) -> None:
        """A run whose table takes long is begun without it, so that its level can be seen."""
        coming, run = self._coming, self.run
        if coming is not None and (run is None or run.start is not coming):
            self._enter(Run(coming, sketched(coming.level), self.engine))

    def _enter(self, run: Run) -> None:
        """Leaves the run that was for this one."""
        self.run, self.message = run, ""
        self.engine.follow(run.life)

    def _cancel(self) -> None:
        """Ends what takes long: a planner's sweeps, or the exact solution beside the run."""
        engine = self.engine
        if engine.sweeps_long:
            engine.run(False)
        elif engine.meter is not None and engine.meter.give_up():
            self.message = NOT_SOLVED
        engine.owed, engine.stage = 0, None

    def _told(self, command: Command, run: Run) -> None:
        """What needs a run."""
        match command:
            case commands.EditLevel(level):
                whole, self.message = run.edit(level, self.watch), ""
                if not whole and self._kernels.has(run.life.learner):
                    self._begin(run)
            case commands.Act(action):
                run.act(action)
                self._moved_on(run)
            case commands.Restart():
                (self.engine.pupil or run.stand_in).restart()
                self.engine.company.restart()
            case _ if isinstance(command, commands.ToLearner):
                run.tell(command)

    def _moved_on(self, run: Run) -> bool:
        """Goes over to the next moment of the level where it has come; False where it has not."""
        if self.engine.trouble or not run.due:
            return False
        try:
            run.move_on(self.watch)
        except (LevelError, StoppedError) as error:
            if str(error):
                run.life.fail(f"the level could not change: {error}")
        self.revision += 1
        return True

    def _prepared(self, run: Run) -> bool:
        """Whether there is a learner; looks whether the kernels are ready, and makes it when they are."""
        if not self._kernels.has(run.life.learner):
            ready = self._kernels.look(run.life.learner)
            if ready and run.ground.whole:
                self._begin(run)
            told = "" if ready and self._kernels.waits else self._kernels.message
            if told != self.message:
                self.message, self.revision = told, self.revision + 1
        return self.engine.pupil is not None

    def _joined(self, run: Run) -> bool:
        """Lets one begin that was asked for beside the first one, when its kernels are ready."""
        if run.life.well is None:
            return False
        ready = next((each for each in self.engine.company.waiting if self._kernels.look(each.asked.learner)), None)
        if ready is not None:
            ready.begin(run.ground.mdp, run.life)
        return ready is not None

    def _begin(self, run: Run) -> None:
        """Makes the learner, and tells it what waited for it."""
        for command in run.begin():
            self.obey(command)
        self.revision += 1
