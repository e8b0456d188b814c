"""What an overlay is: a drawing of fields over the board, switched on and off by a person."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot

if TYPE_CHECKING:
    from playground.ui.viewport import Viewport


@dataclass(frozen=True)
class Overlay:
    """Each file of `overlays/` declares one, called OVERLAY.

    needs: fields that must be in the snapshot. hides: ids of overlays that are not drawn while this one is (conflicts are data).
    layer: "ground" is painted under the tiles' figures, "top" above them.
    key(snapshot, view): repainted only when it changes. paint(surface, snapshot, view): draws on a transparent board surface.
    """

    id: str
    title: str
    about: str
    needs: frozenset[Field]
    order: int
    key: Callable[[Snapshot, "Viewport"], Hashable]
    paint: Callable[[pygame.Surface, Snapshot, "Viewport"], None]
    layer: str = "top"
    hides: frozenset[str] = frozenset()
