"""What a class has done: a row for every pupil and lesson, from their progress files."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from playground.lessons.lesson import Lesson
from playground.lessons.progress import ProgressError, Pupil, read_progress
from playground.lessons.wording import ReadingLevel

SUFFIX = ".json"
"""What the name of a progress file ends with."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula; a name that begins so gets an apostrophe before it."""


class Grade(NamedTuple):
    """What one pupil did in one lesson.

    done, tasks: how many of its tasks are done, and how many it has. wrong: wrong answers. shown: tasks that were shown.
    moves: of a mission, 0 where it counts none. stars: 0 to 3.
    """

    pupil: str
    lesson: str
    title: str
    done: int
    tasks: int
    wrong: int
    shown: int
    moves: int
    stars: int

    @property
    def tries(self) -> int:
        """Answers that were given in all: the wrong ones, and the right one of every task that is done and was not shown."""
        return self.wrong + self.done - self.shown


def pupils_in(folder: Path, skip: Callable[[str], None]) -> tuple[Pupil, ...]:
    """The pupils of a folder, by name; `skip` is called with a sentence for each file that cannot be used.

    Raises OSError where the folder cannot be read.
    """
    pupils = []
    for path in sorted(entry for entry in folder.iterdir() if entry.suffix == SUFFIX and entry.is_file()):
        try:
            pupils.append(read_progress(path))
        except ProgressError as error:
            skip(str(error))
    return tuple(sorted(pupils, key=lambda pupil: pupil.name.casefold()))


def grades(pupils: Iterable[Pupil], lessons: Mapping[str, Lesson]) -> tuple[Grade, ...]:
    """Every pupil with every lesson that they began, in the order of the lessons."""
    return tuple(_grade(pupil, lessons[id]) for pupil in pupils for id in lessons if pupil.record(id).tasks)


def _grade(pupil: Pupil, lesson: Lesson) -> Grade:
    record = pupil.record(lesson.id)
    numbers = [number for number, page in enumerate(lesson.pages) if page.task is not None]
    tasks = [record.tasks[number] for number in numbers if number in record.tasks]
    return Grade(
        pupil.name,
        lesson.id,
        lesson.title.at(ReadingLevel.SCHOOL),
        sum(task.done for task in tasks),
        len(numbers),
        sum(task.wrong for task in tasks),
        sum(task.shown and task.done for task in tasks),
        record.moves,
        record.stars(lesson),
    )


def strange_lessons(pupils: Iterable[Pupil], lessons: Mapping[str, Lesson]) -> tuple[str, ...]:
    """The ids of lessons that pupils have worked in and that are not among these."""
    return tuple(sorted({id for pupil in pupils for id in pupil.lessons} - set(lessons)))


HEADER = ("pupil", "lesson", "title", "done", "tasks", "tries", "wrong", "shown", "moves", "stars")
"""The columns of the table as CSV."""


def as_csv(table: Sequence[Grade]) -> str:
    """The table as CSV for a spreadsheet, a row for each pupil and lesson."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for grade in table:
        cells = (getattr(grade, name) for name in HEADER)
        writer.writerow([_plain(cell) if isinstance(cell, str) else cell for cell in cells])
    return text.getvalue()


def _plain(text: str) -> str:
    """A text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULAS) else text


def overview(table: Sequence[Grade], pupils: Sequence[Pupil], lessons: Mapping[str, Lesson]) -> tuple[list[str], list[list[str]]]:
    """A table for the screen: a line for each pupil, a column for each lesson that anybody began, all stars at the end.

    In a cell stand the stars, the tries, and how many tasks were shown: "**. 7 (1 shown)"; "3/6" where it is not finished.
    """
    begun = [id for id in lessons if any(grade.lesson == id for grade in table)]
    titles = ["pupil", *begun, "stars"]
    lines = []
    for pupil in pupils:
        row = [_grade(pupil, lessons[id]) if pupil.record(id).tasks else None for id in begun]
        stars = sum(grade.stars for grade in row if grade is not None)
        lines.append([pupil.name or "(no name)", *map(_cell, row), str(stars)])
    return titles, lines


HOW_TO_READ = "Stars, then answers given; 3/6 in place of stars: pages done so far; (1 shown): answers that had to be shown."
"""What stands in the cells of `overview`."""


def _cell(grade: Grade | None) -> str:
    if grade is None:
        return "–"
    stars = "*" * grade.stars + "." * (3 - grade.stars) if grade.stars else f"{grade.done}/{grade.tasks}"
    return f"{stars} {grade.tries}" + (f" ({grade.shown} shown)" if grade.shown else "")
