"""The text of a map, tileset or template in either language of Tiled, as objects and lists in the shape of its JSON."""

from typing import Any

from playground.world.exchange import json_text
from playground.world.exchange.tiled import xml_shape


def is_xml(text: str) -> bool:
    """Whether a text begins as XML does."""
    return text.lstrip("\ufeff \r\n\t").startswith("<")


def shape_of(text: str) -> dict[str, Any]:
    """What a text holds; LevelError where it is neither XML of Tiled nor an object of JSON."""
    plain = text.lstrip("\ufeff \r\n\t")
    return xml_shape.shape_of(plain) if is_xml(plain) else json_text.json_object(text.removeprefix("\ufeff"))
