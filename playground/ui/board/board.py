"""The board: layers that are painted only when they change, and on top of them what moves.

    board = Board()                                       # one for the window; it holds the painted layers
    view = Viewport(rect, level.height, level.width)      # .zoomed(factor, xy), .panned(dx, dy), .fitted(), .cell_at(xy)
    board.draw(surface, Scene(level, view, snapshot, overlays=(...), agent=(row, col), hover=view.cell_at(mouse), now=now))

Order: ground of the cells, overlays of layer "ground", figures of the tiles, overlays of layer "top", what overlays inscribe,
then selection, brush, slip, mouse, rewards and bursts. `draw` fills `view.rect` with the card's colour and stays inside it.
`shown(overlays, snapshot)` are the overlays that are drawn; `scene.moving(scene)` tells whether another frame is needed.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from playground import registry
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.actors import actors_drawn
from playground.ui.board.figures import Figure, figure_of, figure_stamp, ground_stamp, letters
from playground.ui.board.overlay import Overlay
from playground.ui.board.pixels import stamped
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport, shift
from playground.world.level import Level


@lru_cache(maxsize=1)
def overlays() -> Mapping[str, Overlay]:
    """Every overlay by its id, in the order they are drawn."""
    from playground.ui.board import overlays as package

    return registry.collect(package, "OVERLAY")


def shown(chosen: Sequence[Overlay], snapshot: Snapshot | None) -> tuple[Overlay, ...]:
    """Those of the chosen overlays that are drawn, in order: their fields are there and no other one that is drawn hides them."""
    if snapshot is None:
        return ()
    able = [each for each in chosen if each.needs <= snapshot.fields.keys()]
    hidden = frozenset().union(*(each.hides for each in able))
    return tuple(sorted((each for each in able if each.id not in hidden), key=lambda each: (each.order, each.id)))


class _Coat(NamedTuple):
    """One layer of paint: equal keys paint the same."""

    name: str
    key: Hashable
    paint: Callable[[pygame.Surface], None]


class Board:
    """Draws scenes and keeps what it has painted: for each layer one surface of the view's size."""

    def __init__(self) -> None:
        self._layers: dict[str, tuple[Hashable, pygame.Surface]] = {}
        self._whole = pygame.Surface((0, 0))
        self._drawn: tuple[Hashable, ...] = ()
        self._view: Viewport | None = None
        self.painted = 0
        """Layers painted so far."""

    def draw(self, surface: pygame.Surface, scene: Scene) -> None:
        """Draws a scene into its view's rect."""
        whole = self._composed(scene)
        clip = surface.get_clip()
        surface.set_clip(clip.clip(scene.view.rect))
        surface.blit(whole, scene.view.rect)
        actors_drawn(surface, scene)
        surface.set_clip(clip)

    def _composed(self, scene: Scene) -> pygame.Surface:
        """Everything that does not move, on the card's colour: as it was, or moved and mended at its edges, or painted anew."""
        view = scene.view.local()
        coats = _coats(scene, view)
        keys = tuple((coat.name, coat.key) for coat in coats)
        if keys == self._drawn and self._whole.get_size() == view.rect.size:
            return self._whole
        if not self._scrolled(scene, view):
            if self._whole.get_size() != view.rect.size:
                self._whole = pygame.Surface(view.rect.size)
            self._whole.fill(theme.CARD)
            self._layers = {coat.name: self._layer(coat, view) for coat in coats}
            self._whole.fblits([(self._layers[coat.name][1], (0, 0)) for coat in coats])
        self._drawn, self._view = keys, view
        return self._whole

    def _layer(self, coat: _Coat, view: Viewport) -> tuple[Hashable, pygame.Surface]:
        """The coat's surface, painted if it has changed."""
        key, layer = self._layers.get(coat.name, ((), None))
        if layer is None or layer.get_size() != view.rect.size:
            key, layer = (), pygame.Surface(view.rect.size, pygame.SRCALPHA)
        if key != coat.key:
            layer.fill((0, 0, 0, 0))
            coat.paint(layer)
            self.painted += 1
        return coat.key, layer

    def _scrolled(self, scene: Scene, view: Viewport) -> bool:
        """Moves what is there and paints only the edges that come into sight, if all that changed is where the board lies."""
        by = shift(self._view, view) if self._view is not None else None
        if by is None or self._view is None or not (abs(by[0]) < view.rect.width and abs(by[1]) < view.rect.height):
            return False
        if self._drawn != tuple((coat.name, coat.key) for coat in _coats(scene, self._view)):
            return False
        self._whole.scroll(*by)
        for edge in _edges(view.rect, *by):
            self._whole.fill(theme.CARD, edge)
            for coat in _coats(scene, view.part(edge)):
                layer = pygame.Surface(edge.size, pygame.SRCALPHA)
                coat.paint(layer)
                self._whole.blit(layer, edge)
        return True


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
    level, snapshot = scene.level, scene.snapshot
    fits = snapshot is not None and snapshot.mdp.shape == (level.height, level.width)
    drawn = shown(scene.overlays, snapshot) if fits else ()
    coats = [_Coat("ground", (level, view), lambda layer: _ground(layer, level, view))]
    coats += [_painting(each, snapshot, view) for each in drawn if each.layer == "ground"]
    tucked = any(each.covers for each in drawn)
    coats.append(_Coat("figures", (level, view, tucked), lambda layer: _figures(layer, level, view, tucked)))
    coats += [_painting(each, snapshot, view) for each in drawn if each.layer != "ground"]
    coats += [_inscription(each, snapshot, view) for each in drawn if each.inscribe]
    return coats


def _painting(overlay: Overlay, snapshot: Any, view: Viewport) -> _Coat:
    return _Coat(overlay.id, overlay.key(snapshot, view), lambda layer: overlay.paint(layer, snapshot, view))


def _inscription(overlay: Overlay, snapshot: Any, view: Viewport) -> _Coat:
    inscribe = overlay.inscribe or overlay.paint
    return _Coat(f"{overlay.id}/inscription", overlay.key(snapshot, view), lambda layer: inscribe(layer, snapshot, view))


def _ground(layer: pygame.Surface, level: Level, view: Viewport) -> None:
    pictures, which = _looks(level)
    r0, r1, c0, c1 = view.visible()
    ends = np.array([figure.tile.ends for figure in pictures], np.intp)
    stamped(layer, view, [ground_stamp(False, view.cell_size), ground_stamp(True, view.cell_size)], ends[which[r0:r1, c0:c1]])


def _figures(layer: pygame.Surface, level: Level, view: Viewport, tucked: bool) -> None:
    pictures, which = _looks(level)
    r0, r1, c0, c1 = view.visible()
    stamped(layer, view, [figure_stamp(figure, view.cell_size, tucked) for figure in pictures], which[r0:r1, c0:c1])


@lru_cache(maxsize=8)
def _looks(level: Level) -> tuple[tuple[Figure, ...], NDArray[np.intp]]:
    """The different figures of a level, and for each cell [rows, cols] the number of its own."""
    codes = np.frombuffer("".join(level.rows).encode("utf-32-le"), np.uint32).reshape(level.height, level.width)
    wind = np.zeros(level.width, np.int64)
    wind[: len(level.rules.wind)] = level.rules.wind[: level.width]
    pairs = codes.astype(np.int64) * 1024 + (wind + 512)[None, :]
    different, which = np.unique(pairs, return_inverse=True)
    marked = letters(level)
    figures = tuple(figure_of(level, chr(pair // 1024), marked, int(pair % 1024) - 512) for pair in different)
    return figures, which.reshape(codes.shape).astype(np.intp)
