"""PPO: an actor and a critic with networks, advantages looked back over, and steps that are clipped."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.compiled import called, inlined
from playground.learning.families import neural
from playground.learning.families.actor import (
    Actor,
    ActorCriticNetworks,
    blame_action,
    blame_certainty,
    by_actor,
    describe,
    describe_touched,
)
from playground.learning.families.neural import Losses, Thinker, note_loss, settled_rate
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse, rolled
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.rl.advantages import advantage_before, clipped_slope
from playground.rl.kernel_types import U64, Counts, Dice, Indices, Numbers, State, StateAction
from playground.rl.networks import Net, answer, descend, forward, touch
from playground.rl.sampler import Sampler
from playground.rl.sampling import one_of
from playground.rl.splitmix import GOLDEN, LOW, mixed
from playground.settings import dial

LENGTH = 0
"""Place in Rollout.whole: transitions kept."""


@dataclass(frozen=True)
class Settings(neural.Settings):
    """The dials of PPO."""

    alpha: float = dial(0.003, 1e-5, 1.0, symbol="α", plain="learning rate", help="How far one step of descent goes.", log=True)
    settle: int = neural.settle(20_000)
    rollout: int = dial(1024, 8, 8192, plain="learns every (steps)", help="Steps that are lived before they are learned from.")
    epochs: int = dial(4, 1, 50, plain="passes", help="How often each of these steps is learned from.")
    batch: int = dial(32, 1, 1024, plain="steps at once", help="How many steps one step of descent looks at.")
    lam: float = dial(0.95, 0.0, 1.0, symbol="λ", plain="looks back", help="0: advantages of one step. 1: of the whole episode.")
    clip: float = dial(0.2, 0.01, 1.0, symbol="ε", plain="clip", help="How far a move may become likelier in one go.")
    entropy: float = dial(0.05, 0.0, 1.0, plain="playfulness", help="How much it is worth to stay undecided.")


class Rollout(NamedTuple):
    """What was lived since it last learned, [N] each: index of state and action uint64, ln π of the action then, reward, γ (0 at
    the end), successor uint64, whether the next step belongs to the same episode; then advantages, returns and an order to go by.
    whole: [1] int64, LENGTH.
    """

    taken: NDArray[StateAction]
    likely: Numbers
    reward: Numbers
    continuation: Numbers
    successor: NDArray[State]
    follows: NDArray[np.bool_]
    advantage: Numbers
    returns: Numbers
    order: Indices
    whole: Counts


class Mind(NamedTuple):
    """What the kernel keeps: the actor (its policy network and its scratch), the critic, what was lived, losses and dials."""

    actor: Actor
    critic: Net
    rollout: Rollout
    losses: Losses
    alpha: float
    settle: float
    epochs: int
    batch: int
    lam: float
    clip: float
    entropy: float


@called
def _fill_advantages(mind: Mind, sampler: Sampler) -> None:
    """δ_t = R + γ v(S') − v(S), Â_t = δ_t + γλ Â_{t+1}; returns Â_t + v(S_t); then the advantages are brought to one size."""
    roll, critic, later, total, squares = mind.rollout, mind.critic, 0.0, 0.0, 0.0
    count = roll.whole[LENGTH]
    for back in range(count):
        t = count - 1 - back
        value = critic.said[answer(critic, roll.taken[t] // U64(sampler.actions))]
        delta = roll.reward[t] - value
        if roll.continuation[t] != 0.0:
            delta += roll.continuation[t] * critic.said[answer(critic, roll.successor[t])]
        later = advantage_before(delta, roll.follows[t] and back > 0, mind.lam, roll.continuation[t], later)
        roll.advantage[t], roll.returns[t] = later, later + value
        total += later
        squares += later * later
    mean = total / count
    size = np.sqrt(max(squares / count - mean * mean, 0.0)) + 1e-8
    for t in range(count):
        roll.advantage[t] = (roll.advantage[t] - mean) / size


@called
def _descend_batch(mind: Mind, begin: int, end: int, rate: float, sampler: Sampler) -> float:
    """One step of both networks, in the mean of some steps of the order: the clipped objective, its playfulness, and the
    critic's square. Returns the sum of the latter.
    """
    roll, actor, critic, loss, actions = mind.rollout, mind.actor, mind.critic, 0.0, U64(sampler.actions)
    for place in range(begin, end):
        state = roll.taken[roll.order[place]] // actions
        touch(actor.net, state)
        touch(critic, state)
    describe_touched(actor, sampler)
    forward(critic)
    share = 1.0 / (end - begin)
    for place in range(begin, end):
        t = roll.order[place]
        state, action = np.int64(roll.taken[t] // actions), np.int64(roll.taken[t] % actions)
        first = state * sampler.actions
        chance = max(actor.chances[first + action], 1e-12)
        gain = clipped_slope(np.exp(np.log(chance) - roll.likely[t]), roll.advantage[t], mind.clip)
        blame_action(actor, first, action, share * gain, sampler)
        error = critic.said[state] - roll.returns[t]
        critic.blame[state] += share * error
        loss += 0.5 * error * error
    blame_certainty(actor, share * mind.entropy, sampler)
    descend(actor.net, rate)
    descend(critic, rate)
    return loss


@called
def _learn_epochs(mind: Mind, random: Dice, now: int, sampler: Sampler) -> float:
    """Some epochs over what was lived, each in an order of its own; returns the mean loss of the critic."""
    roll = mind.rollout
    count: int = roll.whole[LENGTH]
    total: float = 0.0
    rate = settled_rate(mind.alpha, mind.settle, now)
    _fill_advantages(mind, sampler)
    for t in range(count):
        roll.order[t] = t
    for _ in range(mind.epochs):
        for left in range(count - 1):
            random += GOLDEN
            other = left + np.int64(one_of(count - left, mixed(random) & LOW))
            roll.order[left], roll.order[other] = roll.order[other], roll.order[left]
        for begin in range(0, count, mind.batch):
            end = min(count, begin + mind.batch)
            loss = _descend_batch(mind, begin, end, rate, sampler)
            note_loss(loss / (end - begin), mind.losses)
            total += loss
    return total / (count * mind.epochs)


@inlined
def _learn(
    mind: Mind, state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Keeps what was lived; where it is enough, learns from all of it and forgets it."""
    roll, error = mind.rollout, 0.0
    t = roll.whole[LENGTH]
    chances = describe(mind.actor, state, sampler)
    roll.likely[t] = np.log(max(mind.actor.chances[chances + np.int64(at % U64(sampler.actions))], 1e-12))
    roll.taken[t], roll.reward[t], roll.successor[t] = at, lived.reward, lived.successor
    roll.continuation[t], roll.follows[t] = lived.continuation, mouse.ended == 0
    roll.whole[LENGTH] = t + 1
    if t + 1 >= len(roll.taken):
        mouse = rolled(mouse)
        error = _learn_epochs(mind, mixed(mouse.random), now, sampler)
        roll.whole[LENGTH] = 0
    return mouse, error


class _Recent:
    """What was lived since it last learned."""

    def __init__(self, length: int) -> None:
        self.rollout = self._empty(length)

    def _empty(self, length: int) -> Rollout:
        whole, real = [np.zeros(length, np.uint64) for _ in range(2)], [np.zeros(length) for _ in range(5)]
        order, follows = np.zeros(length, np.int64), np.zeros(length, np.bool_)
        return Rollout(whole[0], real[0], real[1], real[2], whole[1], follows, real[3], real[4], order, np.zeros(1, np.int64))

    def resize(self, length: int) -> None:
        """Room for so many; what was kept is forgotten where that is another number."""
        if length != len(self.rollout.taken):
            self.rollout = self._empty(length)

    def drop(self) -> None:
        """The mouse was moved without it: what follows belongs to another stretch."""
        count = int(self.rollout.whole[LENGTH])
        if count:
            self.rollout.follows[count - 1] = False

    def save(self) -> dict[str, Array]:
        """Everything, as copies."""
        count = int(self.rollout.whole[LENGTH])
        parts = {f"run/rollout-{name}": getattr(self.rollout, name)[:count].copy() for name in Rollout._fields[:6]}
        return {**parts, "run/rollout": np.array([count, len(self.rollout.taken)])}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; without such arrays nothing is kept."""
        count, length = (int(number) for number in arrays.get("run/rollout", (0, len(self.rollout.taken))))
        self.resize(length)
        self.rollout.whole[LENGTH] = count
        for name in Rollout._fields[:6]:
            getattr(self.rollout, name)[:count] = arrays.get(f"run/rollout-{name}", np.zeros(0))


class PPO(Thinker):
    """An actor, and a critic that says how much better than expected a move was."""

    live = living(by_actor, _learn)
    recent: _Recent

    def __init__(self, settings: Settings, body: Experience, seed: int) -> None:
        super().__init__(settings, body)
        self.recent = _Recent(settings.rollout)
        self.both = ActorCriticNetworks(self, seed)

    def mind(self) -> Mind:
        """What the kernel keeps, with the settings of now."""
        settings = self.settings
        self.recent.resize(settings.rollout)
        rest = (
            settings.alpha,
            float(settings.settle),
            settings.epochs,
            settings.batch,
            settings.lam,
            settings.clip,
            settings.entropy,
        )
        return Mind(self.both.actor, self.brains["value"].net, self.recent.rollout, self._losses, *rest)

    def estimates(self) -> Mapping[Field, Array]:
        """V of the critic and the policy of the actor, for every state."""
        return self.both.estimates()


LEARNER = LearnerSpec(
    id="ppo",
    title="PPO (actor and critic)",
    family="Networks",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=PPO,
    book="Section 13.5; Schulman and others (2016, 2017)",
    about="One network says what to do, another what to expect. What was better than expected becomes likelier, "
    "but never by much at once.",
    fields=(Field.V, Field.POLICY, Field.PREFERENCE, Field.VISITS),
    order=57,
    network=True,
)
