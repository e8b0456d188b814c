"""What an edit is: a frozen value with a label that makes one level of another."""

from typing import Protocol

from playground.world.level import Level, LevelError


class EditError(LevelError):
    """An edit that cannot be made here; the sentence says why, and the level stays as it was."""


class Edit(Protocol):
    """Level in, level out; what it is given never changes."""

    @property
    def label(self) -> str:
        """What it does in two or three words, for "Undo paint wall"."""

    def apply(self, level: Level) -> Level:
        """The level after this edit (the same value where it changes nothing); EditError where it cannot be."""
