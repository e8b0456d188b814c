"""What a person does with level files on the shelf: rename, duplicate, move, delete with a bin, older versions. No drawing.

Nothing is ever written over another file, and each act is done whole or not at all: what is new is written before what is old
goes. OSError says what the system refuses, TendingError what makes no sense; then all is as it was.
"""

import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from playground import paths
from playground.file_reading import read_file
from playground.ui.documents import (
    RESERVED,
    Document,
    file_name,
    free_path,
    keep_version,
    kept,
    opened,
    saved,
    short_stem,
    take_versions_along,
    version_files,
)
from playground.ui.shelf import DEEPEST
from playground.world import Level, LevelError, format_level, read_level
from playground.world.text.scan import LARGEST_FILE

FROM = "# deleted from "
"""How a file in the bin begins; the rest of that line is the JSON of where it was."""
OURS = re.compile(r"\d{20}\..*\.toml", re.DOTALL)
"""The names of files that the bin wrote."""
BINNED, DAYS = 100, 30
"""Files that the bin keeps, and for how many days."""
LONGEST_FOLDER = 40
"""Letters of the name of a folder."""


class TendingError(ValueError):
    """Something that cannot be done with a level; the message says what, and what to do."""


class ShelfAct(StrEnum):
    """What is done with a level. Words that it takes: RENAME the title, RESTORE the version, MOVE the folder (a/b is b in a).

    UNDO takes the last of the others back, except for UNBIN and RESTORE.
    """

    RENAME = "rename"
    DUPLICATE = "duplicate"
    MOVE = "move"
    BIN = "bin"
    UNBIN = "unbin"
    UNDO = "undo"
    RESTORE = "restore"


@dataclass(frozen=True)
class Binned:
    """A deleted level: the file in the bin, where it was, what it is called, and seconds since then."""

    path: Path
    origin: Path
    title: str
    age: float


@dataclass(frozen=True)
class Version:
    """An older version of a level, and seconds since it was replaced."""

    path: Path
    level: Level
    age: float


def renamed(path: Path, title: str) -> Path:
    """The level under another title, in a file named after it, in the same folder."""
    title = " ".join(title.split())
    if not title:
        raise TendingError("The new name is empty: type a word or two.")
    level = replace(_own(path), title=title)
    target = path if path.name == file_name(title) else _free(path.parent, title)
    if target == path:
        keep_version(path)
    paths.atomic_write(target, format_level(level).encode("utf-8"))
    if target != path:
        path.unlink()
        take_versions_along(path, target)
    return target


def duplicated(source: str) -> Path:
    """A copy of a level, also of a bundled one, in the person's folder."""
    document = opened(source)
    level = document.saved
    if level.table is not None:
        raise TendingError("A level that is a table of another program cannot be copied as a file.")
    title = f"{level.title or paths.title_from(Path(source).stem)} copy"
    folder = document.path.parent if document.path is not None and _inside(document.path) else paths.user_levels()
    target = _free(folder, title)
    paths.atomic_write(target, format_level(replace(level, title=title)).encode("utf-8"))
    return target


def moved(path: Path, folder: str) -> Path:
    """The file in another folder of the person's levels, which is made where there is none; a/b is b in a, "" the first one."""
    _own(path)
    place = place_of(folder)
    if place == path.parent:
        return path
    target = place / path.name if not os.path.lexists(place / path.name) else _free(place, path.stem)
    paths.atomic_write(target, read_file(path, LARGEST_FILE))
    path.unlink()
    take_versions_along(path, target)
    return target


def place_of(folder: str) -> Path:
    """The folder of the person's levels that is meant by a name; a/b is b in a, where a is there. TendingError for no name."""
    place, name = paths.user_levels(), folder.strip()
    while name and (below := _first_folder(place, name)):
        place, name = place / below, name.removeprefix(below).removeprefix("/").strip()
    if not name:
        return place
    if name in (".", "..") or len(name) > LONGEST_FOLDER:
        raise TendingError(f"A folder cannot be called so: take a word of at most {LONGEST_FOLDER} letters.")
    if len(place.relative_to(paths.user_levels()).parts) >= DEEPEST:
        raise TendingError(f"Folders lie at most {DEEPEST} deep: take one further up.")
    plain = all(letter.isalnum() or letter in " -_" for letter in name) and name.casefold() not in RESERVED
    return place / (name if plain else file_name(name, ""))


