"""What the screen may ask of the window about sharing, and about what is written out of it: frozen wishes, all in `wishes`."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playground.systems.system import FileQuestion
from playground.world.exchange.sharing.shared import Shared


@dataclass(frozen=True)
class ShareLevel:
    """Share the level. way: copy, card, square or text. viewed: with how it is looked at, who learns, its dials and its seed.

    place: of the new file; None for the person's folder.
    """

    way: str
    viewed: bool
    place: Path | None = None


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


@dataclass(frozen=True)
class Export:
    """Write the level in a format into a new file of the user's folder, or to a place; the level itself stays where it is."""

    title: str
    format: str
    place: Path | None = None


@dataclass(frozen=True)
class Picture:
    """The window as a picture into the user's folder, or to a place. content: the picture where it was taken before."""

    place: Path | None = None
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class KeepRun:
    """Save the run with its past under a name, in a new file of the person's folder, or at a place."""

    name: str
    place: Path | None = None


@dataclass(frozen=True)
class ExportRun:
    """Let a process of its own write something of the run: the verb of the command line with its words.

    place: where, None is the person's folder. ending: of the name of the file. copies: whether its text goes into the
    clipboard, and no file stays.
    """

    verb: str
    words: tuple[str, ...]
    ending: str
    copies: bool = False
    place: Path | None = None


@dataclass(frozen=True)
class StopExport:
    """End the export that goes on; nothing of it is left."""


@dataclass(frozen=True)
class AskSystem:
    """Ask for a place in the system's own dialog. question: what that is to show; it is the open card that gets the answer."""

    question: FileQuestion


@dataclass(frozen=True)
class StopAsking:
    """Take the system's own dialog away."""


@dataclass(frozen=True, eq=False)
class TakeIn:
    """Take in what was read beside the frames for a wish. reading: what `aside_reading` made of it."""

    wish: Any
    reading: Any


@dataclass(frozen=True)
class StopReading:
    """Leave the file that is being read, and those that wait after it."""
