"""What a key press means on any keyboard: the character that it writes; its place, where the layout writes no Latin; never AltGr.

SDL gives a key press three descriptions: its place (`scancode`), what the key writes without Shift (`key`), and what was written
(`unicode`). A shortcut is a character, so the last one counts. Where nothing was written (with Ctrl, or made by a program) the
second one does; where the characters are those of another script, a key means what stands at its place on an American keyboard.
"""

import unicodedata

import pygame

NAMED = 1 << 30
"""The bit that SDL sets in the code of keys that write nothing (arrows, F1); alone it is a dead key of X11."""
_ROWS = (
    (pygame.KSCAN_1, "1234567890", "!@#$%^&*()"),
    (pygame.KSCAN_A, "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz"),
    (pygame.KSCAN_MINUS, "-=[]\\", "_+{}|"),
    (pygame.KSCAN_SEMICOLON, ";'`,./", ':"~<>?'),
)
"""What stands on an American keyboard, without Shift and with it, from a place on."""
PLACES = {first + at: (plain[at], shifted[at]) for first, plain, shifted in _ROWS for at in range(len(plain))}
"""The two characters of each place (scancode) on an American keyboard, in lower case."""

_WRITING = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd"})
"""The categories of letters, of marks on them, and of digits."""


def chord(event: pygame.Event) -> bool:
    """Whether Ctrl or Command is held with a key, and not as half of AltGr, which Windows sends as Ctrl and Alt."""
    return bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)) and not alternate(event)


def alternate(event: pygame.Event) -> bool:
    """Whether Alt, Option or AltGr is held: with it a key writes its third character, or is meant for the system."""
    return bool(event.mod & (pygame.KMOD_ALT | pygame.KMOD_MODE))


def codes(event: pygame.Event) -> tuple[int, ...]:
    """The key codes that a key press may mean, the most certain first; of a character its code in lower case, as SDL has it.

    With AltGr only the signs (no letters, no digits) that it writes and the key alone does not: `[` on a German keyboard.
    """
    key, text = event.key, getattr(event, "unicode", "")
    if key & NAMED and key != NAMED:
        return () if alternate(event) else (key,)
    sign = ord(text) if len(text) == 1 and "!" <= text <= "~" and not text.isalnum() else 0
    if alternate(event):
        return (sign,) if sign not in (0, key) else ()
    if chord(event):
        return (*((sign,) if sign else ()), _by_place(event) if foreign(_character(key)) else key)
    if text and text[0].isprintable():
        return (_by_place(event) if foreign(text[0]) else ord(text[0].lower()[0]),)
    return (_by_place(event) if foreign(_character(key)) else key,)


def digit(event: pygame.Event) -> int | None:
    """The digit that a key press writes, in any script, or that its key is for (French digits need Shift); None for others."""
    if alternate(event) or chord(event):
        return None
    text = getattr(event, "unicode", "")
    written = unicodedata.decimal(text, None) if len(text) == 1 else None
    if written is not None:
        return int(written)
    key = codes(event)[0] if text and foreign(text[0]) else event.key
    return key - pygame.K_0 if pygame.K_0 <= key <= pygame.K_9 else None


def foreign(character: str) -> bool:
    """Whether a character belongs to another script than Latin, so that its key cannot write the shortcuts."""
    if character <= "~":
        return False
    writes = unicodedata.category(character) in _WRITING or unicodedata.bidirectional(character) in ("AL", "R")
    return writes and "LATIN" not in unicodedata.name(character, "LATIN")


def _by_place(event: pygame.Event) -> int:
    """The code of what stands at the key's place on an American keyboard; the key's own where nothing does."""
    pair = PLACES.get(getattr(event, "scancode", 0))
    return event.key if pair is None else ord(pair[bool(event.mod & pygame.KMOD_SHIFT)])


def _character(key: int) -> str:
    """The character of a key code; a blank where it has none."""
    return chr(key) if 0 < key <= 0x10FFFF else " "
