"""Closed sets of words: what a setting or a declaration may say, each word with its meaning."""

import re
from enum import StrEnum
from typing import NoReturn


class ClosedSet(StrEnum):
    """Members are their words, as they stand in files and flags; making one of another word is a ValueError that lists them."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        kind = re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()
        words = ", ".join(word.value for word in cls if word.value)
        raise ValueError(f"there is no {kind} {value!r}, expected one of {words}")
