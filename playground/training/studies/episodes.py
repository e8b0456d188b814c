"""The episodes that the last transitions belong to."""

import itertools
from dataclasses import dataclass
from enum import StrEnum

from playground.training.snapshot import Snapshot, Transition

LOG = 256
"""Transitions that a snapshot shows at most."""


class EpisodeEnd(StrEnum):
    """How an episode ended."""

    TERMINATED = "terminated"
    """By the problem."""
    TRUNCATED = "truncated"
    """Cut off by the clock."""


@dataclass(frozen=True)
class Episode:
    """What a snapshot still shows of an episode, oldest first.

    first: t of the first transition that is shown, 0 where none is missing; None where it cannot be said how many are.
    ended: how it ended; None where it goes on or was broken off.
    """

    transitions: tuple[Transition, ...]
    first: int | None = 0
    ended: EpisodeEnd | None = None

    @property
    def rewards(self) -> tuple[float, ...]:
        """R_{t+1} of each transition."""
        return tuple(step.reward for step in self.transitions)

    @property
    def whole(self) -> bool:
        """Whether it is shown from its beginning to its end."""
        return self.first == 0 and self.ended is not None


def episodes(snapshot: Snapshot) -> tuple[Episode, ...]:
    """The episodes among the last transitions, oldest first.

    The last one is the episode that the agent is in (or has just ended) as soon as it has made a step in it.
    """
    last = snapshot.last
    begun = len(last) - min(snapshot.agent.step, len(last))
    cuts = [0, *(place for place in range(1, len(last)) if _apart(last[place - 1], last[place])), begun]
    cuts = sorted({cut for cut in cuts if cut <= begun})
    parts = [_past(snapshot, cut, end) for cut, end in itertools.pairwise(cuts)]
    if begun < len(last):
        now = last[begun:]
        parts.append(Episode(now, snapshot.agent.step - len(now), _ended(now)))
    return tuple(parts)


def _past(snapshot: Snapshot, cut: int, end: int) -> Episode:
    """An episode before the present one; where a full log begins, its beginning may be missing."""
    steps = snapshot.last[cut:end]
    begins = cut > 0 or (len(snapshot.last) < LOG and snapshot.mdp.start[steps[0].state] > 0)
    return Episode(steps, 0 if begins else None, _ended(steps))


def _apart(one: Transition, other: Transition) -> bool:
    return one.terminated or one.truncated or one.successor != other.state


def _ended(transitions: tuple[Transition, ...]) -> EpisodeEnd | None:
    end = transitions[-1]
    return EpisodeEnd.TERMINATED if end.terminated else EpisodeEnd.TRUNCATED if end.truncated else None
