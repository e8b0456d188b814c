"""Draws scenes as a landscape: columns, what is draped over them, what stands on them, their numbers, and what moves.

    painter = LandPainter()
    painter.draw(surface, scene)        # scene.view is a LandView

It paints what does not move once, until something changes.
"""

import math
from collections.abc import Sequence

import numpy as np
import pygame

from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.ghost_mice import draw_ghosts
from playground.ui.board.landscape.backdrop import backdrop
from playground.ui.board.landscape.drapery import Drapery
from playground.ui.board.landscape.land_actors import draw_land_actors
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.slant import LEAN, Slant
from playground.ui.board.landscape.standing import standing
from playground.ui.board.numerals import places_of
from playground.ui.board.overlay import Overlay
from playground.ui.board.painter import fits, shown
from playground.ui.board.scale import steps_of
from playground.ui.board.scene import Scene
from playground.ui.board.stamps import NUMBERS_FROM, ink_on, number_size, number_stamp
from playground.ui.board.window import learned, window

LINES_FROM, LINE = 7.0, 1.15
"""In cells of fewer pixels no lines part the columns; how wide they are, in pixels."""
FOOT, BESIDE, BEHIND = 0.3, 0.4, -0.36
"""How far before the middle of its top a number stands, in cells, so that no arrow meets it: an arrow leaves room at the foot of
its cell on the flat board, which the viewer has before them, beside them or behind."""


class LandPainter:
    """Draws scenes and keeps what it has painted."""

    def __init__(self) -> None:
        self._drapery = Drapery()
        self._asked: tuple[object, ...] = ()
        self._whole = pygame.Surface((0, 0))
        self.ids = np.full((0, 0), -1, np.int32)
        """[H, W] the cell (row * cols + col) that was painted in the middle of each pixel of the view, -1 for none."""
        self.painted = 0
        """How often a landscape was painted."""

    @property
    def unfinished(self) -> bool:
        """Whether something is left to be painted in the next frame."""
        return False

    def draw(self, surface: pygame.Surface, scene: Scene) -> None:
        """Draws a scene, whose view is of a landscape, into its view's rect."""
        view = scene.view
        assert isinstance(view, LandView)
        whole = self._composed(scene, view)
        clip = surface.get_clip()
        surface.set_clip(clip.clip(view.rect))
        surface.blit(whole, view.rect)
        draw_ghosts(surface, view, scene.ghosts)
        draw_land_actors(surface, scene, view, self.ids)
        surface.set_clip(clip)

    def _composed(self, scene: Scene, view: LandView) -> pygame.Surface:
        asked = (scene.level, view, scene.drawn, scene.overlays, scene.floor, scene.backdrop, theme.CARD)
        if asked != self._asked:
            self._asked = asked
            self._paint(scene, view)
            self.painted += 1
        return self._whole

    def _paint(self, scene: Scene, view: LandView) -> None:
        """Paints everything that does not move."""
        from playground.ui.board.landscape import land_pixels, upright

        if self._whole.get_size() != view.rect.size:
            self._whole = pygame.Surface(view.rect.size, 0, 32)
            self.ids = np.empty((view.rect.height, view.rect.width), np.int32)
        high, relief = view.rect.height, view.ground
        drawn = scene.drawn if scene.drawn is not None and fits(scene.drawn.mdp, scene.level) else None
        seen = shown(scene.overlays, drawn)
        cloth = self._drapery.texture(scene, view, seen)
        tops = relief.colours()
        pixels = pygame.surfarray.pixels2d(self._whole).T
        pixels[:] = backdrop(view)
        self.ids.fill(land_pixels.NONE)
        x0, x1, y0, y1 = _around(view)
        middle = view.middle[0] - x0, view.middle[1] - y0
        line = LINE if view.scale >= LINES_FROM else 0.0
        place = float(cloth.fine), float(cloth.row), float(cloth.col), line, float(_packed(theme.EARTH))
        frame = (*view.slant.angles, view.scale, *middle, relief.foot, *place)
        room = (
            np.empty(high, np.uint32),
            np.empty(high, np.uint32),
            np.empty(high, np.int32),
            np.zeros(6),
        )
        land_pixels.paint(pixels[y0:y1, x0:x1], self.ids[y0:y1, x0:x1], relief.heights, tops, tops, cloth.texels, frame, *room)
        up = standing(scene, view, self.ids)
        if up is not None:
            upright.stand(pixels, self.ids, view.distances, *up)
        del pixels
        if drawn is not None:
            self._inscribe(drawn, seen, view)

    def _inscribe(self, drawn: Drawn, seen: Sequence[Overlay], view: LandView) -> None:
        """The numbers of the columns whose place for it can be seen."""
        writing = [overlay for overlay in seen if overlay.tints and overlay.inscribe is not None and overlay.scale is not None]
        if not writing or view.cell_size < NUMBERS_FROM or not view.numbers:
            return
        overlay = writing[-1]
        assert overlay.lifts is not None and overlay.scale is not None
        there, end = window(drawn, view), overlay.scale(drawn, view)
        values = there.of(overlay.lifts(drawn))
        steps = steps_of(values, end)
        r0, r1, c0, c1 = view.visible()
        aside = _aside(view.slant)
        xs, ys = (array[r0:r1, c0:c1] for array in view.tops(min(aside, FOOT)))
        x, y = xs - view.rect.left, ys - view.rect.top
        inside = (x >= 0) & (y >= 0) & (x < view.rect.width) & (y < view.rect.height)
        cells = np.arange(r0, r1)[:, None] * view.cols + np.arange(c0, c1)
        at = self.ids[np.where(inside, y, 0).astype(np.intp), np.where(inside, x, 0).astype(np.intp)]
        written = there.shown & ((values != 0) | learned(drawn, there.states)) & inside & (at == cells)
        size, wide, decimals = number_size(view.cell_size), view.cell_size - 2, places_of(end)
        lower = (aside - min(aside, FOOT)) * view.scale * view.slant.angles[2]
        blits = []
        for value, step, cx, cy in zip(*(array[written].tolist() for array in (values, steps, x, y)), strict=True):
            stamp = number_stamp(value, size, wide, ink_on(step), places=decimals)
            if stamp is not None:
                width, height = stamp.get_size()
                blits.append((stamp, (round(cx - width / 2), round(cy + lower - height / 2))))
        self._whole.fblits(blits)


def _aside(slant: Slant) -> float:
    """How far before the middle of its top a number stands."""
    facing = math.cos(math.radians(slant.turn - LEAN))
    return BEHIND if facing < -0.5 else BESIDE + (FOOT - BESIDE) * facing


def _around(view: LandView) -> tuple[int, int, int, int]:
    """(x0, x1, y0, y1) around everything that is seen of a board, in pixels of its view."""
    board, (left, top) = view.board_rect.inflate(8, 8), view.rect.topleft
    whole = board.move(-left, -top).clip(pygame.Rect((0, 0), view.rect.size))
    return whole.left, whole.right, whole.top, whole.bottom


def _packed(colour: theme.Colour) -> int:
    return colour[0] << 16 | colour[1] << 8 | colour[2]
