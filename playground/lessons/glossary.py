"""The glossary: every term of the course in words for three readers, with its symbol and where it is taught and shown."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from playground import paths
from playground.asset_faults import leave_out
from playground.lessons.lesson_fields import Misfit, made
from playground.lessons.lesson_file import LessonError
from playground.lessons.wording import ReadingLevel, Wording


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

    def written(self, reading: ReadingLevel) -> str:
        """All by which it is found: its names for every reader, what it means to this one, its symbol and that in letters."""
        words = (self.name.at(reading), *self.name, self.words.at(reading), self.symbol, _spelled(self.symbol))
        return "\n".join(words).casefold()


@cache
def glossary() -> Mapping[str, GlossaryTerm]:
    """The bundled terms by their ids, in the order in which the course comes to them; none where their file is damaged."""
    path = paths.assets() / "glossary.toml"
    try:
        return read_glossary(path)
    except LessonError as error:
        leave_out(path, error)
        return MappingProxyType({})


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


def matches(query: str, reading: ReadingLevel) -> tuple[str, ...]:
    """The ids of the terms that have every word of a query in them, those that are called so first; all for an empty query."""
    wanted = query.casefold().split()
    fitting = [id for id, term in glossary().items() if all(word in term.written(reading) for word in wanted)]
    return tuple(sorted(fitting, key=lambda id: _rank(glossary()[id], " ".join(wanted), reading)))


def _rank(term: GlossaryTerm, query: str, reading: ReadingLevel) -> int:
    """How far a term is from what was typed: 0 its own name or symbol, 1 it begins so, 2 it is called so, 3 it speaks of it."""
    own = term.name.at(reading).casefold()
    if not query or own == query or query in (term.symbol.casefold(), _spelled(term.symbol)):
        return 0
    return 1 if own.startswith(query) else 2 if any(query in name.casefold() for name in term.name) else 3


def _spelled(symbol: str) -> str:
    """A symbol with the names of its Greek letters: v_pi for v_π."""
    return "".join(_letter(character) for character in symbol).casefold()


def _letter(character: str) -> str:
    name = unicodedata.name(character, "")
    return name.rpartition(" ")[2].casefold() if name.startswith("GREEK") else character


@lru_cache(maxsize=256)
def terms_in(text: str, reading: ReadingLevel) -> tuple[str, ...]:
    """The ids of the terms that a text names, as this reader calls them, in the order of the glossary."""
    return tuple(id for id, term in glossary().items() if _names(term, reading).search(text))


@cache
def _names(term: GlossaryTerm, reading: ReadingLevel) -> re.Pattern[str]:
    """Finds a term's name as a word of its own, also in the plural, and its symbol where that is no letter of plain words."""
    name = rf"\b(?i:{re.escape(term.name.at(reading))}s?)\b"
    plain = ", " in term.symbol or (len(term.symbol) < 2 and term.symbol.isascii())
    return re.compile(name if plain else rf"{name}|(?<!\w){re.escape(term.symbol)}(?!\w)")


def terms_of(lesson: int, texts: Iterable[str], reading: ReadingLevel, most: int) -> tuple[str, ...]:
    """The ids of at most so many terms for a page: those that its texts name, the latest lessons' first, then its lesson's own.

    lesson: its number; a term that a later lesson teaches is left out.
    """
    terms = glossary()
    named = [id for id in terms_in("\n".join(texts), reading) if terms[id].lesson <= lesson]
    own = [id for id, term in terms.items() if term.lesson == lesson]
    return tuple(dict.fromkeys((*reversed(named), *own)))[:most]


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
