"""A ghost: a mouse that goes through an episode by a policy, on the noise of somebody else's episode.

The same noise, exactly: the generator of a body is in some state w_k before the k-th transition of an episode (k = 0, 1, …). All
that the world draws in that transition follows from w_k: which outcome of the table happens, and how far its reward varies. A
ghost's k-th transition begins in the same state w_k, wherever the ghost is by then. So two mice that do the same in the same
state at the same step get the same answer, and luck is never the difference between two of them. Where the policy leaves a
choice, it too is drawn from w_k.

An episode of T transitions gives w_0 … w_{T−1}; beyond its end the sequence goes on by w_{k+1} = w_k + 4 · `GOLDEN`: no
transition draws more than four times, so nothing is drawn twice.
"""

import numpy as np

from playground.learning.life.body import AT, ENDED, KEPT, STEP, TERMINATED, TRUNCATED, Body
from playground.learning.life.experience import Experience, Walking, live_by_policy
from playground.rl.kernel_types import Array
from playground.rl.splitmix import GOLDEN

DRAWS = 4
"""More than a transition ever draws: the roll for the action, the outcome, the noise of the reward."""


def noise_after(last: int, beyond: int) -> int:
    """w_{T−1+n} from w_{T−1}, the noise of an episode's last transition; beyond: n, transitions past it."""
    return (last + beyond * DRAWS * int(GOLDEN)) % 2**64


class Ghost:
    """It begins at a state and takes one step at a time; after its end it stays.

    track: the states that it has come to, S_0 first.
    """

    def __init__(self, body: Experience, policy: Array, start: int) -> None:
        """In the table of this body, by the policy [S, A] of chances; the body itself is not changed."""
        self._sampler = body.any_sampler
        self._mind = Walking(np.ascontiguousarray(policy, dtype=np.float64).reshape(-1))
        self._body = Body(
            whole=np.zeros(7, np.int64),
            real=np.array([0.0, 0.0, 1.0]),
            random=np.zeros(1, np.uint64),
            visits=np.zeros(self._mind.policy.size, np.int64),
            ring=np.zeros((KEPT, 5), np.int64),
            paid=np.zeros(KEPT),
            log=np.zeros(1),
            lengths=np.zeros(1, np.int64),
        )
        self._body.whole[AT] = start
        self.track = [start]

    @property
    def terminated(self) -> bool:
        """Whether the problem has ended its episode."""
        return bool(self._body.whole[ENDED] == TERMINATED)

    @property
    def truncated(self) -> bool:
        """Whether the clock has cut its episode off."""
        return bool(self._body.whole[ENDED] == TRUNCATED)

    @property
    def ended(self) -> bool:
        """Whether its episode is over."""
        return bool(self._body.whole[ENDED] != 0)

    @property
    def step(self) -> int:
        """Transitions that it has lived."""
        return int(self._body.whole[STEP])

    @property
    def episode_return(self) -> float:
        """Undiscounted sum of its rewards so far."""
        return float(self._body.real[0])

    @property
    def discounted_return(self) -> float:
        """G_0 of its episode so far."""
        return float(self._body.real[1])

    def advance(self, noise: int) -> None:
        """One transition on the noise w_k, k being the transitions that it has lived; none after its end."""
        if self.ended:
            return
        self._body.random[0] = noise
        live_by_policy(1, -1, self._mind, self._sampler, self._body)
        self.track.append(int(self._body.whole[AT]))
