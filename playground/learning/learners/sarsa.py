"""Sarsa: on-policy temporal-difference control, the box of section 6.4."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning.families.control import Control, Mind, Settings, by_q, update_q
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse, rolled
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.rl.sampler import Sampler
from playground.rl.sampling import U64, mixed
from playground.rl.targets import row, td_target

PENDING = 0
REWARD, CONTINUATION = range(2)


class Pending(NamedTuple):
    """The transition that waits for its next action.

    held: [1] int64, its index in [S × A], −1 where none waits. paid: [2] float64, its reward and the discount of what follows.
    """

    held: Any
    paid: Any


@inlined
def _learn(mind: Mind, state: Any, at: Any, lived: Lived, mouse: Mouse, now: Any, sampler: Sampler) -> tuple[Mouse, Any]:
    """Q(S, A) ← Q(S, A) + α [R + γ Q(S', A') − Q(S, A)], each when A' has been taken."""
    q, (held, paid), error = mind.q, mind.own, 0.0
    if held[PENDING] >= 0:
        before = U64(held[PENDING])
        error = td_target(paid[REWARD], paid[CONTINUATION], q[at]) - q[before]
        update_q(mind, before, error, now)
    held[PENDING], paid[REWARD], paid[CONTINUATION] = at, lived.reward, lived.continuation
    if mouse.ended:
        # Nobody will act here. Where time ran out, the action that would have followed is drawn all the same.
        mouse = rolled(mouse)
        following = row(lived.successor, sampler)
        after = by_q(mind, lived.successor, following, mixed(mouse.random), now, sampler)
        error = td_target(lived.reward, lived.continuation, q[following + after]) - q[at]
        update_q(mind, at, error, now)
        held[PENDING] = -1
    return mouse, error


class Sarsa(Control):
    """Learns the value of behaving as it does, curiosity included. V is the mean of Q over its ε-greedy policy.

    A transition is learned from when the next action has been taken, whoever chose it.
    """

    live = living(by_q, _learn)
    quick = True

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        self.own = self._held, self._paid = Pending(np.array([-1], np.int64), np.zeros(2))

    def forget(self) -> None:
        """The transition that waits is not learned from: what followed was not seen."""
        self._held[PENDING] = -1

    def save(self) -> Mapping[str, Array]:
        """Q, the transition that waits for its next action, and the body."""
        own = {"run/held": self._held.copy(), "run/paid": self._paid.copy()}
        return {**super().save(), **own}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self._held[...] = arrays.get("run/held", -1)
        self._paid[...] = arrays.get("run/paid", 0.0)


LEARNER = LearnerSpec(
    id="sarsa",
    title="Sarsa",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=Sarsa,
    book="Section 6.4, equation 6.7",
    about="Like Q-learning, but the mouse counts on what it will really do next, silly tries included. "
    "So it keeps away from cliffs.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=21,
    bootstrap="next",
)
