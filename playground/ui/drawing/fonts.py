"""Words as pictures: which font draws which character, text that fits a width, and a bounded cache of what was drawn."""

import importlib.util
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeVar

import pygame

from playground.ui.drawing import system_fonts
from playground.ui.drawing.cmap import characters
from playground.ui.drawing.formulas import Script, scripts, whole_scripts
from playground.ui.drawing.images import converted
from playground.ui.drawing.scripts import MISSING, substitute
from playground.ui.drawing.signs import SIGNS, Sign
from playground.ui.drawing.store import stored
from playground.ui.theme import SHRINK, STYLES, Colour

Result = TypeVar("Result")

LONGEST = 2_000
"""Characters of one line that are looked at; nothing on a screen is longer."""
ELLIPSIS = "…"
SYSTEM = 0.9
"""The size of the system's letters against ours."""
LEAST = 9
"""Pixels: no script is smaller, unless the text itself is."""

_FILES = {
    "atkinson": ("fontpkg_atkinson_hyperlegible", "files/AtkinsonHyperlegible-Regular.ttf"),
    "atkinson-bold": ("fontpkg_atkinson_hyperlegible", "files/AtkinsonHyperlegible-Bold.ttf"),
    "fredoka": ("font_fredoka_one", "files/FredokaOne-Regular.ttf"),
    "comfortaa": ("fontpkg_comfortaa", "files/Comfortaa[wght].ttf"),
    "built-in": ("pygame", "freesansbold.ttf"),
}
_FACES: dict[str, tuple[tuple[str, bool, float], ...]] = {
    "text": (("atkinson", False, 1.0), ("comfortaa", False, 1.0), ("built-in", False, 0.9)),
    "strong": (("atkinson-bold", False, 1.0), ("built-in", False, 0.92), ("comfortaa", True, 0.96)),
    "heading": (("fredoka", False, 1.0), ("atkinson-bold", False, 1.0), ("built-in", False, 0.9), ("comfortaa", True, 0.96)),
}
_FACES["typed"] = _FACES["text"]
"""A face is a chain: for each character the first font that has it; (font, made bolder, size against the face's)."""
_AS_TYPED = frozenset({"typed"})
"""Faces in which no formulas are set: every character stands as it was typed."""


class _Part(NamedTuple):
    """Neighbouring characters that one font draws, or one made sign; drop: pixels that it stands lower."""

    words: str
    font: pygame.font.Font
    sign: Sign | None = None
    drop: int = 0

    @property
    def width(self) -> int:
        return int(self.font.size(self.sign.base if self.sign else self.words)[0])

    def picture(self, colour: Colour) -> pygame.Surface:
        return self.sign.picture(self.font, colour) if self.sign else self.font.render(self.words, True, colour)


@lru_cache(maxsize=64)
def font_file(font: str) -> Path | None:
    """Where a font's package keeps it; None where the package or the file is missing. The package is not imported.

    A font that no package brings is one of the system's, by its path.
    """
    if font not in _FILES:
        return Path(font)
    package, name = _FILES[font]
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return None
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / name
        if path.is_file():
            return path
    return None


@lru_cache(maxsize=16)
def _characters_in(font: str) -> frozenset[int]:
    path = font_file(font)
    return characters(path) if path else frozenset()


@lru_cache(maxsize=256)
def _font(font: str, size: int, bolder: bool) -> pygame.font.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    path = font_file(font)
    try:
        made = pygame.font.Font(str(path) if path else None, size)
    except (OSError, pygame.error):
        made = pygame.font.Font(None, size)
    made.bold = bolder
    return made


@lru_cache(maxsize=4096)
def _drawer(face: str, character: str) -> int:
    """The number of the first font of the face's chain that has a character, then of the system's fonts; -1 where none has.

    A sign that can be made of another character is made before the system is asked.
    """
    code, own = ord(character), _FACES[face]
    number = next((number for number, (font, _, _) in enumerate(own) if code in _characters_in(font)), -1)
    if number >= 0 or character == MISSING or (character in SIGNS and _drawer(face, SIGNS[character].base) >= 0):
        return number
    place = system_fonts.the_system.drawing(character)
    return len(own) + place if place >= 0 else -1


def _link(face: str, number: int) -> tuple[str, bool, float]:
    """A font of the face's chain, which goes on with those of the system."""
    own = _FACES[face]
    return own[number] if number < len(own) else (str(system_fonts.the_system.used[number - len(own)]), False, SYSTEM)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """One line that can be drawn: no controls, no marks that turn its direction, no halves of characters."""
    kept = []
    for character in text[:LONGEST]:
        category = unicodedata.category(character)
        if character.isspace():
            kept.append(" ")
        elif category in ("Cc", "Cf", "Cs", "Co", "Cn") or unicodedata.combining(character):
            kept.append("" if category == "Cf" or unicodedata.combining(character) else MISSING)
        else:
            kept.append(character)
    return "".join(kept) + (ELLIPSIS if len(text) > LONGEST else "")


def _boxed(face: str) -> int:
    """The font of the chain that draws a box for what it has not (the heading's own draws nothing)."""
    return next(number for number, (font, _, _) in enumerate(_FACES[face]) if font != "fredoka")


