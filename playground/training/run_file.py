"""A run in a file, and a session that goes on from one."""

import os
from collections.abc import Mapping
from pathlib import Path

from playground.archives import ArchiveBudget, ArchiveError, opened
from playground.learning.files.numpy_files import KINDS, NumpyFileError, npz, npz_bytes
from playground.learning.learner import Array
from playground.paths import atomic_write
from playground.training.commands import Drive, Learn
from playground.training.past.document import READ, TEXT, DocumentError
from playground.training.past.opening import opened_document
from playground.training.past.revival import PastError
from playground.training.run_arrays import META, RunError, arrays_of, saved_run
from playground.training.session import Session
from playground.world import LevelError
from playground.world.exchange.sharing.shared_files import shared_in

__all__ = ["BUDGET", "META", "RunError", "holds_document", "load", "load_run", "save", "save_run"]

BUDGET = ArchiveBudget(unpacked=1 << 30)
WORDS = "U"
"""How numpy calls the kind of an array that holds text."""


def save(session: Session) -> dict[str, Array]:
    """The whole run as arrays; one of them is JSON text. ValueError before the first Start and after a failure."""
    if session.run is None:
        raise ValueError("there is no run to save")
    return arrays_of(session.run, session.switches)


def load(session: Session, arrays: Mapping[str, Array]) -> None:
    """Goes on, paused, exactly where `save` was called. RunError where the arrays are no run of this program."""
    saved = saved_run(arrays)
    try:
        session.start(saved.start, saved.lived)
        if session.run is None or session.trainee is None:
            raise RunError(session.run.trouble if session.run else session.message)
        session.obey(Drive(saved.driver))
        session.obey(Learn(saved.learning))
        session.switches.pace.set(saved.per_second)
        session.run.life.load(arrays)
    except (KeyError, TypeError, ValueError, IndexError, LevelError) as error:
        raise error if isinstance(error, RunError) else RunError(f"this is no whole run: {error}") from error


def save_run(path: Path, session: Session) -> None:
    """Writes the run to a .npz file: the old or the new whole file is there at any moment. OSError where it cannot be written."""
    atomic_write(path, npz_bytes(save(session)))


def holds_document(path: Path) -> bool:
    """Whether there is a file of this name with a run and its past in it, whatever its name ends with."""
    if not os.path.isfile(path):
        return False
    try:
        with opened(path, READ) as archive:
            return TEXT in archive.names
    except (ArchiveError, OSError):
        return _shares_run(path)


def _shares_run(path: Path) -> bool:
    """Whether a code in a text or a picture says what was asked of a run."""
    try:
        shared = shared_in(path)
    except (LevelError, OSError):
        return False
    return shared is not None and bool(shared.run)


def load_run(path: Path, session: Session) -> None:
    """Reads a run into the session: one with its past, or its end alone, which `save_run` wrote.

    RunError where it is none; OSError where it cannot be read.
    """
    if holds_document(path):
        try:
            session.open_document(opened_document(path))
        except (DocumentError, PastError, LevelError) as error:
            raise RunError(str(error)) from error
        return
    try:
        arrays = npz(path, KINDS + WORDS, BUDGET)
    except NumpyFileError as error:
        raise RunError(f"{path} is no saved run: {error}") from error
    load(session, {name: array.copy() for name, array in arrays.items()})
