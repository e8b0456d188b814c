"""The last run of each level in a few words, out of the files that keep it; only files that changed are looked into again."""

import json
import os
import time
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from playground import paths
from playground.file_reading import open_file
from playground.learning.files.numpy_files import FILE, NumpyFileError, npy
from playground.training.level_identity import LENGTH, level_identity
from playground.world.level import Level

META, DONE = "run", "pupil"
"""The arrays that hold what the run is of, and how much of it was done, both as JSON text."""
LONGEST = 1 << 24
"""Bytes of such a text that are read at most: four for a character of it."""
TAIL, MEMBERS, CONTENTS = 22, 4_000, 1 << 20
"""Bytes of the end of an archive, which says how long its table of contents is; entries and bytes of that in ours, at most."""
END = b"PK\x05\x06"
"""How that end begins."""
SUFFIXES = (".npz", ".going.npz")
"""How the names of a run that was left and of one that goes on end, after the level's identity."""


@dataclass(frozen=True)
class LastRun:
    """A run that opening its level goes on with. learner: its id. steps: of it or of its planning. written: when (seconds)."""

    learner: str
    steps: int
    written: float

    @property
    def age(self) -> float:
        """Seconds since then."""
        return max(0.0, time.time() - self.written)


_read: dict[str, tuple[tuple[int, int], LastRun | None]] = {}
"""What was read, by the file's name, with its time and size then."""


def last_runs() -> dict[str, LastRun]:
    """The last runs that are kept, by the identity of their level; what cannot be read is left out."""
    newest: dict[str, tuple[int, LastRun]] = {}
    there = {}
    for place in _files():
        try:
            about = place.stat()
            stamp = about.st_mtime_ns, about.st_size
            if _read.get(place.path, (None,))[0] != stamp:
                _read[place.path] = stamp, _summary(Path(place.path), about.st_mtime)
        except OSError:
            continue
        there[place.path] = _read[place.path]
        run, identity = _read[place.path][1], place.name.partition(".")[0]
        if run is not None and stamp[0] > newest.get(identity, (-1,))[0]:
            newest[identity] = stamp[0], run
    _read.clear()
    _read.update(there)
    return {identity: run for identity, (_, run) in newest.items()}


@lru_cache(maxsize=4096)
def identity_of(level: Level) -> str:
    """The name by which a level's last run is kept, "" where it has none."""
    try:
        return level_identity(level) if level.table is None else ""
    except ValueError:
        return ""


def _files() -> "list[os.DirEntry[str]]":
    """The files that keep runs."""
    try:
        with os.scandir(paths.user_runs()) as places:
            return [place for place in places if place.name[LENGTH:] in SUFFIXES and place.is_file()]
    except OSError:
        return []


def _summary(path: Path, written: float) -> LastRun | None:
    """What the archive of a run says of it; None where that makes no sense."""
    try:
        with open_file(path) as file:
            if not _is_short(file):
                return None
            with zipfile.ZipFile(file) as archive:
                run, done = (json.loads(_text(archive, name)) for name in (META, DONE))
        return LastRun(str(run["learner"]), int(done["before"][0]) + int(done["planned"][0]), written)
    except (OSError, ValueError, TypeError, LookupError, NotImplementedError, RuntimeError, zipfile.BadZipFile):
        return None


def _is_short(file: BinaryIO) -> bool:
    """Whether an archive ends as ours do, so that its table of contents is read in no time."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - TAIL))
    end = file.read(TAIL)
    file.seek(0)
    return (
        end.startswith(END) and int.from_bytes(end[10:12], "little") < MEMBERS and int.from_bytes(end[12:16], "little") < 1 << 20
    )


def _text(archive: zipfile.ZipFile, name: str) -> str:
    """The text in an array. ValueError where it is too long or none."""
    member = archive.getinfo(name + FILE)
    if member.file_size > LONGEST:
        raise ValueError(f"{name} is too long")
    with archive.open(member) as stream:
        array = npy(stream.read(LONGEST + 1), "U")
    if array.size != 1:
        raise NumpyFileError("it is no text")
    return str(array)
