"""XML from unknown sources as elements: no entities of its own, nothing fetched, bounded in depth and number."""

from typing import NamedTuple
from xml.parsers import expat

from playground.world.level import LevelError

_DEEPEST = 64
_MOST = 150_000
"""Elements of a text."""


class Element(NamedTuple):
    """An element: its attributes, its children in order, and the pieces of text right inside it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element"]
    pieces: list[str]

    def named(self, *tags: str) -> list["Element"]:
        """The children with one of these tags."""
        return [child for child in self.children if child.tag in tags]

    @property
    def text(self) -> str:
        """All text right inside the element."""
        return "".join(self.pieces)


def root_of(text: str) -> Element:
    """The outermost element; LevelError names the line and column where the text is no XML, or declares entities."""
    top = Element("", {}, [], [])
    building = _Building(top)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.characters
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _entity
    parser.SkippedEntityHandler = _entity
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        line, col = error.lineno, error.offset + 1
        raise LevelError(f"line {line}, column {col}: this is not XML: {expat.ErrorString(error.code)}", line, col) from None
    except (UnicodeError, ValueError) as error:
        if isinstance(error, LevelError):
            raise
        raise LevelError("the text holds characters that XML cannot hold") from None
    return top.children[0]


class _Building:
    """The elements that are open, from the outermost one, and how many there were."""

    def __init__(self, top: Element) -> None:
        self._open = [top]
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST or len(self._open) > _DEEPEST:
            size = f"more than {_MOST:,} elements" if self._count > _MOST else f"elements nested deeper than {_DEEPEST}"
            raise LevelError(f"the XML has {size}, more than a map is read with")
        element = Element(tag, attributes, [], [])
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, tag: str) -> None:
        self._open.pop()

    def characters(self, text: str) -> None:
        self._open[-1].pieces.append(text)


def _doctype(name: str, system: str | None, public: str | None, has_internal_subset: bool) -> None:
    """Tiled itself once wrote the address of a description, which is never fetched; a description inside is refused."""
    if has_internal_subset:
        _entity()


def _entity(*_: object) -> None:
    raise LevelError("the XML declares entities or rules of its own, which no map of Tiled does, so it is not read")
