"""Every colour and every length of the screen, and nothing else: change the look here.

Colours are read at the time of drawing as `theme.NAME`: another palette (palettes.py) may be worn in the next frame. Lengths are
attributes of a `Theme`, in pixels, grown by its text scale.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import overload

Colour = tuple[int, int, int]
Stops = tuple[Colour, ...]

# --- the ground and the cards ---
GROUND: Colour = (255, 244, 227)
CARD: Colour = (255, 255, 255)
CARD_EDGE: Colour = (240, 230, 212)
SHADOW: Colour = (96, 70, 30)
FADE_ALPHA = 60
"""The darkest of the shadow at the edge of a scroll area, beyond which there is more."""
LINE: Colour = (232, 221, 201)
"""Borders of controls and rules between things."""
LINE_HOVER: Colour = (196, 181, 152)

# --- text: at least 4.5 : 1 on CARD, GROUND and HOVER ---
INK: Colour = (43, 43, 64)
MUTED: Colour = (98, 96, 117)
FAINT: Colour = (148, 142, 134)
"""Text of a control that cannot be used now, and nothing else."""
ACCENT: Colour = (22, 117, 111)
"""Teal: what is on, chosen, or worth a click; also numbers and links."""
ACCENT_DARK: Colour = (14, 88, 84)
ACCENT_HOVER: Colour = (26, 129, 122)
ACCENT_GLOSS: Colour = (74, 160, 153)
ACCENT_SOFT: Colour = (221, 239, 234)
ON_ACCENT: Colour = (255, 255, 255)
EQUATION: Colour = (184, 62, 38)
"""Equations and code in rich text."""
ERROR: Colour = (184, 46, 46)
ERROR_SOFT: Colour = (253, 232, 226)

# --- controls ---
HOVER: Colour = (250, 242, 228)
PRESSED: Colour = (243, 232, 212)
FIELD: Colour = (255, 253, 249)
SUNKEN: Colour = (245, 237, 222)
"""The ground of a row of tabs and of things that are set in."""
EDGE: Colour = (226, 213, 189)
"""The lower edge of a raised button."""
TRACK: Colour = (232, 224, 208)
SWITCH_OFF: Colour = (133, 124, 107)
"""The knob of a switch that is off: 3 : 1 against its track."""
DISABLED: Colour = (244, 239, 230)
FOCUS: Colour = (217, 124, 8)
FOCUS_INK: Colour = (166, 84, 0)
"""The same where it is letters."""
FOCUS_SOFT: Colour = (255, 240, 214)
TOOLTIP: Colour = (40, 40, 58)
ON_TOOLTIP: Colour = (255, 252, 245)
SELECTION: Colour = (186, 224, 218)
DIM: Colour = (43, 38, 30)
DIM_ALPHA = 118

# --- the board ---
VALUE_STOPS: tuple[Colour, ...] = (
    (26, 74, 144),
    (70, 124, 191),
    (140, 178, 220),
    (205, 221, 232),
    (255, 250, 240),
    (255, 225, 175),
    (253, 191, 100),
    (241, 155, 54),
    (223, 117, 18),
)
"""From the lowest value over zero (the middle) to the highest: blue, cream, orange, distinct to every kind of colour vision."""
EMBER: Colour = (226, 88, 34)
EMBER_CORE: Colour = (255, 214, 110)
"""The glowing trail of eligibility traces."""
WAITING: Colour = (112, 72, 160)
"""What waits to be thought about."""
CELL: Colour = (255, 252, 246)
"""The ground of an empty cell."""
CELL_LINE: Colour = (240, 231, 214)
HALO: Colour = (255, 255, 255)
"""Around arrows, so that they stand out on every value."""
PATTERNS = False
"""Whether what a colour means has a pattern too."""
WALL_TOP: Colour = (128, 141, 158)
"""Slate, far from the orange of high values."""
WALL_EDGE: Colour = (70, 80, 96)
EARTH: Colour = (226, 213, 189)
"""The ground below the level of zero, in a landscape."""

# --- curves side by side: distinct to every kind of colour vision, and by the marks on them ---
SERIES: tuple[Colour, ...] = (
    (0, 106, 164),
    (200, 80, 0),
    (0, 132, 96),
    (172, 74, 128),
    (124, 98, 0),
    (40, 40, 58),
    (58, 148, 204),
    (204, 118, 0),
)
CURVES: tuple[Colour, ...] = (
    (22, 117, 111),
    (29, 84, 168),
    (150, 46, 122),
    (122, 78, 18),
    (70, 70, 82),
    (196, 62, 40),
    (96, 72, 196),
)
"""The curve of this run, and those that are kept."""
BAND_ALPHA = 64
"""Of the band around a curve."""

_FOLLOWERS: list[Callable[[], object]] = []


def follow(forget: Callable[[], object]) -> None:
    """Asks for `forget` to be called whenever the colours change: for what was made of them and kept."""
    _FOLLOWERS.append(forget)


def put_on(colours: Mapping[str, object]) -> None:
    """Changes the colours of these names for all that is drawn from now on."""
    globals().update(colours)
    for forget in _FOLLOWERS:
        forget()


def colour(name: str) -> Colour:
    """The colour of a name, as it is worn now."""
    worn: Colour = globals()[name]
    return worn


SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""The text scales that a person steps through."""

