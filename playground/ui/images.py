"""Pictures: SVG strings and asset files as surfaces, made once a size, and rounded shapes of any size from nine pieces."""

import io
import warnings
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
import pygame

from playground.ui.shelf import Shelf
from playground.ui.theme import Colour


def weight(surface: pygame.Surface) -> int:
    """Bytes of a surface, and a little for having one at all."""
    return surface.get_width() * surface.get_height() * 4 + 256


_pictures: Shelf[pygame.Surface] = Shelf(64 << 20, weight)
_sources: Shelf[str] = Shelf(4 << 20, len)

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


def picture(svg: str, size: tuple[int, int]) -> pygame.Surface:
    """An SVG drawn in exactly (width, height) pixels; a placeholder where it cannot be read. Do not draw on it."""
    found = _pictures.find((svg, size))
    return found if found is not None else _pictures.get((svg, size), lambda: _rasterised(svg, size))


_SHEET = 512


def _sheet(colour: Colour) -> pygame.Surface:
    sheet = pygame.Surface((_SHEET, _SHEET))
    sheet.fill(colour)
    return sheet.convert() if pygame.display.get_init() and pygame.display.get_surface() else sheet


def filled(surface: pygame.Surface, colour: Colour, rect: pygame.Rect | None = None) -> None:
    """Fills a rectangle with one colour, six times faster than `surface.fill` where it is large."""
    box = (surface.get_rect() if rect is None else rect).clip(surface.get_clip())
    if box.width * box.height < 4_000:
        surface.fill(colour, box)
        return
    sheet = _pictures.get(("sheet", colour), lambda: _sheet(colour))
    for y in range(box.top, box.bottom, _SHEET):
        for x in range(box.left, box.right, _SHEET):
            surface.blit(sheet, (x, y), (0, 0, box.right - x, box.bottom - y))


def asset(name: str, size: tuple[int, int]) -> pygame.Surface:
    """The picture of an asset file, such as `tiles/mouse.svg`; a placeholder where it is missing or garbled."""
    return picture(asset_text(name), size)


def asset_text(name: str) -> str:
    """The text of an asset file, read once; a placeholder's where it cannot be read."""
    from playground import paths

    return _sources.get(name, lambda: _read(Path(str(paths.assets())) / name))


def forget() -> None:
    """Empties the caches (the display has changed)."""
    _pictures.clear()
    _sources.clear()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        warnings.warn(f"the picture {path.name} cannot be read: {error}", stacklevel=2)
        return _PLACEHOLDER


def _rasterised(svg: str, size: tuple[int, int]) -> pygame.Surface:
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


def over(below: pygame.Surface, above: pygame.Surface, place: tuple[int, int]) -> pygame.Surface:
    """Two surfaces with alpha, one laid on the other, exactly (a blit takes what is below for opaque and leaves dark seams)."""
    laid = pygame.Surface(below.get_size(), pygame.SRCALPHA)
    laid.blit(above, place)
    top, ground = pygame.surfarray.pixels_alpha(laid) / 255.0, pygame.surfarray.array_alpha(below) / 255.0
    alpha = top + ground * (1 - top)
    share = np.divide(top, alpha, out=np.zeros_like(alpha), where=alpha > 0)[..., None]
    colours = pygame.surfarray.array3d(laid) * share + pygame.surfarray.array3d(below) * (1 - share)
    pygame.surfarray.pixels3d(laid)[:] = np.rint(colours)
    pygame.surfarray.pixels_alpha(laid)[:] = np.rint(alpha * 255)
    return laid


