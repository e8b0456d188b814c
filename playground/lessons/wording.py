"""One text of a lesson in three reading levels, each sentence whole, so that it can be translated."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

GAP = re.compile(r"\{([a-z]{2,})\}")
"""A place in a text where a number of the pupil's own goes."""


class ReadingLevel(StrEnum):
    """Whom words are for: a child of ten in plain words, a pupil at school, a student with the book's terms and symbols."""

    CHILD = "child"
    SCHOOL = "school"
    STUDENT = "student"


@dataclass(frozen=True)
class Wording:
    """A text for each reading level; `{name}` in it is a gap that is filled with a number or a word."""

    child: str
    school: str
    student: str

    def at(self, reading: ReadingLevel, **gaps: object) -> str:
        """The text for one level, its gaps filled: whole numbers plainly, others with up to three decimals."""
        return GAP.sub(lambda gap: _shown(gaps[gap[1]]) if gap[1] in gaps else gap[0], getattr(self, reading))

    @property
    def gaps(self) -> frozenset[str]:
        """The names of all gaps in it."""
        return frozenset(name for text in self for name in GAP.findall(text))

    def __iter__(self) -> Iterator[str]:
        return iter((self.child, self.school, self.student))


NO_WORDS = Wording("", "", "")


def wording(texts: str | Mapping[str, str]) -> Wording:
    """One text for all levels, or one for each; a level without its own takes that of the next simpler one.

    Raises:
      ValueError: no text for children, or a level that there is not; the message says what was expected.
    """
    if isinstance(texts, str):
        return Wording(texts, texts, texts)
    strange = [name for name in texts if name not in tuple(ReadingLevel)]
    if strange or ReadingLevel.CHILD not in texts:
        raise ValueError("a text in quotes, or texts for child, school and student (child is needed)")
    child = texts[ReadingLevel.CHILD]
    school = texts.get(ReadingLevel.SCHOOL, child)
    return Wording(child, school, texts.get(ReadingLevel.STUDENT, school))


def _shown(part: object) -> str:
    """A number as a sentence shows it, with a true minus; anything else as it is."""
    if isinstance(part, bool) or not isinstance(part, int | float):
        return str(part)
    text = f"{round(float(part), 3):g}"
    return ("0" if text == "-0" else text).replace("-", "−")
