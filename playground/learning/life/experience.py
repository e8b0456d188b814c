"""The mouse's body: where it is in its episode, what it has lived through, and the dice of its world."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined, kernel
from playground.learning.life.body import (
    AT,
    ENDED,
    KEPT,
    LOG,
    LOGGED,
    SINCE,
    STEP,
    STEPS,
    TAG,
    TERMINATED,
    TRUNCATED,
    Body,
    Lived,
    Mouse,
    placed,
    read_mouse,
    write_back,
)
from playground.learning.life.living import by_policy, living
from playground.learning.life.return_curve import ReturnCurve
from playground.rl.kernel_types import Array, State, StateAction
from playground.rl.policies import uniform
from playground.rl.sampler import Sampler, any_kind, any_outcomes, sampler
from playground.rl.splitmix import seeded
from playground.world.mdp import TabularMDP

LearningKernel = Callable[[int, int], tuple[int, float]]
"""Called with (n, -1) it lives at most n transitions, with (1, action) this one; returns how many, and the last error."""


class Ended(NamedTuple):
    """Episodes that have ended, one after the other.

    returns: [N] float64, undiscounted sums of rewards. lengths: [N] int64, steps of each.
    at: [N] int64, the number of transitions lived in all when each ended.
    """

    returns: Array
    lengths: Array
    at: Array


class Lasted(NamedTuple):
    """One of the last transitions, as indices of the table; `driver` is the number that was set when it was lived."""

    state: int
    action: int
    reward: float
    successor: int
    terminated: bool
    truncated: bool
    driver: int


@kernel
def _begin(sampler: Sampler, body: Body) -> None:
    """Puts a mouse whose episode has ended at a new S_0."""
    write_back(placed(read_mouse(body), sampler), 0, body)


class Walking(NamedTuple):
    """What the kernel of a walk without learning keeps: a policy [S × A]."""

    policy: Array


@inlined
def _nothing(
    mind: Walking, state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Learns nothing."""
    return mouse, 0.0


live_by_policy = living(by_policy, _nothing)
"""Lives without learning, by the policy of a `Walking`."""


