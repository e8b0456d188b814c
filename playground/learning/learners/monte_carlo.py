"""Monte Carlo control for ε-soft policies, first visits: the box of section 5.4."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families import control
from playground.learning.families.control import Control, Mind, by_q
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import TERMINATED, Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.learning.memory.trajectory import LENGTH, FirstVisits, Path, remember
from playground.rl.exploration import expected
from playground.rl.kernel_types import U64, Counts, State, StateAction
from playground.rl.returns import return_before
from playground.rl.sampler import Sampler
from playground.rl.step_sizes import StepSize, step_size
from playground.rl.targets import row


@dataclass(frozen=True)
class Settings(control.Settings):
    """The dials of Monte Carlo control: its values are means of returns, if nothing else is asked for."""

    step_size: str = dials.step_size(StepSize.AVERAGE)


class Returns(NamedTuple):
    """What Monte Carlo keeps. firsts: [S × A] int64, when each was first taken in this episode, −1 where it was not;
    counts: [S × A] int64, of how many returns Q is the mean; path: the episode so far."""

    firsts: Counts
    counts: Counts
    path: Path


@inlined
def _learn_back(following: float, mind: Mind[Returns], discount: float, now: int) -> float:
    """Goes back through the episode, G after G; changes q at the first visit of each pair. Returns the last error."""
    q, (firsts, counts, path) = mind.q, mind.own
    error: float = 0.0
    length = path.whole[LENGTH]
    for back in range(length):
        t = length - 1 - back
        at = U64(path.taken[t])
        following = return_before(path.paid[t], discount, following)
        if firsts[at] == t:
            firsts[at] = -1
            error = following - q[at]
            q[at] += step_size(counts[at], now, mind.stepping) * error
            counts[at] += 1
    path.whole[LENGTH] = 0
    return error


@inlined
def _learn(
    mind: Mind[Returns], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """After each episode Q(S, A) moves towards G; where time ran out, G ends with what Q says of the place reached."""
    q, (firsts, _, path), error = mind.q, mind.own, 0.0
    if firsts[at] < 0:
        firsts[at] = path.whole[LENGTH]
    full = remember(at, lived.reward, path)
    if full or mouse.ended:
        following = 0.0
        if mouse.ended != TERMINATED:
            after = row(lived.successor, sampler)
            following = expected(q, mind.visits, lived.successor, after, now, mind.exploring, sampler)
        error = _learn_back(following, mind, sampler.discount, now)
    return mouse, error


class MonteCarlo(Control):
    """Learns from whole episodes: Q is the mean of the returns that followed. V is the mean of Q over the ε-greedy policy.

    Where time runs out, the return that is cut off is completed by what Q says of the place reached.
    """

    live = living(by_q, _learn)
    steady = StepSize.AVERAGE

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        self.recent = FirstVisits(body.mdp.time_limit, body.mdp.legal.size)
        self._counts = np.zeros(body.mdp.legal.size, np.int64)
        self.own = Returns(self.recent.firsts, self._counts, self.recent.path)

    def save(self) -> Mapping[str, Array]:
        """Q, how many returns it is the mean of, the episode so far, and the body."""
        return {**super().save(), "state-action/counts": self._counts.reshape(self.body.mdp.legal.shape).copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self._counts[...] = arrays["state-action/counts"].reshape(-1)


LEARNER = LearnerSpec(
    id="monte-carlo",
    title="Monte Carlo control",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=MonteCarlo,
    book="Section 5.4",
    about="The mouse plays a whole episode first. Then it looks back at every move and asks: how much did I collect after that?",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=23,
)
