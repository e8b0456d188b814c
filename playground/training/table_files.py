"""Tables of a run as files: CSV, .npy and JSON. Every number reads back as the same one; files are whole or not there."""

import csv
import io
import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from playground.learning.files.numpy_files import npy_bytes
from playground.learning.learner import Array
from playground.paths import atomic_write
from playground.training.run_tables import RunTable, RunTableError

Part = TypeVar("Part")
Tables = Mapping[str, RunTable]
"""By name."""


def write_tables(path: Path, tables: Tables, about: Mapping[str, Any]) -> None:
    """Writes tables in the form that the name ends with.

    .csv: one table under the titles of its columns; an empty cell is a number that there is not. .npy: one array, of curve and
    episodes a structured one whose fields have names. .json: all tables, each a list of objects, and beside them `about`; null is
    a number that there is not, "infinity" and "-infinity" are texts.

    Raises:
      RunTableError: another ending, or more than such a file holds. OSError: it cannot be written.
    """
    make = WRITTEN.get(path.suffix.lower())
    if make is None:
        raise RunTableError(f"{path.name!r} names no table, expected a name that ends in {', '.join(WRITTEN)}")
    atomic_write(path, make(tables, about))


def _csv(tables: Tables, about: Mapping[str, Any]) -> bytes:
    table = _only(list(tables.values()), "a .csv holds one table", list(tables))
    stream = io.StringIO()
    lines = csv.writer(stream, lineterminator="\n")
    lines.writerow(table.columns)
    lines.writerows(zip(*(_cells(column) for column in table.columns.values()), strict=True))
    return stream.getvalue().encode()


def _npy(tables: Tables, about: Mapping[str, Any]) -> bytes:
    arrays = {name: array for table in tables.values() for name, array in table.arrays.items()}
    return npy_bytes(np.ascontiguousarray(_only(list(arrays.values()), "a .npy holds one array", list(arrays))))


def _json(tables: Tables, about: Mapping[str, Any]) -> bytes:
    value = {**about, **{name: _rows(table) for name, table in tables.items()}}
    return (json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _only(parts: list[Part], words: str, names: list[str]) -> Part:
    """The only one of several. RunTableError where there are more."""
    if len(parts) != 1:
        raise RunTableError(f"{words}, and {' and '.join(names)} are several: write each to its own file, or all to a .json")
    return parts[0]


def _rows(table: RunTable) -> list[dict[str, Any]]:
    """A table as JSON has it: an object for each row."""
    columns = [[_plain(value) for value in column.tolist()] for column in table.columns.values()]
    return [dict(zip(table.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(value: Any) -> Any:
    """A number as JSON can hold it."""
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else "infinity" if value > 0 else "-infinity"
    return value


def _cells(column: Array) -> list[Any]:
    """The cells of a column of a CSV: the shortest digits that read back as the same number, whether it is true as 0 or 1."""
    if column.dtype.kind == "f":
        return ["" if math.isnan(value) else repr(value) for value in column.tolist()]
    values: list[Any] = (column.astype(np.int64) if column.dtype.kind == "b" else column).tolist()
    return values


WRITTEN: Mapping[str, Callable[[Tables, Mapping[str, Any]], bytes]] = {".csv": _csv, ".npy": _npy, ".json": _json}
"""Who writes what; by the ending of the name."""
