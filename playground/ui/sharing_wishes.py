"""What the screen may ask of the window about sharing and saving elsewhere: frozen wishes, of which `wishes` has all."""

from dataclasses import dataclass
from typing import Any

from playground.world.exchange.sharing.shared import Shared


@dataclass(frozen=True)
class ShareLevel:
    """Share the level. way: copy, card, square or text. viewed: with how it is looked at, who learns, its dials and its seed."""

    way: str
    viewed: bool


@dataclass(frozen=True, eq=False)
class TakeShared:
    """Open what was shared by a code; what is unsaved has been asked about already."""

    shared: Shared
    code: str


@dataclass(frozen=True)
class SaveAt:
    """Save the level at a place that a person typed, under another title where there is one. then: what is wished after that."""

    text: str
    title: str = ""
    then: Any = None
