"""Files that hold a code: a text with one in it, or a picture card."""

from pathlib import Path

from playground.file_reading import FileTooLargeError, read_file
from playground.world.exchange.decoding import decoded
from playground.world.exchange.sharing.shared import Shared, read
from playground.world.exchange.sharing.text_code import holds_code
from playground.world.level import LevelError
from playground.world.text.scan import LARGEST_FILE


def shared_in(path: str | Path) -> Shared | None:
    """What a file shares; None where there is no code in it. LevelError for a damaged code, OSError as reading does."""
    try:
        text, _ = decoded(read_file(path, LARGEST_FILE))
    except (LevelError, FileTooLargeError):
        return None
    return read(text) if holds_code(text) else None
