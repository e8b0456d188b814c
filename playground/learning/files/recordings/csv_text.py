"""Recorded transitions as CSV text: commas, or semicolons or tabs with decimal commas, as spreadsheets write it."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from playground.file_reading import FileTooLargeError, read_file
from playground.learning.files.csv_rows import LONGEST_LINE, CsvError, CsvTooLargeError, csv_rows
from playground.learning.files.recordings.columns import NAMES, Columns, spelling_of
from playground.learning.life.recording import Recording, RecordingError
from playground.paths import atomic_write
from playground.plurals import counted
from playground.world.mdp import TabularMDP

WRITTEN = ("state", "row", "col", "action", "reward", "next_state", "next_row", "next_col", "terminated", "truncated")
"""The columns that are written."""
LARGEST, MOST = 1 << 25, 500_000
"""Bytes of a text that is read, and its lines: half a million transitions, which take some ten seconds."""
_SEPARATORS = ",;\t"
_SPELLINGS = frozenset(chain.from_iterable(NAMES.values()))
_END = re.compile(r"[\r\n]")
LONGEST_LIST = 500
"""Characters of a list of names in a sentence."""


def columns_of(path: Path) -> Columns:
    """The columns of a text by the names in its first line, all entries as text. OSError; RecordingError where it is no table.

    The separator is the one among comma, semicolon and tab that gives the most names that are known.
    """
    try:
        text = read_file(path, LARGEST).decode("utf-8-sig")
        if text[:LONGEST_LINE].lstrip()[:1] in ("{", "["):
            raise RecordingError("it is JSON, expected CSV text whose first line names the columns, or arrays in a .npz file")
        first = _first_line(text)
        if first[:4].lower() == "sep=":  # how spreadsheets tell one another the separator
            text = text[len(first) :].lstrip("\r\n")
            first = _first_line(text)
        separator = max(_SEPARATORS, key=lambda sign: len(_SPELLINGS & set(_names(first, sign))))
        return _columns(csv_rows(text, MOST, separator))
    except FileTooLargeError as error:
        raise RecordingError(f"{error.strerror}; arrays in a .npz file may be larger") from None
    except UnicodeDecodeError:
        raise RecordingError("it is no text in UTF-8, expected CSV text in UTF-8, or arrays in a .npz file") from None
    except CsvTooLargeError as error:
        raise RecordingError(f"{error}; arrays in a .npz file may hold more") from error
    except CsvError as error:
        raise RecordingError(str(error)) from error


def _first_line(text: str) -> str:
    """Up to where it ends, and no more of it than a line may have."""
    end = _END.search(text, 0, LONGEST_LINE)
    return text[: end.start() if end else LONGEST_LINE]


def _columns(rows: Iterator[Sequence[str]]) -> Columns:
    """The columns by the names in the first row; of those that nobody reads, only that there are so many entries is kept."""
    names = [name.strip() for name in next(rows, ())]
    read: dict[str, list[str]] = {name: [] for name in names if spelling_of(name) in _SPELLINGS}
    count = 0
    for count, row in enumerate(rows, 1):
        if len(row) != len(names):
            raise RecordingError(
                f"transition {count} has {counted(len(row), 'column')}, expected {len(names)}: {', '.join(names)[:LONGEST_LIST]}"
            )
        for name, entry in dict(zip(names, row, strict=True)).items():
            if name in read:
                read[name].append(entry.strip())
    return {name: read.get(name, range(count)) for name in names}


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
