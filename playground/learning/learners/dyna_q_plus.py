"""Dyna-Q+: Dyna-Q that dreams the better of a move the longer it was not tried, section 8.3."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning.families import planning
from playground.learning.families.control import Mind, by_q, update_q
from playground.learning.families.planning import Planning
from playground.learning.learner import Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse, rolled
from playground.learning.life.living import living
from playground.learning.memory.world_model import WorldModel, observe, remembered_place
from playground.rl.kernel_types import U64, State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.sampling import one_of
from playground.rl.splitmix import HALF, LOW, mixed
from playground.rl.targets import q_learning_target, row
from playground.settings import dial


@dataclass(frozen=True)
class Settings(planning.Settings):
    """The dials of Dyna-Q+."""

    kappa: float = dial(
        0.001,
        0.0,
        10.0,
        symbol="κ",
        plain="longing for news",
        help="How much a move gains in a dream for each (square root of a) step since it was last tried.",
    )


class DynaQPlusMemory(NamedTuple):
    """How often it plans after each step, κ, and what it has seen."""

    planning: int
    kappa: float
    model: WorldModel


@inlined
def _dream(past: StateAction, mind: Mind[DynaQPlusMemory], now: int, sampler: Sampler) -> None:
    """Q-learning from one memory, with r + κ √τ for a reward; what was never tried leads back and pays nothing."""
    q, (_, kappa, model) = mind.q, mind.own
    reward, continuation, successor = 0.0, sampler.discount, past // U64(sampler.actions)
    if model.successor[past] >= 0:
        reward, continuation, successor = model.reward[past], model.continuation[past], U64(model.successor[past])
    reward += kappa * np.sqrt(now - model.last[past])
    update_q(mind, past, q_learning_target(reward, continuation, q, row(successor, sampler), sampler) - q[past], now)


@inlined
def _learn(
    mind: Mind[DynaQPlusMemory], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Q-learning from what was lived, then n dreams: of a state that was acted in, and of any action there."""
    q, (planned, _, model) = mind.q, mind.own
    error = q_learning_target(lived.reward, lived.continuation, q, row(lived.successor, sampler), sampler) - q[at]
    update_q(mind, at, error, now)
    observe(model, state, at, lived, now, sampler)
    for _ in range(planned):
        mouse = rolled(mouse)
        bits = mixed(mouse.random)
        place = remembered_place(model, bits & LOW)
        first = row(place, sampler)
        _dream(first + U64(sampler.choices[first + one_of(sampler.counts[place], bits >> HALF)]), mind, now, sampler)
    return mouse, error


class DynaQPlus(Planning):
    """Q-learning from life and from dreams, in which what was not tried for long looks good."""

    live = living(by_q, _learn)

    def mind(self) -> Mind[DynaQPlusMemory]:
        """What the kernel keeps."""
        return super().mind()._replace(own=DynaQPlusMemory(self.settings.planning, self.settings.kappa, self._model))


LEARNER = LearnerSpec(
    id="dyna-q-plus",
    title="Dyna-Q+",
    family="Learning and planning",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=DynaQPlus,
    book="Section 8.3",
    about="Like Dyna-Q, but in its dreams old roads grow tempting again. So it notices when the world has changed.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.MODEL, Field.VISITS),
    order=41,
    best=True,
)
