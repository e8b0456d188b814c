"""The course: every lesson and mission that ships with the program, in order; and how a lesson is looked up."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from playground import paths
from playground.asset_faults import leave_out
from playground.lessons.lesson import Lesson
from playground.lessons.lesson_file import LessonError, read_lesson

SUFFIX = ".toml"
"""What the name of a lesson file ends with."""


def lessons_of(files: Iterable[Path]) -> Mapping[str, Lesson]:
    """The lessons of some files by their ids, in the order that they state; LessonError for the first that cannot be used."""
    lessons = sorted(map(read_lesson, files), key=lambda lesson: (lesson.order, lesson.quiz, lesson.id))
    return MappingProxyType({lesson.id: lesson for lesson in lessons})


def lessons_in(folder: Path) -> Mapping[str, Lesson]:
    """The lessons of a folder; see `lessons_of`."""
    return lessons_of(sorted(folder.glob(f"*{SUFFIX}")))


@cache
def course() -> Mapping[str, Lesson]:
    """The bundled lessons and missions by their ids: the lessons first, each in their order; a damaged one is left out."""
    whole = [path for path in sorted((paths.assets() / "lessons").glob(f"*{SUFFIX}")) if _is_whole(path)]
    every = lessons_of(whole).values()
    return MappingProxyType({lesson.id: lesson for lesson in sorted(every, key=lambda lesson: lesson.mission)})


def _is_whole(path: Path) -> bool:
    """Whether a bundled lesson can be used; where it cannot, that is noted."""
    try:
        read_lesson(path)
    except LessonError as error:
        leave_out(path, error)
        return False
    return True


def find_lesson(word: str) -> Lesson:
    """The lesson of an id, of its number in the course, or of a file; LessonError where there is none."""
    if word in course():
        return course()[word]
    lessons = [lesson for lesson in course().values() if not lesson.mission and not lesson.quiz]
    numbered = next((lesson for lesson in lessons if str(lesson.order) == word), None)
    if numbered is not None:
        return numbered
    if word.endswith(SUFFIX):
        return read_lesson(Path(word))
    raise LessonError(
        f"there is no lesson {word!r}, expected a file, a number from 1 to {len(lessons)}, or one of {', '.join(course())}"
    )
