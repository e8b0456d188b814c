"""DQN: Q-learning with a network in place of the table, a memory to learn from again, and a target that stands for a while."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.compiled import called, inlined
from playground.learning import dials
from playground.learning.families import neural
from playground.learning.families.neural import Brain, Losses, Thinker, note_loss, settled_rate
from playground.learning.learner import Array, Field, LearnerSpec, NetworkOutput, Source
from playground.learning.life.body import Lived, Mouse, rolled
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.rl import exploration
from playground.rl.exploration import Exploration, Exploring
from playground.rl.kernel_types import U64, Action, Bits, Counts, Indices, Numbers, State, StateAction, StateActionValues
from playground.rl.networks import Net, answer, answer_with, descend, forward, touch
from playground.rl.sampler import Sampler
from playground.rl.sampling import one_of
from playground.rl.splitmix import LOW, mixed
from playground.rl.targets import row
from playground.settings import dial

STORED, NEXT, SYNCED, COPIES = range(4)
"""Places in Replay.whole: transitions kept, where the next one goes, steps of descent since the target was copied, copies."""
MOST = 256
"""The most memories that one step of descent looks at."""


@dataclass(frozen=True)
class Settings(neural.Settings):
    """The dials of DQN."""

    alpha: float = dial(0.01, 1e-5, 1.0, symbol="α", plain="learning rate", help="How far one step of descent goes.", log=True)
    settle: int = neural.settle(1000)
    batch: int = dial(32, 1, MOST, plain="memories at once", help="How many old transitions one step of descent looks at.")
    every: int = dial(1, 1, 64, plain="learns every (steps)", help="Steps of the mouse between two steps of descent.")
    memory: int = dial(
        10_000, 100, 1_000_000, plain="memory", help="How many transitions are kept to learn from again.", log=True
    )
    begin: int = dial(200, 1, 100_000, plain="begins after (steps)", help="Transitions that are lived before it begins to learn.")
    sync: int = dial(
        200, 1, 100_000, plain="target kept (steps)", help="Steps of descent until the target network is copied anew."
    )
    double: bool = dial(True, plain="double", help="One network chooses the next move, the other says what it is worth.")
    explore: str = dials.explore(Exploration.INVERSE_DECAY)
    epsilon: float = dials.epsilon(1.0)
    fade: int = dials.fade(3000)
    temperature: float = dials.temperature()
    confidence: float = dials.confidence()


class Replay(NamedTuple):
    """What was lived: index of state and action, and successor, [N] uint64; reward and γ (0 at the end), [N] float64.

    whole: [4] int64, see STORED … COPIES. counts: [S × A] int64, how often each is kept. picked: [MOST] int64, scratch.
    """

    taken: NDArray[StateAction]
    successor: NDArray[State]
    reward: Numbers
    continuation: Numbers
    whole: Counts
    counts: Counts
    picked: Indices


class Mind(NamedTuple):
    """What the kernel keeps: the network, the weights of its target, memory and losses, and the dials.

    stood: [S × A] what the target said last of each state; copy: [S] int64, which copy it was, −1 for none.
    q: [S × A] scratch, of which a state's row is filled before it is chosen in. visits: [S × A].
    """

    net: Net
    target: Numbers
    stood: StateActionValues
    copy: Counts
    replay: Replay
    losses: Losses
    q: StateActionValues
    visits: Counts
    exploring: Exploring
    alpha: float
    settle: float
    batch: int
    every: int
    begin: int
    sync: int
    double: bool


@inlined
def _choose(mind: Mind, state: State, first: StateAction, bits: Bits, now: int, sampler: Sampler) -> Action:
    """By what the network says of the state."""
    base = U64(answer(mind.net, state))
    for action in range(sampler.actions):
        mind.q[first + U64(action)] = -np.inf
    for place in range(sampler.counts[state]):
        legal = U64(sampler.choices[first + U64(place)])
        mind.q[first + legal] = mind.net.said[base + legal]
    return exploration.tried(mind.q, mind.visits, state, first, bits, now, mind.exploring, sampler)


@called
def _best(outputs: StateActionValues, state: State, sampler: Sampler) -> StateAction:
    """The index in `outputs` [S × A] of the legal action with the largest output; the first one of ties."""
    first = row(state, sampler)
    best = first + U64(sampler.choices[first])
    for place in range(1, sampler.counts[state]):
        other = first + U64(sampler.choices[first + U64(place)])
        if outputs[other] > outputs[best]:
            best = other
    return best


@called
def _target(mind: Mind, place: int, sampler: Sampler) -> float:
    """R + γ max_a q̂(S', a), or, doubled, R + γ q̂(S', argmax_a q(S', a)) (van Hasselt and others 2016).

    Both networks have been asked about S'.
    """
    replay, net = mind.replay, mind.net
    if replay.continuation[place] == 0.0:
        ending: float = replay.reward[place]
        return ending
    following = replay.successor[place]
    best = _best(net.said if mind.double else mind.stood, following, sampler)
    target: float = replay.reward[place] + replay.continuation[place] * mind.stood[best]
    return target


@called
def _descend_once(mind: Mind, now: int, sampler: Sampler) -> float:
    """One step down ½ δ² up to |δ| = 1 and |δ| − ½ beyond, in the mean of the picked memories; returns the mean."""
    net, replay, loss, actions = mind.net, mind.replay, 0.0, U64(sampler.actions)
    for number in range(mind.batch):
        touch(net, replay.taken[replay.picked[number]] // actions)
    forward(net)
    for number in range(mind.batch):
        place = replay.picked[number]
        at, following = replay.taken[place], replay.successor[place]
        if replay.continuation[place] != 0.0:
            answer_with(net, mind.target, following, mind.stood, mind.copy, replay.whole[COPIES])
            if mind.double:
                answer(net, following)
        error = net.said[at] - _target(mind, place, sampler)
        net.blame[at] += min(1.0, max(-1.0, error)) / mind.batch
        loss += 0.5 * error * error if abs(error) <= 1.0 else abs(error) - 0.5
    descend(net, settled_rate(mind.alpha, mind.settle, now))
    return loss / mind.batch


@called
def _store(replay: Replay, at: StateAction, lived: Lived) -> None:
    """Keeps a transition; where the memory is full, the oldest one goes. Changes the memory."""
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
def _learn(
    mind: Mind, state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Keeps what was lived, and every so often takes one step of descent on memories drawn by chance."""
    whole, loss = mind.replay.whole, 0.0
    _store(mind.replay, at, lived)
    if whole[STORED] >= mind.begin and now % mind.every == 0:
        for number in range(mind.batch):
            mouse = rolled(mouse)
            mind.replay.picked[number] = np.int64(one_of(whole[STORED], mixed(mouse.random) & LOW))
        loss = _descend_once(mind, now, sampler)
        note_loss(loss, mind.losses)
        whole[SYNCED] += 1
        if whole[SYNCED] >= mind.sync:
            whole[SYNCED] = 0
            whole[COPIES] += 1
            for place in range(len(mind.target)):
                mind.target[place] = mind.net.weights[place]
    return mouse, loss


class DQN(Thinker):
    """Q-learning with a network."""

    live = living(_choose, _learn)

    def __init__(self, settings: Settings, body: Experience, seed: int) -> None:
        super().__init__(settings, body)
        shape, size = body.mdp.legal.shape, settings.memory
        self.brains = {"value": Brain(settings, body.mdp, shape[1], NetworkOutput.VALUES, 0.1, [seed, 3])}
        self._target = self.brains["value"].net.weights.copy()
        kept = (np.zeros(size, np.uint64), np.zeros(size, np.uint64), np.zeros(size), np.zeros(size))
        self._replay = Replay(*kept, np.zeros(4, np.int64), np.zeros(body.mdp.legal.size, np.int64), np.zeros(MOST, np.int64))
        self._q, self._stood = np.zeros(body.mdp.legal.size), np.zeros(body.mdp.legal.size)
        self._copy = np.full(shape[0], -1, np.int64)

    def mind(self) -> Mind:
        """What the kernel keeps, with the settings of now."""
        settings = self.settings
        ways = exploration.exploring(settings.explore, settings.epsilon, settings.fade, settings.temperature, settings.confidence)
        return Mind(
            net=self.brains["value"].net,
            target=self._target,
            stood=self._stood,
            copy=self._copy,
            replay=self._replay,
            losses=self._losses,
            q=self._q,
            visits=self.body.body.visits,
            exploring=ways,
            alpha=settings.alpha,
            settle=float(settings.settle),
            batch=settings.batch,
            every=settings.every,
            begin=settings.begin,
            sync=settings.sync,
            double=settings.double,
        )

    def estimates(self) -> Mapping[Field, Array]:
        """What the network says of every state: Q, its largest as V, the policy; and how often each move is remembered."""
        mdp, visits = self.body.mdp, self.body.visits
        q = np.where(mdp.legal, self.brains["value"].answers(), 0.0)
        v = np.where(mdp.terminal, 0.0, np.where(mdp.legal, q, -np.inf).max(axis=1, initial=-np.inf))
        policy = exploration.behaviour(q, mdp.legal, visits, self.body.steps, self.mind().exploring)
        kept = self._replay.counts.reshape(mdp.legal.shape).copy()
        return {Field.V: v, Field.Q: q, Field.POLICY: policy, Field.VISITS: visits, Field.REPLAY: kept}

    def smaller_in(self) -> int:
        """Until the target is copied from the network: then there is one to save and not two."""
        since, every, sync = int(self._replay.whole[SYNCED]), int(self.settings.every), int(self.settings.sync)
        return 0 if since == 0 else -self.body.steps % every + max(0, sync - since - 1) * every + 1

    def save(self) -> Mapping[str, Array]:
        """Networks, memory and the body; a target that is the network itself is not saved a second time."""
        count = int(self._replay.whole[STORED])
        kept = {f"run/replay-{name}": getattr(self._replay, name)[:count].copy() for name in self._replay._fields[:4]}
        kept["run/replay"] = self._replay.whole.copy()
        if not np.array_equal(self._target.view(np.uint64), self.brains["value"].net.weights.view(np.uint64)):
            kept["run/target"] = self._target.copy()
        return {**super().save(), **kept}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; without a target, it is the network itself."""
        super().load(arrays)
        self._target[...] = arrays.get("run/target", self.brains["value"].net.weights)
        self._copy[...] = -1
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
