"""The greedy arrows: every best move of a cell, all ties, none where nothing was learned."""

from collections.abc import Hashable

import pygame

from playground.learning.learner import Field
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import blit_coded_stamps
from playground.ui.board.stamps import ARROWS_FROM, arrows_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import chosen, coded, decoded, directions, fingerprint, window
from playground.world.grid import move_named
from playground.world.mdp import TabularMDP


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, Field.Q, Field.POLICY, Field.PREFERENCE, tried=True), drawn.keeps, view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    if view.cell_size < ARROWS_FROM:
        return
    seen, ways = window(drawn, view), ways_of(drawn.mdp)
    codes = coded(chosen(drawn, seen.states, drawn.keeps)) * seen.shown
    blit_coded_stamps(surface, view, codes, 1 << len(ways), lambda code: arrows_stamp(decoded(code, ways), view.cell_size))


def ways_of(mdp: TabularMDP) -> tuple[tuple[int, int], ...]:
    """Where the arrow of every action points; beside moves, what is no move is a ring, for an arrow would promise a step."""
    ways = directions(mdp)
    if not any(map(move_named, mdp.actions)):
        return ways
    return tuple(way if move_named(name) else (0, 0) for name, way in zip(mdp.actions, ways, strict=True))


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = min(rect.size) * 3 // 2
    stamp = arrows_stamp(((0, 1),), max(30, side))
    surface.blit(stamp, stamp.get_rect(center=(rect.centerx, rect.centery + stamp.get_height() * 2 // 25)))


OVERLAY = Overlay(
    id="arrows",
    title="Best moves",
    about="Where the mouse would go: the best move of each cell, several where they are equally good.",
    needs=frozenset(),
    one_of=frozenset({Field.Q, Field.POLICY, Field.PREFERENCE}),
    order=60,
    plain="Best moves",
    key=_key,
    paint=_paint,
    symbols=(Symbol("where it would go", _symbol),),
)
