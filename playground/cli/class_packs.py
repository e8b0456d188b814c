"""Class packs on the command line: opened, and checked for names that only the window knows."""

from collections.abc import Mapping
from pathlib import Path

from playground.cli.verb import UsageError
from playground.lessons.lesson import Lesson
from playground.lessons.packs import ClassPack, ClassSettings, PackError, read_pack
from playground.registry import suggestion


def opened_pack(word: str) -> ClassPack:
    """The class pack of a file; UsageError where it cannot be used, or restricts the window to a mode that there is not."""
    try:
        pack = read_pack(Path(word))
    except PackError as error:
        raise UsageError(str(error)) from error
    check_modes(word, pack.settings)
    return pack


def check_modes(word: str, settings: ClassSettings) -> None:
    """UsageError where the settings of a class name a mode that there is not."""
    from playground.ui.modes import modes

    for name in settings.modes:
        if name not in modes():
            raise UsageError(f"{word}: class.toml names the mode {name!r}, which there is not{suggestion(name, modes())}")


def pack_lessons(word: str) -> Mapping[str, Lesson]:
    """The lessons of a class pack."""
    return opened_pack(word).lessons


def pack_lesson(word: str, pack: ClassPack, name: str) -> Lesson:
    """The lesson of a pack by its id or its order; UsageError where it has none of that name."""
    numbered = {str(lesson.order): lesson for lesson in pack.lessons.values()}
    if name not in pack.lessons and name not in numbered:
        raise UsageError(f"{word} has no lesson {name!r}{suggestion(name, pack.lessons)}")
    return pack.lessons[name] if name in pack.lessons else numbered[name]
