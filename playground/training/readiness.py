"""Whether the kernels are ready: until then a run shows its level and a person can drive, but nothing is learned."""

from collections.abc import Callable
from typing import Protocol

POLL = 0.05
"""Seconds between two looks."""


class Warm(Protocol):
    """What makes the kernels ready beside the program (see `playground.compiled.WarmUp`)."""

    message: str

    def ready(self) -> bool:
        """Whether they are."""

    def close(self) -> None:
        """Ends what is still being compiled."""


class Readiness:
    """Begins to make the kernels ready when it is first asked, and knows when they are."""

    def __init__(self, begin: Callable[[], Warm] | None) -> None:
        """Without `begin` they count as ready: they are compiled when first used."""
        self._begin = begin
        self._warm: Warm | None = None
        self.ready = begin is None

    @property
    def message(self) -> str:
        """What a person should know of it, "" for nothing."""
        return self._warm.message if self._warm is not None else ""

    def look(self) -> bool:
        """Whether they are ready now."""
        if not self.ready and self._begin is not None:
            self._warm = self._warm or self._begin()
            self.ready = self._warm.ready()
        return self.ready

    def close(self) -> None:
        """Ends what is still being compiled."""
        if self._warm is not None:
            self._warm.close()
