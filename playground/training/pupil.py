"""A learner and the mouse that it learns with: who moves it, what it learns from, and what goes over to a changed level."""

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

import numpy as np

from playground.learning.carry_over import carried
from playground.learning.collection import learners
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
from playground.rl.policies import epsilon_greedy, uniform
from playground.settings import check
from playground.training import bringing
from playground.training.commands import DRIVERS
from playground.training.meter import greedy_of
from playground.training.snapshot import Agent, Curve, Transition
from playground.training.stand_in import StandIn
from playground.training.taking_over import took_over
from playground.world.mdp import TabularMDP

FRESH = 1024
"""Entries of a policy that may be made anew for one step; on larger levels a driver looks again only now and then."""
PLAYED = "state-action/played"
"""What a person's moves are called where they are carried over or saved."""
BODY, LEARNER = "body:", "learner:"
"""What the names of saved arrays begin with."""


class Pupil:
    """A learner, its body, and who drives. Everything that it does depends on its seed and on what it is told, never on time.

    until: how many transitions the mouse lives in all at most; None is for ever.
    """

    def __init__(self, spec: LearnerSpec, settings: Any, mdp: TabularMDP, seed: int, body: Experience | None = None) -> None:
        self.spec = spec
        self.seed = seed
        self.mdp = mdp
        self.body = Experience(mdp, seed) if body is None else body
        self.learner: Learner = spec.make(settings, mdp if self._plans else self.body, seed)
        self.converged, self.error = False, 0.0
        self.until: int | None = None
        self.best: Array | None = None  # [S, A] the optimal policy, when it has been solved
        self._before = (0, 0)  # backups and sweeps before the last change of the level
        self._planned = (0, 0)
        self.played = np.zeros(mdp.legal.shape, np.int64)  # [S, A] moves that a person made
        self._dice = np.random.default_rng([seed, 1])
        self._policy: Array | None = None
        self._made = -1
        self._policies: Mapping[str, Callable[[], Array | None]] = {
            "me": lambda: None,
            "learner": self._own,
            "greedy": lambda: uniform(greedy_of(self.learner.estimates(), self.mdp.legal)),
            "random": lambda: uniform(self.mdp.legal),
            "optimum": lambda: self.best,
        }

    @property
    def _plans(self) -> bool:
        """Whether it learns from the table instead of from what the mouse lives through."""
        return self.spec.source is Source.MODEL

    @property
    def units(self) -> int:
        """Of work that are done: transitions that the mouse lived; of a planner, states that were backed up."""
        return self._before[0] + self._planned[0] if self._plans else self.body.steps

    @property
    def episodes(self) -> int:
        """Episodes that have ended; of a planner, sweeps."""
        return self._before[1] + self._planned[1] if self._plans else self.body.episodes

    @property
    def sweep(self) -> float:
        """Of a planner: how much of its sweep is done, in [0, 1]."""
        states = len(self.mdp.states)
        return self._planned[0] % states / states

    def planning(self, learning: bool) -> bool:
        """Whether there is something to plan, and that is wanted."""
        return self._plans and learning and not self.converged

    def judge(self, policy: Array) -> None:
        """Gives the learner this policy [S, A] to judge; ValueError as in `bringing`."""
        bringing.judge(self.spec, self.learner, policy)
        self.converged = False
        self.look_again()

    def welcome(self, networks: Mapping[str, NetworkPicture]) -> None:
        """The learner is the agent with these networks; ValueError as in `bringing`."""
        bringing.welcome(self.spec, self.learner, networks)
        self.look_again()

    def believe(self, q: Array) -> None:
        """The learner goes on from these action values [S, A]; ValueError as in `bringing`."""
        bringing.believe(self.spec, self.learner, q)
        self.look_again()

    def named(self, id: str) -> Stage:
        """The stage of this name. ValueError where the learner has no such stage."""
        for each in self.spec.stages:
            if each.id == id:
                return each
        told = f"it has {', '.join(each.id for each in self.spec.stages)}" if self.spec.stages else "it has none"
        raise ValueError(f"{self.spec.id} has no stage {id!r}: {told}")

    def staged(self, stage: Stage) -> int:
        """Turns to a stage: the units until it is over, or is to be asked for anew; 0 where there is nothing of it to do."""
        return 0 if self.converged else cast(Staged, self.learner).stage(stage.id)

    @property
    def standing(self) -> Standing | None:
        """Which stages could begin now; None for a learner without any."""
        return cast(Staged, self.learner).standing() if self.spec.stages else None

    def idle(self, driver: str, learning: bool) -> bool:
        """Whether going on would do nothing: no plan is left to make, and a person drives, or the optimum, not known yet."""
        if self.planning(learning):
            return False
        return driver == "me" or (driver == "optimum" and self.best is None)

    def advance(self, n: int, driver: str, learning: bool) -> int:
        """Does n units at most and returns how many: backups while there is something to plan, else transitions by the driver."""
        self.body.driver = DRIVERS.index(driver)
        if self.planning(learning):
            return self._noted(self.learner.advance(n))
        n = n if self.until is None else min(n, self.until - self.body.steps)
        if n <= 0 or self.idle(driver, learning):
            return 0
        if self._plans or not learning:
            return self.body.walk(n, self._now(driver, keep=not learning or self.converged))
        if driver == "learner":
            return self._noted(self.learner.advance(n))
        return sum(self._noted(self.learner.advance(1, self._drawn(driver))) for _ in range(n))

    def act(self, action: int, learning: bool) -> bool:
        """One transition by a person, learned from where the learner learns; False where the action is not legal here."""
        self.body.driver = DRIVERS.index("me")
        if not self.body.accepts(action):
            return False
        self.played[self.body.state, action] += 1
        if learning and not self._plans:
            self._noted(self.learner.advance(1, action))
        else:
            self.body.walk(1, action=action)
        return True

    def restart(self) -> None:
        """A new episode from a start."""
        self.body.restart()

    def tune(self, settings: Any) -> None:
        """New settings while it runs; a planner may have something to do again."""
        self.learner.settings = settings
        self.converged = False
        self.look_again()

    def look_again(self) -> None:
        """Drivers make their policies anew: something changed that they are made from."""
        self._policy = None

    def moved_to(self, mdp: TabularMDP) -> "Pupil":
        """The same pupil on a changed level: estimates and visits carried over by state and action, the mouse in its place."""
        new = Pupil(self.spec, self.learner.settings, mdp, self.seed, self.body.edited(mdp))
        # A learner from experience has its body's arrays among its own; a planner has other counts of visits.
        for old, young in ((self.body, new.body),) * self._plans + ((self.learner, new.learner),):
            young.load(carried(old.save(), self.mdp, mdp, young.save()))
        new.played = carried({PLAYED: self.played}, self.mdp, mdp)[PLAYED]
        new._dice = self._dice
        new._before = (self._before[0] + self._planned[0], self._before[1] + self._planned[1])
        return new

    def take_over(self, stand_in: StandIn) -> None:
        """Goes on from where a person drove the mouse before the kernels were ready: that was lived too, but not learned from."""
        if stand_in.steps:
            took_over(self.body, self.played, stand_in, self.mdp)

    def fields(self) -> dict[Field, Array]:
        """What the learner believes, with the visits."""
        told = {Field.VISITS: self.body.visits, **self.learner.estimates()}
        return {**told, Field.PLAYED: self.played.copy()} if self.played.any() else told

    def thoughts(self) -> tuple[Mapping[str, NetworkPicture], Array] | None:
        """Networks and losses, of a learner that has networks."""
        if not self.spec.network:
            return None
        neural = cast(Neural, self.learner)
        return neural.networks(), neural.losses()

    def policy(self, driver: str) -> Array | None:
        """[S, A] what a driver does by what is believed now; None for a person, and for the optimum until it is known."""
        return self._policies[driver]()

    def agent(self) -> Agent:
        """Where the mouse is."""
        body = self.body
        return Agent(body.state, body.step, body.episode_return, body.discounted_return)

    def last(self) -> tuple[Transition, ...]:
        """The last transitions, oldest first."""
        return tuple(Transition(*each[:6], DRIVERS[each.driver]) for each in self.body.last())

    def curve(self) -> Curve:
        """The return of each episode, thinned."""
        return Curve(*self.body.curve.points())

    def save(self) -> dict[str, Array]:
        """Everything that a run depends on, as arrays; what is no array is told as JSON text in "pupil".

        The error is left out: it is that of the last slice, and how long a slice is depends on the clock.
        """
        told = {
            "before": self._before,
            "planned": self._planned,
            "converged": self.converged,
            "dice": self._dice.bit_generator.state,
            "made": self._made,
        }
        policy = {} if self._policy is None else {"policy": self._policy.copy()}
        # A learner from experience saves its body itself.
        parts = {BODY: self.body.save() if self._plans else {}, LEARNER: self.learner.save()}
        arrays = {part + name: array for part, saved in parts.items() for name, array in saved.items()}
        return {**arrays, **policy, PLAYED: self.played.copy(), "pupil": np.array(json.dumps(told))}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on exactly where `save` was called."""
        told = json.loads(str(arrays["pupil"]))
        for part, whole in ((BODY, self.body), (LEARNER, self.learner)):
            whole.load({name.removeprefix(part): array for name, array in arrays.items() if name.startswith(part)})
        self._check()
        self._before, self._planned = tuple(told["before"]), tuple(told["planned"])
        self.converged, self.error, self._made = bool(told["converged"]), 0.0, int(told["made"])
        self._dice.bit_generator.state = told["dice"]
        self._policy = arrays.get("policy")
        self.played = arrays[PLAYED].copy() if PLAYED in arrays else np.zeros(self.mdp.legal.shape, np.int64)

    def _check(self) -> None:
        """ValueError where the mouse would be nowhere: kernels read their tables without looking whether a place is in them."""
        S, A = self.mdp.legal.shape
        body, last = self.body, self.body.last()
        inside = all(0 <= each.state < S and 0 <= each.successor < S and 0 <= each.action < A for each in last)
        if not (inside and 0 <= body.state < S and body.step >= 0 and all(0 <= each.driver < len(DRIVERS) for each in last)):
            raise ValueError("the mouse is somewhere that this level does not have")

    def _noted(self, progress: Progress) -> int:
        """Takes note of how far the learner is; returns the units it did."""
        self.converged, self.error = progress.converged, progress.error
        self._planned = (progress.steps, progress.episodes)
        return progress.transitions

    def _own(self) -> Array:
        """The learner's behaviour without learning: the policy it shows, else ε-greedy by its action values."""
        estimates = self.learner.estimates()
        if Field.POLICY in estimates:
            return estimates[Field.POLICY]
        if Field.Q in estimates:
            return epsilon_greedy(estimates[Field.Q], self.mdp.legal, getattr(self.learner.settings, "epsilon", 0.0))
        return uniform(self.mdp.legal)

    def _now(self, driver: str, keep: bool) -> Array | None:
        """[S, A] the driver's policy. Where nothing is learned it stays; else it is made anew every so many steps."""
        each = max(1, self.mdp.legal.size // FRESH)
        made = self.body.steps // each
        if self._policy is None or (not keep and made != self._made):
            self._policy, self._made = self._policies[driver](), made
        return self._policy

    def _drawn(self, driver: str) -> int:
        """An action by the driver's policy where the mouse is."""
        policy = self._now(driver, keep=False)
        self.body.accepts(0)  # an episode that has ended begins anew, so that the action is drawn for where it will be taken
        row = self.mdp.legal[self.body.state] if policy is None else policy[self.body.state]
        return int(self._dice.choice(len(row), p=row / row.sum()))


def begun(learner: str, settings: Any, mdp: TabularMDP, seed: int) -> Pupil:
    """A pupil that has learned nothing yet; None is the learner's own settings. ValueError for an unknown learner or setting."""
    if learner not in learners():
        raise ValueError(f"there is no learner {learner!r}, expected one of {', '.join(learners())}")
    spec = learners()[learner]
    told = spec.settings() if settings is None else settings
    check(told)
    return Pupil(spec, told, mdp, seed)
