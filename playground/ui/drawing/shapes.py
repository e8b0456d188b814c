"""Rounded shapes with borders, raised edges and soft shadows: small ones in one piece, large ones from nine."""

import io
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pygame

from playground.ui.drawing.images import converted, fill, hex_of
from playground.ui.drawing.store import stored
from playground.ui.theme import Colour


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
        values = (self.radius, self.fill, self.edge, self.border, self.lift, self.shadow, self.shadow_alpha)
        object.__setattr__(self, "_hash", hash(values))

    def __hash__(self) -> int:
        return self._hash

    def draw(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Draws it: small ones in one piece, large ones from nine."""
        if rect.width <= 0 or rect.height <= 0:
            return
        grown = rect.inflate(2 * self.shadow, 2 * self.shadow)
        if grown.width * grown.height <= 40_000 or min(rect.size) < 2 * self._corner:
            surface.blit(_picture(self, rect.size), grown)
            return
        self._nine(surface, grown)

    @property
    def _corner(self) -> int:
        return self.radius + self.lift + self.border + self.shadow + 1

    def picture(self, size: tuple[int, int]) -> pygame.Surface:
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
                parts = [
                    _box(half, half, width - 2 * half, face - 2 * half, radius - half, "none", hex_of(self.edge), self.border)
                ]
            else:
                parts.append(
                    _box(self.border, self.border, width - 2 * self.border, face - 2 * self.border, inner, hex_of(self.fill))
                )
        elif self.fill is not None:
            parts.append(_box(0, 0, width, face, radius, hex_of(self.fill)))
        if self.gloss is not None:
            line = max(1.0, self.lift / 2.5)
            parts.append(_box(radius * 0.7, line * 0.8, width - 1.4 * radius, line, line / 2, hex_of(self.gloss)))
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        return head + "".join(parts) + "</svg>"

    def _nine(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Corners as they are, sides stretched, the middle filled."""
        corner = self._corner
        side = 2 * corner + 2
        bare = side - 2 * self.shadow
        stamp = _picture(self, (bare, bare))
        wide, high = rect.width - 2 * corner, rect.height - 2 * corner
        far_x, far_y = rect.right - corner, rect.bottom - corner
        end = side - corner
        surface.blit(stamp, rect.topleft, (0, 0, corner, corner))
        surface.blit(stamp, (far_x, rect.top), (end, 0, corner, corner))
        surface.blit(stamp, (rect.left, far_y), (0, end, corner, corner))
        surface.blit(stamp, (far_x, far_y), (end, end, corner, corner))
        for area, size, place in (
            ((corner, 0, 1, corner), (wide, corner), (rect.left + corner, rect.top)),
            ((corner, end, 1, corner), (wide, corner), (rect.left + corner, far_y)),
            ((0, corner, corner, 1), (corner, high), (rect.left, rect.top + corner)),
            ((end, corner, corner, 1), (corner, high), (far_x, rect.top + corner)),
        ):
            surface.blit(_stretched(self, bare, area, size), place)
        if self.fill is not None:
            fill(surface, self.fill, pygame.Rect(rect.left + corner, rect.top + corner, wide, high))


@stored
def fade(size: tuple[int, int], colour: Colour, alpha: int, rising: bool) -> pygame.Surface:
    """A colour that goes from `alpha` to nothing, downwards, or upwards if it is `rising`: what is hidden beyond an edge."""
    surface = pygame.Surface((1, size[1]), pygame.SRCALPHA)
    for y in range(size[1]):
        share = (y + 0.5) / size[1]
        surface.set_at((0, y), (*colour, round(alpha * (share if rising else 1 - share) ** 2)))
    return converted(pygame.transform.scale(surface, size))


rounded = lru_cache(maxsize=2048)(Rounded)
"""The same shape for the same lengths and colours: a frame asks for hundreds."""


@stored
def _picture(shape: Rounded, size: tuple[int, int]) -> pygame.Surface:
    return shape.picture(size)


@stored
def _stretched(shape: Rounded, stamp: int, area: tuple[int, int, int, int], size: tuple[int, int]) -> pygame.Surface:
    """A part of the shape's picture of `stamp` by `stamp` pixels, in another size."""
    return pygame.transform.scale(_picture(shape, (stamp, stamp)).subsurface(area), size)


def _box(x: float, y: float, width: float, height: float, radius: float, fill: str, stroke: str = "none", line: float = 0) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{max(0.0, width):g}" height="{max(0.0, height):g}" rx="{max(0.0, radius):g}" '
        f'fill="{fill}" stroke="{stroke}" stroke-width="{line:g}"/>'
    )
