"""Draws one board, flat or as a landscape, and keeps what was painted of it."""

from collections.abc import Hashable
from dataclasses import fields, replace

import pygame

from playground.ui.board.landscape.land_kernels import kernels
from playground.ui.board.landscape.land_painter import LandPainter
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.relief import Relief, lift_of, relief_of
from playground.ui.board.landscape.settling import Settling
from playground.ui.board.landscape.slant import Slant
from playground.ui.board.painter import BoardPainter, fits, overlays, shown
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport


class BoardDrawer:
    """One board. `view` is how it was seen when it was drawn last; the ground of a landscape settles from frame to frame."""

    def __init__(self) -> None:
        self.flat = BoardPainter()
        self._land: LandPainter | None = None
        self._relief: tuple[Hashable, Relief | None] = ((), None)
        self._settling, self._waits = Settling(), False
        self.view: Viewport | None = None

    @property
    def unfinished(self) -> bool:
        """Whether the next frame looks different by itself."""
        return self.flat.unfinished or self._settling.moving or self._waits

    def seen(self, view: Viewport, slant: Slant | None) -> Viewport:
        """The same look at the landscape as it was drawn last, where it is to be seen at a slant and can be."""
        self._waits = slant is not None and not kernels.ready()
        if slant is None or self._waits:
            return view
        return landscape_of(view, slant, self.view.relief if isinstance(self.view, LandView) else None)

    def draw(self, surface: pygame.Surface, scene: Scene) -> None:
        """Draws a scene, as a landscape where its view is of one."""
        if not isinstance(scene.view, LandView):
            self._settling = Settling() if isinstance(self.view, LandView) else self._settling
            self.flat.draw(surface, scene)
            self.view = scene.view
            return
        self._land = self._land or LandPainter()
        self.view = replace(scene.view, relief=self._relief_of(scene, scene.view))
        self._land.draw(surface, replace(scene, view=self.view))

    def _relief_of(self, scene: Scene, view: LandView) -> Relief:
        drawn = scene.drawn if scene.drawn is not None and fits(scene.drawn.mdp, scene.level) else None
        key = scene.level, scene.floor, drawn, scene.overlays, view.floor, view.bound
        if key != self._relief[0] or self._relief[1] is None:
            self._relief = key, relief_seen(scene, view)
        relief = self._relief[1]
        assert relief is not None
        return self._settling.toward(relief, scene.now, scene.reduced_motion)


def landscape_of(view: Viewport, slant: Slant, relief: Relief | None) -> LandView:
    """A landscape seen as a flat board is."""
    look = {part.name: getattr(view, part.name) for part in fields(Viewport)}
    return LandView(**look, slant=slant, relief=relief)


def relief_seen(scene: Scene, view: Viewport) -> Relief:
    """The relief of what a scene shows."""
    drawn = scene.drawn if scene.drawn is not None and fits(scene.drawn.mdp, scene.level) else None
    lift = None if drawn is None else lift_of(drawn, shown(scene.overlays, drawn), tuple(overlays().values()), view)
    return relief_of(scene.level, scene.floor, lift, drawn, view.floor)
