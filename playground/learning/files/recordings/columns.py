"""Columns of recorded transitions, by the names that programs give them, as indices of a table."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.learning.files.directions import direction_of
from playground.learning.life.recording import Recording, RecordingError
from playground.plurals import counted
from playground.world.mdp import TabularMDP

Columns = Mapping[str, Sequence[Any]]
"""The columns of a file by their names; all are equally long."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "state": ("state", "states", "obs", "observation", "observations", "s", "state_id", "current_state"),
    "row": ("row", "rows"),
    "col": ("col", "cols", "column"),
    "action": ("action", "actions", "a", "act"),
    "reward": ("reward", "rewards", "r", "rew"),
    "next_state": (
        "next_state", "next_states", "next_obs", "next_observation", "next_observations", "new_state", "new_obs", "s_next",
        "obs_next", "observation_next", "state_next", "next_s", "nextstate", "new_observation", "s_prime", "sp", "s'", "s2", "s_",
    ),
    "next_row": ("next_row", "new_row"),
    "next_col": ("next_col", "next_column", "new_col"),
    "terminated": ("terminated", "term", "terminations", "terminal", "terminals", "is_terminal"),
    "truncated": ("truncated", "trunc", "truncations", "timeout", "timeouts"),
    "done": ("done", "dones", "d", "is_done"),
    "episode": ("episode", "episodes", "episode_id", "episode_index", "ep", "trajectory", "trajectory_id", "traj"),
}  # fmt: skip
"""What each column may be called; capital letters and spaces for `_` do not matter. The first name is the one that is written."""
MOST_LISTED, LONGEST_NAME = 20, 60
"""Names of columns in a sentence, and characters of each."""
NONE = -1
"""Stands for a state where none is given."""
_FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False, "1.0": True, "0.0": False}
_CELL = re.compile(r"[(\[]\s*(\d{1,9})\s*[, ]\s*(\d{1,9})\s*[)\]]")
_BRACKETS = re.compile(r"\[\s*([^\s,\]]+)\s*\]")
_WHOLE = re.compile(r"[+-]?\d{1,18}([.,]0*)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+([eE][+-]?\d+)?")


class AnnotatedRecording(NamedTuple):
    """What came of a file: its transitions, and a sentence for each thing that was chosen or left out."""

    recording: Recording
    notes: tuple[str, ...] = ()


def recording_of(columns: Columns, mdp: TabularMDP) -> AnnotatedRecording:
    """The transitions that these columns hold, for a table.

    A column may have any of the names in NAMES. `state` is the number of a state, a row of an array that is 1 at that number and
    0 elsewhere, or in its place there are `row` and `col`; `action` is a name or a number. Without a next state it is the state
    of the next transition of the same episode. `done` says that an episode terminated, unless `truncated` says it was cut off.

    Raises RecordingError where something is missing, is no number, or is not in the table.
    """
    if not any(map(len, columns.values())):
        raise RecordingError("there are no transitions in it")
    named, notes = _standard(columns)
    count = len(next(iter(named.values())))
    truncated = np.array(_entries(named, "truncated", _flag, count, False))
    terminated = np.array(_entries(named, "terminated", _flag, count, False))
    if "done" in named:
        terminated |= np.array(_entries(named, "done", _flag, count)) & ~truncated
    over = terminated | truncated
    state = _places(named, "", mdp, np.zeros(count, bool))
    begins = np.append(True, over[:-1])
    if "episode" in named:
        names = np.array([str(word) for word in named["episode"]])
        begins[1:] |= names[1:] != names[:-1]
    if not {"next_state", "next_row"} & set(named):
        successor = np.where(np.append(begins[1:], True), NONE, np.append(state[1:], NONE))
        notes.append("There is no next state in it: it is the state of the transition that follows in the same episode.")
    else:
        successor = _places(named, "next_", mdp, terminated)
        begins[1:] |= state[1:] != successor[:-1]
    action = np.array(_entries(named, "action", _action(mdp), count))
    reward = np.array(_entries(named, "reward", _number, count))
    _refuse_illegal(state, action, mdp)
    usable = (successor != NONE) | terminated
    if not usable.all():
        count = int((~usable).sum())
        notes.append(f"Left out, because they did not terminate and where they led is not said: {counted(count, 'transition')}.")
        begins[1:] |= ~usable[:-1]
    final = np.where(successor == NONE, state, successor)
    whole = Recording(state, action, reward, final, terminated, truncated & ~terminated, begins)
    return AnnotatedRecording(Recording(*(part[usable] for part in whole)), tuple(notes))


def spelling_of(name: str) -> str:
    """The name of a column as NAMES spells it."""
    return re.sub(r"[\s-]+", "_", name.strip().lower())


def _standard(columns: Columns) -> tuple[dict[str, Sequence[Any]], list[str]]:
    """The columns by our names, and notes: of several that say the same, the one that comes first in NAMES counts."""
    written = {spelling_of(name): name for name in reversed(list(columns))}
    named: dict[str, Sequence[Any]] = {}
    for name, spellings in NAMES.items():
        spelled = [written[spelling] for spelling in spellings if spelling in written]
        if spelled:
            named[name] = columns[spelled[0]]
    if "done" in named and "terminated" in named:
        del named["done"]
    readable = {spelling for several in NAMES.values() for spelling in several}
    unread = [repr(name) for name in columns if spelling_of(name) not in readable | {""}]
    notes = [f"Columns that are not read: {_listed(unread)}."] if unread else []
    if not {"terminated", "truncated", "done"} & set(named):
        notes.append("No column says where episodes end (`terminated`, `truncated` or `done`), so none ends.")
    if "done" in named:
        but = " where `truncated` does not say that it was cut off" if "truncated" in named else ""
        notes.append(f"`done` is read as: the episode terminated{but}.")
    for needed in (("state", "row"), ("action",), ("reward",)):
        if not any(name in named for name in needed):
            raise RecordingError(f"there is no column {needed[0]!r}; found {_listed(columns) or 'none'}")
    for row, col in (("row", "col"), ("next_row", "next_col")):
        by_number = "state" if row == "row" else "next_state"
        if row in named and col not in named and by_number not in named:
            raise RecordingError(f"there is no column {col!r} beside {row!r}; found {_listed(columns)}")
    return named, notes


