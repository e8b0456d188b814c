"""The glossary: every term of the course in words for three readers, with its symbol and where it is taught and shown."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from playground import paths
from playground.lessons.lesson_fields import Misfit, made
from playground.lessons.lesson_file import LessonError
from playground.lessons.wording import Wording


@dataclass(frozen=True, kw_only=True)
class GlossaryTerm:
    """A term. name: as each reader calls it. words: what it means, in a sentence or two. symbol: the book's, or "" for none.

    lesson: the number of the lesson that teaches it. explanation, mode: the id of the one that shows it on any level; of these
    one is given. learner: the id of one for which it matters, "" where it matters for all.
    """

    name: Wording
    words: Wording
    symbol: str = ""
    lesson: int
    explanation: str = ""
    mode: str = ""
    learner: str = ""


@cache
def glossary() -> Mapping[str, GlossaryTerm]:
    """The bundled terms by their ids, in the order in which the course comes to them."""
    return read_glossary(paths.assets() / "glossary.toml")


def read_glossary(path: Path) -> Mapping[str, GlossaryTerm]:
    """The terms of a file by their ids, those of earlier lessons first; of one lesson, in the order of the file.

    Raises:
      LessonError: the file cannot be read, or a term does not fit; the message names the file and the term.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LessonError(f"{path}: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LessonError(f"{path}: {error}") from None
    if entries.pop("format", None) != 1:
        raise LessonError(f"{path}: format is missing or unknown, expected format = 1")
    terms = {id: _term(path, id, entry) for id, entry in entries.items()}
    return MappingProxyType(dict(sorted(terms.items(), key=lambda item: item[1].lesson)))


def _term(path: Path, id: str, entry: object) -> GlossaryTerm:
    try:
        term = made(GlossaryTerm, entry)
    except Misfit as misfit:
        raise LessonError(f"{path}: in the term [{id}] {misfit}") from None
    except ValueError as expected:
        raise LessonError(f"{path}: the term {id!r} is {entry!r}, expected {expected}") from None
    if bool(term.explanation) == bool(term.mode):
        raise LessonError(f"{path}: the term [{id}] has both or neither of explanation and mode, expected one of them")
    return term
