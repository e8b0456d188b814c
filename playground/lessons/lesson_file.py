"""A lesson read from its text: TOML with pages that have a scene and perhaps a task. Faults name the line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.file_reading import read_file
from playground.lessons.lesson import Lesson, Page, PageScene
from playground.lessons.lesson_fields import Misfit, made, unfit
from playground.lessons.solved_level import with_rules
from playground.lessons.task import Task
from playground.lessons.tasks import tasks
from playground.lessons.wording import NO_WORDS, Wording
from playground.settings import SettingError
from playground.world import library
from playground.world.level import Level, LevelError

LARGEST = 256 * 1024
"""Bytes of a lesson file at most."""
LONGEST = 4000
"""Characters of a line at most: what reads TOML takes quadratic time on long lines."""
MOST_LIVED = 100_000
"""Units of work at most that a page's run has done before it is seen."""

_PAGES = re.compile(r"^\s*\[\[\s*pages\s*\]\]|^\s*pages\s*=", re.MULTILINE)


class LessonError(ValueError):
    """A lesson file that cannot be used; the message says where, what was found, and what was expected."""


@dataclass(frozen=True, kw_only=True)
class _Words:
    """What a page says."""

    text: Wording


@dataclass(frozen=True, kw_only=True)
class _Heading:
    """What stands at the top of a lesson file."""

    order: int
    title: Wording
    learned: Wording
    about: Wording = NO_WORDS
    term: str = ""
    symbol: str = ""
    door: str = ""
    minutes: int = 5
    mission: bool = False
    quiz: bool = False
    par: int = 0


def has_pages(text: str) -> bool:
    """Whether a text is meant to be a lesson, and no level: it has pages, be they right or not."""
    return bool(_PAGES.search(text))


def read_lesson(path: Path, name: str = "") -> Lesson:
    """The lesson of a file; its id is the file's name.

    Raises:
      LessonError: the file cannot be read or does not fit; the message begins with the file's name and the line.
    """
    try:
        content = read_file(path, LARGEST)
    except OSError as error:
        raise LessonError(f"{path}: {error.strerror or error}") from None
    try:
        return parse_lesson(content.decode("utf-8-sig"), name or path.stem, path.parent)
    except UnicodeDecodeError as error:
        raise LessonError(f"{path}: byte {error.start} is no UTF-8, expected a text file in UTF-8") from None
    except LessonError as error:
        raise LessonError(f"{path}: {error}") from None


def parse_lesson(text: str, id: str, folder: Path | None = None) -> Lesson:
    """The lesson of a text.

    Args:
      text: TOML, see docs/teaching.md.
      id: what the lesson is called in links and progress.
      folder: where levels that are named by a file lie; None: only bundled levels and maps in the text.

    Raises:
      LessonError: the text does not fit; the message names the line where it can.
    """
    long = next((number for number, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST), 0)
    if long:
        raise LessonError(f"line {long}: the line is too long, expected at most {LONGEST:,} characters")
    try:
        entries = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise LessonError(str(error) or "the text is nested too deeply") from None
    try:
        return _lesson(entries, id, folder)
    except Misfit as misfit:
        line = line_of(text, misfit.key)
        place = f"line {line}: " if line else ""
        raise LessonError(f"{place}{misfit}") from None


def _lesson(entries: dict[str, Any], id: str, folder: Path | None) -> Lesson:
    if entries.pop("format", None) != 1:
        raise Misfit("format", "is missing or unknown, expected format = 1")
    common, pages = entries.pop("scene", {}), entries.pop("pages", [])
    if not isinstance(pages, list) or not pages or not all(isinstance(page, dict) for page in pages):
        raise Misfit("pages", "are missing, expected [[pages]] with at least one page")
    read = tuple(_page(f"pages[{number}]", page, common, folder) for number, page in enumerate(pages))
    lesson = made(_Heading, entries)
    return Lesson(id=id, pages=read, **{name: getattr(lesson, name) for name in _Heading.__annotations__})


