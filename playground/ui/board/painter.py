"""The board: layers that are painted only when they change, and on top of them what moves.

    painter = BoardPainter()                              # one for the window; it holds the painted layers
    view = Viewport(rect, level.height, level.width)      # .zoomed(factor, xy), .panned(dx, dy), .fitted(), .cell_at(xy)
    painter.draw(surface, Scene(level, view, drawn, overlays=(...), agent=(row, col), hover=view.cell_at(mouse), now=now))

Order: ground of the cells, overlays of layer "ground", figures of the tiles, overlays of layer "top", what overlays inscribe,
then selection, brush, slip, mouse, rewards and bursts. `draw` fills `view.rect` with the card's colour and stays inside it.
`shown(overlays, drawn)` are the overlays that can be seen; `scene.moving(scene)` says whether another frame is needed.
"""

import itertools
import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pygame

from playground import registry
from playground.ui import theme
from playground.ui.board.actors import draw_actors
from playground.ui.board.appearance import appearance
from playground.ui.board.drawn import Drawn
from playground.ui.board.figures import figure_stamp, ground_stamp
from playground.ui.board.ghost_mice import draw_ghosts
from playground.ui.board.overlay import Overlay, OverlayLayer
from playground.ui.board.pixels import blit_stamps
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport, shift
from playground.world.level import Level
from playground.world.mdp import Floor, TabularMDP


@lru_cache(maxsize=1)
def overlays() -> Mapping[str, Overlay]:
    """Every overlay by its id, in the order they are drawn."""
    from playground.ui.board import overlays as package

    return registry.collect(package, "OVERLAY")


def shown(chosen: Sequence[Overlay], drawn: Drawn | None) -> tuple[Overlay, ...]:
    """Those of the chosen overlays that are seen, in order: their fields are there, and no other one that is seen hides them."""
    if drawn is None:
        return ()
    able = [overlay for overlay in chosen if overlay.able(drawn)]
    hidden = frozenset().union(*(overlay.hides for overlay in able))
    return tuple(
        sorted((overlay for overlay in able if overlay.id not in hidden), key=lambda overlay: (overlay.order, overlay.id))
    )


PIXEL, CELL = 2.5e-6, 1.2e-5
"""About how many milliseconds a layer costs for each pixel and for each cell."""
AT_ONCE, BAND = 10.0, 5.0
"""Milliseconds up to which all is painted at once; what takes longer is cut into bands of so many."""


class _Layer(NamedTuple):
    """What was painted of a coat, and for each band with which key."""

    surface: pygame.Surface
    keys: dict[tuple[int, ...], Hashable]


class _Coat(NamedTuple):
    """One layer of paint: equal keys paint the same."""

    name: str
    key: Hashable
    paint: Callable[[pygame.Surface], None]


