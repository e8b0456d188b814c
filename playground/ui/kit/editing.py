"""A line of text being edited: caret, selection, and what each key does to them. No pixels."""

from dataclasses import dataclass

import pygame

from playground.ui.kit import clipboard
from playground.ui.kit.key_meaning import chord, codes

LONGEST = 10_000


@dataclass
class Editor:
    """Text with a caret before character `caret` and a selection from there to `anchor`."""

    text: str = ""
    caret: int = 0
    anchor: int = 0
    first: int = 0
    """The first character that is shown, where the text is longer than its field."""

    @property
    def selection(self) -> tuple[int, int]:
        """The selected characters, from and to."""
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    def load(self, text: str) -> None:
        """Another text; the caret stays as near as it can."""
        self.text = text
        self.caret = min(self.caret, len(text))
        self.anchor = min(self.anchor, len(text))

    def select_all(self) -> None:
        """Selects everything, the caret at the end."""
        self.anchor, self.caret = 0, len(self.text)

    def place(self, at: int, keep: bool = False) -> None:
        """Moves the caret; the selection grows with it if `keep`."""
        self.caret = max(0, min(len(self.text), at))
        if not keep:
            self.anchor = self.caret

    def insert(self, words: str) -> None:
        """Puts words (one line of them, without controls) in place of the selection."""
        low, high = self.selection
        line = "".join(" " if character in "\t\r\n" else character for character in words)
        line = "".join(character for character in line if character.isprintable() or character == " ")
        line = line[: max(0, LONGEST - len(self.text) + high - low)]
        self.text = self.text[:low] + line + self.text[high:]
        self.place(low + len(line))

    def key(self, event: pygame.Event) -> None:
        """What a key that writes no letter does."""
        keep = bool(event.mod & pygame.KMOD_SHIFT)
        by_word = chord(event)
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self._arrow(event.key == pygame.K_RIGHT, keep, by_word)
        elif event.key == pygame.K_HOME:
            self.place(0, keep)
        elif event.key == pygame.K_END:
            self.place(len(self.text), keep)
        elif event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            if self.caret == self.anchor:
                self._arrow(event.key == pygame.K_DELETE, True, by_word)
            self.insert("")
        elif by_word:
            self._command(codes(event)[-1])

    def _arrow(self, right: bool, keep: bool, by_word: bool) -> None:
        low, high = self.selection
        if low != high and not keep:
            self.place(high if right else low)
        else:
            self.place(self._word(right) if by_word else self.caret + (1 if right else -1), keep)

    def _word(self, right: bool) -> int:
        at = self.caret
        if right:
            while at < len(self.text) and not self.text[at].isspace():
                at += 1
            while at < len(self.text) and self.text[at].isspace():
                at += 1
        else:
            while at and self.text[at - 1].isspace():
                at -= 1
            while at and not self.text[at - 1].isspace():
                at -= 1
        return at

    def _command(self, key: int) -> None:
        low, high = self.selection
        if key == pygame.K_a:
            self.select_all()
        elif key in (pygame.K_c, pygame.K_x) and low != high:
            clipboard.put(self.text[low:high])
            if key == pygame.K_x:
                self.insert("")
        elif key == pygame.K_v:
            self.insert(clipboard.get())
