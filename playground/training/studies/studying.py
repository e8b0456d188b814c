"""The exact values of the policy that is studied, and episodes played by it, worked out beside a run when there is time."""

import math
from typing import TYPE_CHECKING

import numpy as np

from playground.learning.learner import Array
from playground.training.commands import Sample, Study
from playground.training.drivers import Driver, PolicySource
from playground.training.pace import Clock
from playground.training.snapshot import Fan, Optimum, Studied
from playground.world.mdp import TabularMDP

if TYPE_CHECKING:  # it needs the compiled kernels
    from playground.training.studies.study import Playing
    from playground.training.trainee import Trainee

LARGE = 5000
"""Above so many states a policy is solved only while nothing trains: one that changes would hold up the commands."""
INTERVAL = 0.1
"""Seconds between two solutions at least, while the policy goes on changing."""
RESTED = 4
"""So many times as long as a solution took the training has to itself before the next one."""
TOGETHER, STEPS = 1000, 25
"""Episodes that are played together, and steps of them in one slice."""
ENDLESS = 1000
"""Steps of an episode from where a value is infinite: no more of them would say anything else."""


class Studying:
    """The policy that is studied in one run. What was worked out belongs to one table.

    studied: the policy with its values. fan: episodes played by it. Both None until they are worked out.
    """

    def __init__(self, study: Study, seconds: Clock) -> None:
        self.study = study
        self.studied: Studied | None = None
        self.fan: Fan | None = None
        self._seconds = seconds
        self._sample, self._left = 0, 0
        self._playing: Playing | None = None
        self._stale, self._next = False, -math.inf

    def obey(self, command: Study | Sample) -> None:
        """Studies another policy, or plays more episodes by it. ValueError for a state or a number of episodes below 0."""
        if isinstance(command, Sample):
            if command.state < 0 or command.n < 0:
                raise ValueError(f"episodes are {command.n} from state {command.state}, expected numbers from 0 on")
            if command.n == 0 or command.state != self._sample:
                self._drop_episodes()
            self._sample, self._left = command.state, self._left + command.n
            return
        self.study = command
        self.begin()

    def note(self) -> None:
        """Takes note that the policy may be another one by now."""
        self._stale = self.study.source is not None

    def begin(self) -> None:
        """Begins anew: with another policy or in another table, what was worked out before means nothing."""
        self.studied = None
        self._drop_episodes()
        self._stale, self._next = self.study.source is not None, -math.inf

    def rest(self, training: bool, mdp: TabularMDP) -> float:
        """Seconds until there is something to do."""
        if (self._left or self._playing) and self.studied is not None:
            return 0.0
        if not self._stale or (training and len(mdp.states) > LARGE):
            return math.inf
        return max(0.0, self._next - self._seconds()) if training else 0.0

    def work(self, training: bool, trainee: "Trainee", optimum: Optimum | None) -> bool:
        """Solves the policy if it is another one, or plays some of the episodes; False if there was nothing to do."""
        due = not training or (self._seconds() >= self._next and len(trainee.mdp.states) <= LARGE)
        if self._stale and due and self._solve(trainee, optimum):
            return True
        if (self._left or self._playing) and self.studied is not None:
            self._play(trainee, self.studied)
            return True
        return False

    def _solve(self, trainee: "Trainee", optimum: Optimum | None) -> bool:
        source, policy = self.study.source, self._policy(trainee, optimum)
        began, old = self._seconds(), self.studied
        self._stale, self._next = False, began + INTERVAL
        if source is None or policy is None or policy.shape != trainee.mdp.legal.shape:
            return False
        if old is not None and np.array_equal(old.policy, policy):
            return False
        from playground.training.studies.study import studied

        self.studied, self.fan, self._playing = studied(source, trainee.mdp, policy), None, None
        now = self._seconds()
        self._next = now + max(INTERVAL, RESTED * (now - began))
        return True

    def _drop_episodes(self) -> None:
        self.fan, self._left, self._playing = None, 0, None

    def _policy(self, trainee: "Trainee", optimum: Optimum | None) -> Array | None:
        """[S, A] a copy of the policy that is studied; None until it can be said."""
        from playground.training.studies.study import behaviour

        source = self.study.source
        if source is None:
            return None
        own = {PolicySource.PAINTED: self.study.painted}
        if source == PolicySource.OPTIMUM and optimum is not None:
            own[source] = trainee.driving.optimal
        if source in (PolicySource.LEARNER, PolicySource.GREEDY):
            own[source] = trainee.driving.policy(Driver(source))
        policy = behaviour(source, trainee.mdp, trainee.fields(), own)
        return None if policy is None else policy.copy()

    def _play(self, trainee: "Trainee", studied: Studied) -> None:
        from playground.training.studies.study import LONGEST, Playing

        if self._sample >= len(trainee.mdp.states):
            self._left = 0
            return
        if self._playing is None:
            n, longest = min(self._left, TOGETHER), LONGEST if math.isfinite(studied.v[self._sample]) else ENDLESS
            self._playing = Playing(trainee.mdp, studied.policy, self._sample, n, trainee.seed, self.fan, longest)
            self._left -= n
        self._playing.advance(STEPS)
        self.fan = self._playing.fan()
        if self._playing.done:
            self._playing = None
