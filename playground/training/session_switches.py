"""What a person sets, and what outlives a run: who drives, whether it learns, how fast, and what is to be done next."""

from playground.learning.learner import Stage
from playground.training.commands import Beside, Drive, Learn, Pause, Resume, SetPace, Study, ToSwitches
from playground.training.drivers import Driver, driver_of, policy_source_of
from playground.training.easing import CALM
from playground.training.pace import Clock, Pace, Speed


class Switches:
    """They change at any time without a reset, and say how many units are due.

    driver: who moves the agent. learning: whether the learner learns. pace: how fast. beside: who is asked for beside the first
    learner, by place. study: whose policy is studied. All these outlive a run.

    running: whether a run goes on by itself. owed: single units that were asked for. stage: a stretch of a planner's work that
    was asked for and goes on. hurried: whether it is finished at once. speed: how fast it goes. A new run begins without them.
    """

    def __init__(self, clock: Clock) -> None:
        self.driver, self.learning = Driver.LEARNER, True
        self.pace, self._stroll = Pace(clock), Pace(clock)
        self._stroll.set(CALM)
        self.beside: dict[int, Beside] = {}
        self.study = Study()
        self.speed = Speed(clock)
        self.running, self.owed = False, 0
        self.stage: Stage | None = None
        self.hurried, self._stage_left = False, 0

    def obey(self, command: ToSwitches) -> None:
        """Sets what the command names. ValueError for a driver, pace, policy, learner or place that there is not."""
        match command:
            case Resume() | Pause():
                self.run(isinstance(command, Resume))
            case Drive(driver):
                self.driver = driver_of(driver)
            case Learn(on):
                self.learning = on
            case SetPace(tempo):
                self.pace.set(tempo)
            case Study(source):
                if source:
                    policy_source_of(source)
                self.study = command
            case Beside(learner, _, place):
                check_companion(command)
                beside = {other: asked for other, asked in self.beside.items() if other != place}
                self.beside = dict(sorted((beside | ({place: command} if learner else {})).items()))

    def run(self, on: bool) -> None:
        """Goes on by itself, or stops after the present slice; in both cases nothing else is asked for any more."""
        self.running, self.owed, self.stage = on, 0, None
        self.pace.begin()
        self.speed.reset()

    def stop(self) -> None:
        """Stops after the present slice."""
        self.run(False)

    def begin_stage(self, stage: Stage, units: int) -> None:
        """Goes through a stage of so many units at the pace there is, and then stops."""
        self.run(False)
        self.stage, self._stage_left, self.hurried = stage, units, False

    @property
    def going(self) -> bool:
        """Whether something is being done, or will be."""
        return self.running or self.owed > 0 or self.stage is not None

    @property
    def stage_over(self) -> bool:
        """Whether all units of the stage that goes on are done."""
        return self._stage_left <= 0

    def tempo(self, converged: bool) -> Pace:
        """The pace that counts now: the one that was set, or a calm one of a planner that is done, where haste is for nothing."""
        return self._stroll if converged and (self.pace.automatic or self.pace.per_second is None) else self.pace

    def single(self, converged: bool) -> bool:
        """Whether every unit is to be shown by itself."""
        return self.tempo(converged).single and (self.running or (self.stage is not None and not self.hurried))

    def due(self, converged: bool) -> int | None:
        """Units that are owed or due now, taken from the clock; None is as many as there is time for."""
        if self.owed or self.stage is None:
            return self.owed or (self.tempo(converged).due() if self.running else 0)
        due = None if self.hurried else self.tempo(converged).due()
        return self._stage_left if due is None else min(due, self._stage_left)

    def note(self, units: int) -> None:
        """Takes note that so many units were done."""
        self.owed -= min(self.owed, units)
        self._stage_left -= units
        self.speed.add(units)

    def extend_stage(self, units: int) -> None:
        """Goes on with the stage for so many units; where there are none, it is over."""
        self._stage_left = units
        if units <= 0:
            self.stage = None

    def units_a_second(self) -> float:
        """Units a second, smoothed; 0 where nothing goes on."""
        return self.speed.read() if self.going else 0.0


def check_companion(command: Beside) -> None:
    """ValueError where there is no such learner or place; SettingError for settings out of range."""
    from playground.learning.collection import learners
    from playground.settings import check

    if command.learner and command.learner not in learners():
        raise ValueError(f"there is no learner {command.learner!r}, expected one of {', '.join(learners())}")
    if command.place < 1:
        raise ValueError(f"the place is {command.place}, expected 1 for the first one beside the run, or more")
    if command.settings is not None:
        check(command.settings)
