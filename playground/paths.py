"""Where things lie: what ships with the program, and the user's own folders.

BELLMAN_PLAYGROUND_HOME keeps every file of the user below one folder (tests use it). So does a file beside main.py, for whoever
carries the program on a stick: see `make_portable`.
"""

import contextlib
import errno
import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import platformdirs

from playground.systems import here
from playground.systems.file_locks import locked
from playground.systems.programs import is_frozen

NAME, TITLE = "bellman-playground", "Bellman Playground"
"""What the program is called by machines and by people."""
HOME = "BELLMAN_PLAYGROUND_HOME"
PART, OURS = ".part", ".bellman-"
"""What the name of a file ends with that is only half written, and what it begins with where we have written it."""
TRIES = 20
"""How often a new file is made at most, where another window takes it for abandoned in the moment before it is locked."""
UNSYNCED = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
"""How systems say that a folder there cannot be made to last: nothing is lost by that."""
PORTABLE, BESIDE = "portable.txt", "my-playground"
"""The file beside main.py that makes the program portable, and the folder in which it then keeps everything."""
_MARK = f"""Bellman Playground keeps all that is yours in the folder "{BESIDE}" beside this file.
The folder of the program can be moved or copied as it is. Remove this file, and each machine keeps its own again.
"""
_WITHIN = "home:"
"""How the name of a file below the user's one folder begins, where it is written down: it stays right when that folder moves."""
_CHECKOUT = here().program_place(Path(sys.executable).parent) if is_frozen() else Path(__file__).resolve().parent.parent
"""The folder beside whose files a portable program keeps all: that of a checkout, or of a frozen program."""
_INSTALLED = Path(__file__).resolve().parent / "_data"


def brought(name: str) -> Path:
    """What only an installed or frozen program has beside its code, such as machine code made ahead; it need not exist."""
    return _INSTALLED / name


def _shipped(name: str) -> Path:
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _CHECKOUT / name


def levels() -> Path:
    """The folder of the bundled levels: read-only."""
    return _shipped("levels")


def assets() -> Path:
    """The folder of the bundled pictures and sounds: read-only."""
    return _shipped("assets")


def _home() -> Path | None:
    """The one folder below which all files of the user lie; None where the system says where each kind goes."""
    folder = os.environ.get(HOME)
    if folder:
        return Path(folder).expanduser()
    return _CHECKOUT / BESIDE if is_portable() else None


def is_portable() -> bool:
    """Whether the program keeps all beside itself, as `make_portable` wanted it."""
    return (is_frozen() or not _INSTALLED.is_dir()) and os.path.exists(_CHECKOUT / PORTABLE)


def make_portable() -> Path:
    """From now on, also at the next starts, all files of the user lie in a folder beside main.py (or the frozen program).

    Returns the folder. Where nothing can be written there, this process looks there all the same.
    NotADirectoryError where the program was installed as a package, and so has no folder of its own.
    """
    if not is_frozen() and (_INSTALLED.is_dir() or not (_CHECKOUT / "main.py").is_file()):
        raise NotADirectoryError(errno.ENOTDIR, "the program was installed as a package, and has no main.py", str(_CHECKOUT))
    folder = _CHECKOUT / BESIDE
    if not is_portable():
        try:
            atomic_write(_CHECKOUT / PORTABLE, _MARK.encode("utf-8"))
        except OSError:
            os.environ[HOME] = str(folder)
    return folder


def refusing_home() -> Path | None:
    """The user's one folder where nothing can be kept in it, such as one on a medium that is read-only; else None."""
    home = _home()
    if home is None:
        return None
    existing = home
    while not os.path.lexists(existing) and existing != existing.parent:
        existing = existing.parent
    return None if os.access(existing, os.W_OK) else home


def lasting_name(path: str) -> str:
    """A path as it is written down in a file: below the user's one folder, the place in it."""
    home = _home()
    if home is not None:
        with contextlib.suppress(ValueError):
            return _WITHIN + Path(path).relative_to(home.absolute()).as_posix()
    return path


def named_path(name: str) -> str:
    """The path of a name that `lasting_name` made, wherever the user's folder is now; any other name is returned as it is."""
    home = _home()
    place = name.removeprefix(_WITHIN)
    if home is None or place == name:
        return name
    path = home.absolute().joinpath(*place.split("/"))
    return str(path) if ".." not in path.parts else name


def title_from(name: str) -> str:
    """A title out of the name of a file, which may be no line of text."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())


def user_levels() -> Path:
    """The folder of the user's own levels; it need not exist yet."""
    home = _home()
    return home / "levels" if home else Path(platformdirs.user_documents_dir()) / TITLE


def user_pictures() -> Path:
    """The folder where pictures of the window go; it need not exist yet."""
    home = _home()
    return home / "pictures" if home else Path(platformdirs.user_pictures_dir()) / TITLE


