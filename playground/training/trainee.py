"""A learner with its body: what one unit of work is, what is learned from it, and what goes over to a changed level."""

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

import numpy as np

from playground.learning.carry_over import carried
from playground.learning.collection import learners
from playground.learning.families.apprentice import Apprentice
from playground.learning.learner import (
    Array,
    Field,
    Learner,
    LearnerSpec,
    NetworkPicture,
    Neural,
    Progress,
    Source,
    Stage,
    Staged,
    Standing,
)
from playground.learning.life.experience import Experience
from playground.settings import check
from playground.training import bringing
from playground.training.contending import Contending
from playground.training.contest import Contest
from playground.training.drivers import DRIVERS, Driver
from playground.training.driving import Driving
from playground.training.episode_curve import Curve
from playground.training.meter import greedy_of
from playground.training.snapshot import Agent, Optimum, Transition
from playground.training.stand_in import StandIn
from playground.training.taking_over import take_over
from playground.world.mdp import TabularMDP

PLAYED = "state-action/played"
"""What a person's actions are called where they are carried over or saved."""


class Planned(NamedTuple):
    """What a planner has done: states backed up, and sweeps."""

    backups: int = 0
    sweeps: int = 0


class Trainee:
    """A learner and its body. All that it does depends on its seed and on what it is asked for, never on time.

    driving: who moves the body. until: the transitions that it lives at most, in all; None for no limit.
    converged: whether a planner has nothing left to do. error: of the learner's last units.
    planned: the planner's work on this level. planned_before: its work on the level before the last change.
    played: [S, A] int64, actions that a person took. contending: who races the person's mouse on the same noise.
    """

    def __init__(
        self,
        spec: LearnerSpec,
        settings: Any,
        mdp: TabularMDP,
        seed: int,
        body: Experience | None = None,
        dice: np.random.Generator | None = None,
    ) -> None:
        """`body` and `dice` of its drivers: those of an earlier life; else new ones, from the seed."""
        self.spec, self.seed, self.mdp = spec, seed, mdp
        self.body = Experience(mdp, seed) if body is None else body
        self.learner: Learner = spec.make(settings, mdp if self.plans else self.body, seed)
        dice = np.random.default_rng([seed, 1]) if dice is None else dice
        self.driving = Driving(self.learner, self.body, mdp.legal, dice)
        self.converged, self.error = False, 0.0
        self.until: int | None = None
        self.planned_before, self.planned = Planned(), Planned()
        self.played = np.zeros(mdp.legal.shape, np.int64)
        self.contending = Contending(self.body)

    @property
    def plans(self) -> bool:
        """Whether it learns from the table and not from what its body lives through."""
        return self.spec.source is Source.MODEL

    @property
    def units(self) -> int:
        """Units of work that are done: transitions of the body; of a planner, states that were backed up."""
        return self.planned_before.backups + self.planned.backups if self.plans else self.body.steps

    @property
    def ticks(self) -> int:
        """The clock of its life: transitions of the body, whoever drove it, and states that were backed up."""
        return self.body.steps + (self.units if self.plans else 0)

    @property
    def episodes(self) -> int:
        """Episodes that have ended; of a planner, sweeps."""
        return self.planned_before.sweeps + self.planned.sweeps if self.plans else self.body.episodes

    @property
    def sweep(self) -> float:
        """Of a planner: how much of its sweep is done, in [0, 1]."""
        states = len(self.mdp.states)
        return self.planned.backups % states / states

    def planning(self, learning: bool) -> bool:
        """Whether there is something to plan, and that is wanted."""
        return self.plans and learning and not self.converged

    @property
    def smaller_in(self) -> int:
        """Ticks until it can be saved in less than now; 0 where waiting makes it no smaller."""
        return self.learner.smaller_in() if isinstance(self.learner, Apprentice) else 0

    def judge(self, policy: Array) -> None:
        """Gives the learner this policy [S, A] to judge; ValueError as in `bringing`."""
        bringing.judge(self.spec, self.learner, policy)
        self.converged = False
        self.driving.look_again()

    def welcome(self, networks: Mapping[str, NetworkPicture]) -> None:
        """Makes the learner the agent with these networks; ValueError as in `bringing`."""
        bringing.welcome(self.spec, self.learner, networks)
        self.driving.look_again()

    def believe(self, q: Array) -> None:
        """Lets the learner go on from these action values [S, A]; ValueError as in `bringing`."""
        bringing.believe(self.spec, self.learner, q)
        self.driving.look_again()

    def stage_named(self, id: str) -> Stage:
        """The stage of this name. ValueError where the learner has no such stage."""
        for stage in self.spec.stages:
            if stage.id == id:
                return stage
        has = f"it has {', '.join(stage.id for stage in self.spec.stages)}" if self.spec.stages else "it has none"
        raise ValueError(f"{self.spec.id} has no stage {id!r}: {has}")

    def enter_stage(self, stage: Stage) -> int:
        """Turns to a stage and returns the units until it is over or must be entered anew; 0 where there is nothing to do."""
        return 0 if self.converged else cast(Staged, self.learner).stage(stage.id)

    @property
    def standing(self) -> Standing | None:
        """Which stages could begin now; None for a learner without any."""
        return cast(Staged, self.learner).standing() if self.spec.stages else None

    def idle(self, driver: Driver, learning: bool) -> bool:
        """Whether going on would do nothing: nothing to plan, and a person drives, or the optimum, which is not solved yet."""
        if self.planning(learning):
            return False
        return driver is Driver.ME or (driver is Driver.OPTIMUM and self.driving.optimal is None)

    def advance(self, n: int, driver: Driver, learning: bool) -> int:
        """Does n units at most and returns how many: backups while there is something to plan, else transitions by the driver."""
        self.body.driver = driver.number
        if self.planning(learning):
            return self._note(self.learner.advance(n))
        n = n if self.until is None else min(n, self.until - self.body.steps)
        if n <= 0 or self.idle(driver, learning):
            return 0
        if self.plans or not learning:
            return self.body.walk(n, self.driving.steady_policy(driver, keep=not learning or self.converged))
        if driver is Driver.LEARNER:
            return self._note(self.learner.advance(n))
        return sum(self._note(self.learner.advance(1, self.driving.drawn_action(driver))) for _ in range(n))

    def act(self, action: int, learning: bool) -> bool:
        """One transition by a person, learned from where the learner learns; False where the action is not legal here."""
        self.body.driver = Driver.ME.number
        if not self.body.accepts(action):
            return False
        contending = self.contending
        if contending.begins:
            contending.begin(greedy_of(self.learner.estimates(), self.mdp.legal))
        contending.before_move()
        self.played[self.body.state, action] += 1
        if learning and not self.plans:
            self._note(self.learner.advance(1, action))
        else:
            self.body.walk(1, action=action)
        contending.after_move()
        return True

    def restart(self) -> None:
        """Begins a new episode from a start."""
        self.body.restart()

    def tune(self, settings: Any) -> None:
        """Changes the settings while it runs; a planner may have something to do again."""
        self.learner.settings = settings
        self.converged = False
        self.driving.look_again()

    def moved_to(self, mdp: TabularMDP) -> "Trainee":
        """The same trainee on a changed level: estimates and visits carried over by state and action, its body in its place."""
        new = Trainee(self.spec, self.learner.settings, mdp, self.seed, self.body.edited(mdp), self.driving.dice)
        # A learner from experience has its body's arrays among its own; a planner has other counts of visits.
        for old, young in ((self.body, new.body),) * self.plans + ((self.learner, new.learner),):
            young.load(carried(old.save(), self.mdp, mdp, young.save()))
        new.played = carried({PLAYED: self.played}, self.mdp, mdp)[PLAYED]
        before, now = self.planned_before, self.planned
        new.planned_before = Planned(before.backups + now.backups, before.sweeps + now.sweeps)
        return new

    def take_over(self, stand_in: StandIn) -> None:
        """Goes on from where a person drove before the kernels were ready: that was lived too, but not learned from."""
        if stand_in.steps:
            take_over(self.body, self.played, stand_in, self.mdp)

    def fields(self) -> dict[Field, Array]:
        """What the learner believes, with the visits."""
        fields = {Field.VISITS: self.body.visits, **self.learner.estimates()}
        return {**fields, Field.PLAYED: self.played.copy()} if self.played.any() else fields

    def networks(self) -> tuple[Mapping[str, NetworkPicture], Array] | None:
        """Networks and losses of a learner that has networks; None of others."""
        if not self.spec.network:
            return None
        neural = cast(Neural, self.learner)
        return neural.networks(), neural.losses()

    def agent(self) -> Agent:
        """Where the agent is."""
        body = self.body
        return Agent(body.state, body.step, body.episode_return, body.discounted_return)

    def contest(self, optimum: Optimum | None) -> Contest | None:
        """A person's episode beside what others make of its noise; None where no person has moved in this episode."""
        return self.contending.contest(None if optimum is None or optimum.message else self.driving.optimal)

    def last(self) -> tuple[Transition, ...]:
        """The last transitions, oldest first."""
        return tuple(Transition(*lived[:6], DRIVERS[lived.driver]) for lived in self.body.last())

    def curve(self) -> Curve:
        """The return of each episode, thinned."""
        return Curve(*self.body.curve.points())

    def _note(self, progress: Progress) -> int:
        """Takes note of how far the learner is; returns the units that it did."""
        self.converged = progress.converged
        self.error = progress.error if progress.transitions else self.error
        self.planned = Planned(progress.steps, progress.episodes)
        return progress.transitions


def new_trainee(learner: str, settings: Any, mdp: TabularMDP, seed: int) -> Trainee:
    """A trainee that has learned nothing yet; None: the learner's own settings. ValueError for an unknown learner or setting."""
    if learner not in learners():
        raise ValueError(f"there is no learner {learner!r}, expected one of {', '.join(learners())}")
    spec = learners()[learner]
    chosen = spec.settings() if settings is None else settings
    check(chosen)
    return Trainee(spec, chosen, mdp, seed)
