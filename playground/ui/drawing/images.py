"""Pictures: SVG strings and asset files as surfaces, each made once a size, and plain colour laid down fast."""

import io
import warnings
from pathlib import Path

import pygame

from playground import paths
from playground.ui.drawing.store import stored
from playground.ui.theme import Colour

_PLACEHOLDER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect x="3" y="3" width="18" height="18" rx="4" fill="#f5edde" '
    'stroke="#857c6b" stroke-width="1.5"/><path d="M8 8l8 8M16 8l-8 8" stroke="#857c6b" stroke-width="1.5"/></svg>'
)


def hex_of(colour: Colour) -> str:
    """A colour as SVG writes it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def converted(surface: pygame.Surface) -> pygame.Surface:
    """The surface in the display's format, which blits many times faster; itself where there is no display."""
    return surface.convert_alpha() if pygame.display.get_init() and pygame.display.get_surface() else surface


@stored
def picture(svg: str, size: tuple[int, int]) -> pygame.Surface:
    """An SVG drawn in exactly (width, height) pixels; a placeholder where it cannot be read. Do not draw on it."""
    width, height = max(1, size[0]), max(1, size[1])
    try:
        drawn = pygame.image.load_sized_svg(io.BytesIO(svg.encode("utf-8", "replace")), (width, height))
    except pygame.error:
        drawn = pygame.image.load_sized_svg(io.BytesIO(_PLACEHOLDER.encode()), (width, height))
    if drawn.get_size() != (width, height):  # a size is kept in proportion by the loader: centre it
        whole = pygame.Surface((width, height), pygame.SRCALPHA)
        whole.blit(drawn, drawn.get_rect(center=whole.get_rect().center))
        drawn = whole
    return converted(drawn)


_SHEET = 511
"""An odd width keeps SDL from its copy for aligned rows, which goes past the cache and is six times slower."""


@stored
def _sheet(colour: Colour) -> pygame.Surface:
    sheet = pygame.Surface((_SHEET, _SHEET))
    sheet.fill(colour)
    return sheet.convert() if pygame.display.get_init() and pygame.display.get_surface() else sheet


def fill(surface: pygame.Surface, colour: Colour, rect: pygame.Rect | None = None) -> None:
    """Fills a rectangle with one colour, many times faster than `surface.fill` where it is large."""
    box = (surface.get_rect() if rect is None else rect).clip(surface.get_clip())
    if box.width * box.height < 4_000:
        surface.fill(colour, box)
        return
    sheet = _sheet(colour)
    for y in range(box.top, box.bottom, _SHEET):
        for x in range(box.left, box.right, _SHEET):
            wide, high = min(_SHEET, box.right - x), box.bottom - y
            odd = wide - (wide % 4 == 0)
            surface.blit(sheet, (x, y), (0, 0, odd, high))
            if odd < wide:
                surface.blit(sheet, (x + odd, y), (0, 0, 1, high))


def asset(name: str, size: tuple[int, int]) -> pygame.Surface:
    """The picture of an asset file, such as `tiles/mouse.svg`; a placeholder where it is missing or garbled."""
    return picture(asset_text(name), size)


@stored
def asset_text(name: str) -> str:
    """The text of an asset file, read once; a placeholder's where it cannot be read."""
    path = Path(str(paths.assets())) / name
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        warnings.warn(f"the picture {path.name} cannot be read: {error}", stacklevel=2)
        return _PLACEHOLDER