def user_settings_file() -> Path:
    """The file of the user's settings; it need not exist yet."""
    home = _home()
    return home / "settings.toml" if home else Path(platformdirs.user_config_dir(NAME, appauthor=False)) / "settings.toml"


def user_progress() -> Path:
    """The folder of what pupils have done in the course, one file each; it need not exist yet."""
    home = _home()
    return home / "progress" if home else Path(platformdirs.user_data_dir(NAME, appauthor=False)) / "progress"


def user_memory_file() -> Path:
    """The file of what the window remembers of its work; it need not exist yet."""
    return user_settings_file().with_name("window.npz")


def user_bests_file() -> Path:
    """The file of the best scores on each level, by name; it need not exist yet."""
    return user_settings_file().with_name("bests.json")


def user_episodes_file() -> Path:
    """The file of people's own last and best episodes on each level, by name; it need not exist yet."""
    return user_settings_file().with_name("episodes.json")


def user_runs() -> Path:
    """The folder of the last run of each level; it need not exist yet."""
    home = _home()
    return home / "runs" if home else Path(platformdirs.user_data_dir(NAME, appauthor=False)) / "runs"


def cache_folder() -> Path:
    """The folder of what can be made again (compiled kernels); it need not exist yet.

    What is compiled belongs to one machine, so a portable program has another such folder in each place.
    """
    home = _home()
    if home and not os.environ.get(HOME):
        return home / "cache" / hashlib.sha256(str(_CHECKOUT).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return home / "cache" if home else Path(platformdirs.user_cache_dir(NAME, appauthor=False))


def atomic_write(path: Path, content: bytes) -> None:
    """Writes a file so that at any moment the old or the new whole file is there, even after a crash or a loss of power.

    The folder is made where it is missing. Raises OSError (disk full, read-only ...); the old file is then as it was.
    """
    atomic_writes({path: content})


def atomic_writes(contents: Mapping[Path, bytes]) -> None:
    """Writes several files, as `atomic_write` does: all are on the disk under other names before the first is put in its place.

    So where the disk refuses, all old files are as they were and none is new. A link stays a link: what it leads to is written.
    A file that nobody may write is refused.
    """
    places = {_written_place(path): content for path, content in contents.items()}
    waiting: dict[Path, str] = {}
    with contextlib.ExitStack() as opened:
        try:
            for place, content in places.items():
                handle, waiting[place] = _new_part(place)
                file = opened.enter_context(_writer(handle))
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                _keep_mode(place, Path(waiting[place]))
            if not here().renames_open_files:
                opened.close()
            for place in places:
                os.replace(waiting[place], place)
                del waiting[place]
        except BaseException:
            with contextlib.suppress(OSError):  # closing writes once more what the disk refused
                opened.close()
            for name in waiting.values():
                with contextlib.suppress(OSError):
                    os.unlink(name)
            raise
    for folder in {place.parent for place in places}:
        _sync_folder(folder)


def _written_place(path: Path) -> Path:
    """The file that is written, at the end of all links. PermissionError where nobody may write it."""
    place = Path(os.path.realpath(path)) if path.is_symlink() else path
    with contextlib.suppress(FileNotFoundError):
        if not place.stat().st_mode & 0o222:
            raise PermissionError(errno.EACCES, "the file is protected against writing", str(path))
    return place


def _new_part(place: Path) -> tuple[int, str]:
    """A new file beside a place, open and locked, and its name. Such files of writers that are gone are removed."""
    place.parent.mkdir(parents=True, exist_ok=True)
    for part in place.parent.glob(f"{OURS}*{PART}"):
        _remove_abandoned(part)
    for _ in range(TRIES):
        handle, name = tempfile.mkstemp(prefix=f"{OURS}{place.name[:50]}.", suffix=PART, dir=place.parent)
        with contextlib.suppress(OSError):
            if not locked(handle) or not os.path.exists(name):  # someone else was just looking whether it is abandoned
                os.close(handle)
                continue
        return handle, name
    raise OSError(errno.EAGAIN, "other programs keep removing half-written files there", str(place))


def _writer(handle: int) -> BinaryIO:
    """The open file as something to write to; where that fails it is closed, so that its lock does not outlive it."""
    try:
        return os.fdopen(handle, "wb")
    except BaseException:
        os.close(handle)
        raise


def _remove_abandoned(part: Path) -> None:
    """Removes a file that is only half written, where its writer is gone and so holds no lock on it any more."""
    with contextlib.suppress(OSError):
        handle = os.open(part, os.O_RDWR)
        try:
            abandoned = locked(handle)
        finally:
            os.close(handle)
        if abandoned:
            part.unlink()


def _keep_mode(old: Path, new: Path) -> None:
    """A temporary file is private to its owner; the written file has the mode of the old one, or that of any new file."""
    try:
        mode = old.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.chmod(new, mode)


def _sync_folder(folder: Path) -> None:
    """Makes the new name last through a loss of power where the platform can open folders."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in UNSYNCED:
            raise
    finally:
        os.close(handle)
