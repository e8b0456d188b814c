"""The levels that can be opened: the person's own, in folders, and the bundled ones. Only files that changed are read again."""

import os
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from playground import paths
from playground.world import Level, LevelError, library, read_level

DEEPEST = 8
"""Folders below one another that are looked into."""
MOST = 20_000
"""Files and folders that are looked at, at most."""
FRESH = 2_000_000_000
"""Nanoseconds after a change in which a file may change once more at the same time stamp, so that it is not remembered."""


@dataclass(frozen=True)
class Entry:
    """One level on the shelf: `source` opens it; a file that cannot be read has a problem in place of a level.

    group: the folder of a person's own level (a/b is b in a, "" is the first one), the idea of a bundled one.
    difficulty: 1 to 3, 0 for none.
    """

    title: str
    source: str
    mine: bool
    level: Level | None = None
    problem: str = ""
    group: str = ""
    difficulty: int = 0


class _Stamp(NamedTuple):
    """What changes when a file does: times in nanoseconds, bytes, its number on the disk."""

    modified: int
    changed: int
    size: int
    number: int


class _Placed(NamedTuple):
    """A level file with its folder and what tells its versions from one another."""

    path: Path
    group: str
    stamp: _Stamp


_read: dict[str, tuple[_Stamp, Entry]] = {}
"""What was read of the files of the last listing, by path, with what they were then."""


def shelf(own: bool = True) -> tuple[Entry, ...]:
    """The person's own levels, the newest first, then the bundled ones by idea, from easy to hard. own: whether there are any."""
    mine = sorted(_level_files(paths.user_levels()), key=lambda placed: -placed.stamp.modified) if own else []
    there = {placed.path.stem: placed for placed in _level_files(paths.levels(), deepest=0)}
    kept: dict[str, tuple[_Stamp, Entry]] = {}
    entries = [_entry(placed, kept, True) for placed in mine]
    for group, name, difficulty in _bundled():
        if name in there:
            entry = _entry(there[name], kept, False)
            entries.append(replace(entry, source=name, group=group, difficulty=difficulty))
    _read.clear()
    _read.update(kept)
    return tuple(entries)


def _entry(placed: _Placed, kept: dict[str, tuple[_Stamp, Entry]], mine: bool) -> Entry:
    """What a file holds: as it was read before where it has not changed since. kept: takes in what can be used again."""
    source = str(placed.path)
    before = _read.get(source)
    if before is not None and before[0] == placed.stamp:
        kept[source] = before
        return before[1]
    name = paths.title_from(placed.path.stem)
    lasts = abs(time.time_ns() - placed.stamp.modified) > FRESH
    try:
        level = read_level(placed.path)
        entry = Entry(level.title or name, source, mine, level, group=placed.group)
    except (LevelError, UnicodeError) as error:
        entry = Entry(name, source, mine, problem=str(error), group=placed.group)
    except OSError as error:
        reason = error.strerror or str(error)
        entry = Entry(name, source, mine, problem=f"{placed.path.name}: {reason}", group=placed.group)
        lasts = False
    if lasts:
        kept[source] = placed.stamp, entry
    return entry


def _level_files(folder: Path, deepest: int = DEEPEST) -> Iterator[_Placed]:
    """The level files in a folder and those below it."""
    for group, place in _walk(folder, deepest):
        if place.name.endswith(library.OWN) and not place.name.startswith("."):
            try:
                if place.is_file():
                    about = place.stat()
                    stamp = _Stamp(about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)
                    yield _Placed(Path(place.path), group, stamp)
            except OSError:
                continue  # it vanished meanwhile


def folders_of(folder: Path) -> list[str]:
    """The folders in it and those below them, by name: a/b is b in a."""
    below = []
    for group, place in _walk(folder, DEEPEST - 1):
        if _is_folder(place):
            below.append(f"{group}/{place.name}" if group else place.name)
    return sorted(below)


def _walk(top: Path, deepest: int) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Everything in a folder and in those below it, with the folder that it lies in; no folder twice, wherever links lead."""
    waiting, seen, left = [("", top, 0)], {os.path.realpath(top)}, MOST
    while waiting:
        group, folder, depth = waiting.pop()
        for place in _listed(folder):
            left -= 1
            if left < 0:
                return
            yield group, place
            if depth < deepest and _is_folder(place) and (real := os.path.realpath(place.path)) not in seen:
                seen.add(real)
                waiting.append((f"{group}/{place.name}" if group else place.name, Path(place.path), depth + 1))


def _listed(folder: Path) -> list["os.DirEntry[str]"]:
    """What lies in a folder, by name; nothing where there is none, or it may not be looked into."""
    try:
        with os.scandir(folder) as places:
            return sorted(places, key=lambda place: place.name)
    except OSError:
        return []


def _is_folder(place: "os.DirEntry[str]") -> bool:
    """Whether it is a folder that is looked into: its name begins with no dot."""
    try:
        return not place.name.startswith(".") and place.is_dir()
    except OSError:
        return False


@cache
def _bundled() -> tuple[tuple[str, str, int], ...]:
    """Idea, name and difficulty of each bundled level, in the order of the shelf; one that stands nowhere comes last."""
    shelves = tomllib.loads((paths.assets() / "shelves.toml").read_text("utf-8"))["shelf"]
    placed = [(str(shelf["title"]), name, int(hard)) for shelf in shelves for name, hard in shelf["levels"].items()]
    there, names = set(library.bundled()), {name for _, name, _ in placed}
    rest = [("More", name, 0) for name in sorted(there - names)]
    return tuple(entry for entry in (*placed, *rest) if entry[1] in there)
