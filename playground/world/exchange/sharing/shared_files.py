"""Files that hold a code: a text with one in it, or a picture card."""

from pathlib import Path

from playground.file_reading import FileTooLargeError, read_file
from playground.world.exchange.decoding import decoded
from playground.world.exchange.sharing.shared import Shared, read
from playground.world.exchange.sharing.text_code import holds_code
from playground.world.level import LevelError
from playground.world.text.scan import LARGEST_FILE


def text_in(path: str | Path) -> str:
    """The text of a file, or the one in a picture card; "" where there is none. OSError as reading does."""
    try:
        return decoded(read_file(path, LARGEST_FILE))[0]
    except (LevelError, FileTooLargeError):
        return ""


def shared_in(path: str | Path) -> Shared | None:
    """What a file shares; None where there is no code in it. LevelError for a damaged code, OSError as reading does."""
    text = text_in(path)
    return read(text) if holds_code(text) else None