def _page(key: str, page: dict[str, Any], common: Any, folder: Path | None) -> Page:
    page = dict(page)
    scene = _scene(f"{key}.scene", page.pop("scene", {}), common, folder)
    task = _task(f"{key}.task", page.pop("task")) if "task" in page else None
    return Page(scene=scene, task=task, text=_under(key, _Words, page).text)


def _under(key: str, kind: Any, entries: Any) -> Any:
    """A dataclass from a table at a place of the file."""
    try:
        return made(kind, entries)
    except Misfit as misfit:
        raise Misfit(f"{key}.{misfit.key}", misfit.problem) from None
    except ValueError as expected:
        raise unfit(key, entries, str(expected)) from None


def _task(key: str, entries: Any) -> Task:
    if not isinstance(entries, dict) or entries.get("kind") not in tasks():
        kind = entries.get("kind") if isinstance(entries, dict) else entries
        raise unfit(f"{key}.kind", kind, f"one of {', '.join(tasks())}")
    task: Task = _under(key, tasks()[entries["kind"]], {name: value for name, value in entries.items() if name != "kind"})
    return task


def _scene(key: str, own: Any, common: Any, folder: Path | None) -> PageScene:
    """The lesson's scene with what this page has of its own."""
    for place, entries in (("scene", common), (key, own)):
        if not isinstance(entries, dict):
            raise unfit(place, entries, f"a table [{place}]")
    entries = {**common, **own}
    rules = {**common.get("rules", {}), **own.get("rules", {})}
    entries.pop("rules", None)
    place = key if {"level", "rules"} & own.keys() else "scene"
    level = _level(place, entries, rules, folder)
    try:
        scene: PageScene = made(PageScene, entries | {"level": level})
        if not 0 <= scene.lived <= MOST_LIVED:
            raise unfit("lived", scene.lived, f"a number from 0 to {MOST_LIVED:,}")
    except Misfit as misfit:
        place = key if misfit.key.partition("[")[0] in own else "scene"
        raise Misfit(f"{place}.{misfit.key}", misfit.problem) from None
    return scene


def _level(key: str, entries: dict[str, Any], rules: Mapping[str, Any], folder: Path | None) -> Level:
    """The level of a scene: a bundled name, a file beside the lesson, or a text of its own."""
    name = entries.pop("level", None)
    if not isinstance(name, str) or not name:
        raise unfit(f"{key}.level", name, "the name of a bundled level, a file, or a level's own text")
    try:
        beside = folder / name if folder is not None and name.endswith(library.OWN) and "\n" not in name else None
        return with_rules(library.find(beside if beside is not None and beside.is_file() else name), rules)
    except LevelError as error:
        raise Misfit(f"{key}.level", f"cannot be used: {error}") from None
    except SettingError as error:
        raise Misfit(f"{key}.rules", f"cannot be used: {error}") from None


def line_of(text: str, key: str) -> int:
    """The line, from 1, of a place like `pages[2].task.want` in a lesson's text: the nearest header or key; 0 for none."""
    path = re.findall(r"[^.\[\]]+", re.sub(r"\[(\d+)\]", "", key))
    number = re.match(r"pages\[(\d+)\]", key)
    lines, page, header, best = text.split("\n"), -1, "", 0
    for at, line in enumerate(lines, 1):
        title = re.match(r"\s*\[+\s*([^\[\]]+?)\s*\]+\s*(?:#.*)?$", line)
        if title:
            header = title[1]
            page += line.strip().startswith("[[pages")
        here = number is None or page == int(number[1])
        if not here:
            continue
        if title and header == ".".join(path[: header.count(".") + 1]):
            best = at
        for depth in range(len(path)):
            if header == ".".join(path[:depth]) and re.match(rf"\s*\"?{re.escape(path[depth])}\"?\s*[=.]", line):
                best = at
    return best
