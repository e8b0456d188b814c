"""Lessons on the command line: whether a word names one, and everything that is wrong with one, by the line of its file."""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from playground import paths
from playground.cli.control_names import control_faults
from playground.cli.file_access import reading
from playground.file_reading import open_file, read_file
from playground.lessons.course import SUFFIX, find_lesson
from playground.lessons.lesson import Lesson, PageScene
from playground.lessons.lesson_file import LARGEST, LessonError, has_pages, line_of, parse_lesson
from playground.lessons.packs import with_seed
from playground.lessons.proofreading import Complaint, proofreading
from playground.lessons.solved_level import NoAnswer, solved
from playground.lessons.tasks.train import TrainTask
from playground.registry import suggestion
from playground.settings import SettingError, dials, tuned


class LessonText(NamedTuple):
    """A lesson file as text: its id, its folder (for levels beside it), and what it says."""

    id: str
    folder: Path
    text: str


class Fault(NamedTuple):
    """Something wrong with a lesson: the line of its file, 0 where it has none, and a sentence."""

    line: int
    sentence: str


def is_lesson(word: str) -> bool:
    """Whether a word names a lesson: a file with pages, or the id or the number of a bundled one."""
    path = Path(word)
    if path.suffix == SUFFIX:
        return os.path.isfile(path) and has_pages(_start(path))
    return word in _bundled() or word.isdecimal()


def _bundled() -> tuple[str, ...]:
    """The ids of the bundled lessons; their files need not be without faults for it."""
    return tuple(sorted(path.stem for path in (paths.assets() / "lessons").glob(f"*{SUFFIX}")))


def _start(path: Path) -> str:
    with reading(path), open_file(path) as file:
        return file.read(LARGEST).decode("utf-8", "replace")


def lesson_text(word: str) -> LessonText:
    """The text of the lesson that a word names.

    Raises LessonError where there is no such lesson, or its file is too large or no text; UsageError where it cannot be read.
    """
    path = Path(word)
    if path.suffix != SUFFIX:
        path = paths.assets() / "lessons" / f"{word if word in _bundled() else find_lesson(word).id}{SUFFIX}"
    with reading(word):
        content = read_file(path, LARGEST)
    try:
        return LessonText(path.stem, path.parent, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LessonError(f"byte {error.start} is no UTF-8, expected a text file in UTF-8") from None


def faults(source: LessonText, seed: int = 0) -> tuple[Lesson, tuple[Fault, ...]]:
    """A lesson, and what is wrong with it, the first lines first; seed: of a class, 0 leaves the lesson its own.

    LessonError where it cannot be read at all."""
    lesson = with_seed(parse_lesson(source.text, source.id, source.folder), seed)
    complaints = (*names_that_are_none(lesson), *proofreading(lesson))
    lines = {Fault(_line(source.text, key), f"{_place(key)} {problem}") for key, problem in complaints}
    return lesson, tuple(sorted(lines))


def _line(text: str, key: str) -> int:
    """The line of a place; what a page takes from the lesson's own [scene] is found there."""
    line = line_of(text, key)
    _, inherited, name = key.partition(".scene.")
    if inherited and (not line or name.partition("[")[0] not in text.split("\n")[line - 1]):
        return line_of(text, f"scene.{name}") or line
    return line


def _place(key: str) -> str:
    """A place in words: `pages[2].task.ask` is the third page's task.ask."""
    match = re.match(r"pages\[(\d+)\]\.?(.*)", key)
    return f"page {int(match[1]) + 1}: {match[2]}".rstrip(": ") if match else key


def names_that_are_none(lesson: Lesson) -> Iterator[Complaint]:
    """A complaint for every name of a mode, panel, overlay, explanation, learner or setting that does not exist."""
    from playground.ui.explanations import explanations

    if lesson.door:
        yield from _unless_in("explanation", "door", lesson.door, explanations())
    for number, page in enumerate(lesson.pages):
        key = f"pages[{number}]"
        yield from _scene_names(f"{key}.scene", page.scene)
        if isinstance(page.task, TrainTask):
            for name in page.task.dials:
                yield from _unless_in("dial of the learner", f"{key}.task.dials", name, _dials_of(page.scene.learner))


def _scene_names(key: str, scene: PageScene) -> Iterator[Complaint]:
    from playground.learning.collection import learners
    from playground.ui.board.painter import overlays
    from playground.ui.course.pages import BELOW, BESIDE
    from playground.ui.explanations import explanations
    from playground.ui.modes.learn import LENDING

    yield from _unless_in("mode", f"{key}.mode", scene.mode, (*LENDING, "why"))
    if scene.explanation or scene.mode == "why":
        yield from _unless_in("explanation", f"{key}.explanation", scene.explanation, explanations())
    for name in scene.panels:
        yield from _unless_in("panel", f"{key}.panels", name, (*BESIDE, *BELOW, "side", "strip"))
    for name in sorted(scene.overlays):
        yield from _unless_in("overlay", f"{key}.overlays", name, overlays())
    yield from _unless_in("learner", f"{key}.learner", scene.learner, learners())
    if scene.beside:
        yield from _unless_in("learner", f"{key}.beside", scene.beside, learners())
    for name, problem in control_faults(scene.controls):
        yield Complaint(f"{key}.{name}", problem)
    if scene.policy:
        try:
            solved(scene.level).policy(scene.policy)
        except NoAnswer as error:
            yield Complaint(f"{key}.policy", f"cannot be shown: {error}")
    if scene.learner in learners():
        try:
            tuned(learners()[scene.learner].settings(), scene.settings)
        except SettingError as error:
            yield Complaint(f"{key}.settings", f"cannot be used: {error}")


def _dials_of(learner: str) -> tuple[str, ...]:
    from playground.learning.collection import learners

    return tuple(dial.name for dial in dials(learners()[learner].settings)) if learner in learners() else ()


def _unless_in(kind: str, key: str, name: str, names: Collection[str]) -> Iterator[Complaint]:
    if name not in names:
        yield Complaint(key, f"names the {kind} {name!r}, which there is not{suggestion(name, names)}")
