"""One run, from a Start to the next one: a level, the learners that live in it, and what is worked out beside them."""

import dataclasses
from typing import TYPE_CHECKING

from playground.settings import tuned
from playground.training.commands import (
    Act,
    AdvanceStage,
    Believe,
    Beside,
    Command,
    Drive,
    EditLevel,
    Judge,
    Learn,
    Restart,
    Sample,
    Start,
    Step,
    Study,
    ToLearner,
    Tune,
    Welcome,
)
from playground.training.company import Company
from playground.training.drivers import Driver
from playground.training.ground import Ground, Watch, laid
from playground.training.life import Life
from playground.training.pace import Clock
from playground.training.stand_in import StandIn
from playground.training.studies.studying import Studying
from playground.training.switches import Switches
from playground.world.level import Level

if TYPE_CHECKING:  # they need the compiled kernels, for which the first picture does not wait
    from playground.training.meter import Meter
    from playground.training.pupil import Pupil


class Run:
    """It goes on over edits and over the changes that its level makes by itself; estimates are carried over by state.

    start: what began it. ground: its level, as far as it has come. life: the learner that was chosen. company: those beside it.
    meter: how far the learner is from the optimum; None before it has begun. studying: the policy that is studied.
    switches: by which it goes; they outlive it, and it stops them where its learner fails.

    Nothing changes a run but `obey`, `begin`, `move_on` and the engine's slices of work.
    """

    def __init__(self, start: Start, ground: Ground, switches: Switches, clock: Clock) -> None:
        self.start, self.ground, self.switches, self.clock = start, ground, switches, clock
        self.life = Life(start.learner, start.settings, start.seed, switches.stop)
        self.company = Company(switches.beside.values(), clock)
        self.studying = Studying(switches.study, clock)
        self.meter: Meter | None = None
        self._stand_in: StandIn | None = None
        self._waiting: list[Command] = []  # what only a learner can do, kept until there is one
        self._waiting += [] if start.policy is None else [Judge(start.policy)]
        self._waiting += [] if start.guest is None else [Welcome(start.guest)]
        self._waiting += [] if start.q is None else [Believe(start.q)]

    @property
    def pupil(self) -> "Pupil | None":
        """The learner with its body; None until it has begun."""
        return self.life.pupil

    @property
    def trouble(self) -> str:
        """Why it stopped, "" while all is well."""
        return self.life.trouble

    @property
    def converged(self) -> bool:
        """Whether its planner has nothing left to do."""
        return self.pupil is not None and self.pupil.converged and self.switches.learning

    @property
    def lived(self) -> int:
        """Transitions that the agent has lived, whoever drove it."""
        body = self.pupil.body if self.pupil else self._stand_in
        return body.steps if body else 0

    @property
    def stand_in(self) -> StandIn:
        """The agent while there is no learner."""
        if self._stand_in is None:
            self._stand_in = StandIn(self.ground.mdp, self.life.seed)
        return self._stand_in

    @property
    def due(self) -> bool:
        """Whether the next moment of the level has come."""
        return self.ground.until is not None and self.lived >= self.ground.until

    def begin(self) -> list[Command]:
        """Makes the learner and its body and returns the commands that waited for it; one that cannot be made has failed."""
        self.life.begin(self.ground.mdp)
        self._settle()
        waited, self._waiting = self._waiting, []
        if self.pupil is None:
            return []
        self.pupil.until = self.ground.until
        if self._stand_in is not None:
            self.pupil.take_over(self._stand_in)
            self._stand_in = None
        return waited

    def obey(self, command: Command, watch: Watch) -> bool:
        """Does what the command asks of a run, and returns False where its learner has to `begin` anew after that.

        Raises:
          LevelError, SettingError, ValueError, StoppedError: it cannot be done, and nothing has changed.
        """
        match command:
            case EditLevel(level):
                return self._edit(level, watch)
            case Act(action):
                self._act(action)
            case Restart():
                (self.pupil or self.stand_in).restart()
                self.company.restart()
            case Drive() | Learn():
                for life in (self.life, *self.company.lives):
                    if life.pupil is not None:
                        life.pupil.driving.look_again()
            case Study() | Sample():
                self.studying.obey(command)
            case Beside():
                self.company.obey(command)
            case _ if isinstance(command, ToLearner):
                self._pass_on(command)
        return True

    def move_on(self, watch: Watch) -> bool:
        """Goes over to the moment of the level that has come; see `_move`."""
        return self._move(laid(self.ground.level, self.lived, watch, self.ground))

    def be_careful(self) -> None:
        """Begins again with a slice of one unit: what a unit costs may have changed, and the policies too."""
        self.life.slice.units = 1
        self.studying.note()

    def _act(self, name: str) -> None:
        """One transition by a person, and one of everyone beside; an action that the level does not have is none."""
        mdp, pupil, learning = self.ground.mdp, self.pupil, self.switches.learning
        if name not in mdp.actions:
            return
        action = mdp.actions.index(name)
        if pupil is None:
            self.stand_in.act(action, Driver.ME)
            return
        if self.life.attempt(lambda: pupil.act(action, learning and not self.trouble)) and not self.trouble:
            self.company.follow(1, self.life, Driver.ME, learning)
        if self.meter is not None:
            self.meter.note(0.0)

    def _pass_on(self, command: ToLearner) -> None:
        """Does what only a learner can do: at once, or when there is one."""
        life, pupil = self.life, self.pupil
        if pupil is None:
            self._waiting.append(command)
            return
        match command:
            case Step(n):
                self.switches.owed += max(0, n)
            case Judge(policy):
                pupil.judge(policy)
                life.settings = pupil.learner.settings
            case Welcome(networks):
                pupil.welcome(networks)
            case Believe(q):
                pupil.believe(q)
            case AdvanceStage(id):
                self._advance_stage(pupil, id)
            case Tune(changes):
                life.tune(tuned(life.settings, changes))

    def _advance_stage(self, pupil: "Pupil", id: str) -> None:
        """Goes through a stage of a planner; once more finishes it at once. Nothing, where there is nothing to do."""
        stage, switches = pupil.stage_named(id), self.switches
        if self.trouble or not pupil.planning(switches.learning):
            return
        if switches.stage == stage:
            switches.hurried = True
            return
        units = pupil.enter_stage(stage)
        if units > 0:
            switches.begin_stage(stage, units)

    def _edit(self, level: Level, watch: Watch) -> bool:
        """Goes on with another level, at once or not at all; see `_move`."""
        old = self.ground
        same = dataclasses.replace(level, title=old.level.title, about=old.level.about, source="", comment="")
        if same == dataclasses.replace(old.level, source="", comment=""):
            self.ground = dataclasses.replace(old, level=level)
            return True
        return self._move(laid(level, self.lived, watch, old))

    def _move(self, ground: Ground) -> bool:
        """Goes on in another table; False where the learner had failed: it is not carried over, and has to begin anew."""
        (old, self.ground), life, failed = (self.ground, ground), self.life, bool(self.trouble)
        if failed:
            life.forget()
        if ground.mdp is not old.mdp:
            if self._stand_in is not None:
                self._stand_in.move_to(ground.mdp)
            if life.pupil is not None:
                life.move(ground.mdp)
                self._settle()
        if life.pupil is not None:
            life.pupil.until = ground.until
        return not failed

    def _settle(self) -> None:
        """Makes a new meter for the table of now, and takes company and studies there."""
        from playground.training.meter import Meter

        self.meter = None if self.pupil is None else Meter(self.ground.mdp, self.clock, self.meter, self.ground.now)
        self.studying.begin()
        self.company.move(self.ground.mdp)
        self.be_careful()
