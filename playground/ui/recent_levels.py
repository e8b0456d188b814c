"""The levels that were opened last, in a small file beside the settings."""

from pathlib import Path

from playground import paths
from playground.file_reading import read_file

MOST, LONGEST = 12, 1 << 16
"""Levels that are remembered, and bytes of the file at most."""


def recent() -> tuple[str, ...]:
    """What opens them, the last one first; nothing where the file is absent or makes no sense."""
    try:
        lines = read_file(_file(), LONGEST).decode("utf-8").split("\n")
    except (OSError, UnicodeError):
        return ()
    return tuple(paths.named_path(line) for line in lines if line.strip() and line.isprintable())[:MOST]


def note(source: str) -> None:
    """Puts a level first; one whose name is no line of text is left out. A folder that refuses is no reason not to open it."""
    if not source or not source.isprintable():
        return
    others = [other for other in recent() if other != source]
    lines = [paths.lasting_name(line) for line in (source, *others)][:MOST]
    try:
        paths.atomic_write(_file(), "".join(f"{line}\n" for line in lines).encode("utf-8"))
    except OSError:
        return


def _file() -> Path:
    return paths.user_settings_file().with_name("recent.txt")
