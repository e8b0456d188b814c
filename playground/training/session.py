"""A run without a thread: takes commands, works for a while when told to, and shows itself in snapshots.

Nothing that a run learns depends on time: pace, pauses and slices decide when a step is done, never what it does.
"""

import dataclasses
import math
import time
from collections.abc import Callable
from typing import Any

from playground.settings import SettingError, tuned
from playground.training import commands
from playground.training.commands import Command
from playground.training.engine import NOT_FINITE, Engine
from playground.training.pace import Clock
from playground.training.readiness import POLL, Readiness, Warm
from playground.training.recorder import Recorder
from playground.training.snapshot import Snapshot
from playground.training.stand_in import StandIn
from playground.world import LevelError, compile_mdp
from playground.world.level import Level
from playground.world.mdp import TabularMDP


class Session:
    """One run at a time, begun by a Start. The switches (who drives, whether it learns, the pace) outlive a Start.

    `obey` and `work` raise nothing that a level, a setting or a learner can cause: it becomes the status "failed" or a message.
    revision: grows whenever there is something new to show. level, mdp: None before the first Start.
    """

    def __init__(self, seconds: Clock = time.monotonic, warm_up: Callable[[], Warm] | None = None) -> None:
        """`seconds` is a monotonic clock; `warm_up` begins to make kernels ready; without it they are compiled at first use."""
        self.engine = Engine(seconds)
        self._kernels = Readiness(warm_up)
        self._recorder = Recorder()
        self._stand_in: StandIn | None = None
        self._later: list[Command] = []  # what only a learner can do, kept until there is one
        self.learner, self.seed = "", 0
        self.settings: Any = None
        self.level: Level | None = None
        self.mdp: TabularMDP | None = None
        self.message, self.revision, self._number = "", 0, 0

    @property
    def steps(self) -> int:
        """Transitions lived; of a planner, states backed up."""
        return self.engine.pupil.steps if self.engine.pupil else 0

    @property
    def episodes(self) -> int:
        """Episodes ended; of a planner, sweeps."""
        return self.engine.pupil.episodes if self.engine.pupil else 0

    @property
    def finished(self) -> bool:
        """Whether more steps would do nothing: the learner failed, or a planner has converged."""
        return bool(self.engine.trouble) or self.engine.converged

    @property
    def single(self) -> bool:
        """Whether every unit is to be shown by itself."""
        return self.engine.tempo.single and self.engine.running

    def obey(self, command: Command) -> None:
        """Does what is asked. What cannot be done is told in `message` and changes nothing."""
        self.revision += 1
        self.engine.careful()
        try:
            match command:
                case commands.Start():
                    self._start(command)
                case commands.Run() | commands.Pause():
                    self.engine.run(isinstance(command, commands.Run))
                case commands.Drive() | commands.Learn() | commands.Pace():
                    self._switch(command)
                case commands.Edit(level) if self.mdp is not None:
                    self._edit(level, self.mdp)
                case commands.Act(action) if self.mdp is not None:
                    self._act(action, self.mdp)
                case commands.Restart() if self.mdp is not None:
                    (self.engine.pupil or self._body(self.mdp)).restart()
                case commands.Step() | commands.Tune() if self.mdp is not None:
                    self._tell(command)
        except (LevelError, SettingError, ValueError) as error:
            self.message = str(error)

    def work(self, seconds: float) -> bool:
        """Works for about so many seconds; False where there was nothing to do (then `rest` tells until when)."""
        if self.mdp is None or not self._prepared(self.mdp):
            return False
        worked = self.engine.work(seconds)
        self.revision += worked
        return worked

    def rest(self) -> float:
        """Seconds until there is something to do: 0 for now, infinity for not before the next command."""
        if self.mdp is not None and not self._kernels.ready:
            return POLL
        return math.inf if self.mdp is None else self.engine.rest()

    def measured(self) -> Snapshot:
        """A snapshot with the exact distance of this very moment, however long that takes."""
        pupil, meter = self.engine.pupil, self.engine.meter
        if pupil is not None and meter is not None and not self.engine.trouble:
            meter.finish()
            meter.measure(pupil.learner.estimates())
        return self.snapshot()

    def snapshot(self) -> Snapshot:
        """All that can be seen of this moment, as values that nobody can change. ValueError before the first Start."""
        if self.level is None or self.mdp is None:
            raise ValueError("there is nothing to see before the first Start")
        engine, pupil = self.engine, self.engine.pupil
        if pupil is not None and not engine.trouble:
            taken = engine.attempt(lambda: self._recorder.record(pupil.fields(), pupil.curve()))
            if taken is False:
                engine.fail(NOT_FINITE)
        mouse = pupil or self._body(self.mdp)
        self._number += 1
        return Snapshot(
            number=self._number,
            level=self.level,
            mdp=self.mdp,
            learner=self.learner,
            settings=self.settings,
            seed=self.seed,
            status=self._status(),
            driver=engine.driver,
            learning=engine.learning,
            per_second=engine.pace.per_second,
            steps=self.steps,
            episodes=self.episodes,
            steps_per_second=engine.speed,
            error=pupil.error if pupil else 0.0,
            fields=self._recorder.fields,
            curve=self._recorder.curve,
            last=mouse.last(),
            agent=mouse.agent(),
            optimum=engine.meter.optimum if engine.meter else None,
            distance=engine.meter.distance if engine.meter else None,
            message=engine.trouble or self.message,
            running=engine.running,
            moved=self._recorder.moved,
        )

    def close(self) -> None:
        """Ends what is still being compiled."""
        self._kernels.close()

    def _status(self) -> str:
        if self.engine.trouble:
            return "failed"
        if self.engine.pupil is None:
            return "warming"
        if self.engine.converged:
            return "converged"
        return "running" if self.engine.running or self.engine.owed else "paused"

    def _start(self, command: commands.Start) -> None:
        mdp = compile_mdp(command.level)
        self.level, self.mdp = command.level, mdp
        self.learner, self.settings, self.seed = command.learner, command.settings, command.seed
        self._stand_in, self._recorder, self._later, self.message = None, Recorder(), [], ""
        self.engine.empty()
        self.engine.run(False)
        if self._kernels.ready:
            self._build(mdp)

    def _switch(self, command: commands.Drive | commands.Learn | commands.Pace) -> None:
        """Who drives, whether it learns, how fast: from now on, without a reset."""
        match command:
            case commands.Drive(driver):
                if driver not in commands.DRIVERS:
                    raise ValueError(f"there is no driver {driver!r}, expected one of {', '.join(commands.DRIVERS)}")
                self.engine.driver = driver
            case commands.Learn(on):
                self.engine.learning = on
            case commands.Pace(per_second):
                self.engine.pace.set(per_second)
                return  # when a step is done changes nothing of what is learned
        if self.engine.pupil is not None:
            self.engine.pupil.look_again()

    def _edit(self, level: Level, old: TabularMDP) -> None:
        assert self.level is not None
        same = dataclasses.replace(level, title=self.level.title, about=self.level.about, source="", comment="")
        if same == dataclasses.replace(self.level, source="", comment=""):
            self.level = level
            return
        mdp, pupil, failed = compile_mdp(level), self.engine.pupil, self.engine.trouble
        self.level, self.mdp, self.message, self._recorder = level, mdp, "", Recorder()
        if self._stand_in is not None:
            self._stand_in.move_to(mdp)
        self.engine.trouble = ""
        if failed:
            # Estimates that failed are not carried over: the learner begins anew on the changed level.
            self._build(mdp)
        elif pupil is not None:
            self.engine.take(self.engine.attempt(lambda: pupil.moved_to(mdp)), mdp)

    def _act(self, name: str, mdp: TabularMDP) -> None:
        if name not in mdp.actions:
            return
        action, engine, pupil = mdp.actions.index(name), self.engine, self.engine.pupil
        if pupil is None:
            self._body(mdp).act(action, "me")
            return
        engine.attempt(lambda: pupil.act(action, engine.learning and not engine.trouble))
        if engine.meter is not None:
            engine.meter.note(0.0)

    def _tell(self, command: commands.Step | commands.Tune) -> None:
        """What only a learner can do: at once, or when there is one."""
        if self.engine.pupil is None:
            self._later.append(command)
            return
        match command:
            case commands.Step(n):
                self.engine.owed += max(0, n)
            case commands.Tune(changes):
                self.settings = tuned(self.settings, changes)
                self.engine.pupil.tune(self.settings)

    def _body(self, mdp: TabularMDP) -> StandIn:
        """The mouse while there is no learner."""
        if self._stand_in is None:
            self._stand_in = StandIn(mdp, self.seed)
        return self._stand_in

    def _prepared(self, mdp: TabularMDP) -> bool:
        """Whether there is a learner; looks whether the kernels are ready, and makes it when they are."""
        if not self._kernels.ready:
            if self._kernels.look():
                self._build(mdp)
            if self._kernels.message != self.message:
                self.message = self._kernels.message
                self.revision += 1
        return self.engine.pupil is not None

    def _build(self, mdp: TabularMDP) -> None:
        """Makes the learner and its body; one that cannot be made is a failure that can be seen."""
        # What needs the kernels is imported only now: the first picture does not wait for it.
        from playground.training.pupil import begun

        pupil = self.engine.attempt(lambda: begun(self.learner, self.settings, mdp, self.seed))
        self.engine.take(pupil, mdp)
        if pupil is not None:
            self.settings = pupil.learner.settings
        if pupil is not None and self._stand_in is not None:
            pupil.take_over(self._stand_in)
            self._stand_in = None
        later, self._later = self._later, []
        for command in later if pupil is not None else ():
            self.obey(command)
        self.revision += 1