class Experience:
    """A mouse in a level. It moves when a learner's kernel or `walk` moves it; whoever did so last, the other goes on from there.

    A learner's kernel is given `body` and one of three samplers: `sampler`, for which kernels are made for few moves and for each
    number of outcomes, `any_outcomes` for few moves, or `any_sampler`, for which one is made for everything.

    After an episode has ended the mouse stays at the final state until the next transition, which first draws a new S_0.
    Running out of time cuts an episode off; it never makes what would have followed worth nothing.

    listener: is called with all episodes that have ended since it was called last.
    pause: after how many ended episodes `live` comes back, whatever was asked for; None is never.
    """

    def __init__(self, mdp: TabularMDP, seed: int = 0) -> None:
        S, A = mdp.legal.shape
        self.mdp = mdp
        self.sampler = sampler(mdp)
        self.any_outcomes = any_outcomes(self.sampler)
        self.any_sampler = any_kind(self.sampler)
        self.curve = ReturnCurve()
        self.body = Body(
            whole=np.zeros(7, np.int64),
            real=np.array([0.0, 0.0, 1.0]),
            random=np.array([seeded(seed)], np.uint64),
            visits=np.zeros(S * A, np.int64),
            ring=np.zeros((KEPT, 5), np.int64),
            paid=np.zeros(KEPT),
            log=np.zeros(LOG),
            lengths=np.zeros(LOG, np.int64),
        )
        self.listener: Callable[[Ended], None] | None = None
        self.pause: int | None = None
        self.restart()

    @cached_property
    def _uniform(self) -> Array:
        """[S × A]: the policy of one who throws dice."""
        return uniform(self.mdp.legal).reshape(-1)

    @property
    def stuck(self) -> bool:
        """Whether no episode can begin: there is no start where anything can be done."""
        return len(self.sampler.starts) == 0

    @property
    def state(self) -> int:
        """The index of the state where the mouse is."""
        return int(self.body.whole[AT])

    @property
    def step(self) -> int:
        """Transitions lived in this episode."""
        return int(self.body.whole[STEP])

    @property
    def ended(self) -> bool:
        """Whether the episode is over (the next transition begins another)."""
        return bool(self.body.whole[ENDED] != 0)

    @property
    def steps(self) -> int:
        """Transitions lived in all."""
        return int(self.body.whole[STEPS])

    @property
    def episodes(self) -> int:
        """Episodes ended in all."""
        return self.curve.episodes

    @property
    def episode_return(self) -> float:
        """Undiscounted sum of the rewards of this episode so far."""
        return float(self.body.real[0])

    @property
    def discounted_return(self) -> float:
        """G_0 of this episode so far."""
        return float(self.body.real[1])

    @property
    def visits(self) -> Array:
        """[S, A] int64: how often each action was taken in each state. A copy."""
        return self.body.visits.reshape(self.mdp.legal.shape).copy()

    @property
    def driver(self) -> int:
        """A number that is kept with each transition: who drives. Whoever owns the body says what it means."""
        return int(self.body.whole[TAG])

    @driver.setter
    def driver(self, number: int) -> None:
        self.body.whole[TAG] = number

    def last(self, most: int = KEPT) -> tuple[Lasted, ...]:
        """The last transitions, at most 256, oldest first."""
        count = min(self.steps - int(self.body.whole[SINCE]), most, KEPT)
        order = np.arange(self.steps - count, self.steps) & (KEPT - 1)
        rows = zip(self.body.ring[order].tolist(), self.body.paid[order].tolist(), strict=True)
        return tuple(
            Lasted(state, action, paid, successor, ended == TERMINATED, ended == TRUNCATED, driver)
            for (state, action, successor, ended, driver), paid in rows
        )

    def restart(self) -> None:
        """Puts the mouse at a new S_0 at once. An episode cut off so is not counted."""
        if not self.stuck:
            self.body.whole[ENDED] = TRUNCATED
            _begin(self.any_sampler, self.body)

    def accepts(self, action: int) -> bool:
        """Whether the action is legal where the mouse is; where the episode has ended the next one begins first."""
        if self.stuck:
            return False
        if self.ended:
            _begin(self.any_sampler, self.body)
        return bool(self.mdp.legal[self.state, action])

    def live(self, n: int, action: int | None, learn: LearningKernel) -> tuple[int, float]:
        """Lets a kernel live n transitions, the first with `action` where one is given.

        Returns how many were lived (none where the action is not legal here, or no episode can begin) and the last error.
        """
        if n <= 0 or self.stuck or (action is not None and not self.accepts(action)):
            return 0, 0.0
        left, forced, error = n, -1 if action is None else action, 0.0
        pause = self.pause
        while left > 0 and pause != 0:
            first = self.open_log(pause)
            done, error = learn(1 if forced >= 0 else left, forced)
            count = self.close_log(first)
            left, forced, pause = left - done, -1, None if pause is None else pause - count
        return n - left, error

    def open_log(self, pause: int | None) -> int:
        """Leaves room for so many episodes in the log (None: for all it can hold) and returns its first place.

        A kernel comes back when the log is full.
        """
        first = 0 if pause is None else max(0, LOG - pause)
        self.body.whole[LOGGED] = first
        return first

    def close_log(self, first: int) -> int:
        """Takes the episodes that have ended into the curve, and tells of them; returns how many."""
        count = int(self.body.whole[LOGGED]) - first
        self.body.whole[LOGGED] = 0
        end = self.steps - (0 if self.ended else self.step)
        self.curve.add(self.body.log[first:], self.body.lengths[first:], end, count)
        if self.listener is not None and count:
            lengths = self.body.lengths[first : first + count].copy()
            ends = end - lengths[::-1].cumsum()[::-1] + lengths
            self.listener(Ended(self.body.log[first : first + count].copy(), lengths, ends))
        return count

    def walk(self, n: int, policy: Array | None = None, action: int | None = None) -> int:
        """Lives n transitions without learning; returns how many.

        `policy` [S, A] holds chances (none: every legal action alike); `action` overrides the first one.
        """
        mind = Walking(self._uniform if policy is None else np.ascontiguousarray(policy, dtype=np.float64).reshape(-1))
        lived, _ = self.live(n, action, lambda left, forced: live_by_policy(left, forced, mind, self.any_sampler, self.body))
        return lived

    def save(self) -> dict[str, Array]:
        """Everything, as copies; see `Learner.save` for the names."""
        own = {"body/" + name: getattr(self.body, name).copy() for name in ("whole", "real", "random", "ring", "paid")}
        return {**own, "state-action/visits": self.visits, **self.curve.save()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on exactly where `save` was called; what is missing stays as it is."""
        for name in ("whole", "real", "random", "ring", "paid"):
            getattr(self.body, name)[...] = arrays.get("body/" + name, getattr(self.body, name))
        if "state-action/visits" in arrays:
            self.body.visits[...] = arrays["state-action/visits"].reshape(-1)
        self.curve.load(arrays)

    def edited(self, mdp: TabularMDP) -> "Experience":
        """The body in another table: at the same state where something can still be done there, else in a new episode.

        Counters, curve and dice go on; visits are carried by `carried`; the last transitions belong to the old table and
        are dropped.
        """
        new = Experience(mdp)
        new.body.real[...], new.body.random[...] = self.body.real, self.body.random
        new.curve.load(self.curve.save())
        new.body.whole[[STEPS, SINCE, TAG]] = self.steps, self.steps, self.driver
        here = mdp.number(self.mdp.states[self.state]) if len(self.mdp.states) else None
        if here is None or mdp.terminal[here] or self.ended:
            new.restart()
        else:
            new.body.whole[[AT, STEP, ENDED]] = here, self.step, 0
        return new
