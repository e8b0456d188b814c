"""The person's own keyboard, as far as SDL says: what its keys write, so that the list of keys can name them as they are."""

import contextlib
import ctypes
from collections.abc import Callable
from functools import cache

import pygame

from playground.ui.kit.key_meaning import PLACES, foreign

KeyAt = Callable[[int], int]
"""The key code at a place (scancode), as the layout is now."""


@cache
def key_at() -> KeyAt | None:
    """SDL's own SDL_GetKeyFromScancode, which pygame does not pass on; None where the library cannot be asked."""
    # what pygame is linked with, and on Windows by its name
    for library in (str(pygame.base.__file__), "SDL2.dll"):
        with contextlib.suppress(OSError, AttributeError, TypeError):
            asked = ctypes.CDLL(library).SDL_GetKeyFromScancode
            asked.argtypes, asked.restype = [ctypes.c_int], ctypes.c_int32
            return lambda place: int(asked(place))
    return None


def as_here(keys: str, at: KeyAt | None = None) -> str:
    """The keys of a shortcut as they are called on this keyboard: "Ctrl Z" is "Ctrl Я" where no key writes a Latin letter.

    at: what the keys write; None asks SDL. Keys that are found by what they write keep their name.
    """
    at = at or key_at()
    *others, last = keys.split()
    if at is None or len(last) != 1:
        return keys
    sign = last.lower()
    written = {at(place) for place in PLACES}
    place = next((place for place, pair in PLACES.items() if sign in pair), None)
    if ord(sign) in written or place is None:
        return keys
    here = at(place)
    if not (0 < here <= 0x10FFFF and foreign(chr(here))):
        return keys
    shift = [] if sign == PLACES[place][0] or "Shift" in others else ["Shift"]
    return " ".join([*others, *shift, chr(here).upper()])