class BoardPainter:
    """Draws scenes and keeps what it has painted: for each layer one surface of the view's size.

    Where a view holds so much that painting it would make a frame late, it is painted band by band, one a frame.
    """

    def __init__(self) -> None:
        self._layers: dict[str, _Layer] = {}
        self._whole = pygame.Surface((0, 0))
        self._asked: tuple[object, ...] = ()
        """What was drawn last: while it is the same there are no keys to compare."""
        self._wanted: tuple[Hashable, ...] = ()
        self._view: Viewport | None = None
        self._stale: list[pygame.Rect] = []
        self.painted = 0
        """Layers painted so far."""

    @property
    def unfinished(self) -> bool:
        """Whether bands are left for the next frames."""
        return bool(self._stale)

    def draw(self, surface: pygame.Surface, scene: Scene) -> None:
        """Draws a scene into its view's rect."""
        whole = self._composed(scene)
        clip = surface.get_clip()
        surface.set_clip(clip.clip(scene.view.rect))
        surface.blit(whole, scene.view.rect)
        draw_ghosts(surface, scene.view, scene.ghosts)
        draw_actors(surface, scene)
        surface.set_clip(clip)

    def _composed(self, scene: Scene) -> pygame.Surface:
        """Everything that does not move, on the card's colour: as it was, or moved and mended at its edges, or painted anew."""
        view = scene.view.local()
        asked = (scene.level, view, scene.drawn, scene.overlays, scene.floor, scene.backdrop)
        if asked == self._asked and not self._stale:
            return self._whole
        self._asked = asked
        coats = _coats(scene, view)
        wanted = tuple((coat.name, coat.key) for coat in coats)
        if wanted != self._wanted or self._whole.get_size() != view.rect.size:
            bands = _bands(view, len(coats))
            if self._whole.get_size() != view.rect.size:
                self._whole, self._layers = pygame.Surface(view.rect.size), {}
                self._whole.fill(theme.CARD)
                self._stale = [view.rect]
            elif self._scrolled(scene, view):
                self._stale = bands if self._stale else []
            elif view == self._view and len(bands) > 1:
                self._stale += [band for band in bands if band not in self._stale]
            else:
                self._stale = bands if len(bands) > 1 and self._stretched(view) else [view.rect]
            self._wanted, self._view = wanted, view
        if self._stale:
            self._mend(scene, self._stale.pop(0), dict(wanted))
        return self._whole

    def _mend(self, scene: Scene, band: pygame.Rect, keys: Mapping[Hashable, Hashable]) -> None:
        """Paints one band of every layer that has changed, and lays them over one another."""
        size = self._whole.get_size()
        self._layers = {name: layer for name, layer in self._layers.items() if name in keys}
        self._whole.fill(theme.CARD, band)
        for coat in _coats(scene, scene.view.local().part(band)):
            if coat.name not in self._layers:
                self._layers[coat.name] = _Layer(pygame.Surface(size, pygame.SRCALPHA), {})
            layer = self._layers[coat.name]
            if layer.keys.get(tuple(band)) != keys[coat.name]:
                layer.surface.fill((0, 0, 0, 0), band)
                coat.paint(layer.surface.subsurface(band))
                for other in [other for other in layer.keys if band.colliderect(other)]:
                    del layer.keys[other]
                layer.keys[tuple(band)] = keys[coat.name]
                self.painted += 1
            self._whole.blit(layer.surface, band, band)

    def _scrolled(self, scene: Scene, view: Viewport) -> bool:
        """Moves what is there and paints only the edges that come into sight, if all that changed is where the board lies."""
        by = shift(self._view, view) if self._view is not None else None
        if by is None or self._view is None or not (abs(by[0]) < view.rect.width and abs(by[1]) < view.rect.height):
            return False
        if self._wanted != tuple((coat.name, coat.key) for coat in _coats(scene, self._view)):
            return False
        self._whole.scroll(*by)
        for edge in _edges(view.rect, *by):
            self._whole.fill(theme.CARD, edge)
            for coat in _coats(scene, view.part(edge)):
                layer = pygame.Surface(edge.size, pygame.SRCALPHA)
                coat.paint(layer)
                self._whole.blit(layer, edge)
        return True

    def _stretched(self, view: Viewport) -> bool:
        """Makes a rough picture of another view of the same board from what is there, until its bands are painted."""
        before = self._view
        if before is None or (before.rows, before.cols) != (view.rows, view.cols):
            return False
        old, new = before.board_rect, view.board_rect
        share = new.width / old.width
        seen = view.rect.clip(new)
        x, y = old.left + (seen.left - new.left) / share, old.top + (seen.top - new.top) / share
        source = pygame.Rect(round(x), round(y), round(seen.width / share), round(seen.height / share))
        there = source.clip(self._whole.get_rect())
        rough = pygame.Surface(view.rect.size)
        rough.fill(theme.CARD)
        if there.width and there.height:
            size = max(1, round(there.width * share)), max(1, round(there.height * share))
            place = round(seen.left + (there.left - source.left) * share), round(seen.top + (there.top - source.top) * share)
            rough.blit(pygame.transform.scale(self._whole.subsurface(there), size), place)
        self._whole = rough
        return True


