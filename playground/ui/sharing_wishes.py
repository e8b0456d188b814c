"""What the screen may ask of the window about sharing: frozen wishes, of which `wishes` has all."""

from dataclasses import dataclass

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
