"""What of a recording cannot have happened on the level that it is said to be of."""

import numpy as np

from playground.learning.life.recording import Recording
from playground.plurals import counted
from playground.world.mdp import TabularMDP

SAME = 1e-6
"""Rewards that differ by less, or by less of their size, are one: some programs store them as float32."""


def doubts(recording: Recording, mdp: TabularMDP) -> tuple[str, ...]:
    """A sentence where moves lead elsewhere than the table says, or pay something else. All of it is still learned from."""
    pairs = recording.state, recording.action
    # Recordings may leave out where a move led that ended the episode, and may call it an end that they cut off.
    ending = recording.terminated[:, None] & mdp.ends[pairs]
    here = (mdp.probability[pairs] > 0) & ((mdp.successor[pairs] == recording.successor[:, None]) | ending)
    possible = here.any(axis=1) | recording.terminated
    paid = mdp.reward[pairs]
    right = np.isclose(paid, recording.reward[:, None], rtol=SAME, atol=SAME) & here
    if mdp.noise is not None:
        right |= (mdp.noise.gaussian[pairs] > 0) | (mdp.noise.either[pairs] > 0)
    sentences = []
    if not possible.all():
        at = int(np.argmin(possible))
        state, action, successor = (int(part[at]) for part in (recording.state, recording.action, recording.successor))
        sentences.append(
            f"{_share(~possible)} cannot happen on this level, the first is transition {at + 1}: "
            f"{mdp.actions[action]!r} never leads from state {state} to state {successor}. Is it another level, or are its "
            "states numbered otherwise?"
        )
    elsewise = here.any(axis=1) & ~right.any(axis=1)
    if elsewise.any():
        at = int(np.argmax(elsewise))
        sentences.append(
            f"{_share(elsewise)} pay something else than this level does, the first is transition {at + 1}: it says "
            f"{recording.reward[at]:g}, the level {_listed(paid[at][here[at]])}. What the recording says is learned."
        )
    return tuple(sentences)


def _share(which: np.ndarray) -> str:
    return f"{int(which.sum()):,} of {counted(len(which), 'transition')}"


def _listed(rewards: np.ndarray) -> str:
    return " or ".join(f"{reward:g}" for reward in np.unique(rewards)[:4])
