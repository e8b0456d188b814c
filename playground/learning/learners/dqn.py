"""DQN: Q-learning with a network in place of the table, a memory to learn from again, and a target that stands for a while."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from playground.compiled import called, inlined
from playground.learning import dials, neural
from playground.learning.body import Lived, Mouse, rolled
from playground.learning.experience import Experience
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.living import living
from playground.learning.neural import Brain, Losses, Thinker, lost
from playground.rl import exploration
from playground.rl.exploration import Exploring
from playground.rl.networks import Net, backward, descended, first_output, forward
from playground.rl.sampler import Sampler
from playground.rl.sampling import LOW, U64, mixed, one_of
from playground.rl.targets import row
from playground.settings import dial

STORED, NEXT, SYNCED = range(3)
"""Places in Replay.whole: transitions kept, where the next one goes, steps of descent since the target was copied."""


@dataclass(frozen=True)
class Settings(neural.Settings):
    """The dials of DQN."""

    alpha: float = dial(0.003, 1e-5, 1.0, symbol="α", plain="learning rate", help="How far one step of descent goes.", log=True)
    batch: int = dial(32, 1, 256, plain="memories at once", help="How many old transitions one step of descent looks at.")
    every: int = dial(1, 1, 64, plain="learns every (steps)", help="Steps of the mouse between two steps of descent.")
    memory: int = dial(
        10_000, 100, 1_000_000, plain="memory", help="How many transitions are kept to learn from again.", log=True
    )
    begin: int = dial(200, 1, 100_000, plain="first lives (steps)", help="Transitions that are lived before it begins to learn.")
    sync: int = dial(
        200, 1, 100_000, plain="target stands (steps)", help="Steps of descent until the target network is copied anew."
    )
    double: bool = dial(True, plain="double", help="One network chooses the next move, the other one says what it is worth.")
    explore: str = dials.explore("inverse-decay")
    epsilon: float = dials.epsilon(1.0)
    fade: int = dials.fade(3000)
    temperature: float = dials.temperature()
    confidence: float = dials.confidence()


class Replay(NamedTuple):
    """What was lived: index of state and action, and successor, [N] uint64; reward and γ (0 at the end), [N] float64.

    whole: [3] int64, STORED, NEXT, SYNCED. counts: [S × A] int64, how often each is kept.
    """

    taken: Array
    successor: Array
    reward: Array
    continuation: Array
    whole: Array
    counts: Array


class Mind(NamedTuple):
    """What the kernel keeps: the network, the weights of its target, memory and losses, and the dials.

    q: [S × A] scratch, of which a state's row is filled before it is chosen in. visits: [S × A].
    """

    net: Net
    target: Array
    replay: Replay
    losses: Losses
    q: Array
    visits: Array
    exploring: Exploring
    alpha: Any
    batch: Any
    every: Any
    begin: Any
    sync: Any
    double: Any


@inlined
def _choose(mind: Mind, state: Any, first: Any, bits: Any, now: Any, sampler: Sampler) -> Any:
    """By what the network says of the state."""
    forward(mind.net, mind.net.weights, state)
    base = first_output(mind.net)
    for action in range(sampler.actions):
        mind.q[first + U64(action)] = -np.inf
    for place in range(sampler.counts[state]):
        legal = U64(sampler.choices[first + U64(place)])
        mind.q[first + legal] = mind.net.units[base + np.int64(legal)]
    return exploration.tried(mind.q, mind.visits, state, first, bits, now, mind.exploring, sampler)


@called
def _best(units: Array, base: Any, state: Any, sampler: Sampler) -> Any:
    """The legal action with the largest output; the first one of ties."""
    first = row(state, sampler)
    best, found = np.int64(0), False
    for place in range(sampler.counts[state]):
        action = np.int64(sampler.choices[first + U64(place)])
        if not found or units[base + action] > units[base + best]:
            best, found = action, True
    return best


@called
def _target(mind: Mind, place: Any, sampler: Sampler) -> Any:
    """R + γ max_a q̂(S', a), or, doubled, R + γ q̂(S', argmax_a q(S', a)) (van Hasselt and others 2016)."""
    replay, net = mind.replay, mind.net
    if replay.continuation[place] == 0.0:
        return replay.reward[place]
    following, base = U64(replay.successor[place]), first_output(net)
    best = np.int64(-1)
    if mind.double:
        forward(net, net.weights, following)
        best = _best(net.units, base, following, sampler)
    forward(net, mind.target, following)
    if best < 0:
        best = _best(net.units, base, following, sampler)
    return replay.reward[place] + replay.continuation[place] * net.units[base + best]


@called
def _learned(mind: Mind, place: Any, sampler: Sampler) -> Any:
    """Adds the slope of one memory's loss, ½ δ² up to |δ| = 1 and |δ| − ½ beyond; returns the loss."""
    net, replay = mind.net, mind.replay
    target = _target(mind, place, sampler)
    state, action = replay.taken[place] // U64(sampler.actions), replay.taken[place] % U64(sampler.actions)
    forward(net, net.weights, state)
    base = first_output(net)
    error = net.units[base + np.int64(action)] - target
    for unit in range(sampler.actions):
        net.errors[base + unit] = 0.0
    net.errors[base + np.int64(action)] = min(1.0, max(-1.0, error)) / mind.batch
    backward(net, state)
    return 0.5 * error * error if abs(error) <= 1.0 else abs(error) - 0.5


@called
def _kept(replay: Replay, at: Any, lived: Lived) -> None:
    """Keeps a transition; where the memory is full, the oldest one goes."""
    whole, place = replay.whole, replay.whole[NEXT]
    if whole[STORED] == len(replay.taken):
        replay.counts[replay.taken[place]] -= 1
    else:
        whole[STORED] += 1
    replay.taken[place], replay.successor[place] = at, lived.successor
    replay.reward[place], replay.continuation[place] = lived.reward, lived.continuation
    replay.counts[at] += 1
    whole[NEXT] = (place + 1) % len(replay.taken)


@inlined
def _learn(mind: Mind, state: Any, at: Any, lived: Lived, mouse: Mouse, now: Any, sampler: Sampler) -> tuple[Mouse, Any]:
    """Keeps what was lived, and every so often takes one step of descent on memories drawn by chance."""
    whole = mind.replay.whole
    _kept(mind.replay, at, lived)
    loss = 0.0
    if whole[STORED] >= mind.begin and now % mind.every == 0:
        for _ in range(mind.batch):
            mouse = rolled(mouse)
            loss += _learned(mind, np.int64(one_of(whole[STORED], mixed(mouse.random) & LOW)), sampler)
        descended(mind.net, mind.alpha)
        loss /= mind.batch
        lost(loss, mind.losses)
        whole[SYNCED] += 1
        if whole[SYNCED] >= mind.sync:
            whole[SYNCED] = 0
            for place in range(len(mind.target)):
                mind.target[place] = mind.net.weights[place]
    return mouse, loss


class DQN(Thinker):
    """Q-learning with a network."""

    live = living(_choose, _learn)

    def __init__(self, settings: Settings, body: Experience, seed: int) -> None:
        super().__init__(settings, body)
        shape, size = body.mdp.legal.shape, settings.memory
        self.brains = {"value": Brain(settings, body.mdp, shape[1], "values", 0.1, [seed, 3])}
        self._target = self.brains["value"].net.weights.copy()
        kept = (np.zeros(size, np.uint64), np.zeros(size, np.uint64), np.zeros(size), np.zeros(size))
        self._replay = Replay(*kept, np.zeros(3, np.int64), np.zeros(body.mdp.legal.size, np.int64))
        self._q = np.zeros(body.mdp.legal.size)

    def mind(self) -> Mind:
        """What the kernel keeps, with the settings of now."""
        told = self.settings
        ways = exploration.exploring(told.explore, told.epsilon, told.fade, told.temperature, told.confidence)
        dials_ = (ways, told.alpha, told.batch, told.every, told.begin, told.sync, told.double)
        return Mind(self.brains["value"].net, self._target, self._replay, self._losses, self._q, self.body.body.visits, *dials_)

    def estimates(self) -> Mapping[Field, Array]:
        """What the network says of every state: Q, its largest as V, the policy; and how often each move is remembered."""
        mdp, visits = self.body.mdp, self.body.visits
        q = np.where(mdp.legal, self.brains["value"].answers(), 0.0)
        v = np.where(mdp.terminal, 0.0, np.where(mdp.legal, q, -np.inf).max(axis=1, initial=-np.inf))
        policy = exploration.behaviour(q, mdp.legal, visits, self.body.steps, self.mind().exploring)
        kept = self._replay.counts.reshape(mdp.legal.shape).copy()
        return {Field.V: v, Field.Q: q, Field.POLICY: policy, Field.VISITS: visits, Field.REPLAY: kept}

    def save(self) -> Mapping[str, Array]:
        """Networks, memory and the body."""
        count = int(self._replay.whole[STORED])
        kept = {f"run/replay-{name}": getattr(self._replay, name)[:count].copy() for name in self._replay._fields[:4]}
        return {**super().save(), **kept, "run/replay": self._replay.whole.copy(), "run/target": self._target.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; without a target, it is the network itself."""
        super().load(arrays)
        self._target[...] = arrays.get("run/target", self.brains["value"].net.weights)
        replay = self._replay
        replay.whole[...] = arrays.get("run/replay", 0)
        for name in replay._fields[:4]:
            kept = arrays.get(f"run/replay-{name}", np.zeros(0))
            getattr(replay, name)[: len(kept)] = kept
        taken = replay.taken[: int(replay.whole[STORED])].astype(np.int64)
        replay.counts[...] = np.bincount(taken, minlength=len(replay.counts))


LEARNER = LearnerSpec(
    id="dqn",
    title="DQN",
    family="Networks",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=DQN,
    book="Section 16.5; Mnih and others (2015), van Hasselt and others (2016)",
    about="Q-learning, but a small network guesses the values. It learns again and again from what it remembers, "
    "and what it learned of one cell changes what it believes of others.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS, Field.REPLAY),
    order=55,
    best=True,
    network=True,
)
