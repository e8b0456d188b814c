"""Class packs on the command line: opened, and checked, with the file and the line of whatever is wrong."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from playground.cli.control_names import control_faults
from playground.cli.lesson_files import LessonText, faults
from playground.cli.verb import UsageError
from playground.lessons.lesson import Lesson
from playground.lessons.lesson_file import LessonError, has_pages, line_of
from playground.lessons.packs import (
    SETTINGS,
    ClassPack,
    ClassSettings,
    PackError,
    class_files,
    class_settings,
    read_pack,
    text_of,
)
from playground.registry import suggestion
from playground.world.level import LevelError
from playground.world.text.files import parse_level


class ClassFault(NamedTuple):
    """Something wrong with a class: in which of its files, the line there (0 where it has none), and a sentence."""

    file: str
    line: int
    sentence: str


def opened_pack(word: str) -> ClassPack:
    """The class pack of a file; UsageError where it cannot be used, or restricts the window by a name that there is not."""
    try:
        pack = read_pack(Path(word))
    except PackError as error:
        raise UsageError(str(error)) from error
    check_names(word, pack.settings)
    return pack


def check_names(word: str, settings: ClassSettings) -> None:
    """UsageError where the settings of a class name a mode or a control that there is not."""
    for _, problem in names_of_none(settings):
        raise UsageError(f"{word}: {SETTINGS} {problem}")


def names_of_none(settings: ClassSettings) -> Iterator[tuple[str, str]]:
    """A sentence for every mode and every control that there is not, with the key that it stands under."""
    from playground.ui.modes import modes

    for name in settings.modes:
        if name not in modes():
            yield "modes", f"names the mode {name!r}, which there is not{suggestion(name, modes())}"
    yield from control_faults(settings.controls)


def class_faults(word: str) -> tuple[int, tuple[ClassFault, ...]]:
    """How many lessons a pack or a folder has, and all that is wrong with any of its files.

    PackError where it cannot be opened at all.
    """
    files = class_files(Path(word))
    settings, wrong = _settings_faults(files)
    texts: dict[str, str] = {}
    for name in files.keys() - {SETTINGS}:
        try:
            texts[name] = text_of(name, files[name])
        except PackError as error:
            wrong.append(ClassFault(name, 0, str(error).removeprefix(f"{name}: ")))
    lessons = [name for name, text in texts.items() if has_pages(text)]
    if not lessons:
        wrong.append(ClassFault("", 0, "there is no lesson in it, expected at least one .toml file with [[pages]]"))
    with tempfile.TemporaryDirectory(prefix="class-") as place:
        for name, text in texts.items():
            (Path(place) / name).write_text(text, "utf-8")
        for name, text in texts.items():
            wrong += _lesson_faults(name, text, Path(place), settings.seed) if name in lessons else _level_faults(name, text)
    return len(lessons), tuple(sorted(wrong))


def _settings_faults(files: Mapping[str, bytes]) -> tuple[ClassSettings, list[ClassFault]]:
    """What holds for the class, and what is wrong with the file that says so."""
    if SETTINGS not in files:
        return ClassSettings(), []
    try:
        settings = class_settings(files[SETTINGS])
    except PackError as error:
        return ClassSettings(), [_fault(SETTINGS, str(error).removeprefix(f"{SETTINGS}: "))]
    text = text_of(SETTINGS, files[SETTINGS])
    return settings, [ClassFault(SETTINGS, line_of(text, key), f"{key} {problem}") for key, problem in names_of_none(settings)]


def _lesson_faults(name: str, text: str, folder: Path, seed: int) -> list[ClassFault]:
    try:
        return [ClassFault(name, *fault) for fault in faults(LessonText(Path(name).stem, folder, text), seed)[1]]
    except LessonError as error:
        return [_fault(name, str(error))]


def _level_faults(name: str, text: str) -> list[ClassFault]:
    try:
        parse_level(text)
    except LevelError as error:
        return [_fault(name, str(error))]
    return []


def _fault(name: str, sentence: str) -> ClassFault:
    """A fault whose sentence begins with its line, or ends with it, as those of TOML do."""
    first, last = re.match(r"line (\d+)[:,] ", sentence), re.search(r"\(at line (\d+),", sentence)
    if first:
        return ClassFault(name, int(first[1]), sentence[first.end() :])
    return ClassFault(name, int(last[1]) if last else 0, sentence)


def pack_lessons(word: str) -> Mapping[str, Lesson]:
    """The lessons of a class pack."""
    return opened_pack(word).lessons


def pack_lesson(word: str, pack: ClassPack, name: str) -> Lesson:
    """The lesson of a pack by its id or its order; UsageError where it has none of that name."""
    numbered = {str(lesson.order): lesson for lesson in pack.lessons.values()}
    if name not in pack.lessons and name not in numbered:
        raise UsageError(f"{word} has no lesson {name!r}{suggestion(name, pack.lessons)}")
    return pack.lessons[name] if name in pack.lessons else numbered[name]
