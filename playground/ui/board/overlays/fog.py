"""What was never tried: hatching over cells, hollow marks at moves."""

from collections.abc import Hashable

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import blit_coded_stamps, gap_of, radius_of
from playground.ui.board.stamps import svg_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import coded, counts, decoded, directions, fingerprint, window
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored

MARKS_FROM = 24
"""Cells of fewer pixels show no marks at moves."""


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, Field.VISITS), view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    seen, ways, size = window(drawn, view), directions(drawn.mdp), view.cell_size
    visits, every = seen.of(drawn.fields[Field.VISITS]), (1 << len(ways)) - 1
    untried = coded(seen.of(drawn.mdp.legal) & (visits <= 0)) if size >= MARKS_FROM else np.zeros(seen.states.shape, np.intp)
    codes = np.where(counts(visits) > 0, untried, every + 1) * seen.shown

    def stamp(code: int) -> pygame.Surface:
        return _hatching(size) if code > every else _marks(decoded(code, ways), size)

    blit_coded_stamps(surface, view, codes, every + 2, stamp)


@stored
def _hatching(size: int) -> pygame.Surface:
    inset, radius = gap_of(size) / 2, radius_of(size)
    side = size - 2 * inset
    veil = f'<rect x="{inset}" y="{inset}" width="{side}" height="{side}" rx="{radius}" '
    veil += f'fill="{hex_of(theme.CARD)}" fill-opacity="0.55"/>'
    lines, step, edge = "", max(4.0, size / 7), inset + radius * 0.3
    far = size - edge
    for n in range(1, int(2 * size / step) + 1):
        at = n * step
        low, high = max(edge, at - far), min(far, at - edge)
        lines += f"M{low:.2f} {at - low:.2f} L{high:.2f} {at - high:.2f} " if high > low else ""
    weight = max(0.8, size / 50)
    hatch = f'<path d="{lines}" fill="none" stroke="{hex_of(theme.MUTED)}" stroke-opacity="0.42" stroke-width="{weight:.2f}"/>'
    return svg_stamp(veil + hatch, size, size)


@stored
def _marks(ways: tuple[tuple[int, int], ...], size: int) -> pygame.Surface:
    """A hollow triangle at the side of each way."""
    body = ""
    for row, col in ways:
        length = max(1.0, float(np.hypot(row, col)))
        dy, dx = row / length, col / length
        y, x = 0.5 + 0.41 * row, 0.5 + 0.41 * col
        if (row, col) == (0, 0):
            body += '<circle cx="0.5" cy="0.5" r="0.05"/>'
            continue
        spread = ((0.05, 0.0), (-0.03, 0.06), (-0.03, -0.06))
        corners = ((x + out * dx - aside * dy, y + out * dy + aside * dx) for out, aside in spread)
        body += '<path d="M' + " L".join(f"{px:.4f} {py:.4f}" for px, py in corners) + ' Z"/>'
    body = f'<g fill="{hex_of(theme.CARD)}" stroke="{hex_of(theme.MUTED)}" stroke-width="0.02" stroke-linejoin="round">{body}</g>'
    return svg_stamp(body, size)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    stamp = _hatching(max(12, min(rect.size)))
    surface.blit(stamp, stamp.get_rect(center=rect.center))


OVERLAY = Overlay(
    id="fog",
    title="Never tried",
    about="Hatched cells were never visited; a hollow mark at a cell's side is a move that was never tried there.",
    needs=frozenset({Field.VISITS}),
    order=40,
    plain="Never tried",
    key=_key,
    paint=_paint,
    symbols=(Symbol("never visited", _symbol),),
    from_start=True,
)
