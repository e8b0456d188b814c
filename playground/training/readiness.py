"""Whether the kernels are ready: until then a run shows its level and a person can drive, but nothing is learned."""

from collections.abc import Callable
from typing import Protocol

from playground.learning.learner import BESIDE

POLL = 0.05
"""Seconds between two looks."""


class Warm(Protocol):
    """What makes the kernels ready while the program goes on (see `playground.compiled.WarmUp`)."""

    message: str

    def ready(self, *names: str) -> bool:
        """Whether all are, or, where things are named, those of these."""

    def close(self) -> None:
        """Ends what is still being compiled."""


class Readiness:
    """Begins to make the kernels ready when first asked, those of the wanted learner first, and says which ones are."""

    def __init__(self, begin: Callable[[str], Warm] | None) -> None:
        """`begin(learner)` begins with this learner; without it all count as ready: they are compiled when first used."""
        self._begin = begin
        self._warm: Warm | None = None
        self._ready: set[str] = set()
        self._all = begin is None

    @property
    def message(self) -> str:
        """What a person should know about it, "" for nothing."""
        return self._warm.message if self._warm is not None else ""

    @property
    def waits(self) -> bool:
        """Whether some kernels are still to come."""
        return not self._all

    def has(self, learner: str) -> bool:
        """Whether the kernels of this learner were ready when last looked at."""
        return self._all or learner in self._ready

    def look(self, learner: str) -> bool:
        """Whether they are ready now."""
        if not self.has(learner) and self._begin is not None:
            self._warm = self._warm or self._begin(learner)
            self._all = self._warm.ready()
            if not self._all and self._warm.ready(*BESIDE, learner):
                self._ready.add(learner)
        return self.has(learner)

    def close(self) -> None:
        """Ends what is still being compiled."""
        if self._warm is not None:
            self._warm.close()
