"""The wheel of fortune with which a policy draws its move: the likelier a move, the wider its slice."""

import math
from typing import Any

import numpy as np
import pygame

from playground.learning.learner import Array
from playground.ui import theme
from playground.ui.board.stamps import arrow_path, svg_stamp
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.kit import Ui

SECONDS, TURNS = 0.9, 3
"""How long the needle turns, and how often around."""
SLICES = ("ACCENT", "ACCENT_GLOSS", "ACCENT_DARK", "ACCENT_HOVER")
"""Colours of the slices, so that neighbours differ."""


class Needle:
    """Which spin the needle shows, and since when."""

    def __init__(self) -> None:
        self.spin, self.since = -1, -math.inf


def needle_stop(chances: Array, state: int, spin: int) -> tuple[float, int]:
    """Where the needle stops, as a part of a turn, and the move that it points at; the same for the same spin of a state."""
    at = float(np.random.default_rng([max(0, state), spin]).random())
    ends = np.cumsum(chances)
    return at, min(int(np.searchsorted(ends, at * ends[-1], side="right")), int(np.flatnonzero(chances)[-1]))


def wheel(ui: Ui, rect: pygame.Rect, chances: Array, ways: tuple[tuple[int, int], ...], at: float, spin: int) -> bool:
    """Draws the wheel, whose needle comes to rest at `at`; returns whether it is at rest."""
    side = min(rect.size)
    shares = tuple(np.round(chances / chances.sum(), 2).tolist())
    spot = pygame.Rect(0, 0, side, side)
    spot.center = rect.center
    seen: Any = ui.kept("wheel", Needle)
    if seen.spin != spin:
        seen.since = ui.now if seen.spin >= 0 and spin > 0 else -math.inf
        seen.spin = spin
    gone = 1.0 if ui.theme.reduced_motion else min(1.0, (ui.now - seen.since) / SECONDS)
    turn = at + TURNS * (1.0 - (1.0 - gone) ** 3)
    ui.wants_frame = ui.wants_frame or gone < 1.0
    landed = int(np.searchsorted(np.cumsum(chances), at * chances.sum(), side="right")) if gone >= 1.0 else -1
    ui.surface.blit(_disc(shares, ways, landed, side), spot)
    ui.surface.blit(_needle(round(turn % 1.0 * 360), side), spot)
    return gone >= 1.0


@stored
def _disc(chances: tuple[float, ...], ways: tuple[tuple[int, int], ...], landed: int, side: int) -> pygame.Surface:
    """The slices, clockwise from the top, with arrows in those that have room; the winning slice is orange."""
    body, start, edge = "", 0.0, hex_of(theme.CARD)
    for number, (share, way) in enumerate(zip(chances, ways, strict=True)):
        if share <= 0:
            continue
        fill = hex_of(theme.FOCUS if number == landed else theme.colour(SLICES[number % len(SLICES)]))
        if share > 0.995:
            body += f'<circle cx="0.5" cy="0.5" r="0.44" fill="{fill}"/>'
        else:
            one, two = (_rim(turn) for turn in (start, start + share))
            body += f'<path d="M0.5 0.5 L{one} A0.44 0.44 0 {int(share > 0.5)} 1 {two} Z" fill="{fill}" '
            body += f'stroke="{edge}" stroke-width="0.014" stroke-linejoin="round"/>'
        if share >= 0.1 and way != (0, 0):
            angle = 2 * math.pi * (start + share / 2)
            far = 0.29
            middle = 0.5 + far * math.sin(angle), 0.5 - far * math.cos(angle)
            body += f'<path d="{arrow_path(way, (-0.085, 0.085), 0.62, middle)}" fill="{edge}"/>'
        start += share
    rim = f'<circle cx="0.5" cy="0.5" r="0.455" fill="none" stroke="{hex_of(theme.LINE_HOVER)}" stroke-width="0.025"/>'
    return svg_stamp(body + rim, side)


def _rim(turn: float) -> str:
    angle = 2 * math.pi * turn
    return f"{0.5 + 0.44 * math.sin(angle):.4f} {0.5 - 0.44 * math.cos(angle):.4f}"


@stored
def _needle(degrees: int, side: int) -> pygame.Surface:
    ink, card = hex_of(theme.INK), hex_of(theme.CARD)
    shape = f'<g transform="rotate({degrees} 0.5 0.5)"><path d="M0.5 0.035 L0.545 0.5 L0.455 0.5 Z" fill="{ink}" '
    shape += f'stroke="{card}" stroke-width="0.02" stroke-linejoin="round"/></g>'
    return svg_stamp(shape + f'<circle cx="0.5" cy="0.5" r="0.06" fill="{ink}" stroke="{card}" stroke-width="0.02"/>', side)
