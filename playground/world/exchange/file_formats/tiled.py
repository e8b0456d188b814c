"""Maps of the editor Tiled as JSON (.tmj): orthogonal ones, with tiles, layers or objects that say what they are.

A tile says its kind by its class or by a property `kind`, and the fields of the legend by properties of their names; `glyph`
is its character. Properties of the map are title, about, source, comment and the rules; a layer with a property `at` is the map
from that step on. Facts: Tiled's JSON map format, version 1.10, and as it was before 1.2.
"""

from playground.world.exchange.companion_files import nowhere
from playground.world.exchange.format import Companions, Exported, Format, Imported
from playground.world.exchange.tiled.map_reading import read as read_beside
from playground.world.exchange.tiled.writing import as_json
from playground.world.level import Level

ENDINGS = (".tsx", ".tsj", ".json", ".xml", ".tx", ".tj")
"""Of tilesets and templates that a map may name."""


def recognises(text: str, name: str) -> float:
    """By its ending, or by the keys that every Tiled map has."""
    if name.lower().endswith((".tmj", ".tsj")):
        return 0.99
    return 0.95 if text.lstrip("\ufeff \r\n\t").startswith("{") and '"tilesets"' in text and '"layers"' in text else 0.0


def read(text: str, name: str) -> Imported:
    """The map as a level, without the files it may name."""
    return read_beside(text, name, nowhere)


def write(level: Level) -> Exported:
    """The map; the picture of its tiles belongs beside it."""
    return as_json(level, "")


FORMAT = Format(
    id="tiled",
    title="Tiled map",
    suffixes=(".tmj", ".json"),
    recognises=recognises,
    read=read,
    write=write,
    about="A map of the editor Tiled as JSON, with pictures; a level comes back from it whole.",
    order=6,
    companions=Companions(ENDINGS, read_beside, as_json),
)
