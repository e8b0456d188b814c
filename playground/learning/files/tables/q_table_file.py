"""Files with a table of action values [S, A]: pickles of the Hugging Face course, .npy, .npz, CSV and JSON, read and written."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from playground.learning.files.numpy_files import NumpyFileError, npy, npy_bytes, npz, npz_bytes
from playground.learning.files.parcel import Parcel
from playground.learning.files.pickles.machine import PickledError
from playground.learning.files.pickles.pickled import pickled
from playground.learning.files.tables.hugging_face_course import notes_of
from playground.learning.files.tables.q_table import QTableError, Table, chosen, q_table
from playground.learning.files.tables.q_table_text import csv_text, json_text, table_of_csv, table_of_json
from playground.learning.learner import Array
from playground.paths import atomic_write
from playground.plurals import counted
from playground.world.mdp import TabularMDP

PICKLES, NUMPY, TEXTS = (".pkl", ".pickle"), (".npy", ".npz"), (".csv", ".tsv", ".txt", ".json")
LEAST, NUMBER = 1 << 20, 256
"""Bytes of text that are read of any level, and for each state and action."""
WRITTEN = (".npy", ".npz", ".csv", ".json")
"""Endings of the names of files that are read, and of those that are written."""
__all__ = ["QTableError", "Table", "read_q_table", "table_in", "words_of", "write_q_table", "written_table"]


def read_q_table(path: Path, mdp: TabularMDP) -> Table:
    """The table of a file. Raises OSError, and AgentError where it is none of this level."""
    parcel = Parcel(path)
    return table_in(parcel.content(), parcel.ending, mdp)


def table_in(content: bytes, ending: str, mdp: TabularMDP) -> Table:
    """The table in the content of a file whose name ends so. QTableError where it is none of this level."""
    try:
        if ending in PICKLES:
            value = pickled(content)
            table, words = q_table(_table_of(value), mdp), _words(value)
            return Table(table.q, (*notes_of(words, mdp.discount), *table.notes))
        if ending == ".npy":
            return q_table(npy(content), mdp)
        if ending == ".npz":
            return q_table(_of_several(npz(content)), mdp)
    except (PickledError, NumpyFileError) as error:
        raise QTableError(str(error)) from error
    if ending not in TEXTS:
        raise QTableError(f"its name ends in {ending!r}, expected {', '.join((*PICKLES, *NUMPY, *TEXTS))}")
    places = max(len(mdp.states), mdp.shape[0] * mdp.shape[1]) * len(mdp.actions)
    if len(content) > LEAST + NUMBER * places:
        most = counted(LEAST + NUMBER * places, "byte")
        raise QTableError(f"it has {counted(len(content), 'byte')}, expected at most {most} of text for the values of this level")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QTableError("it is no text in UTF-8: save it as UTF-8") from None
    return table_of_json(text, mdp) if ending == ".json" else table_of_csv(text, mdp)


def words_of(content: bytes, ending: str) -> Mapping[str, Any]:
    """What a pickle says beside its table, by name; nothing where it is no pickle, or no dict. QTableError as in `table_in`."""
    if ending not in PICKLES:
        return MappingProxyType({})
    try:
        value = pickled(content)
    except PickledError as error:
        raise QTableError(str(error)) from error
    return _words(value)


def _words(value: Any) -> Mapping[str, Any]:
    """The value, where it is a dict of things by name."""
    named = isinstance(value, dict) and all(isinstance(name, str) for name in value)
    return value if named else MappingProxyType({})


def written_table(q: Array, mdp: TabularMDP) -> Array:
    """[S, A] float64 with −∞ (null in JSON) where an action is not legal, so that it is never the best; 0 where all is over."""
    return np.where(mdp.legal, q, np.where(mdp.legal.any(axis=1, keepdims=True), -np.inf, 0.0))


def write_q_table(path: Path, q: Array, mdp: TabularMDP) -> None:
    """Writes a table [S, A] with the environment's numbers, in the form that the name ends with. OSError where it cannot."""
    table = written_table(q, mdp)
    contents = {
        ".npy": lambda: npy_bytes(table),
        ".npz": lambda: npz_bytes({"qtable": table}),
        ".csv": lambda: csv_text(table, mdp).encode(),
        ".json": lambda: json_text(table).encode(),
    }
    atomic_write(path, contents[path.suffix.lower()]())


def _table_of(value: Any) -> Any:
    """The table in what was pickled: itself, or one of the things by name that it holds."""
    inside = chosen(value) if isinstance(value, dict) else None
    return value if inside is None else inside


def _of_several(arrays: Mapping[str, Array]) -> Array:
    """The table among the arrays of a .npz file: by its name, or the only one that there is."""
    table = chosen(arrays)
    if table is None and len(arrays) != 1:
        names = ", ".join(name[:40] for name in list(arrays)[:8])
        raise QTableError(f"it holds arrays {names}, expected one that is called qtable")
    return next(iter(arrays.values())) if table is None else table