def _listed(names: Collection[str]) -> str:
    """Names in a sentence, the first of very many."""
    return ", ".join([name[:LONGEST_NAME] for name in islice(names, MOST_LISTED)] + ["…"] * (len(names) > MOST_LISTED))


def _entries(
    columns: Mapping[str, Sequence[Any]], name: str, read: Callable[[Any], Any], count: int, missing: Any = None
) -> list[Any]:
    """Every entry of a column; where there is no such column, `missing`."""
    if name not in columns:
        if missing is None:
            raise RecordingError(f"there is no column {name!r}; found {_listed(columns)}")
        return [missing] * count
    entries = []
    for number, entry in enumerate(columns[name], 1):
        try:
            entries.append(read(entry))
        except ValueError as expected:
            raise RecordingError(f"transition {number}: {name} is {str(entry)[:60]!r}, expected {expected}") from None
    return entries


def _places(columns: Mapping[str, Sequence[Any]], before: str, mdp: TabularMDP, optional: NDArray[np.bool_]) -> NDArray[np.int64]:
    """[N] int64: states by number or by cell; NONE where nothing stands and nothing need stand."""
    names = [before + "state"] if before + "state" in columns else [before + "row", before + "col"]
    S, state_at = len(mdp.states), mdp.state_at()
    reads = [_state_of(mdp) if name.endswith("state") else _whole for name in names]
    parts = [_entries(columns, name, read, len(optional)) for name, read in zip(names, reads, strict=True)]
    states = []
    for number, (place, may_lack, *_) in enumerate(zip(zip(*parts, strict=True), optional, strict=True), 1):
        if NONE in place and may_lack:
            states.append(NONE)
            continue
        at = place[0] if len(place) == 1 else int(state_at[place]) if _inside(place, mdp.shape) else NONE
        if not 0 <= at < S:
            raise RecordingError(
                f"transition {number}: there is no {' and '.join(names)} {', '.join(map(str, place))} in this level"
            )
        states.append(at)
    return np.array(states, np.int64)


def _refuse_illegal(state: NDArray[np.int64], action: NDArray[np.int64], mdp: TabularMDP) -> None:
    bad = ~mdp.legal[state, action]
    if bad.any():
        at = int(np.argmax(bad))
        raise RecordingError(f"transition {at + 1}: {mdp.actions[action[at]]!r} is not legal in state {state[at]} of this level")


def _inside(place: tuple[int, ...], shape: tuple[int, int]) -> bool:
    return all(0 <= number < size for number, size in zip(place, shape, strict=True))


def _whole(entry: Any) -> int:
    text = str(_alone(entry)).strip()
    if text.lower() in ("", "nan", "none"):
        return NONE
    if not _WHOLE.fullmatch(text):
        raise ValueError("a whole number")
    return int(text.replace(",", ".").partition(".")[0])


def _alone(entry: Any) -> Any:
    """What stands in a list of one, or alone in brackets in a text, as vectors of one environment write it; else all of it."""
    if isinstance(entry, list):
        return entry[0] if len(entry) == 1 else entry
    match = _BRACKETS.fullmatch(entry.strip()) if isinstance(entry, str) else None
    return match[1] if match else entry


def _state_of(mdp: TabularMDP) -> Callable[[Any], int]:
    """Reads a state: its number, a cell like (1, 2) that is one state, or a row that is 1 at its number and 0 elsewhere."""
    S, state_at = len(mdp.states), mdp.state_at()

    def read(whole: Any) -> int:
        entry = _alone(whole)
        if not isinstance(entry, list):
            match = _CELL.fullmatch(str(entry).strip()) if len(mdp.floors) == 1 else None
            place = (int(match[1]), int(match[2])) if match else (NONE, NONE)
            return int(state_at[place]) if _inside(place, mdp.shape) else _whole(entry)
        if len(entry) != S or sorted(set(entry)) != [0, 1] or entry.count(1) != 1:
            raise ValueError(f"the number of a state, or {counted(S, 'number')} of which one is 1 and all others are 0")
        return entry.index(1)

    return read


def _number(entry: Any) -> float:
    text = _alone(entry)
    if isinstance(text, str) and _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        number = float(text)
    except (TypeError, ValueError, OverflowError):
        number = np.nan
    if not np.isfinite(number):
        raise ValueError("a finite number")
    return number


def _flag(entry: Any) -> bool:
    word = str(_alone(entry)).strip().lower()
    if word not in _FLAGS:
        raise ValueError("1 or 0")
    return _FLAGS[word]


def _action(mdp: TabularMDP) -> Callable[[Any], int]:
    """Reads an action by its name or its number."""
    numbers = {direction_of(name): number for number, name in enumerate(mdp.actions)}
    numbers |= {name: number for number, name in enumerate(mdp.actions)}

    def read(entry: Any) -> int:
        text = str(_alone(entry)).strip()
        number = numbers.get(text, numbers.get(direction_of(text), NONE))
        if number == NONE and _WHOLE.fullmatch(text):
            number = _whole(text)
        if not 0 <= number < len(mdp.actions):
            raise ValueError(f"one of {', '.join(mdp.actions)}, or a number below {len(mdp.actions)}")
        return number

    return read
