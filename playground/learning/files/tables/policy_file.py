"""A policy in a file: CSV with a line for each state and action, that people can read and write."""

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

import numpy as np

from playground.file_reading import read_file
from playground.learning.files.csv_rows import CsvError, CsvTooLargeError, csv_rows
from playground.learning.learner import Array
from playground.paths import atomic_write
from playground.plurals import counted
from playground.world.mdp import State, TabularMDP
from playground.world.tabular.moment_tables import REMEMBERED, remembered

COLUMNS = ("row", "col", "action", "probability")
"""What every file has. `held`, `switches` (names with spaces between) and `phase` are for levels that remember."""
STATE = "state"
"""The number of the state in the table: it decides where several states share a cell and a memory, or where there is no cell."""
LONGEST_ENTRY = 1000
"""Characters of an entry at most."""
CLOSE = 1e-6
"""How far the chances of a state may be from 1 together; they are then made exact."""


LARGEST, LEAST, LINE, SPARE = 1 << 27, 1 << 20, 256, 1000
"""Bytes of a policy that are read at most, of any level, and for each state and action; and lines beside theirs."""


class PolicyError(ValueError):
    """A file that is no policy of a level; the message names the line or the cell, what was found and what was expected."""


def read_policy(path: Path, mdp: TabularMDP) -> Array:
    """[S, A] the policy of a file. A line that does not say what is held counts for every state of its cell.

    Where cell and memory name one state, its number is not looked at: a policy goes on where an edit has numbered states anew.

    Raises OSError, and PolicyError where something is missing, or is not in the table.
    """
    try:
        text = read_file(path, min(LARGEST, LEAST + LINE * mdp.legal.size)).decode("utf-8-sig")
        titles, *rows = csv_rows(text, mdp.legal.size + SPARE, skipinitialspace=True) if text.strip() else [[]]
    except UnicodeDecodeError as error:
        raise PolicyError(f"it is no CSV text: {error}") from error
    except CsvTooLargeError as error:
        raise PolicyError(f"{error}, expected a line for each state and action of the level") from error
    except CsvError as error:
        raise PolicyError(str(error)) from error
    columns = [name.strip() for name in titles if name] if rows else []
    for name in COLUMNS[2:] if STATE in columns and not {*COLUMNS[:2]} & {*columns} else COLUMNS:
        if name not in columns:
            titles_in_it = ", ".join(columns)[:LONGEST_ENTRY] or "nothing"
            raise PolicyError(f"there is no column {name!r}; expected {', '.join(COLUMNS)}, found {titles_in_it}")
    places: dict[tuple[int, int], list[int]] = {}
    for number, state in enumerate(mdp.states):
        places.setdefault((state.cell.row, state.cell.col), []).append(number)
    policy = np.zeros(mdp.legal.shape)
    for number, row in enumerate(rows, 2):
        try:
            words = {name.strip(): word.strip() for name, word in zip_longest(titles, row[: len(titles)], fillvalue="")}
            _refuse_long(words)
            _take(words, places, mdp, policy)
        except ValueError as error:
            raise PolicyError(f"line {number}: {error}") from None
    return _whole(policy, mdp)


def write_policy(path: Path, policy: Array, mdp: TabularMDP) -> None:
    """Writes the actions that are taken at all; chances are exact, so that what is read is what was written."""
    remembers = remembered([mdp])
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*COLUMNS, *remembers, STATE))
    for state, action in np.argwhere(policy > 0.0).tolist():
        place = mdp.states[state]
        memory = [_words(getattr(place, name)) for name in remembers]
        writer.writerow((*place.cell, mdp.actions[action], float(policy[state, action]), *memory, state))
    atomic_write(path, text.getvalue().encode("utf-8"))


def _refuse_long(line: Mapping[str, str]) -> None:
    """ValueError for an entry that no sentence could quote."""
    for name, word in line.items():
        if len(word) > LONGEST_ENTRY:
            raise ValueError(f"its {name[:40]!r} has {counted(len(word), 'character')}, expected at most {LONGEST_ENTRY:,}")


def _take(line: Mapping[str, str], places: Mapping[tuple[int, int], Sequence[int]], mdp: TabularMDP, policy: Array) -> None:
    """Puts one line into the policy."""
    chance = _number(line["probability"])
    if line["action"] not in mdp.actions:
        raise ValueError(f"the action is {line['action']!r}, expected one of {', '.join(mdp.actions)}")
    if not 0.0 <= chance <= 1.0:
        raise ValueError(f"the probability is {line['probability']!r}, expected a number from 0 to 1")
    states = _states(line, places, mdp)
    action = mdp.actions.index(line["action"])
    for state in states:
        if not mdp.legal[state, action]:
            raise ValueError(f"{line['action']!r} is not possible in {_place(mdp.states[state])}")
        if policy[state, action]:
            raise ValueError(
                f"{line['action']!r} in {_place(mdp.states[state])} stands there a second time: leave one of the two out"
            )
        policy[state, action] = chance


def _states(line: Mapping[str, str], places: Mapping[tuple[int, int], Sequence[int]], mdp: TabularMDP) -> Sequence[int]:
    """The states that a line is about. ValueError where the level has none of them."""
    wanted = _whole_number(line[STATE], STATE) if line.get(STATE) else None
    if wanted is not None and "row" not in line:
        if not 0 <= wanted < len(mdp.states):
            raise ValueError(f"the state is {wanted}, expected a number from 0 to {len(mdp.states) - 1}")
        return (wanted,)
    cell = _whole_number(line.get("row", ""), "row"), _whole_number(line.get("col", ""), "col")
    columns = [name for name in REMEMBERED if name in line]
    states = [
        number
        for number in places.get(cell, ())
        if all(_words(getattr(mdp.states[number], name)) == line[name] for name in columns)
    ]
    where = "".join(f", {name} {line[name] or 'nothing'}" for name in columns)
    if not states:
        raise ValueError(f"there is no state in row {cell[0]}, column {cell[1]}{where} of this level")
    if len(states) == 1 or wanted is None:
        return states
    if wanted not in states:
        numbers = ", ".join(map(str, states))
        raise ValueError(f"the state is {wanted}, expected one of {numbers}, those in row {cell[0]}, column {cell[1]}{where}")
    return (wanted,)


def _whole(policy: Array, mdp: TabularMDP) -> Array:
    """The policy with sums of exactly 1; PolicyError where they are not near that."""
    sums = policy.sum(axis=1)
    bad = ~mdp.terminal & (np.abs(sums - 1.0) > CLOSE)
    if bad.any():
        first = int(np.argmax(bad))
        fault = f"sum to {sums[first]:g}" if sums[first] else "are missing"
        raise PolicyError(f"the probabilities in {_place(mdp.states[first])} {fault}, expected a sum of 1")
    exact: Array = np.where(np.abs(sums - 1.0) > 1e-12, 1.0 / np.where(sums > 0.0, sums, 1.0), 1.0)[:, None] * policy
    return exact


def _whole_number(word: str, name: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise ValueError(f"the {name} is {word!r}, expected a whole number") from None


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise ValueError(f"the probability is {word!r}, expected a number from 0 to 1") from None


def _words(memory: object) -> str:
    """What is remembered, as one word of the file."""
    return " ".join(memory) if isinstance(memory, tuple) else str(memory)


def _place(state: State) -> str:
    memory = "".join(f", {name} {_words(content)}" for name, content in zip(REMEMBERED, state[1:], strict=True) if content)
    return f"row {state.cell.row}, column {state.cell.col}{memory}"
