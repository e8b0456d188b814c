"""What was done with level files is taken back, one act after another; nothing is ever written over another file."""

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from playground import paths
from playground.file_reading import read_file
from playground.ui import level_tending
from playground.ui.documents import free_path, take_versions_along
from playground.ui.level_tending import TendingError
from playground.world.text.scan import LARGEST_FILE

MOST = 20
"""Acts that can be taken back."""


@dataclass(frozen=True)
class TendedAct:
    """An act that was done with the file of a level.

    words: what it was, to go on after "Undo". source: where the file is now. origin: where it was; None for a copy.
    before: what it held then. digest: SHA-256 of what the act wrote. folder: one that was made for it.
    """

    words: str
    source: Path
    origin: Path | None = None
    before: bytes = b""
    digest: str = ""
    folder: Path | None = None


def renaming(path: Path, title: str) -> TendedAct:
    """Renames a level, so that it can be undone."""
    before = read_file(path, LARGEST_FILE)
    target = level_tending.renamed(path, title)
    return TendedAct("the new name", target, path, before, _digest(target))


def moving(path: Path, folder: str) -> TendedAct:
    """Moves a level into a folder, so that it can be undone."""
    before = read_file(path, LARGEST_FILE)
    place = level_tending.place_of(folder)
    new = None if place.exists() else place
    target = level_tending.moved(path, folder)
    return TendedAct("the move", target, path, before, _digest(target), new)


def copying(source: str) -> TendedAct:
    """Makes a copy of a level, so that it can be undone."""
    target = level_tending.duplicated(source)
    return TendedAct("the copy", target, None, b"", _digest(target))


def binning(path: Path) -> TendedAct:
    """Puts a level into the bin, so that it can be undone."""
    return TendedAct("deleting", level_tending.binned(path), path)


def undone(act: TendedAct) -> Path:
    """Takes an act back: where the level is then; a copy is in the bin then. TendingError, OSError where it cannot be."""
    if not os.path.lexists(act.source):
        raise TendingError(f"{act.source.name} is not in {act.source.parent} any more, so {act.words} cannot be taken back.")
    if act.origin is None:
        return level_tending.binned(act.source)
    if not act.digest:
        return level_tending.unbinned(act.source)
    return _put_back(act, act.origin)


def _put_back(act: TendedAct, origin: Path) -> Path:
    """The file where it was before a move or a new name, as it was then, or as it has been changed since."""
    content = read_file(act.source, LARGEST_FILE)
    changed = hashlib.sha256(content).hexdigest() != act.digest
    if changed and origin == act.source:
        raise TendingError(f"{origin.name} was changed since it got its new name: rename it again instead.")
    free = origin == act.source or not os.path.lexists(origin)
    target = origin if free else free_path(origin.stem, folder=origin.parent)
    paths.atomic_write(target, content if changed else act.before)
    if target != act.source:
        act.source.unlink()
        take_versions_along(act.source, target)
    if act.folder is not None:
        with contextlib.suppress(OSError):  # something else lies in it by now
            act.folder.rmdir()
    return target


def _digest(path: Path) -> str:
    return hashlib.sha256(read_file(path, LARGEST_FILE)).hexdigest()