@dataclass(frozen=True)
class Rounded:
    """A rounded rectangle; lengths in pixels.

    edge: colour of a border of `border` pixels, drawn inside. lift, lift_colour: a lower edge that stands out by so many
    pixels inside the rectangle. shadow: how far a soft shadow reaches out of the rectangle (`shadow_alpha` at its darkest).
    gloss: a thin light line along the top, as on something raised.
    """

    radius: int
    fill: Colour | None
    edge: Colour | None = None
    border: int = 0
    lift: int = 0
    lift_colour: Colour = (0, 0, 0)
    shadow: int = 0
    shadow_colour: Colour = (0, 0, 0)
    shadow_alpha: float = 0.0
    gloss: Colour | None = None
    _hash: int = field(default=0, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        told = (self.radius, self.fill, self.edge, self.border, self.lift, self.shadow, self.shadow_alpha)
        object.__setattr__(self, "_hash", hash(told))

    def __hash__(self) -> int:
        return self._hash

    def draw(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Draws it: small ones in one piece, large ones from nine."""
        if rect.width <= 0 or rect.height <= 0:
            return
        grown = rect.inflate(2 * self.shadow, 2 * self.shadow)
        if grown.width * grown.height <= 40_000 or min(rect.size) < 2 * self._corner:
            found = _pictures.find((self, rect.size))
            surface.blit(found if found is not None else _pictures.get((self, rect.size), lambda: self._drawn(rect.size)), grown)
            return
        self._nine(surface, grown)

    @property
    def _corner(self) -> int:
        return self.radius + self.lift + self.border + self.shadow + 1

    def _drawn(self, size: tuple[int, int]) -> pygame.Surface:
        width, height = size[0] + 2 * self.shadow, size[1] + 2 * self.shadow
        whole = pygame.Surface((width, height), pygame.SRCALPHA)
        if self.shadow:
            whole.blit(self._shadow((width, height)), (0, 0))
        shape = pygame.image.load_sized_svg(io.BytesIO(self._svg(size).encode()), size)
        return converted(over(whole, shape, (self.shadow, self.shadow)))

    def _shadow(self, size: tuple[int, int]) -> pygame.Surface:
        """Two soft shadows, a wide one and a close one, a little lower than what throws them."""
        reach, (width, height) = self.shadow, size
        whole = pygame.Surface(size, pygame.SRCALPHA)
        for share, blur, drop in ((0.6, 0.42, 0.22), (0.8, 0.12, 0.12)):
            stain = pygame.Surface(size, pygame.SRCALPHA)
            ink = (*self.shadow_colour, round(255 * self.shadow_alpha * share))
            radius = min(self.radius, (width - 2 * reach) // 2, (height - 2 * reach) // 2)
            box = pygame.Rect(reach, reach + round(drop * reach), width - 2 * reach, height - 2 * reach)
            pygame.draw.rect(stain, ink, box, border_radius=radius)
            stain = pygame.transform.gaussian_blur(stain, max(1, round(blur * reach)))
            stain.fill((*self.shadow_colour, 0), special_flags=pygame.BLEND_RGBA_MAX)  # the blur has darkened the colour too
            whole = over(whole, stain, (0, 0))
        return whole

    def _svg(self, size: tuple[int, int]) -> str:
        width, height = size
        face = height - self.lift
        radius = min(self.radius, width / 2, face / 2)
        parts = []
        if self.lift:
            parts.append(_box(0, self.lift, width, face, radius, hex_of(self.lift_colour)))
        if self.edge is not None and self.border:
            parts.append(_box(0, 0, width, face, radius, hex_of(self.edge)))
            inner = max(0.0, radius - self.border)
            if self.fill is None:
                half = self.border / 2
                parts = [_box(half, half, width - 2 * half, face - 2 * half, radius - half, "none", hex_of(self.edge), self.border)]
            else:
                parts.append(_box(self.border, self.border, width - 2 * self.border, face - 2 * self.border, inner, hex_of(self.fill)))
        elif self.fill is not None:
            parts.append(_box(0, 0, width, face, radius, hex_of(self.fill)))
        if self.gloss is not None:
            line = max(1.0, self.lift / 2.5)
            parts.append(_box(radius * 0.7, line * 0.8, width - 1.4 * radius, line, line / 2, hex_of(self.gloss)))
        inside = "".join(parts)
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{inside}</svg>'

    def _nine(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Corners as they are, sides stretched, the middle filled."""
        corner = self._corner
        side = 2 * corner + 2
        bare = side - 2 * self.shadow
        stamp = _pictures.get((self, "stamp"), lambda: self._drawn((bare, bare)))
        wide, high = rect.width - 2 * corner, rect.height - 2 * corner
        far_x, far_y = rect.right - corner, rect.bottom - corner
        end = side - corner
        surface.blit(stamp, rect.topleft, (0, 0, corner, corner))
        surface.blit(stamp, (far_x, rect.top), (end, 0, corner, corner))
        surface.blit(stamp, (rect.left, far_y), (0, end, corner, corner))
        surface.blit(stamp, (far_x, far_y), (end, end, corner, corner))
        for name, area, size, place in (
            ("top", (corner, 0, 1, corner), (wide, corner), (rect.left + corner, rect.top)),
            ("bottom", (corner, end, 1, corner), (wide, corner), (rect.left + corner, far_y)),
            ("left", (0, corner, corner, 1), (corner, high), (rect.left, rect.top + corner)),
            ("right", (end, corner, corner, 1), (corner, high), (far_x, rect.top + corner)),
        ):
            surface.blit(_stretched(self, name, stamp, area, size), place)
        if self.fill is not None:
            filled(surface, self.fill, pygame.Rect(rect.left + corner, rect.top + corner, wide, high))


rounded = lru_cache(maxsize=2048)(Rounded)
"""The same shape for the same lengths and colours: a frame asks for hundreds."""


def _stretched(
    shape: Rounded, side: str, stamp: pygame.Surface, area: tuple[int, int, int, int], size: tuple[int, int]
) -> pygame.Surface:
    return _pictures.get((shape, side, size), lambda: pygame.transform.scale(stamp.subsurface(area), size))


def _box(x: float, y: float, width: float, height: float, radius: float, fill: str, stroke: str = "none", line: float = 0) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{max(0.0, width):g}" height="{max(0.0, height):g}" rx="{max(0.0, radius):g}" '
        f'fill="{fill}" stroke="{stroke}" stroke-width="{line:g}"/>'
    )
