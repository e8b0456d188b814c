"""Where the best moves are others than at another moment: those of now, and pale behind them those of then."""

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.overlays.arrows import ways_of
from playground.ui.board.pixels import blit_coded_stamps
from playground.ui.board.stamps import ARROWS_FROM, arrows_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import chosen, coded, decoded, fingerprint, window
from playground.ui.drawing.store import stored

Ways = tuple[tuple[int, int], ...]

PALE = 70
"""The opacity (of 255) of the moves of then."""
FIELDS = (Field.Q, Field.POLICY, Field.PREFERENCE)


def _then(drawn: Drawn) -> Drawn:
    assert drawn.since is not None
    return replace(drawn, fields=drawn.since, tried=drawn.since.get(Field.VISITS), since=None)


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, *FIELDS, tried=True), fingerprint(_then(drawn), *FIELDS, tried=True), drawn.keeps, view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    if view.cell_size < ARROWS_FROM:
        return
    seen, ways = window(drawn, view), ways_of(drawn.mdp)
    now, then = (coded(chosen(moment, seen.states, drawn.keeps)) * seen.shown for moment in (drawn, _then(drawn)))
    moves = 1 << len(ways)

    def stamp(code: int) -> pygame.Surface:
        return _both(decoded(code // moves, ways), decoded(code % moves, ways), view.cell_size)

    blit_coded_stamps(surface, view, np.where(now != then, then * moves + now, 0), moves * moves, stamp)


@stored
def _both(then: Ways, now: Ways, size: int) -> pygame.Surface:
    stamp = _pale(then, size).copy()
    stamp.blit(arrows_stamp(now, size), (0, 0))
    return stamp


@stored
def _pale(ways: Ways, size: int) -> pygame.Surface:
    stamp = arrows_stamp(ways, size).copy()
    stamp.set_alpha(PALE)
    faded = pygame.Surface(stamp.get_size(), pygame.SRCALPHA)
    faded.blit(stamp, (0, 0))
    return faded


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = max(30, min(rect.size) * 3 // 2)
    for stamp in (_pale(((-1, 0),), side), arrows_stamp(((0, 1),), side)):
        surface.blit(stamp, stamp.get_rect(center=(rect.centerx, rect.centery + stamp.get_height() * 2 // 25)))


OVERLAY = Overlay(
    id="change-moves",
    title="Change of moves",
    about="Where the best moves are others than at the moment they are compared with; those of then are pale.",
    needs=frozenset(),
    one_of=frozenset(FIELDS),
    order=82,
    hides=frozenset({"arrows"}),
    key=_key,
    paint=_paint,
    symbols=(Symbol("another best move (pale: then)", _symbol),),
    compares=True,
)
