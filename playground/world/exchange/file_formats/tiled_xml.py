"""Maps of the editor Tiled as XML (.tmx), in which it saves by itself; they say the same as its JSON."""

import re

from playground.world.exchange.file_formats import tiled
from playground.world.exchange.format import Companions, Exported, Format
from playground.world.exchange.tiled.map_reading import read as read_beside
from playground.world.exchange.tiled.writing import as_xml
from playground.world.level import Level

_ROOT = re.compile(
    r"\s*(<\?xml[^>]{0,200}>\s*)?(<!--.{0,2000}?-->\s*|<!DOCTYPE[^\[>]{0,300}>\s*){0,4}<(map|tileset)\s", re.DOTALL
)


def recognises(text: str, name: str) -> float:
    """By its ending, or by its first element."""
    if name.lower().endswith((".tmx", ".tsx")):
        return 0.99
    return 0.95 if _ROOT.match(text[:8192].lstrip("\ufeff")) and "orientation=" in text[:8192] else 0.0


def write(level: Level) -> Exported:
    """The map; the picture of its tiles belongs beside it."""
    return as_xml(level, "")


FORMAT = Format(
    id="tiled-xml",
    title="Tiled map (XML)",
    suffixes=(".tmx",),
    recognises=recognises,
    read=tiled.read,
    write=write,
    about="A map of the editor Tiled as it saves by itself, with pictures; a level comes back from it whole.",
    order=6,
    companions=Companions(tiled.ENDINGS, read_beside, as_xml),
)
