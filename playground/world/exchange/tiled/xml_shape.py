"""A map, tileset or template in XML (.tmx, .tsx, .tx) as the same objects and lists that Tiled's JSON has."""

from collections.abc import Mapping
from typing import Any

from playground.world.exchange.tiled.xml_elements import Element, root_of
from playground.world.level import LevelError

_LAYERS = {"layer": "tilelayer", "objectgroup": "objectgroup", "imagelayer": "imagelayer", "group": "group"}
_WORDS = frozenset(("name", "class", "type", "source", "template", "orientation", "encoding", "compression", "image"))
"""Attributes that stay texts even where they look like numbers."""
_FLAGS = frozenset(("visible", "infinite"))
_SHAPES = ("point", "ellipse", "text")
_OUTLINES = ("polygon", "polyline")
ROOTS = ("map", "tileset", "template")


def shape_of(text: str) -> dict[str, Any]:
    """The map, tileset or template of an XML text, with its `type`; LevelError where it is something else."""
    root = root_of(text)
    if root.tag not in ROOTS:
        raise LevelError(f"the XML holds <{root.tag[:40]}>, expected <map>, as a map of Tiled has")
    return {"map": _map, "tileset": _tileset, "template": _template}[root.tag](root) | {"type": root.tag}


def _attributes(element: Element) -> dict[str, Any]:
    return {name: _value(name, text) for name, text in element.attributes.items()}


def _value(name: str, text: str) -> Any:
    if name in _WORDS:
        return text
    if name in _FLAGS:
        return text not in ("0", "false")
    return _number(text)


def _number(text: str) -> Any:
    """A number, or the text where it is none: what needs a number there refuses the text."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _with_properties(element: Element) -> dict[str, Any]:
    shape = _attributes(element)
    entries = [entry for block in element.named("properties") for entry in block.named("property")]
    if entries:
        shape["properties"] = [_property(entry) for entry in entries]
    return shape


def _property(element: Element) -> dict[str, Any]:
    kind, text = element.attributes.get("type", "string"), element.attributes.get("value", element.text)
    value: Any = text
    if kind == "bool":
        value = text == "true"
    elif kind in ("int", "float"):
        value = _number(text)
    elif kind == "class":
        entries = [_property(entry) for block in element.named("properties") for entry in block.named("property")]
        value = {entry["name"]: entry["value"] for entry in entries}
    return {"name": element.attributes.get("name", ""), "type": kind, "value": value}


def _map(element: Element) -> dict[str, Any]:
    tilesets = [_tileset(child) for child in element.named("tileset")]
    return _with_properties(element) | {"layers": _layers(element), "tilesets": tilesets}


def _layers(element: Element) -> list[dict[str, Any]]:
    return [_LAYER[child.tag](child) | {"type": _LAYERS[child.tag]} for child in element.named(*_LAYERS)]


def _group(element: Element) -> dict[str, Any]:
    return _with_properties(element) | {"layers": _layers(element)}


def _tile_layer(element: Element) -> dict[str, Any]:
    shape = _with_properties(element)
    for data in element.named("data")[:1]:
        shape |= {key: data.attributes[key] for key in ("encoding", "compression") if key in data.attributes}
        chunks = data.named("chunk")
        if chunks:
            shape["chunks"] = [_attributes(chunk) | {"data": _data(chunk, shape)} for chunk in chunks]
        else:
            shape["data"] = _data(data, shape)
    return shape


def _data(element: Element, layer: Mapping[str, Any]) -> Any:
    """The text of a layer or chunk, or the numbers of its tiles where they are elements."""
    return element.text if "encoding" in layer else [_number(tile.attributes.get("gid", "0")) for tile in element.named("tile")]


def _object_layer(element: Element) -> dict[str, Any]:
    return _with_properties(element) | {"objects": [_object(child) for child in element.named("object")]}


def _object(element: Element) -> dict[str, Any]:
    shape = _with_properties(element)
    for child in element.children:
        if child.tag in _SHAPES:
            shape[child.tag] = True
        elif child.tag in _OUTLINES:
            shape[child.tag] = [_corner(pair) for pair in child.attributes.get("points", "").split()]
    return shape


def _corner(pair: str) -> dict[str, Any]:
    x, _, y = pair.partition(",")
    return {"x": _number(x), "y": _number(y)}


def _tileset(element: Element) -> dict[str, Any]:
    return _with_properties(element) | {"tiles": [_tile(child) for child in element.named("tile")]}


def _tile(element: Element) -> dict[str, Any]:
    shape = _with_properties(element)
    for group in element.named("objectgroup")[:1]:
        shape["objectgroup"] = _object_layer(group)
    return shape


def _template(element: Element) -> dict[str, Any]:
    shape: dict[str, Any] = {"object": {}}
    for child in element.named("object")[:1]:
        shape["object"] = _object(child)
    for child in element.named("tileset")[:1]:
        shape["tileset"] = _tileset(child)
    return shape


_LAYER = {"layer": _tile_layer, "objectgroup": _object_layer, "imagelayer": _with_properties, "group": _group}
