"""TD(0): the values of a policy from one transition at a time, the box of section 6.1."""

from playground.compiled import inlined
from playground.learning.families.prediction import Mind, Prediction, Settings, update_v
from playground.learning.learner import Bootstrap, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.living import by_policy, living
from playground.rl.kernel_types import State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.targets import td_target


@inlined
def _learn(
    mind: Mind[tuple[()]], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """V(S) ← V(S) + α [R + γ V(S') − V(S)]."""
    error = td_target(lived.reward, lived.continuation, mind.v[lived.successor]) - mind.v[state]
    update_v(mind, state, error, now)
    return mouse, error


class TD(Prediction):
    """Learns the value of following a policy from each reward and the value of the place that comes next."""

    live = living(by_policy, _learn)
    quick = True


LEARNER = LearnerSpec(
    id="td",
    title="TD(0)",
    family="Prediction",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: TD(settings, body),
    judges=True,
    book="Section 6.1, equation 6.2",
    about="The mouse does as it is told. How good was this place? What it got, and how good the next place seems.",
    fields=(Field.V, Field.POLICY, Field.VISITS),
    order=11,
    bootstrap=Bootstrap.VALUE,
)
