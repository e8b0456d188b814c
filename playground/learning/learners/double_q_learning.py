"""Double Q-learning: two tables, one chooses and the other says what the choice is worth, the box of section 6.7."""

from collections.abc import Mapping

from playground.compiled import inlined
from playground.learning.families.action_values import ActionValues
from playground.learning.families.control import Control, Mind, Settings, by_q
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse, rolled
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.rl.kernel_types import U64, State, StateAction, StateActionValues
from playground.rl.sampler import Sampler
from playground.rl.sampling import greedy
from playground.rl.splitmix import HALF, LOW, mixed
from playground.rl.step_sizes import step_size
from playground.rl.targets import row, td_target

TwoTables = tuple[StateActionValues, StateActionValues]
"""Q₁ and Q₂."""


@inlined
def _learn(
    mind: Mind[TwoTables], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Q₁(S, A) ← Q₁(S, A) + α [R + γ Q₂(S', arg max_a Q₁(S', a)) − Q₁(S, A)], or the other way round, by a coin (eq. 6.10)."""
    mouse = rolled(mouse)
    bits = mixed(mouse.random)
    first, second = mind.own
    if (bits >> HALF) & U64(1):
        first, second = second, first
    following = row(lived.successor, sampler)
    best = following + greedy(first, following, sampler.moves, sampler.actions, bits & LOW)
    error = td_target(lived.reward, lived.continuation, second[best]) - first[at]
    first[at] += step_size(mind.visits[at], now, mind.stepping) * error
    mind.q[at] = 0.5 * (first[at] + second[at])
    return mouse, error


class DoubleQLearning(Control):
    """Learns the value of acting best without taking luck for worth: the mean of two tables is shown and followed."""

    live = living(by_q, _learn)
    quick = True

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        self._pair = tuple(ActionValues(body.mdp.legal, settings.initial) for _ in range(2))
        for table in self._pair:
            table.load(self._q.shown())
        self.own = tuple(table.flat for table in self._pair)

    def values(self, q: Array, policy: Array) -> Array:
        """[S]: V = max_a q(s, a) of the mean."""
        return self._q.best()

    def believe(self, q: Array) -> None:
        """Both tables and their mean are these action values [S, A] from now on."""
        for table in (self._q, *self._pair):
            table.load(q)

    def save(self) -> Mapping[str, Array]:
        """Both tables, their mean, and the body."""
        first, second = (table.shown() for table in self._pair)
        return {**super().save(), "state-action/first": first, "state-action/second": second}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        for table, name in zip(self._pair, ("first", "second"), strict=True):
            table.load(arrays["state-action/" + name])


LEARNER = LearnerSpec(
    id="double-q-learning",
    title="Double Q-learning",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=DoubleQLearning,
    book="Section 6.7, equation 6.10",
    about="If you look for the best number in a noisy table, you find a lucky one. So the mouse keeps two tables: one chooses, "
    "the other says what the choice is worth.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=24,
    best=True,
)