def _bands(view: Viewport, coats: int) -> list[pygame.Rect]:
    """The view cut into bands, each of which is painted in time: one where there is not much to paint."""
    r0, r1, c0, c1 = view.visible()
    work = coats * (view.rect.width * view.rect.height * PIXEL + (r1 - r0) * (c1 - c0) * CELL)
    count = min(view.rect.height, math.ceil(work / BAND)) if work > AT_ONCE else 1
    edges = [view.rect.height * number // count for number in range(count + 1)]
    return [pygame.Rect(0, top, view.rect.width, bottom - top) for top, bottom in itertools.pairwise(edges)]


def _edges(rect: pygame.Rect, dx: int, dy: int) -> list[pygame.Rect]:
    """The parts of a surface that a scroll leaves to be painted."""
    edges = []
    if dx:
        edges.append(pygame.Rect(0 if dx > 0 else rect.width + dx, 0, abs(dx), rect.height))
    if dy:
        edges.append(pygame.Rect(max(0, dx), 0 if dy > 0 else rect.height + dy, rect.width - abs(dx), abs(dy)))
    return edges


def _coats(scene: Scene, view: Viewport) -> list[_Coat]:
    """What lies over one another, from the ground up, as seen through `view` (a part of the scene's)."""
    level, drawn, floor, backdrop = scene.level, scene.drawn, scene.floor, scene.backdrop
    seen = shown(scene.overlays, drawn) if drawn is not None and fits(drawn.mdp, level) else ()
    bare = replace(view, floor=0)  # the tiles do not ask which of the table's floors it is
    if backdrop is not None:
        return [_Coat("backdrop", (backdrop.key, bare), lambda layer: backdrop.paint(layer, bare))]
    coats = [_Coat("ground", (level, bare), lambda layer: _ground(layer, level, bare))]
    coats += [_painting(overlay, drawn, view) for overlay in seen if overlay.layer is OverlayLayer.GROUND]
    covered = drawn.mdp if drawn is not None and any(overlay.covers for overlay in seen) else None
    key = (level, floor, bare) if covered is None else (level, floor, view, covered)
    coats.append(_Coat("figures", key, lambda layer: _figures(layer, level, floor, view, covered)))
    coats += [_painting(overlay, drawn, view) for overlay in seen if overlay.layer is not OverlayLayer.GROUND]
    coats += [_inscription(overlay, drawn, view) for overlay in seen if overlay.inscribe]
    return coats


def fits(mdp: TabularMDP, level: Level) -> bool:
    """Whether a table is of the size of a level; an edited level may be ahead of it."""
    return mdp.shape == (level.height, level.width)


def _painting(overlay: Overlay, drawn: Any, view: Viewport) -> _Coat:
    return _Coat(overlay.id, overlay.key(drawn, view), lambda layer: overlay.paint(layer, drawn, view))


def _inscription(overlay: Overlay, drawn: Any, view: Viewport) -> _Coat:
    inscribe = overlay.inscribe or overlay.paint
    return _Coat(f"{overlay.id}/inscription", overlay.key(drawn, view), lambda layer: inscribe(layer, drawn, view))


def _ground(layer: pygame.Surface, level: Level, view: Viewport) -> None:
    seen = appearance(level, Floor(), view.visible())
    ends = np.array([figure.tile.ends and not figure.tile.patrols for figure in seen.figures], np.intp)
    blit_stamps(layer, view, [ground_stamp(False, view.cell_size), ground_stamp(True, view.cell_size)], ends[seen.which])


def _figures(layer: pygame.Surface, level: Level, floor: Floor, view: Viewport, covered: TabularMDP | None) -> None:
    """The tiles' pictures; they keep to a corner where an estimate on the table `covered` covers their cell."""
    seen = appearance(level, floor, view.visible())
    stamps, which = [figure_stamp(figure, view.cell_size) for figure in seen.figures], seen.which
    if covered is not None:
        r0, r1, c0, c1 = view.visible()
        stamps += [figure_stamp(figure, view.cell_size, tucked=True) for figure in seen.figures]
        which = which + len(seen.figures) * (covered.state_at(view.floor)[r0:r1, c0:c1] >= 0)
    blit_stamps(layer, view, stamps, which)
