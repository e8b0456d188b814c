"""Monte Carlo prediction: the values of a policy as means of returns, the box of section 5.1, for first or for all visits."""

from dataclasses import dataclass
from typing import NamedTuple

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families import prediction
from playground.learning.families.prediction import Mind, Prediction, update_v
from playground.learning.learner import Field, LearnerSpec, Source
from playground.learning.life.body import TERMINATED, Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import by_policy, living
from playground.learning.memory.trajectory import LENGTH, FirstVisits, Path, remember
from playground.rl.kernel_types import U64, Counts, State, StateAction
from playground.rl.returns import return_before
from playground.rl.sampler import Sampler
from playground.rl.step_sizes import StepSize


@dataclass(frozen=True)
class Settings(prediction.Settings):
    """The dials of Monte Carlo prediction."""

    visits: str = dials.visits()
    step_size: str = dials.step_size(StepSize.AVERAGE)


class StateReturns(NamedTuple):
    """What Monte Carlo keeps. firsts: [S] int64, when each state was first visited in this episode, −1 where it was not;
    every: whether each visit counts; path: the episode so far, with states in place of actions."""

    firsts: Counts
    every: bool
    path: Path


@inlined
def _learn(
    mind: Mind[StateReturns], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """After each episode V(S) moves towards G; where time ran out, G ends with what V says of the place reached."""
    (firsts, every, path), error = mind.own, 0.0
    if firsts[state] < 0:
        firsts[state] = path.whole[LENGTH]
    full = remember(state, lived.reward, path)
    if full or mouse.ended:
        following = 0.0 if mouse.ended == TERMINATED else mind.v[lived.successor]
        for back in range(path.whole[LENGTH]):
            t = path.whole[LENGTH] - 1 - back
            place = U64(path.taken[t])
            following = return_before(path.paid[t], sampler.discount, following)
            if every or firsts[place] == t:
                error = following - mind.v[place]
                update_v(mind, place, error, now)
            if firsts[place] == t:
                firsts[place] = -1
        path.whole[LENGTH] = 0
    return mouse, error


class MonteCarloPrediction(Prediction):
    """Learns the value of following a policy from whole episodes: V is the mean of the returns that followed."""

    live = living(by_policy, _learn)

    recent: FirstVisits

    def __init__(self, settings: Settings, body: Experience) -> None:
        super().__init__(settings, body)
        self.recent = FirstVisits(body.mdp.time_limit, len(body.mdp.states))

    def mind(self) -> Mind[StateReturns]:
        """What the kernel keeps."""
        every = self.settings.visits == dials.CountedVisits.EVERY
        return super().mind()._replace(own=StateReturns(self.recent.firsts, every, self.recent.path))


LEARNER = LearnerSpec(
    id="monte-carlo-prediction",
    title="Monte Carlo prediction",
    family="Prediction",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: MonteCarloPrediction(settings, body),
    judges=True,
    book="Section 5.1",
    about="The mouse does as it is told until the episode is over. How good was each place? "
    "The mean of all that it ever collected from there on.",
    fields=(Field.V, Field.POLICY, Field.VISITS),
    order=10,
)
