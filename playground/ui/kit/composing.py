"""Keys that only help to write: a dead key and the one after it, and all keys while an input method puts a word together."""

import pygame

from playground.ui.kit.gamepad import button_of
from playground.ui.kit.key_meaning import NAMED, chord

_MODIFIERS = frozenset({*range(pygame.K_LCTRL, pygame.K_RMETA + 1), pygame.K_CAPSLOCK, pygame.K_MODE})
"""Keys on the way to a character; any other one ends the wait of a dead key."""
_DROPS = frozenset({pygame.WINDOWFOCUSLOST, pygame.MOUSEBUTTONDOWN})
"""What ends a composition that nobody has ended."""


class Composing:
    """Says of every event in turn whether it is part of writing a character, and so nobody's key."""

    def __init__(self) -> None:
        self._dead = self._composes = self._chord = False

    def takes(self, event: pygame.Event) -> bool:
        """Whether nobody is to get an event: a key that helps to write, or a character that Ctrl has written.

        X11 sends the character of a key that is held with Ctrl, where it is a sign or no Latin letter; it is a shortcut all the
        same.
        """
        kind = event.type
        if kind == pygame.TEXTEDITING:
            self._composes = bool(event.text)
        elif kind == pygame.TEXTINPUT:
            self._composes = False
            return self._chord
        elif kind in _DROPS:
            self._composes = self._dead = False
        elif kind == pygame.KEYUP:
            self._chord = False
        elif kind == pygame.KEYDOWN and button_of(event) is None:
            return self._takes_key(event)
        return False

    def _takes_key(self, event: pygame.Event) -> bool:
        self._chord = chord(event)
        if self._composes:
            return True
        if event.key == NAMED and not getattr(event, "unicode", ""):
            self._dead = True
            return True
        writes = pygame.K_SPACE <= event.key < NAMED and event.key != pygame.K_DELETE
        completes = self._dead and writes
        self._dead = self._dead and event.key in _MODIFIERS
        return completes
