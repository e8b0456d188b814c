"""Dyna-Q: learning, remembering, and planning with what is remembered, the box of section 8.2."""

from typing import NamedTuple

from playground.compiled import inlined
from playground.learning.families.control import Mind, by_q, update_q
from playground.learning.families.planning import Planning, Settings
from playground.learning.learner import Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse, rolled
from playground.learning.life.living import living
from playground.learning.memory.world_model import WorldModel, observe, remembered
from playground.rl.kernel_types import U64, State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.splitmix import mixed
from playground.rl.targets import q_learning_target, row


class DynaQMemory(NamedTuple):
    """How often it plans after each step, and what it has seen."""

    planning: int
    model: WorldModel


@inlined
def _learn(
    mind: Mind[DynaQMemory], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Q-learning from what was lived, then from n memories: of a state that was acted in, and of an action taken there."""
    q, (planning, model) = mind.q, mind.own
    error = q_learning_target(lived.reward, lived.continuation, q, row(lived.successor, sampler), sampler) - q[at]
    update_q(mind, at, error, now)
    observe(model, state, at, lived, now, sampler)
    for _ in range(planning):
        mouse = rolled(mouse)
        past = remembered(model, mixed(mouse.random), sampler)
        following = row(U64(model.successor[past]), sampler)
        update_q(
            mind, past, q_learning_target(model.reward[past], model.continuation[past], q, following, sampler) - q[past], now
        )
    return mouse, error


class DynaQ(Planning):
    """Q-learning from life, and after each step from n memories of it."""

    live = living(by_q, _learn)

    def mind(self) -> Mind[DynaQMemory]:
        """What the kernel keeps."""
        return super().mind()._replace(own=DynaQMemory(self.settings.planning, self._model))


LEARNER = LearnerSpec(
    id="dyna-q",
    title="Dyna-Q",
    family="Learning and planning",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=DynaQ,
    book="Section 8.2",
    about="After each step the mouse dreams of a few old ones, and learns from them again. "
    "It remembers where each move led the last time.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.MODEL, Field.VISITS),
    order=40,
    best=True,
)
