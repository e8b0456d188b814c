"""Follows a person's episode with two ghosts, who go through it on the same noise."""

from dataclasses import replace

import numpy as np

from playground.learning.learner import Array
from playground.learning.life.experience import Experience
from playground.learning.life.ghost import Ghost, noise_after
from playground.rl.policies import uniform
from playground.rl.proper import proper_policy
from playground.training.contest import Contest, EpisodeTrack
from playground.world.mdp import TabularMDP, read_only

LONGEST = 2000
"""Transitions for which a ghost is followed after a person's episode, where its own has no end."""
MOST = 100_000
"""Transitions of a person's episode that are followed."""
LARGEST = 1 << 20
"""States times actions of a table up to which there are ghosts: on larger ones every first move would wait for them."""


class Contending:
    """The contest of the episode that a person is in. It draws nothing itself and changes nothing that is learned.

    An episode counts only if a person made all of its moves; someone else's step ends the contest until the next one begins.
    """

    def __init__(self, body: Experience) -> None:
        self._body = body
        self._number = 0
        self._noise: list[int] = []  # w_k before each of the person's transitions
        self._track: list[int] = []
        self._steps = -1  # transitions of the body after the last one that was followed
        self._guess: Array | None = None
        self._arriving: tuple[Array, Array] | None = None  # the optimal policy, and what the best ghost makes of it
        self._best: Ghost | None = None
        self._learner: Ghost | None = None

    @property
    def begins(self) -> bool:
        """Whether the move that comes next is the first one of an episode, on a table that is not too large for ghosts."""
        return self._body.step == 0 and self._body.mdp.legal.size <= LARGEST

    def begin(self, guess: Array) -> None:
        """Begins with the body at S_0. guess: [S, A] bool, the actions that the learner thinks best."""
        self._number += 1
        self._noise, self._track, self._steps = [], [self._body.state], self._body.steps
        self._guess, self._best, self._learner = guess, None, None

    def before_move(self) -> None:
        """Takes note of the noise of the transition that comes next."""
        if self._steps == self._body.steps and len(self._noise) < MOST:
            self._noise.append(int(self._body.body.random[0]))

    def after_move(self) -> None:
        """Takes note of where it led."""
        body = self._body
        if len(self._track) == len(self._noise) and self._steps == body.steps - 1:
            self._track.append(body.state)
            self._steps = body.steps
        else:
            self._steps = -1

    def contest(self, best: Array | None) -> Contest | None:
        """What can be seen of it; None where no contest goes on, or the next episode has been begun.

        best: [S, A] the optimal policy with all ties; None where it is not solved yet, or there is none.
        """
        body = self._body
        if not self._goes_on or self._guess is None:
            return None
        if self._learner is None:
            self._learner = Ghost(body, uniform(self._guess), self._track[0])
        if self._best is None and best is not None:
            if self._arriving is None or self._arriving[0] is not best:
                self._arriving = best, arriving(body.mdp, best)
            self._best = Ghost(body, self._arriving[1], self._track[0])
        last = body.last(1)[-1]
        returns = body.episode_return, body.discounted_return
        own = EpisodeTrack(tuple(self._track), *returns, last.terminated, last.truncated)
        return Contest(self._number, own, None if self._best is None else self._seen(self._best), self._seen(self._learner))

    @property
    def _goes_on(self) -> bool:
        """Whether the body is where the last move that was followed led."""
        body = self._body
        return self._steps == body.steps and 0 < body.step == len(self._noise)

    def _seen(self, ghost: Ghost) -> EpisodeTrack:
        """How a ghost's episode goes: as many transitions as the person's; once that is over, to the ghost's own end."""
        noise, lived = self._noise, len(self._noise)
        while not ghost.ended and ghost.step < lived + (LONGEST if self._body.ended else 0):
            step = ghost.step
            ghost.advance(noise[step] if step < lived else noise_after(noise[-1], step - lived + 1))
        returns = ghost.episode_return, ghost.discounted_return
        return EpisodeTrack(tuple(ghost.track), *returns, ghost.terminated, ghost.truncated)


def arriving(mdp: TabularMDP, best: Array) -> Array:
    """[S, A] an optimal policy that chooses one action in each state, from one [S, A] that leaves ties.

    Of equally good actions it takes one that leads on to an end: where waiting costs nothing, it does not wait for ever.
    """
    optimal = read_only(best > 0.0)
    chosen = proper_policy(replace(mdp, legal=optimal), optimal.argmax(axis=1), rest=np.full(len(optimal), -1))
    policy = np.zeros(optimal.shape)
    acting = optimal.any(axis=1)
    policy[acting, chosen[acting]] = 1.0
    return policy
