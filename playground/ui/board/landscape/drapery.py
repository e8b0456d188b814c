"""What lies on the tops of a landscape: tiles' pictures and what overlays paint, painted flat and draped over the columns."""

import math
from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.ui import theme
from playground.ui.board.appearance import appearance
from playground.ui.board.drawn import Drawn
from playground.ui.board.figures import Figure, lying_stamp
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.relief import Footing
from playground.ui.board.landscape.standing import stands
from playground.ui.board.overlay import Overlay, OverlayLayer
from playground.ui.board.pixels import Packed, blit_stamps, struck
from playground.ui.board.scale import MIDDLE, lit, steps_of
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored
from playground.world.mdp import TabularMDP

FINEST = 96
"""Texels of a cell at most, and ..."""
MOST = 1 << 22
"""... texels of all cells together at most."""
STROKE = 56
"""How opaque the strokes are that lie over what is below zero, of 255."""
NOTHING = np.zeros((1, 1), np.uint32)


class Texture(NamedTuple):
    """texels: [h, w] 0xAARRGGBB; fine: of a cell, 0 where nothing is draped; row, col: the cell that it begins with."""

    texels: Packed
    fine: int
    row: int
    col: int


class _Cloth(NamedTuple):
    """One layer: equal keys paint the same."""

    name: str
    key: Hashable
    paint: Callable[[pygame.Surface], None]


class Drapery:
    """Paints the texture of a landscape, and keeps its layers until they change."""

    def __init__(self) -> None:
        self._layers: dict[str, tuple[Hashable, pygame.Surface | None]] = {}
        self._made: tuple[Hashable, Texture] = ((), Texture(NOTHING, 0, 0, 0))

    def texture(self, scene: Scene, view: LandView, seen: Sequence[Overlay]) -> Texture:
        """What is draped over the visible tops; `seen`: the overlays that are drawn."""
        r0, r1, c0, c1 = view.visible()
        cells = max(1, (r1 - r0) * (c1 - c0))
        fine = max(1, min(round(view.scale), FINEST, int(math.sqrt(MOST / cells))))
        part = view.flat_part(fine)
        cloths = _strokes(view, part) + _cloths(scene, part, seen)
        key = (part, *((cloth.name, cloth.key) for cloth in cloths))
        if key != self._made[0]:
            self._made = key, Texture(self._sewn(part, cloths), fine if cloths else 0, r0, c0)
        return self._made[1]

    def _sewn(self, part: Viewport, cloths: Sequence[_Cloth]) -> Packed:
        """All layers over one another, those that are as they were not painted again."""
        before, self._layers = self._layers, {}
        whole: pygame.Surface | None = None
        for cloth in cloths:
            key, layer = before.get(cloth.name, ((), None))
            if layer is None or key != (part, cloth.key):
                layer = pygame.Surface(part.rect.size, pygame.SRCALPHA)
                cloth.paint(layer)
            self._layers[cloth.name] = (part, cloth.key), layer
            if whole is None:
                whole = layer if len(cloths) == 1 else layer.copy()
            else:
                whole.blit(layer, (0, 0))
        return NOTHING if whole is None else np.ascontiguousarray(pygame.surfarray.array2d(whole).T.view(np.uint32))


def _cloths(scene: Scene, part: Viewport, seen: Sequence[Overlay]) -> list[_Cloth]:
    """What lies over one another: overlays below the figures, the figures that lie, overlays above."""
    drawn, level, floor = scene.drawn, scene.level, scene.floor
    lower = [overlay for overlay in seen if overlay.layer is OverlayLayer.GROUND and not overlay.tints]
    upper = [overlay for overlay in seen if overlay.layer is not OverlayLayer.GROUND]
    cloths = [_painting(overlay, drawn, part) for overlay in lower]
    shown = appearance(level, floor, part.visible())
    if any(_lies(figure) for figure in shown.figures):
        covered = drawn.mdp if drawn is not None and any(overlay.covers for overlay in seen) else None
        key = level, floor, covered
        cloths.append(_Cloth("figures", key, lambda layer: _figures(layer, shown.figures, shown.which, part, covered)))
    return cloths + [_painting(overlay, drawn, part) for overlay in upper]


def _strokes(view: LandView, part: Viewport) -> list[_Cloth]:
    """What is below zero is hatched, where patterns are worn."""
    if not theme.PATTERNS:
        return []
    r0, r1, c0, c1 = part.visible()
    steps, footings = (array[r0:r1, c0:c1] for array in (steps_of(view.ground.tints.copy(), 1.0), view.ground.footings))
    which = np.where((steps < MIDDLE) & (footings == Footing.PLAIN), np.where(lit()[steps], 1, 2), 0)
    if not which.any():
        return []
    stamps = [_stroked(part.cell_size, *look) for look in ((0, 0), (0, STROKE), (255, STROKE))]
    return [_Cloth("strokes", which.tobytes(), lambda layer: blit_stamps(layer, part, stamps, which))]


@stored
def _stroked(size: int, grey: int, alpha: int) -> pygame.Surface:
    """Slanted strokes over a cell."""
    stamp = pygame.Surface((size, size), pygame.SRCALPHA)
    stamp.fill((grey, grey, grey, alpha))
    pygame.surfarray.pixels_alpha(stamp)[:] *= struck(np.arange(size)[:, None], np.arange(size), size)
    return stamp


def _painting(overlay: Overlay, drawn: Drawn | None, part: Viewport) -> _Cloth:
    chosen: Any = drawn
    return _Cloth(overlay.id, overlay.key(chosen, part), lambda layer: overlay.paint(layer, chosen, part))


def _lies(figure: Figure) -> bool:
    """Whether there is anything of a figure to lay down."""
    return not stands(figure) and lying_stamp(figure, 16).get_bounding_rect().width > 0


def _figures(
    layer: pygame.Surface, figures: Sequence[Figure], which: NDArray[np.intp], part: Viewport, covered: TabularMDP | None
) -> None:
    """The figures that lie; they keep to a corner where an estimate on the table `covered` covers their cell."""
    size = part.cell_size
    bare = pygame.Surface((size, size), pygame.SRCALPHA)
    stamps = [bare if stands(figure) else lying_stamp(figure, size) for figure in figures]
    if covered is not None:
        r0, r1, c0, c1 = part.visible()
        stamps += [bare if stands(figure) else lying_stamp(figure, size, tucked=True) for figure in figures]
        which = which + len(figures) * (covered.state_at(part.floor)[r0:r1, c0:c1] >= 0)
    blit_stamps(layer, part, stamps, which)
