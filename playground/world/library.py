"""The levels that ship with the program, and how a level is found by its name or its path."""

from os import PathLike
from pathlib import Path

from playground import paths
from playground.world.level import Level, LevelError
from playground.world.text.files import ignored, read_level
from playground.world.text.tables import Warn

FIRST = "first-steps"
"""The level that opens at the first start."""
GYM = "gym:"
"""What a name begins with that is the id of an environment of Gymnasium, like gym:FrozenLake-v1."""


def names_in(folder: Path) -> tuple[str, ...]:
    """The names of the levels in a folder, in the order of the alphabet; none where there is no such folder."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def bundled() -> tuple[str, ...]:
    """The names of the bundled levels."""
    return names_in(paths.levels())


def path_of(name: str | PathLike[str]) -> Path:
    """The file of a bundled level, or of a level of the user's own folder, or the path itself.

    LevelError where there is no such level; it names those that there are.
    """
    path = Path(name)
    if path.suffix == ".toml" or len(path.parts) > 1:
        return path
    for folder in (paths.levels(), paths.user_levels()):
        if str(name) in names_in(folder):
            return folder / f"{name}.toml"
    raise LevelError(f"there is no level {str(name)!r}, expected a path or one of: {', '.join(bundled())}")


def find(name: str | PathLike[str], warn: Warn = ignored) -> Level:
    """The level of a bundled name, of a name in the user's folder, of a path, or of Gymnasium. LevelError where there is none.

    `warn` is called with a sentence for each thing that is left out (see `parse_level`).
    """
    if str(name).startswith(GYM):
        from playground.world.exchange.toy_text import toy_text  # Gymnasium is imported only where it is asked for

        return toy_text(str(name)[len(GYM) :], warn)
    path = path_of(name)
    try:
        return read_level(path, warn)
    except OSError as error:
        raise LevelError(f"{path}: {error.strerror or error}") from None
