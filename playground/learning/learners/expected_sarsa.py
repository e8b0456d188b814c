"""Expected Sarsa: the box of section 6.4 with the mean over what could be done next (section 6.6)."""

from playground.compiled import inlined
from playground.learning.families.control import Control, Mind, Settings, by_q, update_q
from playground.learning.learner import Bootstrap, Field, LearnerSpec, Source
from playground.learning.life.abreast import abreast
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.living import living
from playground.rl.exploration import expected
from playground.rl.kernel_types import State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.targets import row, td_target


@inlined
def _learn(
    mind: Mind[tuple[()]], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Q(S, A) ← Q(S, A) + α [R + γ Σ_a π(a|S') Q(S', a) − Q(S, A)]."""
    q, following = mind.q, row(lived.successor, sampler)
    mean = expected(q, mind.visits, lived.successor, following, now, mind.exploring, sampler)
    error = td_target(lived.reward, lived.continuation, mean) - q[at]
    update_q(mind, at, error, now)
    return mouse, error


class ExpectedSarsa(Control):
    """Learns the value of its ε-greedy behaviour without the luck of the next draw. V is the mean of Q over that policy."""

    live, four = living(by_q, _learn), abreast(by_q, _learn)
    quick = True


LEARNER = LearnerSpec(
    id="expected-sarsa",
    title="Expected Sarsa",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=ExpectedSarsa,
    book="Section 6.6, equation 6.9",
    about="Like Sarsa, but instead of waiting to see what it does next, the mouse counts with all it might do, "
    "each by its chance. That makes it calmer.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=22,
    bootstrap=Bootstrap.MEAN,
)
