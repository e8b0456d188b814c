"""`check`: reads levels, lessons and class packs and says how large they are, what is wrong with them and what to look at."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from playground.cli import choices
from playground.cli.class_packs import class_faults
from playground.cli.lesson_files import faults, is_lesson, lesson_text
from playground.cli.verb import UsageError, Verb
from playground.lessons.lesson_file import LessonError
from playground.lessons.packs import SUFFIX, PackError
from playground.plurals import counted
from playground.world import library
from playground.world.advice.level_advice import Advice, advice
from playground.world.advice.mechanisms import factors
from playground.world.level import Level, LevelError
from playground.world.tabular.table import compile_mdp

MOST = 12
"""Places that one sentence lists at most."""


def arguments(parser: ArgumentParser) -> None:
    """One level or lesson, or many."""
    parser.add_argument(
        "levels",
        nargs="+",
        metavar="LEVEL",
        help=f"{choices.LEVEL}; or a lesson: its file, or a bundled one's id or number; or a class pack, or its folder",
    )


def run(options: Namespace) -> int:
    """Prints a line or more for each level and lesson; exit status 1 where one has errors."""
    errors = 0
    for word in options.levels:
        try:
            errors += _checked(word)
        except (LevelError, UsageError, LessonError, PackError) as error:
            errors += 1
            wrong = str(error).removeprefix(f"{Path(word).name}: ")
            print(f"{word}: error: {' '.join(wrong.split())}", file=sys.stderr)
    return 1 if errors else 0


def _checked(word: str) -> int:
    """Prints what there is to say about what a word names; how many errors it has."""
    if Path(word).suffix == SUFFIX or os.path.isdir(word):
        return _class_faults(word)
    return _lesson_faults(word) if _names_lesson(word) else _level_advice(word)


def _class_faults(word: str) -> int:
    """Prints what is wrong with any file of a class pack, or of a folder that will be one; how many faults it has."""
    lessons, wrong = class_faults(word)
    print(f"{word}: {counted(lessons, 'lesson')}: " + (counted(len(wrong), "fault") if wrong else "fine"))
    for file, line, sentence in wrong:
        place = "".join((f"{file}: " if file else "", f"line {line}: " if line else ""))
        print(f"{word}: error: {place}{' '.join(sentence.split())}", file=sys.stderr)
    return len(wrong)


def _names_lesson(word: str) -> bool:
    """Whether a word names a lesson and no bundled level."""
    return word not in library.bundled() and is_lesson(word)


def _level_advice(word: str) -> int:
    """Prints what may be unintended in a level; how many errors it has, which is none where it can be read."""
    sentences: list[str] = []
    level = choices.level(word, sentences.append)
    table = compile_mdp(level)
    sentences += map(_sentence, advice(level, table))
    size = f"{counted(level.height, 'row')}, {counted(level.width, 'column')}, {counted(len(table.states), 'state')}"
    print(f"{word}: {level.title or 'no title'}, {size}{_grown(level)}: " + ("look at this:" if sentences else "fine"))
    for sentence in sentences:
        print(f"  {sentence}")
    return 0


def _lesson_faults(word: str) -> int:
    """Prints what is wrong with a lesson; how many faults it has."""
    lesson, wrong = faults(lesson_text(word))
    size = f"{counted(len(lesson.pages), 'page')}, {counted(len(lesson.tasks), 'task')}"
    print(f"{word}: {lesson.title.school or 'no title'}, {size}: " + (counted(len(wrong), "fault") if wrong else "fine"))
    for line, sentence in wrong:
        print(f"{word}: error: {f'line {line}: ' if line else ''}{' '.join(sentence.split())}", file=sys.stderr)
    return len(wrong)


def _sentence(hint: Advice) -> str:
    """The advice with the places that it is about, as (row, col) counted from 0."""
    if not hint.cells:
        return hint.text
    places = ", ".join(f"({cell.row}, {cell.col})" for cell in hint.cells[:MOST])
    more = f" and {len(hint.cells) - MOST:,} more" if len(hint.cells) > MOST else ""
    return f"{hint.text} (row, col): {places}{more}"


def _grown(level: Level) -> str:
    """What made the states many, and by how much at most."""
    causes = factors(level)
    return f" (at most ×{', ×'.join(f'{cause.times:,} by {cause.words}' for cause in causes)})" if causes else ""


VERB = Verb(
    id="check",
    about="Reads levels, lessons and class packs and says what is wrong with them (exit status 1) and what may be unintended.",
    examples=("check cliff-walking", "check levels/*.toml", "check the-loop", "check my-lesson.toml", "check class.pack"),
    arguments=arguments,
    run=run,
    order=3,
)
