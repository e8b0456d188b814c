"""Monte Carlo control for ε-soft policies, first visits: the box of section 5.4."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.compiled import inlined, kernel
from playground.learning import dials
from playground.learning.body import KEPT, LOG, TERMINATED, Body, asleep, awake, logged, noted, outcome, placed, rolled
from playground.learning.control import Control
from playground.learning.experience import Experience
from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source
from playground.learning.trajectory import LENGTH, Path, Trajectory, kept, remembered
from playground.rl.returns import return_before
from playground.rl.sampler import Sampler
from playground.rl.sampling import U64, WHOLE, epsilon_greedy, mixed
from playground.rl.targets import expected_sarsa_target, row
from playground.settings import dial

AVERAGE = "average"


@dataclass(frozen=True)
class Settings:
    """The dials of Monte Carlo control."""

    step: str = dial(
        AVERAGE,
        choices=(AVERAGE, "constant"),
        plain="step size",
        help="The mean of all returns so far, or the learning rate as it is set, which forgets old ones.",
    )
    alpha: float = dials.alpha()
    epsilon: float = dials.epsilon()
    initial: float = dials.initial_q()


@inlined
def _learned(following: Any, q: Array, firsts: Array, counts: Array, alpha: Any, discount: Any, path: Path) -> Any:
    """Goes back through the episode, G after G; changes q at the first visit of each pair. Returns the last error."""
    error = 0.0
    length = path.whole[LENGTH]
    for back in range(length):
        t = length - 1 - back
        at = U64(path.taken[t])
        following = return_before(path.paid[t], discount, following)
        if firsts[at] == t:
            firsts[at] = -1
            counts[at] += 1
            error = following - q[at]
            q[at] += (alpha if alpha >= 0.0 else 1.0 / counts[at]) * error
    path.whole[LENGTH] = 0
    return error


@kernel
def _learn(
    n: int,
    forced: int,
    q: Array,
    firsts: Array,
    counts: Array,
    alpha: float,
    epsilon: float,
    path: Path,
    sampler: Sampler,
    body: Body,
) -> tuple[int, float]:
    """Lives n transitions; after each episode Q(S, A) moves towards G. A negative α is the mean of all. Changes the arrays."""
    threshold = U64(epsilon * WHOLE)
    mouse, done, error = awake(body), n, 0.0
    for number in range(n):
        mouse = rolled(placed(mouse, sampler))
        state = mouse.state
        first = row(state, sampler)
        if forced >= 0:
            action = U64(forced)
        else:
            action = epsilon_greedy(q, state, first, sampler, threshold, mixed(mouse.random))
        at = first + action
        mouse, lived = outcome(mouse, at, sampler)
        if firsts[at] < 0:
            firsts[at] = path.whole[LENGTH]
        full = remembered(at, lived.reward, path)
        if full or mouse.ended:
            following = 0.0
            if mouse.ended != TERMINATED:
                after = row(lived.successor, sampler)
                following = expected_sarsa_target(0.0, 1.0, q, lived.successor, after, epsilon, sampler)
            error = _learned(following, q, firsts, counts, alpha, sampler.discount, path)
        noted(mouse, state, action, at, lived, number, number >= n - KEPT, body)
        if mouse.ended:
            mouse = logged(mouse, body)
            if mouse.logged == LOG:
                done = number + 1
                break
    asleep(mouse, done, body)
    kept(path, body)
    return done, error


class MonteCarlo(Control):
    """Learns from whole episodes: Q is the mean of the returns that followed. V is the mean of Q over the ε-greedy policy.

    Where time runs out, the return that is cut off is completed by what Q says of the place reached.
    """

    def __init__(self, settings: Settings, body: Experience) -> None:
        super().__init__(settings, body)
        self._firsts = np.full(body.mdp.legal.size, -1, np.int64)
        self._counts = np.zeros(body.mdp.legal.size, np.int64)
        self._trajectory = Trajectory(body.mdp.time_limit)

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions and learns at the end of each episode."""
        told, q, body, trajectory = self.settings, self._q.flat, self.body, self._trajectory
        alpha = -1.0 if told.step == AVERAGE else told.alpha
        if trajectory.broken(body):
            self._firsts[trajectory.taken] = -1
            trajectory.drop()
        return self.lived(
            n,
            action,
            lambda left, forced: _learn(
                left, forced, q, self._firsts, self._counts, alpha, told.epsilon, trajectory.path, body.any_sampler, body.body
            ),
        )

    def save(self) -> Mapping[str, Array]:
        """Q, how many returns it is the mean of, the episode so far, and the body."""
        counts = self._counts.reshape(self.body.mdp.legal.shape).copy()
        own = {"state-action/counts": counts, **self._trajectory.save()}
        return {**super().save(), **own}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self._counts[...] = arrays["state-action/counts"].reshape(-1)
        self._trajectory.load(arrays)
        taken = self._trajectory.taken
        self._firsts[...] = -1
        self._firsts[taken[::-1]] = np.arange(len(taken))[::-1]


LEARNER = LearnerSpec(
    id="monte-carlo",
    title="Monte Carlo control",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: MonteCarlo(settings, body),
    book="Section 5.4",
    about="The mouse plays a whole episode first. Then it looks back at every move and asks: how much did I collect after that?",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=23,
)
