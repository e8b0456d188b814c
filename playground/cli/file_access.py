"""Files that a verb reads and writes: their places are checked before the work, and what the system refuses is one sentence."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playground.cli.verb import UsageError


def reason(error: Exception) -> str:
    """Why the system refused, without its error number."""
    return str(error.strerror or error) if isinstance(error, OSError) else str(error)


@contextmanager
def reading(name: object) -> Iterator[None]:
    """Turns an OSError inside into a UsageError about a file or folder of this name."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"cannot read {name}: {reason(error)}; check its name, and whether you may read it") from error


@contextmanager
def writing(name: object) -> Iterator[None]:
    """Turns an OSError inside into a UsageError about a file or folder of this name."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"cannot write {name}: {reason(error)}; choose another place, or make room there") from error


def output_file(word: str, endings: Sequence[str], what: str) -> Path:
    """The path of a file that is to be written. UsageError where its ending is none of these, or its folder is not there.

    what: what it is to hold, with its article, such as "the policy".
    """
    path = Path(word)
    if path.suffix.lower() not in endings:
        raise UsageError(f"{what} is to be written to {word!r}, expected a name that ends in {' or '.join(endings)}")
    check_folder(path, what)
    return path


def check_folder(path: Path, what: str) -> None:
    """UsageError where there is no folder to put the file in."""
    folder = path.absolute().parent
    if not os.path.isdir(folder):
        raise UsageError(f"there is no folder {str(path.parent)!r} to put {what} in; make it first, or choose another one")
