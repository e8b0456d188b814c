"""Recorded transitions: arrays in the order in which they were lived, read from CSV or npz and written to either."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import TabularMDP

COLUMNS = (
    "state", "row", "col", "action", "reward", "next_state", "next_row", "next_col", "terminated", "truncated",
)  # fmt: skip
"""What is written. Of these, and of `episode`, a file need only have what says state, action, reward and next state."""
_YES = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
NONE = -1


class RecordingError(ValueError):
    """A recording that cannot be read; the message names the transition, what was found and what was expected."""


class Recording(NamedTuple):
    """N transitions as indices of a table: state, action, successor [N] int64; reward [N] float64; the others [N] bool.

    begins: the transition does not go on from the one before it.
    """

    state: NDArray[np.int64]
    action: NDArray[np.int64]
    reward: NDArray[np.float64]
    successor: NDArray[np.int64]
    terminated: NDArray[np.bool_]
    truncated: NDArray[np.bool_]
    begins: NDArray[np.bool_]


def read_recording(path: Path, mdp: TabularMDP) -> Recording:
    """The transitions of a file for a table. Columns (of CSV) or arrays (of npz) go by their names:

    `state` (the number of a state), or `row` and `col`; `action`, a name or a number; `reward`; `next_state`, or `next_row` and
    `next_col` (may be empty where the episode terminated); `terminated`, `truncated` (1 or 0; 0 where there is no such column);
    `episode`, any word: another one begins where it changes.

    Raises OSError, and RecordingError where something is missing, is no number, or is not in the table.
    """
    columns = _from_npz(path) if path.suffix == ".npz" else _from_csv(path)
    count = len(next(iter(columns.values()), ()))
    if count == 0:
        raise RecordingError("there are no transitions in it")
    terminated = np.array(_each(columns, "terminated", _flag, count, False))
    truncated = np.array(_each(columns, "truncated", _flag, count, False))
    state, successor = _places(columns, "", mdp, np.zeros(count, bool)), _places(columns, "next_", mdp, terminated)
    action = np.array(_each(columns, "action", _action(mdp), count))
    reward = np.array(_each(columns, "reward", _number, count))
    bad = ~mdp.legal[state, action]
    if bad.any():
        at = int(np.argmax(bad))
        raise RecordingError(f"transition {at + 1}: {mdp.actions[action[at]]!r} is not legal in state {state[at]} of this level")
    over = terminated | truncated
    begins = np.append(True, over[:-1] | (state[1:] != successor[:-1]))
    if "episode" in columns:
        names = np.array([str(word) for word in columns["episode"]])
        begins[1:] |= names[1:] != names[:-1]
    final = np.where(successor == NONE, state, successor)
    return Recording(state, action, reward, final, terminated, truncated & ~terminated, begins)


def write_recording(path: Path, recording: Recording, mdp: TabularMDP) -> None:
    """Writes CSV, or npz where the name says so; rewards are exact, so that a replay is."""
    width = mdp.shape[1]
    cells = [np.divmod(mdp.cell[at], width) for at in (recording.state, recording.successor)]
    names = np.array(mdp.actions)[recording.action]
    parts = (
        recording.state, *cells[0], names, recording.reward, recording.successor, *cells[1],
        recording.terminated.astype(np.int8), recording.truncated.astype(np.int8),
    )  # fmt: skip
    if path.suffix == ".npz":
        arrays: dict[str, Any] = dict(zip(COLUMNS, parts, strict=True))
        np.savez_compressed(path, **arrays)
        return
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(zip(*(part.tolist() for part in parts), strict=True))


def joined(parts: Sequence[Recording]) -> Recording:
    """One recording after another."""
    return Recording(*(np.concatenate(each) for each in zip(*parts, strict=True)))


def _from_csv(path: Path) -> dict[str, Sequence[Any]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = [row for row in csv.reader(file) if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise RecordingError(f"it is no CSV text: {error}") from error
    if not rows:
        return {}
    names = [name.strip() for name in rows[0]]
    for number, row in enumerate(rows[1:], 1):
        if len(row) != len(names):
            raise RecordingError(f"transition {number} has {len(row)} columns, expected {len(names)}: {', '.join(names)}")
    return {name: [row[at].strip() for row in rows[1:]] for at, name in enumerate(names)}


def _from_npz(path: Path) -> dict[str, Sequence[Any]]:
    try:
        with np.load(path, allow_pickle=False) as file:
            columns: dict[str, Sequence[Any]] = {name: np.atleast_1d(file[name]).tolist() for name in file.files}
    except (ValueError, EOFError, KeyError) as error:
        raise RecordingError(f"it is no file of arrays: {error}") from error
    if len({len(column) for column in columns.values()}) > 1:
        sizes = ", ".join(f"{name} {len(column)}" for name, column in columns.items())
        raise RecordingError(f"its arrays are of different lengths: {sizes}")
    return columns


def _each(
    columns: Mapping[str, Sequence[Any]], name: str, read: Callable[[Any], Any], count: int, missing: Any = None
) -> list[Any]:
    """Every entry of a column; where there is no such column, `missing`."""
    if name not in columns:
        if missing is None:
            raise RecordingError(f"there is no column {name!r}; found {', '.join(columns)}")
        return [missing] * count
    found = []
    for number, told in enumerate(columns[name], 1):
        try:
            found.append(read(told))
        except ValueError as error:
            raise RecordingError(f"transition {number}: {name} is {told!r}, expected {error}") from None
    return found


def _places(columns: Mapping[str, Sequence[Any]], before: str, mdp: TabularMDP, optional: NDArray[np.bool_]) -> NDArray[np.int64]:
    """[N] int64: states by number or by cell; NONE where nothing stands and nothing need stand."""
    names = [before + "state"] if before + "state" in columns else [before + "row", before + "col"]
    count, state_at = len(optional), mdp.state_at()
    parts = list(zip(*(_each(columns, name, _whole, count) for name in names), strict=True))
    found = []
    for number, (place, may) in enumerate(zip(parts, optional, strict=True), 1):
        if NONE in place and may:
            found.append(NONE)
            continue
        at = place[0] if len(place) == 1 else int(state_at[place]) if _inside(place, mdp.shape) else NONE
        if not 0 <= at < len(mdp.states):
            told = ", ".join(map(str, place))
            raise RecordingError(f"transition {number}: there is no {' and '.join(names)} {told} in this level")
        found.append(at)
    return np.array(found, np.int64)


def _inside(place: tuple[int, ...], shape: tuple[int, int]) -> bool:
    return all(0 <= number < size for number, size in zip(place, shape, strict=True))


def _whole(told: Any) -> int:
    try:
        return NONE if told == "" else int(told)
    except (TypeError, ValueError):
        raise ValueError("a whole number") from None


def _number(told: Any) -> float:
    try:
        number = float(told)
    except (TypeError, ValueError):
        number = np.nan
    if not np.isfinite(number):
        raise ValueError("a finite number")
    return number


def _flag(told: Any) -> bool:
    word = str(told).lower()
    if word not in _YES:
        raise ValueError("1 or 0")
    return _YES[word]


def _action(mdp: TabularMDP) -> Callable[[Any], int]:
    """Reads an action by its name or its number."""
    known: dict[str, int] = {str(number): number for number in range(len(mdp.actions))}
    known.update({name: number for number, name in enumerate(mdp.actions)})

    def read(told: Any) -> int:
        if str(told) not in known:
            raise ValueError(f"one of {', '.join(mdp.actions)}, or a number below {len(mdp.actions)}")
        return known[str(told)]

    return read
