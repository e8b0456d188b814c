"""The palettes that the window can wear: light, dark and high contrast, the scales of values, and which colours stand on which.

A palette is a table of the names of `theme`; what it leaves out is as in the light one, which stands in theme.py itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from playground.ui import theme
from playground.ui.theme import Colour, Stops

COLOURS = ("light", "dark", "high-contrast")
"""The palettes, in files and flags."""
VALUE_COLOURS = ("blue-orange", "purple-green", "grey")
"""The scales of values: what is below zero, then what is above."""

LIGHT: Mapping[str, Any] = MappingProxyType(
    {name: value for name, value in vars(theme).items() if name.isupper() and not name.startswith("_")}
)
"""All names of the theme as they are written there."""

DARK: Mapping[str, Any] = MappingProxyType(
    {
        "GROUND": (22, 24, 33),
        "CARD": (33, 36, 48),
        "CARD_EDGE": (52, 56, 72),
        "SHADOW": (0, 0, 0),
        "FADE_ALPHA": 140,
        "LINE": (68, 73, 92),
        "LINE_HOVER": (122, 128, 152),
        "INK": (236, 236, 243),
        "MUTED": (184, 186, 203),
        "FAINT": (122, 125, 143),
        "ACCENT": (86, 204, 193),
        "ACCENT_DARK": (134, 226, 217),
        "ACCENT_HOVER": (112, 218, 208),
        "ACCENT_GLOSS": (170, 238, 231),
        "ACCENT_SOFT": (24, 68, 67),
        "ON_ACCENT": (8, 30, 29),
        "EQUATION": (255, 158, 128),
        "ERROR": (255, 142, 134),
        "ERROR_SOFT": (78, 36, 38),
        "HOVER": (43, 47, 62),
        "PRESSED": (52, 57, 74),
        "FIELD": (27, 29, 40),
        "SUNKEN": (27, 29, 40),
        "EDGE": (18, 20, 28),
        "TRACK": (62, 67, 86),
        "SWITCH_OFF": (170, 172, 188),
        "DISABLED": (38, 41, 54),
        "FOCUS": (255, 170, 66),
        "FOCUS_INK": (255, 190, 108),
        "FOCUS_SOFT": (70, 52, 24),
        "TOOLTIP": (232, 232, 240),
        "ON_TOOLTIP": (28, 28, 40),
        "SELECTION": (30, 92, 90),
        "DIM": (4, 4, 8),
        "DIM_ALPHA": 150,
        "WAITING": (190, 152, 236),
        "CELL": (46, 50, 64),
        "CELL_LINE": (62, 67, 84),
        "EARTH": (104, 108, 134),
        "HALO": (24, 26, 36),
        "SERIES": (
            (96, 180, 240),
            (255, 150, 84),
            (72, 206, 160),
            (240, 146, 198),
            (214, 190, 92),
            (226, 226, 236),
            (140, 206, 250),
            (255, 186, 92),
        ),
        "CURVES": (
            (86, 204, 193),
            (122, 174, 250),
            (238, 142, 214),
            (222, 182, 116),
            (198, 198, 212),
            (255, 148, 126),
            (178, 162, 255),
        ),
    }
)

HIGH_CONTRAST: Mapping[str, Any] = MappingProxyType(
    {
        "GROUND": (255, 255, 255),
        "CARD_EDGE": (70, 70, 70),
        "SHADOW": (60, 60, 60),
        "LINE": (90, 90, 90),
        "LINE_HOVER": (0, 0, 0),
        "INK": (0, 0, 0),
        "MUTED": (48, 48, 48),
        "FAINT": (110, 110, 110),
        "ACCENT": (0, 78, 74),
        "ACCENT_DARK": (0, 56, 53),
        "ACCENT_HOVER": (0, 92, 87),
        "ACCENT_GLOSS": (0, 92, 87),
        "ACCENT_SOFT": (216, 240, 236),
        "EQUATION": (140, 30, 0),
        "ERROR": (150, 0, 0),
        "ERROR_SOFT": (255, 236, 232),
        "HOVER": (236, 236, 236),
        "PRESSED": (220, 220, 220),
        "FIELD": (255, 255, 255),
        "SUNKEN": (240, 240, 240),
        "EDGE": (90, 90, 90),
        "TRACK": (224, 224, 224),
        "SWITCH_OFF": (70, 70, 70),
        "DISABLED": (240, 240, 240),
        "FOCUS": (200, 80, 0),
        "FOCUS_INK": (130, 56, 0),
        "FOCUS_SOFT": (255, 244, 226),
        "TOOLTIP": (0, 0, 0),
        "ON_TOOLTIP": (255, 255, 255),
        "DIM": (0, 0, 0),
        "CELL": (255, 255, 255),
        "CELL_LINE": (150, 150, 150),
        "EARTH": (190, 190, 190),
        "WALL_TOP": (84, 92, 104),
        "WALL_EDGE": (20, 26, 36),
        "CURVES": ((0, 78, 74), (0, 50, 140), (120, 0, 92), (92, 56, 0), (40, 40, 52), (150, 24, 0), (64, 40, 160)),
    }
)

PALETTES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {"light": LIGHT, "dark": {**LIGHT, **DARK}, "high-contrast": {**LIGHT, **HIGH_CONTRAST}}
)

_PURPLE_GREEN: Stops = (
    (80, 24, 112),
    (122, 70, 158),
    (168, 130, 196),
    (214, 194, 226),
    (252, 249, 244),
    (202, 230, 190),
    (138, 200, 132),
    (66, 158, 84),
    (14, 110, 58),
)
_GREY: Stops = (
    (24, 24, 28),
    (58, 58, 62),
    (92, 92, 96),
    (124, 124, 128),
    (156, 156, 158),
    (184, 184, 184),
    (210, 210, 210),
    (233, 233, 231),
    (255, 255, 253),
)
"""From dark to light, with zero in the middle: nothing of it depends on seeing colours."""
_DARK_STOPS: Mapping[str, Stops] = MappingProxyType(
    {
        "blue-orange": (
            (122, 186, 255),
            (84, 148, 224),
            (62, 112, 176),
            (52, 80, 120),
            (46, 50, 64),
            (96, 74, 50),
            (152, 100, 44),
            (210, 132, 44),
            (255, 172, 76),
        ),
        "purple-green": (
            (214, 160, 250),
            (174, 120, 214),
            (130, 88, 166),
            (86, 66, 112),
            (46, 50, 64),
            (52, 84, 66),
            (62, 122, 76),
            (84, 168, 96),
            (128, 220, 136),
        ),
        "grey": _GREY,
    }
)
_STOPS: Mapping[str, Stops] = MappingProxyType(
    {"blue-orange": LIGHT["VALUE_STOPS"], "purple-green": _PURPLE_GREEN, "grey": _GREY}
)


@dataclass(frozen=True)
class Attire:
    """What the window wears: a palette, the scale of values (ids), and whether colours have patterns beside them."""

    colours: str = "light"
    values: str = "blue-orange"
    patterns: bool = False

    @property
    def table(self) -> Mapping[str, Any]:
        """Every name of the theme with what it is in this attire."""
        stops = (_DARK_STOPS if self.colours == "dark" else _STOPS)[self.values]
        return {**PALETTES[self.colours], "VALUE_STOPS": stops, "PATTERNS": self.patterns}


_worn = [Attire()]


def worn() -> Attire:
    """What is worn now."""
    return _worn[0]


def wear(attire: Attire) -> bool:
    """Puts an attire on, if another one is worn; whether that was so, and all is to be drawn anew."""
    if attire == _worn[0]:
        return False
    _worn[0] = attire
    theme.put_on(attire.table)
    return True


_NAMES = MappingProxyType({"purple-green": ("purple", "green"), "grey": ("dark", "light")})


def in_words(words: str) -> str:
    """Words about the colours of values, written for blue and orange, with the names of those that are worn."""
    if worn().values not in _NAMES:
        return words
    bad, good = _NAMES[worn().values]
    for colour, name in (("blue", bad), ("orange", good)):
        words = re.sub(rf"\b{colour}\b", name, words)
        words = re.sub(rf"\b{colour.capitalize()}\b", name.capitalize(), words)
    return words


def attires() -> Iterator[Attire]:
    """Everything that can be worn."""
    return (Attire(colours, values, patterns) for colours in COLOURS for values in VALUE_COLOURS for patterns in (False, True))


SURFACES = ("CARD", "GROUND", "HOVER", "PRESSED", "FIELD", "SUNKEN")
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, 4.5) for ink in ("INK", "MUTED", "ACCENT", "EQUATION", "ERROR") for ground in SURFACES),
    *((ink, "ACCENT_SOFT", 4.5) for ink in ("INK", "MUTED", "ACCENT_DARK")),
    ("ON_ACCENT", "ACCENT", 4.5),
    ("ON_ACCENT", "ACCENT_HOVER", 4.5),
    ("ON_ACCENT", "ACCENT_DARK", 4.5),
    ("ON_TOOLTIP", "TOOLTIP", 4.5),
    ("ON_TOOLTIP", "ERROR", 4.5),
    ("ERROR", "ERROR_SOFT", 4.5),
    ("INK", "SELECTION", 4.5),
    ("INK", "CELL", 4.5),
    ("FOCUS_INK", "FOCUS_SOFT", 4.5),
    ("FOCUS_INK", "CARD", 4.5),
    ("INK", "TRACK", 3.0),
    ("FOCUS", "CARD", 3.0),
    ("SWITCH_OFF", "TRACK", 3.0),
    ("ACCENT", "TRACK", 3.0),
    ("WAITING", "CARD", 3.0),
)
"""What stands on what, and the contrast that it needs: 4.5 : 1 for text, 3 : 1 for what is large or no text (WCAG 2.1)."""


def stands_on(ink: str, ground: str) -> tuple[Colour, Colour]:
    """Two colours as they are worn now."""
    return theme.colour(ink), theme.colour(ground)
