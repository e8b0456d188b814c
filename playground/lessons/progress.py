"""What one pupil has done: one small file each, that grows with every answer and can be read by a person."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playground import paths
from playground.file_reading import read_file
from playground.lessons.lesson import Lesson

LARGEST = 1024 * 1024
"""Bytes of a progress file at most."""
FORMAT = 1
MOST_TRIES = 1_000_000


@dataclass(frozen=True)
class TaskRecord:
    """What was done about one task: wrong answers before the right one, whether it was shown, whether it is done."""

    wrong: int = 0
    shown: bool = False
    done: bool = False


@dataclass(frozen=True)
class LessonRecord:
    """What was done in one lesson: its tasks by the numbers of their pages; moves that a mission took, 0 for none yet."""

    tasks: Mapping[int, TaskRecord] = field(default_factory=lambda: MappingProxyType({}))
    moves: int = 0

    def finished(self, lesson: Lesson) -> bool:
        """Whether every task of the lesson is done."""
        pages = [number for number, page in enumerate(lesson.pages) if page.task is not None]
        return all(number in self.tasks and self.tasks[number].done for number in pages)

    def stars(self, lesson: Lesson) -> int:
        """0 until it is finished; then 3 where at most one answer was wrong, 2 where nothing had to be shown, else 1.

        A mission with a par has its third star only at par.
        """
        if not self.finished(lesson):
            return 0
        wrong = sum(task.wrong for task in self.tasks.values())
        if any(task.shown for task in self.tasks.values()):
            return 1
        return 3 if wrong <= 1 and (not lesson.par or self.moves <= lesson.par) else 2


@dataclass(frozen=True)
class Pupil:
    """Someone who learns: their name and what they have done, by the lessons' ids."""

    name: str = ""
    lessons: Mapping[str, LessonRecord] = field(default_factory=lambda: MappingProxyType({}))

    def record(self, lesson: str) -> LessonRecord:
        """What was done in a lesson."""
        return self.lessons.get(lesson, LessonRecord())

    def task(self, lesson: str, page: int) -> TaskRecord:
        """What was done about the task of a page."""
        return self.record(lesson).tasks.get(page, TaskRecord())

    def noting(self, lesson: str, page: int, **changes: Any) -> "Pupil":
        """With something else done about the task of a page."""
        record = self.record(lesson)
        tasks = MappingProxyType({**record.tasks, page: replace(self.task(lesson, page), **changes)})
        return self._with(lesson, replace(record, tasks=tasks))

    def in_moves(self, lesson: str, moves: int) -> "Pupil":
        """With a mission done in so many moves or edits; the fewest count."""
        record = self.record(lesson)
        return self._with(lesson, replace(record, moves=moves if not record.moves else min(moves, record.moves)))

    def without(self, lesson: str) -> "Pupil":
        """With one lesson as if it had never been opened."""
        return replace(self, lessons=MappingProxyType({id: record for id, record in self.lessons.items() if id != lesson}))

    def _with(self, lesson: str, record: LessonRecord) -> "Pupil":
        return replace(self, lessons=MappingProxyType({**self.lessons, lesson: record}))


class ProgressError(ValueError):
    """A progress file that cannot be used; the message says why."""


def read_progress(path: Path) -> Pupil:
    """The pupil of a file, a new one where there is no file.

    Raises:
      ProgressError: the file cannot be read, is too large, or is no progress file; it stays as it is.
    """
    try:
        content = read_file(path, LARGEST)
    except FileNotFoundError:
        return Pupil(path.stem)
    except OSError as error:
        raise ProgressError(f"{path}: {error.strerror or error}") from None
    try:
        return _pupil(json.loads(content.decode("utf-8-sig")), path.stem)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ProgressError(f"{path}: this is no progress file of Bellman Playground; move it away to begin anew") from None


def _pupil(entries: Any, stem: str) -> Pupil:
    """The pupil of what a file states; any error where it states something else."""
    if entries["format"] != FORMAT:
        raise ValueError
    lessons = {}
    for id, record in entries["lessons"].items():
        tasks = {
            int(page): TaskRecord(_count(task["wrong"]), task["shown"] is True, task["done"] is True)
            for page, task in record["tasks"].items()
        }
        lessons[str(id)] = LessonRecord(MappingProxyType(tasks), _count(record["moves"]))
    return Pupil(str(entries.get("name", stem))[:80], MappingProxyType(lessons))


def _count(number: Any) -> int:
    if type(number) is not int or not 0 <= number <= MOST_TRIES or math.isnan(number):
        raise ValueError
    return number


def write_progress(pupil: Pupil, path: Path) -> None:
    """Writes a pupil's file, whole or not at all; OSError where the disk refuses."""
    lessons = {
        id: {
            "moves": record.moves,
            "tasks": {
                str(page): {"wrong": task.wrong, "shown": task.shown, "done": task.done} for page, task in record.tasks.items()
            },
        }
        for id, record in pupil.lessons.items()
    }
    text = json.dumps({"format": FORMAT, "name": pupil.name, "lessons": lessons}, ensure_ascii=False, indent=1)
    paths.atomic_write(path, (text + "\n").encode("utf-8"))
