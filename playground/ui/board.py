"""The board: layers that are painted only when they change, and on top of them what moves.

    board = Board()                                       # one for the window; it holds the painted layers
    view = Viewport(rect, level.height, level.width)      # .zoomed(factor, xy), .panned(dx, dy), .fitted(), .cell_at(xy)
    board.draw(surface, Scene(level, view, snapshot, overlays=(...), agent=(row, col), hover=view.cell_at(mouse), now=now))

Order: ground of the cells, overlays of layer "ground", figures of the tiles, what overlays inscribe, overlays of layer "top",
then selection, brush, slip, mouse, rewards and bursts. `draw` fills `view.rect` with the card's colour and stays inside it.
`shown(overlays, snapshot)` are the overlays that are drawn; `scene.moving(scene)` tells whether another frame is needed.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from playground import registry
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.actors import actors_drawn
from playground.ui.figures import Figure, figure_of, figure_stamp, ground_stamp, letters
from playground.ui.overlay import Overlay
from playground.ui.pixels import stamped
from playground.ui.scene import Scene
from playground.ui.viewport import Viewport
from playground.world.level import Level


@lru_cache(maxsize=1)
def overlays() -> Mapping[str, Overlay]:
    """Every overlay by its id, in the order they are drawn."""
    from playground.ui import overlays as package

    return registry.collect(package, "OVERLAY")


def shown(chosen: Sequence[Overlay], snapshot: Snapshot | None) -> tuple[Overlay, ...]:
    """Those of the chosen overlays that are drawn, in order: their fields are there and no other one that is drawn hides them."""
    if snapshot is None:
        return ()
    able = [each for each in chosen if each.needs <= snapshot.fields.keys()]
    hidden = frozenset().union(*(each.hides for each in able))
    return tuple(sorted((each for each in able if each.id not in hidden), key=lambda each: (each.order, each.id)))


class Board:
    """Draws scenes and keeps what it has painted: for each layer one surface of the view's size."""

    def __init__(self) -> None:
        self._layers: dict[str, tuple[Hashable, pygame.Surface]] = {}
        self._whole: tuple[Hashable, pygame.Surface] = ((), pygame.Surface((0, 0)))
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
        """Everything that does not move, on the card's colour."""
        view, snapshot = scene.view.local(), scene.snapshot
        fits = snapshot is not None and snapshot.mdp.state_at.shape == (scene.level.height, scene.level.width)
        drawn = shown(scene.overlays, snapshot) if fits else ()
        plan: list[tuple[str, Hashable, Callable[[pygame.Surface], None]]] = []
        static = (scene.level, view)
        plan.append(("ground", static, lambda layer: _ground(layer, scene.level, view)))
        plan += [self._planned(each, "paint", snapshot, view) for each in drawn if each.layer == "ground"]
        plan.append(("figures", (*static, bool(drawn)), lambda layer: _figures(layer, scene.level, view, bool(drawn))))
        plan += [self._planned(each, "inscribe", snapshot, view) for each in drawn if each.inscribe]
        plan += [self._planned(each, "paint", snapshot, view) for each in drawn if each.layer != "ground"]
        key = tuple((name, mark) for name, mark, _ in plan)
        if self._whole[0] != key or self._whole[1].get_size() != view.rect.size:
            self._whole = key, self._painted(plan, view)
        return self._whole[1]

    def _planned(self, overlay: Overlay, verb: str, snapshot: Any, view: Viewport) -> tuple[str, Hashable, Callable[[pygame.Surface], None]]:
        return f"{overlay.id}/{verb}", overlay.key(snapshot, view), lambda layer: getattr(overlay, verb)(layer, snapshot, view)

    def _painted(self, plan: list[tuple[str, Hashable, Callable[[pygame.Surface], None]]], view: Viewport) -> pygame.Surface:
        whole = self._whole[1]
        if whole.get_size() != view.rect.size:
            whole = pygame.Surface(view.rect.size)
        whole.fill(theme.CARD)
        kept = {}
        for name, key, paint in plan:
            old, layer = self._layers.get(name, (None, None))
            if layer is None or layer.get_size() != view.rect.size:
                old, layer = None, pygame.Surface(view.rect.size, pygame.SRCALPHA)
            if old is None or old != key:
                layer.fill((0, 0, 0, 0))
                paint(layer)
                self.painted += 1
            kept[name] = key, layer
            whole.blit(layer, (0, 0))
        self._layers = kept
        return whole


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
