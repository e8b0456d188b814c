"""One of several levels in a file: how it is asked for, FILE#3 or FILE#NAME, and the note that names the others."""

import difflib
import os
from collections.abc import Sequence
from pathlib import Path

from playground.plurals import counted
from playground.world.level import LevelError

MARK = "#"
"""What stands between the name of a file and the part of it that is meant."""
MOST = 12
"""Names that a sentence lists at most."""


def file_and_part(word: str) -> tuple[Path, str] | None:
    """The file that a word names, and the part of it ("" is none); None where there is no such file."""
    if os.path.isfile(word):
        return Path(word), ""
    for at, letter in enumerate(word):
        if letter == MARK and os.path.isfile(word[:at]):
            return Path(word[:at]), word[at + 1 :]
    return None


def part_index(names: Sequence[str], wanted: str) -> int:
    """Which part is wanted: the one of this name, or of this number from 1, or the first where nothing is wanted.

    LevelError where there is none; it names the nearest.
    """
    if not wanted:
        return 0
    plain = [name.casefold() for name in names]
    if wanted.casefold() in plain:
        return plain.index(wanted.casefold())
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 and 0 < int(wanted) <= len(names):
        return int(wanted) - 1
    if len(names) == 1:
        raise LevelError(f"this text holds one level, so there is no part {wanted[:80]!r} of it")
    near = difflib.get_close_matches(wanted[:80], [name for name in names if name][:1000], n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"expected {_choice(names)}"
    raise LevelError(f"there is no part {wanted[:80]!r} in this text; {hint}")


def choice_note(names: Sequence[str], index: int) -> tuple[str, ...]:
    """The sentence that a text holds several things and this is one of them; none where it is the only one."""
    if len(names) < 2:
        return ()
    name = f", {names[index]!r}" if names[index] else ""
    held = f"The text holds {counted(len(names), 'level')}; this is number {index + 1}{name}"
    return (f"{held}. FILE{MARK}2 asks for the second: {_choice(names)}.",)


def _choice(names: Sequence[str]) -> str:
    """The numbers and the names there are."""
    listing = ", ".join(f"{number} {name}".rstrip() for number, name in enumerate(names[:MOST], start=1))
    return listing if len(names) <= MOST else f"{listing} … {len(names)}"
