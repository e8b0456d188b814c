"""REINFORCE with networks: one for the policy, one for what is to be expected, both taught by whole episodes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from playground.compiled import called, inlined
from playground.learning.families import neural
from playground.learning.families.actor import (
    Actor,
    ActorCriticNetworks,
    blame_action,
    blame_certainty,
    by_actor,
    describe_touched,
)
from playground.learning.families.neural import Losses, Thinker, note_loss
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import TERMINATED, Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.learning.memory.trajectory import LENGTH, Path, Trajectory, remember
from playground.rl.kernel_types import State, StateAction
from playground.rl.networks import Net, answer, descend, forward, touch
from playground.rl.returns import return_before
from playground.rl.sampler import Sampler
from playground.settings import dial


@dataclass(frozen=True)
class Settings(neural.Settings):
    """The dials of REINFORCE with networks."""

    alpha: float = dial(0.01, 1e-5, 1.0, symbol="α", plain="learning rate", help="How far one step of descent goes.", log=True)
    entropy: float = dial(0.02, 0.0, 1.0, plain="playfulness", help="How much it is worth to stay undecided.")


class Mind(NamedTuple):
    """What the kernel keeps: the actor, the network of values, the episode so far, losses and dials."""

    actor: Actor
    critic: Net
    path: Path
    losses: Losses
    alpha: float
    entropy: float


@called
def _learn_episode(mind: Mind, following: float, sampler: Sampler) -> float:
    """One step of descent for both networks from a whole episode: δ_t = G_t − v(S_t) weighs ∇ ln π(A_t|S_t).

    following: what is expected after it.
    """
    actor, critic, path, loss = mind.actor, mind.critic, mind.path, 0.0
    length = path.whole[LENGTH]
    for t in range(length):
        touch(actor.net, path.taken[t] // sampler.actions)
        touch(critic, path.taken[t] // sampler.actions)
    describe_touched(actor, sampler)
    forward(critic)
    for back in range(length):
        t = length - 1 - back
        following = return_before(path.paid[t], sampler.discount, following)
        state, action = path.taken[t] // sampler.actions, path.taken[t] % sampler.actions
        error = following - critic.said[state]
        critic.blame[state] -= error / length
        blame_action(actor, state * sampler.actions, action, error / length, sampler)
        loss += 0.5 * error * error
    blame_certainty(actor, mind.entropy / length, sampler)
    descend(actor.net, mind.alpha)
    descend(critic, mind.alpha)
    note_loss(loss / length, mind.losses)
    path.whole[LENGTH] = 0
    mean: float = loss / length
    return mean


@inlined
def _learn(
    mind: Mind, state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Waits for the end of the episode; where time runs out, the return is completed by what the network expects there."""
    full, error = remember(at, lived.reward, mind.path), 0.0
    if full or mouse.ended:
        following = 0.0
        if mouse.ended != TERMINATED:
            begin: int = answer(mind.critic, lived.successor)
            following = mind.critic.said[begin]
        error = _learn_episode(mind, following, sampler)
    return mouse, error


class NeuralReinforce(Thinker):
    """Learns what to do from whole episodes, with a network instead of a table."""

    live = living(by_actor, _learn)
    recent: Trajectory

    def __init__(self, settings: Settings, body: Experience, seed: int) -> None:
        super().__init__(settings, body)
        self.recent = Trajectory(body.mdp.time_limit)
        self.both = ActorCriticNetworks(self, seed)

    def mind(self) -> Mind:
        """What the kernel keeps, with the settings of now."""
        settings = self.settings
        return Mind(self.both.actor, self.brains["value"].net, self.recent.path, self._losses, settings.alpha, settings.entropy)

    def estimates(self) -> Mapping[Field, Array]:
        """V of the one network and the policy of the other, for every state."""
        return self.both.estimates()


LEARNER = LearnerSpec(
    id="neural-reinforce",
    title="REINFORCE with a network",
    family="Networks",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=NeuralReinforce,
    book="Section 13.4 with networks; Williams (1992)",
    about="After each episode a small network makes the moves likelier that brought more than another network had expected.",
    fields=(Field.V, Field.POLICY, Field.PREFERENCE, Field.VISITS),
    order=56,
    network=True,
)
