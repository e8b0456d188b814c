"""Small JSON files that the program keeps for a person: read within a budget, or refused in one sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

Kept = TypeVar("Kept")
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)
"""What is raised by content that makes no sense."""


class KeptForm(NamedTuple):
    """format: the number of this program's. error: what is raised; wrong, newer: what it then says."""

    format: int
    error: type[ValueError]
    wrong: str
    newer: str


def read_kept(path: Path, form: KeptForm, most: int, parse: Callable[[Any], Kept], absent: Kept) -> Kept:
    """What `parse` makes of the file's JSON, whose "format" it checks; `absent` where there is no file. most: bytes of it.

    Raises `form.error` where the file cannot be read, is too large, of a newer program, or where `parse` makes nothing of it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        return absent
    except OSError as error:
        raise form.error(f"{path}: {error.strerror or error}") from None
    if len(content) > most:
        raise form.error(f"{path}: the file is too large, expected at most {most:,} bytes; move it away to begin anew")
    try:
        entries = json.loads(content.decode("utf-8-sig"))
        newer = type(entries["format"]) is int and entries["format"] > form.format
        kept = absent if newer else parse(entries)
    except UNREADABLE:
        raise form.error(f"{path}: {form.wrong}") from None
    if newer:
        raise form.error(f"{path}: {form.newer}")
    return kept
