"""Runs in files on the command line: which files are such, how one is opened and written, and which moment of it is meant."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from playground.archives import ArchiveError, opened
from playground.cli import choices
from playground.cli.file_access import reading, writing
from playground.cli.verb import UsageError
from playground.training.session import Session
from playground.training.snapshot import Snapshot

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.past.run_document import RunDocument

ENDINGS = (".run", ".npz", ".zip")
"""What the name of a run may end with; what lies in the file is the same."""


def run_argument(parser: ArgumentParser) -> None:
    """RUN."""
    parser.add_argument("run_file", metavar="RUN", help="a run that `train --out` wrote, or that was saved in the window")


def branch_flag(parser: ArgumentParser) -> None:
    """--branch."""
    parser.add_argument(
        "--branch", metavar="ID", help="the branch that is meant, by its number; without it the one that was walked last"
    )


def is_run(word: str) -> bool:
    """Whether there is a file of this name with a run and its past in it."""
    from playground.training.run_file import holds_document

    return holds_document(Path(word))


def run_document(word: str) -> "RunDocument":
    """The run of a file. UsageError where there is none."""
    from playground.training.past.opening import opened_document
    from playground.training.past.written_values import DocumentError
    from playground.training.run_file import BUDGET, META

    with reading(word):
        try:
            return opened_document(Path(word))
        except DocumentError as error:
            message = str(error)
    try:
        with opened(Path(word), BUDGET) as archive:
            old = f"{META}.npy" in archive.names
    except (ArchiveError, OSError):
        old = False
    if old:
        raise UsageError(
            f"{word} is a run of an earlier version, of which only its end is kept: "
            f"`train --from {word} --steps 0 --out NEW.run` makes one whose past is kept from there on"
        )
    raise UsageError(message if word in message else f"{word}: {message}")


def moment_of(word: str | None, document: "RunDocument", branch: int | None = None) -> int:
    """The moment of --at, --from and the like: so many ticks after the beginning; without a word the end. UsageError outside."""
    first, last = document.ends(branch)
    if word is None:
        return last
    moment = choices.count(word)
    if not first <= moment <= last:
        raise UsageError(f"the run has no moment {moment}, expected a number from {first} to {last}")
    return moment


def branch_of(word: str | None, document: "RunDocument") -> int | None:
    """The branch of --branch. UsageError where there is none of this number."""
    if word is None:
        return None
    number, ids = choices.count(word), [branch.id for branch in document.branches()]
    if number not in ids:
        raise UsageError(f"the run has no branch {number}, expected {', '.join(map(str, ids))}")
    return number


def seen_at(document: "RunDocument", moment: int, branch: int | None = None) -> Snapshot:
    """What the run was at a moment. UsageError where that cannot be lived again."""
    from playground.training.past.revival import PastError
    from playground.world import LevelError

    try:
        return document.at(moment, branch)
    except (PastError, LevelError) as error:
        raise UsageError(str(error)) from error


def save_run_file(path: Path, session: Session) -> None:
    """Writes a session's run with its past; where its past cannot be kept, its end alone, and says so on standard error."""
    from playground.training.past.document import DocumentError
    from playground.training.run_file import save_run

    with writing(path):
        try:
            session.save_document(path)
        except DocumentError as error:
            save_run(path, session)
            print(f"{path}: only the end of the run is kept, its past is not: {error}", file=sys.stderr)
