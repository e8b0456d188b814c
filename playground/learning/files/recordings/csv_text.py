"""Recorded transitions as CSV text: commas, or semicolons or tabs with decimal commas, as spreadsheets write it."""

import csv
import io
from itertools import chain
from pathlib import Path

import numpy as np

from playground.file_reading import FileTooLargeError, read_file
from playground.learning.files.recordings.columns import NAMES, Columns, spelling_of
from playground.learning.life.recording import Recording, RecordingError
from playground.paths import atomic_write
from playground.plurals import counted
from playground.world.mdp import TabularMDP

WRITTEN = ("state", "row", "col", "action", "reward", "next_state", "next_row", "next_col", "terminated", "truncated")
"""The columns that are written."""
LARGEST = 1 << 25
"""Bytes of a text that is read: half a million transitions, which take some ten seconds."""
_SEPARATORS = ",;\t"
_SPELLINGS = frozenset(chain.from_iterable(NAMES.values()))


def columns_of(path: Path) -> Columns:
    """The columns of a text by the names in its first line, all entries as text. OSError; RecordingError where it is no table.

    The separator is the one among comma, semicolon and tab that gives the most names that are known.
    """
    try:
        with io.StringIO(read_file(path, LARGEST).decode("utf-8-sig"), newline="") as file:
            first = file.readline()
            if first.lstrip()[:1] in ("{", "["):
                raise RecordingError("it is JSON, expected CSV text whose first line names the columns, or arrays in a .npz file")
            if first.lower().startswith("sep="):  # how spreadsheets tell one another the separator
                first = file.readline()
            separator = max(_SEPARATORS, key=lambda sign: len(_SPELLINGS & set(_names(first, sign))))
            rows = [row for row in csv.reader(chain([first], file), delimiter=separator) if row]
    except FileTooLargeError as error:
        raise RecordingError(f"{error.strerror}; arrays in a .npz file may be larger") from None
    except UnicodeDecodeError:
        raise RecordingError("it is no text in UTF-8, expected CSV text in UTF-8, or arrays in a .npz file") from None
    except csv.Error as error:
        raise RecordingError(f"it is no CSV text: {error}") from error
    if not rows:
        return {}
    names = [name.strip() for name in rows[0]]
    for number, row in enumerate(rows[1:], 1):
        if len(row) != len(names):
            raise RecordingError(
                f"transition {number} has {counted(len(row), 'column')}, expected {len(names)}: {', '.join(names)}"
            )
    return {name: [row[at].strip() for row in rows[1:]] for at, name in enumerate(names)}


def write(path: Path, recording: Recording, mdp: TabularMDP) -> None:
    """Writes the transitions; rewards are exact, so that a replay is. OSError where it cannot be written."""
    arrays = written_columns(recording, mdp)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(arrays)
    writer.writerows(zip(*(array.tolist() for array in arrays.values()), strict=True))
    atomic_write(path, text.getvalue().encode("utf-8"))


def written_columns(recording: Recording, mdp: TabularMDP) -> dict[str, np.ndarray]:
    """The columns that are written, by name: [N] each."""
    width = mdp.shape[1]
    row, col = np.divmod(mdp.cell[recording.state], width)
    next_row, next_col = np.divmod(mdp.cell[recording.successor], width)
    arrays = (
        recording.state, row, col, np.array(mdp.actions)[recording.action], recording.reward,
        recording.successor, next_row, next_col, recording.terminated.astype(np.int8), recording.truncated.astype(np.int8),
    )  # fmt: skip
    return dict(zip(WRITTEN, arrays, strict=True))


def _names(line: str, separator: str) -> list[str]:
    return [spelling_of(name.strip().strip('"')) for name in line.split(separator)]
