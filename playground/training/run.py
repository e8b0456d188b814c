"""One run, from a Start to the next one: a level, the learners that live in it, and what is worked out beside them."""

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING

from playground.learning.learner import Array
from playground.settings import tuned
from playground.training.chronicle.keyframes import BUDGET, Shelf
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
from playground.training.ground import Ground, Watch, ground_of
from playground.training.life import Life, ignore_failure
from playground.training.novelty import Novelty
from playground.training.pace import Clock
from playground.training.racing import Racing, companions
from playground.training.session_switches import Switches
from playground.training.snapshot import Returned
from playground.training.stand_in import StandIn
from playground.training.studies.studying import Studying
from playground.world.level import Level

if TYPE_CHECKING:  # they need the compiled kernels, for which the first picture does not wait
    from playground.training.meter import Meter
    from playground.training.trainee import Trainee

ToRacers = Act | Restart | Tune | Judge | Welcome | Believe | AdvanceStage
"""What would change the life of one who races."""


class Run:
    """It goes on over edits and over the changes that its level makes by itself; estimates are carried over by state.

    start: what began it. ground: its level, as far as it has come. life: the learner that was chosen. company: those beside it.
    racing: the race that it is; None where it is none.
    meter: how far the learner is from the optimum; None before it has begun. studying: the policy that is studied.
    returned: what became of the life that it was to go on with; None where it begins anew. novelty: what has happened in it.
    switches: by which it goes; they outlive it, and it stops them where its learner fails. shelf: where its lives write down.

    Nothing changes a run but `obey`, `begin`, `move_on` and the engine's slices of work.
    """

    def __init__(
        self,
        start: Start,
        ground: Ground,
        switches: Switches,
        clock: Clock,
        saved: Mapping[str, Array] | None = None,
        budget: int = BUDGET,
    ) -> None:
        """`saved`: the arrays of an earlier life of the same learner on the same level, with which it goes on.

        budget: bytes that its past takes at most.
        """
        self.start, self.ground, self.switches, self.clock = start, ground, switches, clock
        race = start.race
        self.shelf = Shelf(budget)
        failed = switches.stop if race is None else ignore_failure
        self.life = Life(start.learner, start.settings, start.seed, failed, self.shelf)
        self.company = Company(switches.beside.values() if race is None else companions(race), clock, self.shelf)
        self.racing = None if race is None else Racing(race, self.life, self.company)
        self.studying = Studying(switches.study, clock)
        self.meter: Meter | None = None
        self.novelty = Novelty()
        self._stand_in: StandIn | None = None
        self._saved = saved
        self.returned: Returned | None = None
        self._waiting: list[Command] = []  # what only a learner can do, kept until there is one
        self._waiting += [] if start.policy is None else [Judge(start.policy)]
        self._waiting += [] if start.guest is None else [Welcome(start.guest)]
        self._waiting += [] if start.q is None else [Believe(start.q)]

    @property
    def trainee(self) -> "Trainee | None":
        """The learner with its body; None until it has begun."""
        return self.life.trainee

    @property
    def trouble(self) -> str:
        """Why it stopped, "" while all is well."""
        return self.life.trouble

    @property
    def converged(self) -> bool:
        """Whether its planner has nothing left to do; in a race it walks on at the pace of the others."""
        return self.racing is None and self.trainee is not None and self.trainee.converged and self.switches.learning

    @property
    def lived(self) -> int:
        """Transitions that the agent has lived, whoever drove it."""
        body = self.trainee.body if self.trainee else self._stand_in
        return body.steps if body else 0

    @property
    def age(self) -> int:
        """Transitions by which the maps of its level change: those of its agent, or the ticks of its race."""
        return self.lived if self.racing is None else self.racing.clock

    @property
    def stand_in(self) -> StandIn:
        """The agent while there is no learner."""
        if self._stand_in is None:
            self._stand_in = StandIn(self.ground.mdp, self.life.seed)
        return self._stand_in

    @property
    def due(self) -> bool:
        """Whether the next moment of the level has come."""
        return self.ground.until is not None and self.age >= self.ground.until

    def take_waiting(self) -> list[Command]:
        """Hands over the commands that wait for its learner."""
        waited, self._waiting = self._waiting, []
        return waited

    def begin(self) -> list[Command]:
        """Makes the learner and its body and returns the commands that waited for it; one that cannot be made has failed."""
        self.life.begin(self.ground)
        self._settle()
        waited = self.take_waiting()
        if self.trainee is None:
            return []
        self._restore()
        if self._stand_in is not None:
            self.life.take_over(self._stand_in)
            self._stand_in = None
        return waited

    def revive(self, life: Life, company: Company, meter: "Meter | None") -> None:
        """Goes on with lives that were revived, in place of those that it would have begun."""
        self.life, self.company, self._waiting = life, company, []
        self.meter = meter
        self.studying.begin()
        self.be_careful()

    def _restore(self) -> None:
        """Goes on with the life that was saved, where it fits; where it does not, as new."""
        saved, self._saved = self._saved, None
        if saved is None or self.ground.level is not self.start.level:
            return
        try:
            self.life.load(saved)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            self.returned = Returned(False, f"The last run on this level is not whole ({error}); a new one begins.")
            self.life.begin(self.ground)
            self._settle()
            return
        self._stand_in = None
        self.returned = Returned(True)

    def obey(self, command: Command, watch: Watch) -> bool:
        """Does what the command asks of a run, and returns False where its learner has to `begin` anew after that.

        Raises:
          LevelError, SettingError, ValueError, StoppedError: it cannot be done, and nothing has changed.
        """
        if self.racing is not None and isinstance(command, ToRacers):
            raise ValueError("a race goes on: whoever takes part drives and learns alone. Begin another one to change something")
        match command:
            case EditLevel(level):
                return self._edit(level, watch)
            case Act(action):
                self._act(action)
            case Restart():
                (self.life if self.trainee else self.stand_in).restart()
                self.company.restart()
            case Drive() | Learn():
                for life in (self.life, *self.company.lives):
                    life.switch(self.switches.driver, self.switches.learning)
            case Study() | Sample():
                self.studying.obey(command)
            case Beside():
                self.company.obey(command)
            case _ if isinstance(command, ToLearner):
                self._pass_on(command)
        return True

    def move_on(self, watch: Watch) -> bool:
        """Goes over to the moment of the level that has come; see `_move`."""
        return self._move(ground_of(self.ground.level, self.age, watch, self.ground))

    def be_careful(self) -> None:
        """Begins again with a slice of one unit: what a unit costs may have changed, and the policies too."""
        self.life.slice.units = 1
        if self.racing is not None:
            self.racing.slice.units = 1
        self.studying.note()

    def _act(self, name: str) -> None:
        """One transition by a person, and one of everyone beside; an action that the level does not have is none."""
        mdp, life, learning = self.ground.mdp, self.life, self.switches.learning
        if name not in mdp.actions:
            return
        action = mdp.actions.index(name)
        if self.trainee is None:
            self.stand_in.act(action, Driver.ME)
            return
        if life.act(action, learning) and not self.trouble:
            self.company.follow(1, life, Driver.ME, learning)
        if self.meter is not None:
            self.meter.note(0.0)

    def _pass_on(self, command: ToLearner) -> None:
        """Does what only a learner can do: at once, or when there is one."""
        life, trainee = self.life, self.trainee
        if trainee is None:
            self._waiting.append(command)
            return
        match command:
            case Step(n):
                self.switches.owed += max(0, n)
            case Judge(policy):
                life.judge(policy)
            case Welcome(networks):
                life.welcome(networks)
            case Believe(q):
                life.believe(q)
            case AdvanceStage(id):
                self._advance_stage(trainee, id)
            case Tune(changes):
                life.tune(tuned(life.settings, changes))
        if self.meter is not None:
            self.meter.note(0.0)

    def _advance_stage(self, trainee: "Trainee", id: str) -> None:
        """Goes through a stage of a planner; once more finishes it at once. Nothing, where there is nothing to do."""
        stage, switches = trainee.stage_named(id), self.switches
        if self.trouble or not trainee.planning(switches.learning):
            return
        if switches.stage == stage:
            switches.hurried = True
            return
        units = self.life.enter_stage(stage.id)
        if units > 0:
            switches.begin_stage(stage, units)

    def _edit(self, level: Level, watch: Watch) -> bool:
        """Goes on with another level, at once or not at all; see `_move`."""
        old = self.ground
        same = dataclasses.replace(level, title=old.level.title, about=old.level.about, source="", comment="")
        if same == dataclasses.replace(old.level, source="", comment=""):
            self._relabel(dataclasses.replace(old, level=level))
            return True
        return self._move(ground_of(level, self.age, watch, old))

    def _move(self, ground: Ground) -> bool:
        """Goes on in another table; False where the learner had failed: it is not carried over, and has to begin anew."""
        (old, self.ground), life = (self.ground, ground), self.life
        failed = bool(self.trouble) and self.racing is None
        if failed:
            life.forget()
        if ground.mdp is old.mdp:
            self._relabel(ground)
            return not failed
        if self._stand_in is not None:
            self._stand_in.move_to(ground.mdp)
        if life.trainee is not None:
            life.move(ground)
            self._settle()
        return not failed

    def _relabel(self, ground: Ground) -> None:
        """Goes on in the same table, of which something else is said."""
        self.ground = ground
        for life in (self.life, *self.company.lives):
            life.relabel(ground.level, ground.moment)

    def _settle(self) -> None:
        """Makes a new meter for the table of now, and takes company and studies there."""
        from playground.training.meter import Meter

        self.meter = None if self.trainee is None else Meter(self.ground.mdp, self.clock, self.meter, self.ground.now)
        self.studying.begin()
        self.company.move(self.ground)
        self.be_careful()
