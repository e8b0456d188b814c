"""What every learner from experience shares: its body, its kernel, and that it forgets an episode of which it missed a step."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np

from playground.learning.learner import Array, Field, Progress
from playground.learning.life.experience import Experience
from playground.rl.sampler import Sampler


class Recent(Protocol):
    """What is kept of the present episode until it can be learned from."""

    def drop(self) -> None:
        """Forgets it."""

    def save(self) -> dict[str, Array]:
        """Everything, as copies."""

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; without such arrays nothing is kept."""


class Apprentice(ABC):
    """A learner that learns while a body lives.

    live: the kernel (see `living`). recent: what it keeps of the present episode, if it does.
    """

    live: Callable[..., tuple[int, float]]
    recent: Recent | None = None

    def __init__(self, settings: Any, body: Experience) -> None:
        self.settings = settings
        self.body = body
        self._since = np.zeros(1, np.int64)

    @abstractmethod
    def mind(self) -> Any:
        """What the kernel keeps, with the settings of now."""

    @abstractmethod
    def estimates(self) -> Mapping[Field, Array]:
        """What it believes of every state, as copies."""

    @property
    def world(self) -> Sampler:
        """What the kernel draws from: made once for all numbers of actions, where a learner has no quicker one."""
        return self.body.any_sampler

    def forget(self) -> None:
        """Drops what is kept of the present episode: the mouse was moved without it, so what followed was not all seen."""
        if self.recent is not None:
            self.recent.drop()

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions and learns from them; `action` overrides the first one."""
        body, live = self.body, type(self).live
        self.begin_call()
        mind, world = self.mind(), self.world
        lived, error = body.live(n, action, lambda left, forced: live(left, forced, mind, world, body.body))
        self.end_call()
        return Progress(body.steps, body.episodes, lived, abs(error), False)

    def begin_call(self) -> None:
        """Before its kernel is called: what it keeps of the episode goes where the mouse was moved without it."""
        if self._since[0] != self.body.steps or self.body.step == 0:
            self.forget()

    def end_call(self) -> None:
        """After its kernel was called: all transitions so far were seen."""
        self._since[0] = self.body.steps

    def smaller_in(self) -> int:
        """Transitions until it can be saved in less than now, if it goes on learning; 0 where waiting makes it no smaller."""
        return 0

    def save(self) -> Mapping[str, Array]:
        """The body, up to which of its transitions everything was seen, and what is kept of the episode."""
        recent = {} if self.recent is None else self.recent.save()
        return {**self.body.save(), "run/since": self._since.copy(), **recent}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        self.body.load(arrays)
        self._since[...] = arrays.get("run/since", 0)
        if self.recent is not None:
            self.recent.load(arrays)
