"""n-step TD: the values of a policy from n rewards and the value that follows, the box of section 7.1."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families import prediction
from playground.learning.families.prediction import Mind, Prediction, update_v
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import by_policy, living
from playground.learning.memory.step_window import COUNT, NStepMemory, Waiting, enter, leave, target_of_first
from playground.rl.kernel_types import State, StateAction
from playground.rl.sampler import Sampler


@dataclass(frozen=True)
class Settings(prediction.Settings):
    """The dials of n-step TD."""

    n: int = dials.steps()


@inlined
def _learn(
    mind: Mind[NStepMemory], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """V(S_τ) ← V(S_τ) + α [G_{τ:τ+n} − V(S_τ)], n steps later; at the end of an episode for all that wait."""
    n, waiting = mind.own
    enter(waiting, state, lived.reward)
    error = 0.0
    # A dial that was turned down lets several go at once.
    while waiting.whole[COUNT] >= n or (mouse.ended and waiting.whole[COUNT] > 0):
        following = mind.v[lived.successor] if lived.continuation > 0.0 else 0.0
        target = target_of_first(waiting, sampler.discount, following)
        place = leave(waiting)
        error = target - mind.v[place]
        update_v(mind, place, error, now)
    return mouse, error


class NStepTD(Prediction):
    """Learns the value of following a policy from n rewards and the value of the place reached then."""

    live = living(by_policy, _learn)
    recent: Waiting

    def __init__(self, settings: Settings, body: Experience) -> None:
        super().__init__(settings, body)
        self.recent = Waiting()

    def mind(self) -> Mind[NStepMemory]:
        """What the kernel keeps."""
        return super().mind()._replace(own=NStepMemory(self.settings.n, self.recent.window))

    def estimates(self) -> Mapping[Field, Array]:
        """V, the policy, what waits for the next rewards as a trace (of a state, at each of its actions), and the visits."""
        waits = self.recent.shown(len(self._v))
        return {**super().estimates(), Field.TRACE: np.where(self.body.mdp.legal, waits[:, None], 0.0)}


LEARNER = LearnerSpec(
    id="n-step-td",
    title="n-step TD",
    family="Prediction",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: NStepTD(settings, body),
    judges=True,
    book="Section 7.1, equation 7.2",
    about="The mouse does as it is told and counts the rewards of its next few steps. "
    "Only then does it ask how good the place is where it has arrived.",
    fields=(Field.V, Field.POLICY, Field.TRACE, Field.VISITS),
    order=12,
)
