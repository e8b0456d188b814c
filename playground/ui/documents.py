"""Where levels come from and go to: open and save. No drawing; every write is whole or not at all."""

import contextlib
import hashlib
import os
import re
import time
from dataclasses import dataclass, replace
from pathlib import Path

from playground import paths
from playground.file_reading import read_file
from playground.world import Level, format_level, library, read_level
from playground.world.level import Rules
from playground.world.text.files import level_bytes, level_in
from playground.world.text.scan import LARGEST_FILE

VERSIONS = 10
"""Older versions of a file that are kept."""
STEM = 120
"""Bytes of a file's name that stand in the name of a version."""
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for itself."""


class ChangedOutsideError(OSError):
    """The file is not as it was when it was read: someone else has saved it."""


@dataclass(frozen=True)
class Document:
    """A level's place: `path` is the person's own file, None where there is none yet (bundled, new, pasted, recovered).

    saved: the level as it lies in that place. digest: SHA-256 of what the file held when it was read or written.
    fresh: the work has no place yet at all, so that leaving it would lose it. source: what opens it again, "" for nothing.
    """

    saved: Level
    path: Path | None = None
    digest: str = ""
    fresh: bool = False
    source: str = ""

    def unsaved(self, level: Level) -> bool:
        """Whether leaving now would lose something."""
        return self.fresh or level != self.saved


@dataclass(frozen=True)
class Recovery:
    """Work that a window left unsaved: where it is kept, its level, and how long ago that was (seconds)."""

    path: Path
    level: Level
    age: float


def opened(source: str | Path) -> Document:
    """The document of a bundled name or of a path; a bundled level has no place of its own.

    LevelError or OSError says what is wrong.
    """
    if str(source).startswith(library.GYM) or library.foreign(source):
        return Document(library.find(source), source=library.lasting(source))
    path = library.path_of(source).absolute()
    if path.parent == paths.levels().absolute():
        return Document(read_level(path), source=path.stem)
    content = level_bytes(path)
    return Document(level_in(content, path), path, hashlib.sha256(content).hexdigest(), source=str(path))


def digest_of(path: Path) -> str:
    """SHA-256 of what a file holds, "" where there is none. OSError where it cannot be read, or is no level for its length."""
    try:
        return hashlib.sha256(read_file(path, LARGEST_FILE)).hexdigest()
    except FileNotFoundError:
        return ""


def copied(level: Level, name: str = "") -> Document:
    """The document of a level out of the clipboard or a foreign file; it has no place yet, and `name` where it has no title."""
    return Document(level if level.title else replace(level, title=paths.title_from(name)), fresh=True)


def blank(rows: int, cols: int) -> Document:
    """A new level: floor, a start at the bottom left, a goal at the top right, and every step costs a little."""
    grid = [["."] * cols for _ in range(rows)]
    grid[0][-1], grid[-1][0] = "G", "S"
    level = Level(title="My level", rows=tuple("".join(row) for row in grid), rules=Rules(step_reward=-0.1))
    return Document(level)


def file_name(title: str, suffix: str = ".toml") -> str:
    """A file name that every system takes, from whatever a person typed: letters, digits and dashes."""
    stem = re.sub(r"[^0-9a-z]+", "-", title.casefold()).strip("-")[:60].rstrip("-")
    if not stem or stem in RESERVED:
        stem = f"level-{stem}" if stem else "level"
    return stem + suffix


def free_path(title: str, suffix: str = ".toml", *others: str, folder: Path | None = None) -> Path:
    """A path in a folder (the person's own) that no file has yet, nor one of the same name with one of the other endings."""
    wanted = (folder or paths.user_levels()) / file_name(title, suffix)
    path, number = wanted, 2
    while any(os.path.lexists(path.with_suffix(ending)) for ending in (suffix, *others)):
        path = wanted.with_name(f"{wanted.stem}-{number}{suffix}")
        number += 1
    return path


def saved(document: Document, level: Level, path: Path | None = None, over: bool = False) -> Document:
    """Writes the level and returns its document from now on.

    Without a path it goes where it came from, or to a free place in the person's folder. A file that was changed since it was
    read raises ChangedOutsideError unless `over`. OSError leaves the old file whole.
    """
    target = path or document.path or free_path(level.title)
    content = format_level(level).encode("utf-8")
    if not over and not _is_ours(target, document):
        raise ChangedOutsideError(f"{target.name} was changed by someone else since it was opened")
    target.parent.mkdir(parents=True, exist_ok=True)
    keep_version(target)
    digest = _ATTEMPTED[target] = hashlib.sha256(content).hexdigest()
    paths.atomic_write(target, content)
    del _ATTEMPTED[target]
    return Document(level, target, digest, source=str(target))


_ATTEMPTED: dict[Path, str] = {}
"""The digest of what could not be written to a file: a disk that refuses late may have taken it all the same."""


def _is_ours(target: Path, document: Document) -> bool:
    """Whether writing there overwrites nothing that this window has not read or written."""
    if not os.path.lexists(target):
        return True
    try:
        present = digest_of(target)
    except OSError:
        return False
    read = document.digest if target == document.path else None
    return present == "" or present in (read, _ATTEMPTED.get(target))


def keep_version(path: Path) -> None:
    """Puts the file that is about to be replaced among the older versions; a refusal there does not stop a save."""
    if not path.exists():
        return
    try:
        paths.atomic_write(_versions() / f"{_version_name(path)}.{time.time_ns():020d}.toml", read_file(path, LARGEST_FILE))
        for old in version_files(path)[:-VERSIONS]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def version_files(path: Path) -> list[Path]:
    """The older versions of this very file, the oldest first."""
    pattern = re.compile(re.escape(_version_name(path)) + r"\.\d{20}\.toml")
    return sorted(file for file in _versions().glob("*.toml") if pattern.fullmatch(file.name))


def take_versions_along(path: Path, target: Path) -> None:
    """Older versions of a file are from now on those of another place; a refusal there stops nothing."""
    for file in version_files(path):
        with contextlib.suppress(OSError):
            file.rename(file.with_name(file.name.replace(_version_name(path), _version_name(target), 1)))


def short_stem(path: Path) -> str:
    """The stem of a file's name, short enough to be a part of another name."""
    return path.stem.encode("utf-8", "replace")[:STEM].decode("utf-8", "ignore")


def _version_name(path: Path) -> str:
    """How the names of a file's versions begin: files of one name in two folders have each their own."""
    place = hashlib.sha256(paths.lasting_name(str(path.absolute())).encode("utf-8", "replace")).hexdigest()[:12]
    return f"{short_stem(path)}-{place}"


def _versions() -> Path:
    return kept() / "versions"


def kept() -> Path:
    """The folder of what we keep for a person without being asked: unsaved work and older versions."""
    return paths.user_settings_file().parent / "recovery"
