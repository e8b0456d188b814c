"""What a layout is checked by: which words a frame has written where, what was laid over them, and what is explained where."""

from typing import NamedTuple

import pygame


class WrittenWords(NamedTuple):
    """Words on the screen. rect: the pixels that they take; clip: the part of the surface in which they show; layer: as of nodes.

    whole: whether all of them are there; else the last ones were cut.
    """

    words: str
    rect: pygame.Rect
    clip: pygame.Rect
    layer: int
    whole: bool = True

    @property
    def shown(self) -> pygame.Rect:
        """The part of them that can be seen."""
        return self.rect.clip(self.clip)


class Explained(NamedTuple):
    """A place that has a tooltip of its own."""

    rect: pygame.Rect
    words: str


class Ledger:
    """What one frame has written. A frame keeps one only where it is given one (`frame.ledger`): a window needs none."""

    def __init__(self) -> None:
        self.written: list[WrittenWords] = []
        self.explained: list[Explained] = []

    def begin(self) -> None:
        """Forgets the last frame."""
        self.written, self.explained = [], []

    def write(self, words: str, rect: pygame.Rect, clip: pygame.Rect, layer: int, whole: bool = True) -> None:
        """Notes words that were written; rect: their pixels."""
        self.written.append(WrittenWords(words, pygame.Rect(rect), pygame.Rect(clip), layer, whole))

    def cover(self, rect: pygame.Rect, layer: int) -> None:
        """Notes that a card was laid over what stood there: words of its layer that it touches are no longer to be read."""
        self.written = [words for words in self.written if words.layer != layer or not words.shown.colliderect(rect)]

    def explain(self, rect: pygame.Rect, words: str) -> None:
        """Notes a tooltip that belongs to no node."""
        self.explained.append(Explained(pygame.Rect(rect), words))