def _first_folder(above: Path, name: str) -> str:
    """The first part of a name where that is a folder which is there, else ""."""
    first = name.partition("/")[0]
    plain = first == Path(first).name and not first.startswith(".")
    try:
        return first if plain and (above / first).is_dir() else ""
    except (OSError, ValueError):
        return ""


def binned(path: Path) -> Path:
    """The file in the bin, from which it can be brought back."""
    _refuse_bundled(path)
    content = read_file(path, LARGEST_FILE)
    target = _bin() / f"{time.time_ns():020d}.{short_stem(path)}.toml"
    origin = json.dumps(paths.lasting_name(str(path.absolute())))
    paths.atomic_write(target, f"{FROM}{origin}\n".encode() + content)
    path.unlink()
    _purge()
    return target


def unbinned(path: Path) -> Path:
    """A deleted level where it was, or beside whatever is there now."""
    origin, content = _taken(path)
    target = origin if not os.path.lexists(origin) else _free(origin.parent, origin.stem)
    paths.atomic_write(target, content)
    path.unlink()
    return target


def bin_content() -> tuple[Binned, ...]:
    """All that is in the bin, the last deleted one first; what cannot be read is left out."""
    return tuple(_readable(_deleted()))


def versions(path: Path) -> tuple[Version, ...]:
    """Older versions of a file, the newest first; what cannot be read is left out."""
    there = []
    for old in reversed(version_files(path)):
        try:
            there.append(Version(old, read_level(old), _age(old)))
        except (OSError, LevelError, UnicodeError):
            continue
    return tuple(there)


def restored(document: Document, version: Path) -> Document:
    """The file as it was in an older version; what it holds now becomes the newest of these."""
    return saved(document, read_level(version))


def _own(path: Path) -> Level:
    """The level of a file that is the person's. TendingError for one that came with the playground."""
    _refuse_bundled(path)
    return read_level(path)


def _refuse_bundled(path: Path) -> None:
    """TendingError for a level that came with the playground."""
    if path.absolute().parent == paths.levels().absolute():
        raise TendingError("Levels that come with the playground stay as they are: duplicate it, and change the copy.")


def _inside(path: Path) -> bool:
    return path.absolute().is_relative_to(paths.user_levels().absolute())


def _free(folder: Path, title: str) -> Path:
    """A path in a folder that no file has yet."""
    return free_path(title, folder=folder)


def _bin() -> Path:
    return kept() / "bin"


def _deleted() -> list[Path]:
    """The files of the bin that it wrote itself, the last one first."""
    return sorted((path for path in _bin().glob("*.toml") if OURS.fullmatch(path.name)), reverse=True)


def _taken(path: Path) -> tuple[Path, bytes]:
    """Where a file in the bin was, and what it held."""
    head, _, content = read_file(path, LARGEST_FILE + 10_000).partition(b"\n")
    try:
        origin = json.loads(head.decode("utf-8").removeprefix(FROM))
        return Path(paths.named_path(str(origin))), content
    except ValueError as error:
        raise TendingError(f"{path.name} does not say where it was: open it as a file instead.") from error


def _readable(files: list[Path]) -> Iterator[Binned]:
    for path in files:
        try:
            origin, _ = _taken(path)
        except (OSError, TendingError):
            continue
        try:
            title = read_level(path).title
        except (OSError, LevelError, UnicodeError):
            title = ""  # a damaged file comes back as it was, too
        yield Binned(path, origin, title or origin.stem, _age(path))


def _age(path: Path) -> float:
    """Seconds since the time in the name of a file of ours."""
    words = path.name.split(".")
    stamp = next((word for word in (*words[:1], *words[-2:-1]) if word.isdigit()), "0")
    return max(0.0, time.time() - int(stamp) / 1e9)


def _purge() -> None:
    """Lets go what is oldest in the bin."""
    for number, path in enumerate(_deleted()):
        if number >= BINNED or _age(path) > DAYS * 86_400:
            path.unlink(missing_ok=True)
