"""Recorded transitions as arrays in an .npz file."""

from pathlib import Path

import numpy as np

from playground.archives import ArchiveBudget
from playground.learning.files.numpy_files import KINDS, NumpyFileError, npz, npz_bytes
from playground.learning.files.recordings.columns import Columns
from playground.learning.files.recordings.csv_text import written_columns
from playground.learning.life.recording import Recording, RecordingError
from playground.paths import atomic_write
from playground.world.mdp import TabularMDP

BUDGET = ArchiveBudget(unpacked=1 << 27)
"""More than a million transitions; as lists they take some five times the memory."""
TEXT = "U"
"""How numpy calls the kind of arrays that hold names of actions."""


def columns_of(path: Path) -> Columns:
    """The arrays of a file by name, as lists. OSError, and RecordingError where it is none, or they are of different lengths."""
    try:
        arrays = npz(path, KINDS + TEXT, BUDGET)
    except NumpyFileError as error:
        raise RecordingError(str(error)) from error
    columns: Columns = {name: np.atleast_1d(array).tolist() for name, array in arrays.items()}
    if len({len(column) for column in columns.values()}) > 1:
        sizes = ", ".join(f"{name} {len(column)}" for name, column in columns.items())
        raise RecordingError(f"its arrays are of different lengths: {sizes}")
    return columns


def write(path: Path, recording: Recording, mdp: TabularMDP) -> None:
    """Writes the transitions, compressed. OSError where it cannot be written."""
    atomic_write(path, npz_bytes(written_columns(recording, mdp)))
