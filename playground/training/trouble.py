"""Why a life stops: what a learner that fails says, and numbers beyond all numbers."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

NOT_FINITE = "the estimates grew beyond all numbers; a smaller step size (α) may help. The last good ones are shown"


def tried(act: Callable[[], T], who: str = "the learner") -> tuple[T | None, str]:
    """What `act` returns, and ""; where it raises, None and what is to be said of that."""
    try:
        return act(), ""
    except Exception as error:
        return None, f"{who} failed: {type(error).__name__}: {error}"
