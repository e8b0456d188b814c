"""The levels that ship with the program, and how a level is found by its name or its path."""

import os
from os import PathLike
from pathlib import Path

from playground import paths, ratio
from playground.world.exchange import asks_program, imported_from
from playground.world.exchange.parts import MARK, file_and_part
from playground.world.level import Level, LevelError
from playground.world.text.files import ignored, parse_level, read_level
from playground.world.text.tables import Warn

FIRST = "first-steps"
"""The level that opens at the first start."""
OWN = ".toml"
"""What the name of a level file of ours ends with."""
GYM = "gym:"
"""What a name begins with that is the id of an environment of Gymnasium, like gym:FrozenLake-v1."""


def names_in(folder: Path) -> tuple[str, ...]:
    """The names of the levels in a folder, in the order of the alphabet; none where there is no such folder that may be read."""
    try:
        return tuple(sorted(path.stem for path in folder.glob(f"*{OWN}")))
    except OSError:
        return ()


def bundled() -> tuple[str, ...]:
    """The names of the bundled levels."""
    return names_in(paths.levels())


def path_of(name: str | PathLike[str]) -> Path:
    """The file of a bundled level, or of a level of the user's own folder, or the path itself.

    A file in another program's format has no level file: `foreign` says which those are.
    LevelError where there is no such level; it names those that there are.
    """
    path = Path(name)
    if path.suffix == OWN or len(path.parts) > 1:
        return path
    for folder in (paths.levels(), paths.user_levels()):
        if str(name) in names_in(folder):
            return folder / f"{name}{OWN}"
    if os.path.lexists(path):
        return path  # a folder, a pipe, a link to nothing: whoever opens it says so
    raise LevelError(f"there is no level {str(name)!r}, expected a path or one of: {', '.join(bundled())}")


def foreign(name: str | PathLike[str]) -> bool:
    """Whether a name stands for something another program made: an existing file that is no level file of ours, or minigrid:ID.

    FILE#3 and FILE#NAME are parts of a file.
    """
    word = str(name)
    if word in bundled() or word in names_in(paths.user_levels()):
        return False
    place = file_and_part(word)
    if place is None:
        return asks_program(word)
    return place[0].suffix.lower() != OWN or bool(place[1])


def runs_program(name: str | PathLike[str]) -> bool:
    """Whether the level of this name is made by running another program: gym:ID, minigrid:ID."""
    return str(name).startswith(GYM) or asks_program(str(name))


def lasting(name: str | PathLike[str]) -> str:
    """The same name, valid in any folder: with the whole path where it names a file."""
    place = file_and_part(str(name))
    if place is None:
        return str(name)
    path, part = place
    return f"{path.absolute()}{MARK}{part}" if part else str(path.absolute())


def with_discount(name: str, discount: float) -> str:
    """The name of an environment of Gymnasium, gym:ID, with a discount among its arguments."""
    return f"{name}{'&' if '?' in name else '?'}discount={ratio.stated(discount)}"


def find(name: str | PathLike[str], warn: Warn = ignored) -> Level:
    """The level of a bundled name, of a name in the user's folder, of a path, or of another program; or of a level's own text.

    LevelError where there is none, or it cannot be read.
    `warn` is called with a sentence for each thing that is left out (see `parse_level`) or converted.
    """
    if "\n" in str(name) and not os.path.isfile(name):
        return parse_level(str(name), warn)
    if str(name).startswith(GYM):
        from playground.world.exchange.toy_text import toy_text  # Gymnasium is imported only where it is asked for

        return toy_text(str(name)[len(GYM) :], warn)
    try:
        imported = imported_from(str(name)) if foreign(name) else None
        if imported is None:
            return read_level(path_of(name), warn)
    except OSError as error:
        raise LevelError(f"{name}: {error.strerror or error}") from None
    for note in imported.notes:
        warn(note)
    return imported.level
