"""What learners share that live, remember the world as they saw it, and plan in what they remember (chapter 8)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.learning import dials
from playground.learning.families import control
from playground.learning.families.control import Control
from playground.learning.learner import Array, Field
from playground.learning.life.experience import Experience
from playground.learning.memory.world_model import restore, saved, world_model


@dataclass(frozen=True)
class Settings(control.Settings):
    """The dials of a learner that plans."""

    planning: int = dials.planning()


class Planning(Control):
    """Action values learned from life and from memories of it. V is max_a Q."""

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        self._model = world_model(*body.mdp.legal.shape)

    def values(self, q: Array, policy: Array) -> Array:
        """[S]: V = max_a q(s, a)."""
        return self._q.best()

    def estimates(self) -> Mapping[Field, Array]:
        """V, Q, the policy, where each action is believed to lead (−1: never seen), and how often each was tried."""
        believed = np.where(self.body.mdp.legal, self._model.successor.reshape(self.body.mdp.legal.shape), -1)
        return {**super().estimates(), Field.MODEL: believed}

    def save(self) -> Mapping[str, Array]:
        """Q, what was seen, and the body."""
        return {**super().save(), **saved(self._model)}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; in another level the world has to be seen again."""
        super().load(arrays)
        restore(self._model, arrays)
