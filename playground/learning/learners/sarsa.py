"""Sarsa: on-policy temporal-difference control, the box of section 6.4."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.compiled import kernel
from playground.learning import dials
from playground.learning.body import KEPT, LOG, STEPS, Body, asleep, awake, logged, noted, outcome, placed, rolled
from playground.learning.control import Control
from playground.learning.experience import Experience
from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source
from playground.rl.sampler import Sampler
from playground.rl.sampling import U64, WHOLE, epsilon_greedy, mixed
from playground.rl.targets import row, td_target

PENDING, SINCE = range(2)
REWARD, CONTINUATION = range(2)


@dataclass(frozen=True)
class Settings:
    """The dials of Sarsa."""

    alpha: float = dials.alpha()
    epsilon: float = dials.epsilon()
    initial: float = dials.initial_q()


@kernel
def _learn(
    n: int, forced: int, q: Array, held: Array, paid: Array, alpha: float, epsilon: float, sampler: Sampler, body: Body
) -> tuple[int, float]:
    """Q(S, A) ← Q(S, A) + α [R + γ Q(S', A') − Q(S, A)], each when A' is taken; changes q, held, paid and body."""
    threshold = U64(epsilon * WHOLE)
    mouse, done, error = awake(body), n, 0.0
    pending, reward, continuation = held[PENDING], paid[REWARD], paid[CONTINUATION]
    for number in range(n):
        mouse = rolled(placed(mouse, sampler))
        state = mouse.state
        first = row(state, sampler)
        if forced >= 0:
            action = U64(forced)
        else:
            action = epsilon_greedy(q, state, first, sampler, threshold, mixed(mouse.random))
        at = first + action
        if pending >= 0:
            error = td_target(reward, continuation, q[at]) - q[U64(pending)]
            q[U64(pending)] += alpha * error
        mouse, lived = outcome(mouse, at, sampler)
        pending, reward, continuation = np.int64(at), lived.reward, lived.continuation
        if mouse.ended:
            # Nobody will act here. Where time ran out, the action that would have followed is drawn all the same.
            mouse = rolled(mouse)
            following = row(lived.successor, sampler)
            after = epsilon_greedy(q, lived.successor, following, sampler, threshold, mixed(mouse.random))
            error = td_target(reward, continuation, q[following + after]) - q[at]
            q[at] += alpha * error
            pending = -1
        noted(mouse, state, action, at, lived, number, number >= n - KEPT, body)
        if mouse.ended:
            mouse = logged(mouse, body)
            if mouse.logged == LOG:
                done = number + 1
                break
    asleep(mouse, done, body)
    held[PENDING], held[SINCE] = pending, body.whole[STEPS]
    paid[REWARD], paid[CONTINUATION] = reward, continuation
    return done, error


class Sarsa(Control):
    """Learns the value of behaving as it does, curiosity included. V is the mean of Q over its ε-greedy policy.

    A transition is learned from when the next action has been taken, whoever chose it.
    """

    def __init__(self, settings: Settings, body: Experience) -> None:
        super().__init__(settings, body)
        self._held = np.array([-1, 0], np.int64)
        self._paid = np.zeros(2)

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions and learns from each."""
        told, q, body, held = self.settings, self._q.flat, self.body, self._held
        if held[SINCE] != body.steps or body.step == 0:
            held[PENDING] = -1
        return self.lived(
            n,
            action,
            lambda left, forced: _learn(left, forced, q, held, self._paid, told.alpha, told.epsilon, body.sampler, body.body),
        )

    def save(self) -> Mapping[str, Array]:
        """Q, the transition that waits for its next action, and the body."""
        own = {"run/held": self._held.copy(), "run/paid": self._paid.copy()}
        return {**super().save(), **own}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self._held[...] = arrays.get("run/held", (-1, 0))
        self._paid[...] = arrays.get("run/paid", 0.0)


LEARNER = LearnerSpec(
    id="sarsa",
    title="Sarsa",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: Sarsa(settings, body),
    book="Section 6.4, equation 6.7",
    about="Like Q-learning, but the mouse counts on what it will really do next, silly tries included. "
    "So it keeps away from cliffs.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=21,
)