def _is_composed(face: str, character: str) -> bool:
    """Whether a character has to be made of another one, and can be."""
    return _drawer(face, character) < 0 and character in SIGNS and _drawer(face, SIGNS[character].base) >= 0


def _runs(text: str, face: str) -> list[tuple[str, int]]:
    """Neighbouring characters that one font of the chain draws; a sign that has to be made stands alone, with -1."""
    runs: list[tuple[str, int]] = []
    for character in _in_words(text, face):
        number = _drawer(face, character)
        if number < 0 and not _is_composed(face, character):
            character, number = MISSING, _boxed(face)
        if runs and min(number, runs[-1][1]) >= 0 and (runs[-1][1] == number or character == " "):
            runs[-1] = runs[-1][0] + character, runs[-1][1]
        else:
            runs.append((character, number))
    return runs


def _in_words(text: str, face: str) -> str:
    """The text with words in place of what no font draws: the name of the script, or of the sign."""
    strange = [_drawer(face, character) < 0 and not _is_composed(face, character) and character != MISSING for character in text]
    if not any(strange):
        return text
    groups = groupby(zip(text, strange, strict=True), lambda pair: pair[1])
    return "".join(
        substitute("".join(character for character, _ in group)) if odd else "".join(character for character, _ in group)
        for odd, group in groups
    )


def _parts(text: str, face: str, size: int) -> list[tuple[int, _Part]]:
    """The parts of a line, each with its place in pixels from the left."""
    placed: list[tuple[int, _Part]] = []
    x = begun = 0
    for script in (Script(text),) if face in _AS_TYPED else scripts(text):
        small = size if script.size == 1.0 else max(min(size, LEAST), round(size * script.size))
        before, x = x, begun if script.back else x
        begun = x
        for words, number in _runs(script.words, face):
            part = _part(words, face, small, number, round(size * script.drop))
            placed.append((x, part))
            x += part.width
        x = max(x, before)
    return placed


def _part(words: str, face: str, size: int, number: int, drop: int) -> _Part:
    sign = SIGNS[words] if number < 0 else None
    font, bolder, share = _link(face, _drawer(face, sign.base) if sign else number)
    return _Part(words, _font(font, max(1, round(size * share)), bolder), sign, drop)


@lru_cache(maxsize=8192)
def _width(text: str, face: str, size: int) -> int:
    return max((x + part.width for x, part in _parts(clean(text), face, size)), default=0)


def width(text: str, style: str, size: int) -> int:
    """Pixels that a line of text takes in a style (a name in STYLES) at a size in pixels."""
    return _retry(lambda: _width(text, STYLES[style][0], size))


def height(style: str, size: int) -> int:
    """Pixels that a drawn text is high."""
    face = STYLES[style][0]
    return int(_retry(lambda: _font(_FACES[face][0][0], size, False).get_height()))


@stored
def text(words: str, style: str, size: int, colour: Colour) -> pygame.Surface:
    """A line of text on a transparent surface. Do not draw on it."""
    return _retry(lambda: _text_picture(words, STYLES[style][0], size, colour))


def _text_picture(words: str, face: str, size: int, colour: Colour) -> pygame.Surface:
    parts = _parts(clean(words), face, size)
    lead = _font(_FACES[face][0][0], size, False)
    across = max((x + part.width for x, part in parts), default=0)
    whole = pygame.Surface((max(1, across), lead.get_height()), pygame.SRCALPHA)
    for x, part in parts:
        if not part.width:
            continue
        drawn = part.picture(colour)
        if len(parts) == 1 and drawn.get_height() == whole.get_height():
            return converted(drawn)
        whole.blit(drawn, (x, lead.get_ascent() - part.font.get_ascent() + part.drop))
    return converted(whole)


@lru_cache(maxsize=4096)
def _fitted(words: str, face: str, size: int, room: int) -> tuple[str, int]:
    if _width(words, face, size) <= room:
        return words, size
    smaller = max(1, round(size * SHRINK))
    if _width(words, face, smaller) <= room:
        return words, smaller
    whole = clean(words)
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(_beginning(whole, middle), face, smaller) <= room:
            low = middle
        else:
            high = middle - 1
    return (_beginning(whole, low) if low else ELLIPSIS if _width(ELLIPSIS, face, smaller) <= room else ""), smaller


def _beginning(whole: str, count: int) -> str:
    """So many characters of a line and an ellipsis; no half of a script."""
    return whole_scripts(whole[:count]).rstrip() + ELLIPSIS


def fitted(words: str, style: str, size: int, room: int) -> tuple[str, int]:
    """(text, size) that fits into so many pixels: as it is, else a step smaller, else cut with an ellipsis."""
    return _retry(lambda: _fitted(words, STYLES[style][0], size, room))


@stored
def line(words: str, style: str, size: int, colour: Colour, room: int) -> tuple[pygame.Surface, bool]:
    """(surface, whether all of it is there): words fitted into `room` pixels. Do not draw on it."""
    shown, shrunk = fitted(words, style, size, room)
    return text(shown, style, shrunk, colour), shown == words


def forget() -> None:
    """Forgets the fonts, which do not outlive the module that made them, and the words that were set in them."""
    for function in (text, line, _font, _width, _fitted):
        function.cache_clear()


def _retry(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except pygame.error:
        forget()
        return work()
