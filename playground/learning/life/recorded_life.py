"""Recorded transitions fed to a learner, in order: it lives through them as if they happened now."""

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np

from playground.learning.learner import Learner, LearnerSpec, Source
from playground.learning.life.body import STEP
from playground.learning.life.experience import Ended, Experience
from playground.learning.life.recording import Recording
from playground.rl.sampler import ENDS, any_kind
from playground.world.mdp import TabularMDP


class RecordedLife(Experience):
    """The body of a mouse to whom only what was recorded can happen; learners are given it like any other body.

    Its world has one outcome for each state and action, which is written anew before each transition.
    """

    def __init__(self, mdp: TabularMDP, recording: Recording, seed: int = 0) -> None:
        rewards, self._codes = np.unique(recording.reward, return_inverse=True)
        self.recording = recording
        self._limit = _longest(recording) + 2
        super().__init__(certain(mdp, int(recording.state[0]), self._limit), seed)
        self.sampler = self.sampler._replace(rewards=rewards, noise=np.zeros((len(rewards), 2)))
        self.any_sampler = any_kind(self.sampler)

    def prepare(self, number: int) -> int:
        """Makes the transition of this number the next one that happens; returns its action."""
        recording, whole = self.recording, self.body.whole
        state, action = int(recording.state[number]), int(recording.action[number])
        packed = np.uint32(recording.successor[number]) | (ENDS if recording.terminated[number] else np.uint32(0))
        self.sampler.records.reshape(*self.mdp.legal.shape, 2)[state, action] = packed, self._codes[number]
        if recording.begins[number]:
            self.sampler.starts[0] = state
            self.restart()
        if recording.truncated[number]:
            whole[STEP] = self._limit - 1
        return action


def replayed(
    spec: LearnerSpec,
    settings: Any,
    mdp: TabularMDP,
    recording: Recording,
    seed: int = 0,
    report: Callable[[int], None] = lambda done: None,
    listener: Callable[[Ended], None] | None = None,
) -> tuple[Learner, Experience]:
    """A fresh learner that has learned from a recording, and the body that lived it.

    Where the recording has a gap the mouse is put down anew, as after an episode that was broken off. What a learner draws at
    random of its own (the action after a cut, for Sarsa) depends on the seed. `listener` is that of the body.

    Raises ValueError for a learner that learns from the table, and where estimates are no longer finite.
    """
    if spec.source is not Source.EXPERIENCE:
        raise ValueError(f"{spec.id} learns from the table and not from experience: there is nothing to replay to it")
    body = RecordedLife(mdp, recording, seed)
    body.listener = listener
    learner: Learner = spec.make(settings, body, seed)
    for number in range(len(recording.state)):
        learner.advance(1, body.prepare(number))
        report(number + 1)
    return learner, body


def certain(mdp: TabularMDP, first: int, limit: int) -> TabularMDP:
    """A table with the states and legal actions of another, where everything stays where it is; episodes begin in `first`."""
    S, A = mdp.legal.shape
    flat = (S, A, 1)
    certain = mdp.legal[:, :, None].astype(np.float64)
    return dataclasses.replace(
        mdp,
        probability=certain,
        successor=np.broadcast_to(np.arange(S, dtype=np.int32)[:, None, None], flat),
        reward=np.zeros(flat),
        continuation=certain * mdp.discount,
        ends=np.zeros(flat, bool),
        start=np.eye(1, S, first)[0],
        time_limit=limit,
        noise=None,
    )


def _longest(recording: Recording) -> int:
    """Transitions of the longest piece without a gap."""
    begins = np.flatnonzero(np.append(recording.begins, True))
    return int(np.diff(begins).max(initial=0))
