"""What an overlay is: a drawing of numbers over the board that can be switched on and off."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import pygame

from playground.learning.learner import Array, Field
from playground.ui.board.drawn import Drawn

if TYPE_CHECKING:
    from playground.ui.board.viewport import Viewport

Painter = Callable[[pygame.Surface, Drawn, "Viewport"], None]


class OverlayLayer(StrEnum):
    """Where an overlay is painted: under the tiles' figures or above them."""

    GROUND = "ground"
    TOP = "top"


@dataclass(frozen=True)
class Symbol:
    """One line of the legend: a picture of at most `rect` and what it means."""

    text: str
    draw: Callable[[pygame.Surface, pygame.Rect], None]


@dataclass(frozen=True)
class Overlay:
    """Each file of `overlays/` declares one, called OVERLAY.

    needs: fields that must be there. one_of: of these at least one, unless it is empty.
    hides: ids of overlays that are not drawn while this one is (conflicts are data).
    layer: whether it is painted under the tiles' figures or above them.
    key(drawn, view): repainted only when it changes. paint(surface, drawn, view): draws on a transparent board surface.
    inscribe: draws what must stand above all else although the painting lies below (the numbers of a heat map).
    scale(drawn, view): the value at which its colours end, for the legend; None where it has no colours of values.
    colours: what the colours of values mean, below zero and above, with their names.
    beyond(drawn, view): whether values lie below and above that scale, whose ends then say so.
    plain: its name in the plainest words, "" for one that a person who has few switches does not see among them.
    covers: whether its colours fill the cells; the tiles' pictures then keep to a corner.
    symbols: its other lines of the legend.
    lifts(drawn): the numbers [S] that lift the cells in the landscape; None where it has none of one for each state.
    tints: whether colours of those numbers are all that it paints, so that the columns of the landscape can have them.
    compares: whether it shows how the numbers differ from an earlier moment, and so nothing where there is none.
    from_start: whether it has something to show before anything was learned (what was never tried, a policy that is still even).
    """

    id: str
    title: str
    about: str
    needs: frozenset[Field]
    order: int
    key: Callable[[Drawn, "Viewport"], Hashable]
    paint: Painter
    layer: OverlayLayer = OverlayLayer.TOP
    hides: frozenset[str] = frozenset()
    inscribe: Painter | None = None
    scale: Callable[[Drawn, "Viewport"], float] | None = None
    beyond: Callable[[Drawn, "Viewport"], tuple[bool, bool]] | None = None
    plain: str = ""
    covers: bool = False
    symbols: tuple[Symbol, ...] = ()
    from_start: bool = False
    one_of: frozenset[Field] = frozenset()
    compares: bool = False
    lifts: Callable[[Drawn], Array] | None = None
    tints: bool = False
    colours: tuple[str, str] = ("blue: bad from here", "orange: good from here")

    def able(self, drawn: Drawn) -> bool:
        """Whether the fields that it draws are there."""
        if self.compares and (drawn.since is None or not self.needs <= drawn.since.keys()):
            return False
        return self.needs <= drawn.fields.keys() and (not self.one_of or not self.one_of.isdisjoint(drawn.fields))

    def of(self, numbers: Callable[[Drawn], Drawn], needs: frozenset[Field]) -> "Overlay":
        """The same drawing of other numbers, which are made of these fields."""
        inscribe, scale, beyond, lifts = self.inscribe, self.scale, self.beyond, self.lifts
        return replace(
            self,
            needs=needs,
            key=lambda drawn, view: self.key(numbers(drawn), view),
            paint=lambda surface, drawn, view: self.paint(surface, numbers(drawn), view),
            inscribe=inscribe and (lambda surface, drawn, view: inscribe(surface, numbers(drawn), view)),
            scale=scale and (lambda drawn, view: scale(numbers(drawn), view)),
            beyond=beyond and (lambda drawn, view: beyond(numbers(drawn), view)),
            lifts=lifts and (lambda drawn: lifts(numbers(drawn))),
        )
