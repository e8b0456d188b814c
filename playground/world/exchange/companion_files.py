"""Files that lie beside a text and are named in it: read from its folder or the one around it, and from nowhere else.

Editors keep a project as `maps/` and `tilesets/` side by side, so one step out is needed; more would let a map from a stranger
point anywhere. What is looked at must be a plain file with one of the wanted endings, links included.
"""

from collections.abc import Callable, Collection
from pathlib import Path, PureWindowsPath

from playground.file_reading import FileTooLargeError, read_file
from playground.world.level import LevelError
from playground.world.text.scan import LARGEST_FILE

ReadCompanion = Callable[[str], str]
"""The text of a file by its path from the folder of the text that names it; LevelError says why it cannot be had."""
MOST_FILES = 64
"""Files that one text may name."""


def nowhere(source: str) -> str:
    """What a text without a folder has beside it."""
    raise LevelError("only the text of the map is here, not its folder")


def companion_reader(folder: Path, endings: Collection[str]) -> ReadCompanion:
    """Reads files with these endings beside a text in a folder; together they are as large as one file may be."""
    texts: dict[str, str] = {}

    def read(source: str) -> str:
        if source not in texts:
            if len(texts) >= MOST_FILES:
                raise LevelError(f"there are more than {MOST_FILES} such files, the most that is read")
            left = LARGEST_FILE - sum(map(len, texts.values()))
            texts[source] = _text(_place(folder, source, endings), left)
        return texts[source]

    return read


def _place(folder: Path, source: str, endings: Collection[str]) -> Path:
    """Where a named file lies; LevelError where that is no place to look."""
    plain = source.replace("\\", "/")
    windows = PureWindowsPath(source)
    if not plain or plain.startswith("/") or windows.drive or "://" in plain or "\0" in plain:
        raise LevelError("its path must start in the folder of the map")
    if not plain.lower().endswith(tuple(endings)):
        raise LevelError(f"its name does not end in {' or '.join(sorted(endings))}")
    try:
        place = (folder / plain).resolve()
        outermost = folder.resolve().parent
    except (OSError, RuntimeError):
        raise LevelError("there is no such file beside the map") from None
    if not place.is_relative_to(outermost):
        raise LevelError("it lies outside the folder around that of the map; move it there")
    return place


def _text(place: Path, most: int) -> str:
    try:
        content = read_file(place, most)
    except FileNotFoundError:
        raise LevelError("there is no such file beside the map") from None
    except FileTooLargeError:
        problem = f"the files beside the map are larger than {LARGEST_FILE:,} bytes in all, the most that is read"
        raise LevelError(problem) from None
    except OSError as error:
        raise LevelError(f"it cannot be read: {error.strerror}") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LevelError("it is not UTF-8 text") from None