# --- letters: face, weight, pixels at scale 1 ---
STYLES: dict[str, tuple[str, int]] = {
    "tiny": ("text", 12),
    "small": ("text", 14),
    "text": ("text", 16),
    "typed": ("typed", 16),
    "strong": ("strong", 16),
    "number": ("strong", 16),
    "button": ("strong", 17),
    "heading": ("heading", 19),
    "dialog": ("heading", 23),
    "title": ("heading", 30),
    "lead": ("text", 20),
    "display": ("heading", 50),
}
"""A style's face (see fonts.py) and its size."""
SHRINK = 0.88
"""A label that does not fit is set once in this part of its size before it is cut."""


class _Length:
    """Pixels at scale 1, read from a theme as pixels at its scale; what is not 0 never becomes 0."""

    def __init__(self, pixels: float) -> None:
        self.pixels = pixels
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, theme: None, owner: type) -> "_Length": ...
    @overload
    def __get__(self, theme: "Theme", owner: type) -> int: ...
    def __get__(self, theme: "Theme | None", owner: type) -> "_Length | int":
        if theme is None:
            return self
        length = theme.__dict__[self.name] = theme.px(self.pixels)  # found there from now on: a frame asks a thousand times
        return length


@dataclass(frozen=True)
class Theme:
    """The lengths at one text scale, and whether things may move.

    scale: 1.0 to 2.0 times the pixels of the design. reduced_motion: nothing slides or fades, it is there at once.
    """

    scale: float = 1.0
    reduced_motion: bool = False

    # distances
    margin = _Length(16)
    """Between cards, and from the window's edge."""
    pad = _Length(16)
    """From a card's edge to what it holds."""
    gap = _Length(8)
    """Between controls that belong together."""
    space = _Length(16)
    """Between groups of controls."""

    # heights of controls
    row = _Length(40)
    """Dropdown, text field, number field, tabs."""
    button = _Length(44)
    """A button with its raised edge."""
    tool = _Length(40)
    """The side of a square button that shows an icon only."""
    toggle = _Length(32)
    slider = _Length(46)
    """A slider with its label above the track."""
    item = _Length(36)
    """A line of a list or of an open dropdown."""
    heading = _Length(28)
    line = _Length(22)
    """A line of text."""
    small_line = _Length(18)
    bar = _Length(56)
    """The bar along the top of the window."""

    # parts of controls
    radius = _Length(10)
    card_radius = _Length(14)
    border = _Length(2)
    lift = _Length(4)
    """How far a button stands out."""
    icon = _Length(18)
    inset = _Length(13)
    """From the edge of a control to its words."""
    switch_width = _Length(40)
    switch_height = _Length(23)
    track = _Length(8)
    knob = _Length(22)
    scrollbar = _Length(10)
    ring = _Length(3)
    ring_gap = _Length(3)
    tooltip_width = _Length(300)
    shadow = _Length(10)
    """How far a card's shadow reaches."""

    # seconds
    quick = 0.12
    """A switch, a press."""
    hover_delay = 0.45
    """The pointer rests this long before a tooltip opens."""
    toast_seconds = 4.0

    def px(self, pixels: float) -> int:
        """A length of the design at this scale."""
        grown = round(pixels * self.scale)
        return grown if grown or not pixels else 1

    def text_size(self, style: str) -> int:
        """Pixels of a text style (a name in STYLES)."""
        return self.px(STYLES[style][1])

    def line_of(self, style: str) -> int:
        """The height of a line of a text style."""
        return self.px(STYLES[style][1] * 1.36)
