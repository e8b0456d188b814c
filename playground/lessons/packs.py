"""Class packs: one file with the lessons and levels of a class, and what holds for all of them."""

import io
import os
import re
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playground.archives import Archive, ArchiveBudget, ArchiveError, opened
from playground.file_reading import read_file
from playground.lessons.control_rules import ControlRules
from playground.lessons.course import lessons_of
from playground.lessons.lesson import Lesson
from playground.lessons.lesson_fields import Misfit, made
from playground.lessons.lesson_file import LARGEST, LessonError, has_pages, line_of
from playground.lessons.wording import ReadingLevel
from playground.world.level import LevelError
from playground.world.text.files import parse_level

SUFFIX = ".pack"
"""What the name of a class pack ends with."""
SETTINGS = "class.toml"
"""The member, or the file of a folder, that says what holds for the whole class."""
BUDGET = ArchiveBudget(unpacked=8 << 20, members=200, packed=8 << 20)
"""How much of a pack is read at most."""
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}\.toml")
"""What the name of a member looks like: no folders, so that nothing lands elsewhere."""


class PackError(ValueError):
    """A class pack that cannot be made or used; the message says what is wrong and what to do next."""


@dataclass(frozen=True, kw_only=True)
class ClassSettings:
    """What holds for a whole class. modes: those that are shown, in their usual order; none are all of them.

    reading: for whom words are; none is what each person prefers. seed: of every run; 0 leaves the scenes' own.
    shows, hides: which controls there are, see `ControlRules`.
    """

    title: str = ""
    modes: tuple[str, ...] = ()
    reading: ReadingLevel | None = None
    seed: int = 0
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()

    @property
    def controls(self) -> ControlRules:
        """Which controls there are in this class."""
        return ControlRules(frozenset(self.shows), frozenset(self.hides))


@dataclass(frozen=True, kw_only=True, eq=False)
class ClassPack:
    """An opened pack: the settings, and the lessons by their ids, in their order, with levels and the class's seed in them."""

    settings: ClassSettings = field(default_factory=ClassSettings)
    lessons: Mapping[str, Lesson] = field(default_factory=lambda: MappingProxyType({}))


def read_pack(path: Path) -> ClassPack:
    """The class pack of a file.

    Raises:
      PackError: it is no pack, is damaged or too large, or a lesson in it cannot be used.
    """
    files = class_files(path)
    try:
        return _unpacked(files)
    except PackError as error:
        raise PackError(f"{path}: {error}") from None


def _members(archive: Archive) -> Mapping[str, bytes]:
    strange = [name for name in archive.names if not NAME.fullmatch(name)]
    if strange:
        raise PackError(
            f"it holds {strange[0][:80]!r}, expected only files like my-lesson.toml, in no folder: make it with `pack FOLDER`"
        )
    return {name: archive.content(name, LARGEST) for name in archive.names}


def class_files(path: Path) -> Mapping[str, bytes]:
    """The files of a class by their names: those in a pack, or the .toml files of a folder.

    Raises:
      PackError: there is no such pack or folder, it is damaged or too large, or it holds what does not belong there.
    """
    if os.path.isdir(path):
        return _in_folder(path)
    try:
        with opened(path, BUDGET) as archive:
            return _members(archive)
    except (ArchiveError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise PackError(f"{path}: {reason}") from error
    except PackError as error:
        raise PackError(f"{path}: {error}") from None


def _in_folder(folder: Path) -> Mapping[str, bytes]:
    try:
        files = {path.name: read_file(path, LARGEST) for path in sorted(folder.glob("*.toml"))}
    except OSError as error:
        raise PackError(f"{folder}: {error.strerror or error}") from error
    strange = [name for name in files if not NAME.fullmatch(name)]
    if strange:
        raise PackError(f"{strange[0]!r} cannot be packed: use small letters, digits, - and _ in its name, like my-lesson.toml")
    return files


def pack_of(folder: Path) -> tuple[bytes, ClassPack]:
    """A class pack as the bytes of its file, and as it will be opened: all .toml files of a folder.

    Raises:
      PackError: the folder has no lesson, or one of its files cannot be used.
    """
    files = _in_folder(folder)
    pack = _unpacked(files)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue(), pack


def _unpacked(files: Mapping[str, bytes]) -> ClassPack:
    """The pack of files by their names. Levels lie beside the lessons while these are read, and nothing stays on the disk."""
    settings = class_settings(files[SETTINGS]) if SETTINGS in files else ClassSettings()
    texts = {name: text_of(name, content) for name, content in files.items() if name != SETTINGS}
    lessons = [name for name, text in texts.items() if has_pages(text)]
    if not lessons:
        raise PackError("there is no lesson in it, expected at least one .toml file with [[pages]]")
    for name in texts.keys() - set(lessons):
        try:
            parse_level(texts[name])
        except LevelError as error:
            raise PackError(f"{name}: {error}") from error
    with tempfile.TemporaryDirectory(prefix="class-") as place:
        for name, text in texts.items():
            (Path(place) / name).write_text(text, "utf-8")
        try:
            read = lessons_of(Path(place) / name for name in lessons)
        except LessonError as error:
            raise PackError(str(error).replace(f"{Path(place)}/", "").replace(f"{Path(place)}\\", "")) from error
    seeded = {id: with_seed(lesson, settings.seed) for id, lesson in read.items()}
    return ClassPack(settings=settings, lessons=MappingProxyType(seeded))


def text_of(name: str, content: bytes) -> str:
    """The text of a file of a class; PackError where it is too large or no text."""
    if len(content) > LARGEST:
        raise PackError(f"{name}: the file is too large, expected at most {LARGEST:,} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError(f"{name}: byte {error.start} is no UTF-8, expected a text file in UTF-8") from error


def class_settings(content: bytes) -> ClassSettings:
    """What holds for a class, of the file `class.toml`; PackError names the line of what is wrong."""
    text = text_of(SETTINGS, content)
    try:
        entries: dict[str, Any] = tomllib.loads(text)
        if entries.pop("format", None) != 1:
            raise Misfit("format", "is missing or unknown, expected format = 1")
        settings = made(ClassSettings, entries)
        if not 0 <= settings.seed < 2**31:
            raise Misfit("seed", f"is {settings.seed}, expected a whole number from 0 to 2147483647")
    except Misfit as misfit:
        line = line_of(text, misfit.key)
        raise PackError(f"{SETTINGS}: {f'line {line}: ' if line else ''}{misfit}") from None
    except (ValueError, RecursionError) as error:
        raise PackError(f"{SETTINGS}: {error}") from error
    return settings


def with_seed(lesson: Lesson, seed: int) -> Lesson:
    """The lesson with a class's seed in every scene; 0 leaves its own."""
    if not seed:
        return lesson
    pages = tuple(replace(page, scene=replace(page.scene, seed=seed)) for page in lesson.pages)
    return replace(lesson, pages=pages)
