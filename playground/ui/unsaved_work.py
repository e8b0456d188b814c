"""Work that is not saved yet: kept beside the person's files while a window is open, offered when that window is gone."""

import json
import os
import secrets
import time
from functools import cache
from pathlib import Path

from playground import paths
from playground.file_reading import read_file
from playground.systems.file_locks import locked
from playground.ui.documents import Document, Recovery, kept
from playground.world import Level, LevelError, format_level, read_level
from playground.world.text.scan import LARGEST_FILE

HOME = "# belongs to "
"""How unsaved work begins that has a file of its own."""
NAMES = "unsaved-*.toml"
LOCK = ".lock"
"""What the name of the file ends with that a window holds locked as long as it lives; else it is called as its work is."""


def autosave_path() -> Path:
    """This window's own place for unsaved work, which no other window has or will have."""
    return _own_place(kept())


@cache
def _own_place(folder: Path) -> Path:
    """A new name, which stays locked until this process ends."""
    path = folder / f"unsaved-{secrets.token_hex(8)}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        locked(os.open(path.with_suffix(LOCK), os.O_RDWR | os.O_CREAT, 0o600))
    except OSError:
        return path  # nothing can be kept there, or files cannot be locked: other windows may then offer living work, too
    return path


def autosave(level: Level, document: Document | None = None) -> None:
    """Keeps unsaved work beside the person's file, never over it; OSError where the disk refuses.

    A comment in its first line says which file it belongs to, and what that file held.
    """
    path = autosave_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    home = (
        f"{HOME}{json.dumps([document.digest, paths.lasting_name(str(document.path))])}\n" if document and document.path else ""
    )
    paths.atomic_write(path, (home + format_level(level)).encode("utf-8"))


def forget(path: Path) -> None:
    """Removes kept work that is not needed any more."""
    abandoned = (path.with_suffix(LOCK),) if path != autosave_path() else ()
    for file in (path, *abandoned):
        try:
            file.unlink(missing_ok=True)
        except OSError:
            return


def recoveries() -> tuple[Recovery, ...]:
    """Unsaved work of windows that are gone, newest first; what cannot be read is left out."""
    left_behind = []
    for path in _kept_work():
        if alive(path):
            continue
        try:
            left_behind.append(Recovery(path, read_level(path), max(0.0, time.time() - path.stat().st_mtime)))
        except (LevelError, OSError, UnicodeError):
            continue
    return tuple(sorted(left_behind, key=lambda recovery: recovery.age))


def _kept_work() -> tuple[Path, ...]:
    try:
        return tuple(kept().glob(NAMES))
    except OSError:
        return ()


def alive(path: Path) -> bool:
    """Whether the window that keeps its work there is still open: it then holds a lock, which ends with it."""
    if path == autosave_path():
        return True
    try:
        handle = os.open(path.with_suffix(LOCK), os.O_RDWR)
    except OSError:
        return False  # an earlier version kept it, or another system
    try:
        return not locked(handle)
    except OSError:
        return False
    finally:
        os.close(handle)


def recovered(recovery_path: Path) -> Document:
    """The document of recovered work: saving it writes to the file it came from, where it had one; else it has no place yet."""
    level, home = read_level(recovery_path), _home(recovery_path)
    if home is None:
        return Document(level, fresh=True)
    digest, path = home
    return Document(level, path, digest, fresh=True, source=str(path))


def _home(recovery_path: Path) -> tuple[str, Path] | None:
    """The file that kept work belongs to and the digest of what it held, None where it had none or it is gone."""
    first, _, _ = read_file(recovery_path, LARGEST_FILE).decode("utf-8").partition("\n")
    if not first.startswith(HOME):
        return None
    try:
        digest, name = json.loads(first.removeprefix(HOME))
        path = Path(paths.named_path(name))
        return (str(digest), path) if path.is_file() else None
    except (ValueError, TypeError, OSError):
        return None
