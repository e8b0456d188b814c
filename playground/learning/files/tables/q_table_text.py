"""A table of action values as text: CSV with or without titles and a column of states, or JSON, as rows or by state."""

import csv
import io
import json
import re
from collections.abc import Sequence, Set
from typing import Any

import numpy as np

from playground.learning.files.tables.q_table import QTableError, Table, action_number, chosen, q_table, table_by_state
from playground.learning.learner import Array
from playground.plurals import counted
from playground.world.mdp import TabularMDP

LONGEST_REASON = 200
"""Letters at most of what someone else says is wrong."""
EMPTY = ("", "none", "null", "na", "n/a")
"""What stands in a cell where there is no number."""
STATES = ("state", "states", "state_id", "obs", "observation", "s", "")
ACTIONS = ("action", "actions", "a")
VALUES = ("q", "value", "q_value", "qvalue", "action_value")
"""What columns are called that hold a state, and in a table with a line for each state and action an action and its value."""


def table_of_json(text: str, mdp: TabularMDP) -> Table:
    """Rows [[…], …], {state: […]}, {state: {action: …}}, or one of these under a name like "qtable". QTableError elsewhere."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise QTableError(f"it is no JSON text: {str(error)[:LONGEST_REASON]}") from error
    if isinstance(value, dict):
        inside = chosen(value)
        value = value if inside is None else inside
    if isinstance(value, list) and value and all(isinstance(line, dict) for line in value):
        return _of_records(value, mdp)
    if not isinstance(value, dict | list):
        raise QTableError("it is no table, expected rows of numbers, or a row for each state")
    return q_table(value, mdp)


def _of_records(records: Sequence[dict[str, Any]], mdp: TabularMDP) -> Table:
    """The table of one dict for each line, as of CSV with titles."""
    titles = list(records[0])
    odd = next((number for number, record in enumerate(records, 1) if list(record) != titles), 0)
    if odd:
        raise QTableError(f"object {odd} in it has other names than the first one")
    lines = [["" if part is None else str(part) for part in record.values()] for record in records]
    table = _by_title(titles, lines, mdp)
    if table is None:
        raise QTableError(f"its objects hold {', '.join(titles)[:80]}, expected a state and {', '.join(mdp.actions)}")
    return table


def table_of_csv(text: str, mdp: TabularMDP) -> Table:
    """A line for each state, or for each state and action, between commas, semicolons, tabs or spaces. QTableError elsewhere.

    With semicolons a number may have a decimal comma. Titles may stand above, and behind a # as numpy's savetxt writes them.
    """
    lines = _lines(text)
    titles = _titles(lines, mdp)
    body = lines[1:] if titles is not None else lines
    if not body:
        raise QTableError("there is no line of numbers in it")
    by_title = None if titles is None or len(titles) != len(body[0]) else _by_title(titles, body, mdp)
    if by_title is not None:
        return by_title
    A = len(mdp.actions)
    width = len(body[0])
    rows = [line for _, line in _whole(body, width)]
    if width not in (A, A + 1):
        raise QTableError(f"its lines have {counted(width, 'number')}, expected {A}, one for each action, or a state and {A}")
    values = [[_value(word, number) for word in line[width - A :]] for number, line in enumerate(rows, 1)]
    table = q_table(values, mdp) if width == A else _by_first_column(rows, values, mdp)
    names = titles[width - A :] if titles is not None and len(titles) == width else ()
    taken = f"its columns are called {', '.join(names)[:80]}: taken as {', '.join(mdp.actions)}, in this order"
    return Table(table.q, ((taken,) if names else ()) + table.notes)


def _by_first_column(rows: Sequence[Sequence[str]], values: Sequence[Sequence[float]], mdp: TabularMDP) -> Table:
    """The table where the first of one column too many has the states."""
    try:
        return table_by_state(zip((line[0] for line in rows), values, strict=True), mdp)
    except QTableError as error:
        reason = f"its lines have {counted(len(rows[0]), 'number')}, so the first one is read as the state"
        raise QTableError(f"{reason}, and {error}") from error


def _by_title(titles: Sequence[str], body: Sequence[Sequence[str]], mdp: TabularMDP) -> Table | None:
    """The table by the titles of its columns; None where they do not name all actions, or a state, an action and a value."""
    names = [re.sub(r"[\s-]+", "_", title.casefold()) for title in titles]
    at = {name: column for column, name in reversed(list(enumerate(names)))}
    state = next((at[name] for name in STATES if name in at and (len(name) > 1 or at[name] == 0)), None)
    places = [state] if state is not None else [at["row"], at["col"]] if {"row", "col"} <= set(at) else []
    lines = _whole(body, len(titles))
    keys = [
        tuple(line[place] for place in places) if len(places) == 2 else line[places[0]] if places else row
        for row, (_, line) in enumerate(lines)
    ]
    action, value = (next((at[name] for name in several if name in at), None) for several in (ACTIONS, VALUES))
    if places and action is not None and value is not None:
        pairs = (((key, line[action]), _value(line[value], number)) for key, (number, line) in zip(keys, lines, strict=True))
        return _with_note(table_by_state(pairs, mdp), titles, {*places, action, value})
    columns = _columns(titles, set(places), mdp)
    if columns is None:
        return None
    rows = [[_value(line[column], number) for column in columns] for number, line in lines]
    table = table_by_state(zip(keys, rows, strict=True), mdp) if places else q_table(rows, mdp)
    return _with_note(table, titles, {*places, *columns})


def _with_note(table: Table, titles: Sequence[str], read: Set[int]) -> Table:
    """The table with a note on columns that were not read."""
    unread = [repr(title) for column, title in enumerate(titles) if column not in read and title]
    return Table(table.q, table.notes + ((f"columns that are not read: {', '.join(unread)[:200]}",) if unread else ()))


def _columns(titles: Sequence[str], taken: Set[int], mdp: TabularMDP) -> list[int] | None:
    """For each action its column; None where titles do not name each action once."""
    columns: dict[int, int] = {}
    for column, title in enumerate(titles):
        try:
            action = None if column in taken else action_number(title, mdp)
        except QTableError:
            action = None
        if action is not None and action in columns:
            return None
        if action is not None:
            columns[action] = column
    return [columns[action] for action in range(len(mdp.actions))] if len(columns) == len(mdp.actions) else None


def csv_text(q: Array, mdp: TabularMDP) -> str:
    """A line for each state with its number and exact values, under titles; -inf where an action is not legal."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("state", *mdp.actions))
    writer.writerows((state, *map(repr, row)) for state, row in enumerate(q.tolist()))
    return stream.getvalue()


def json_text(q: Array) -> str:
    """Rows [S, A] as nested lists; null where an action is not legal."""
    rows = [[value if np.isfinite(value) else None for value in row] for row in q.tolist()]
    return "[\n" + ",\n".join(f" {json.dumps(row)}" for row in rows) + "\n]\n"


def _lines(text: str) -> list[list[str]]:
    """The words of every line that has any."""
    written = list(filter(str.strip, text.splitlines()))
    kept = [line for line in written if not line.lstrip().startswith("#")]
    if kept and len(kept) < len(written) and _is_number(re.split(r"[;,\t\s]+", kept[0].strip(" \t[]"))[0]):
        kept = [line.lstrip("# ") for line in written[:1] if line.lstrip().startswith("#")] + kept
    mark = next((mark for mark in (";", "\t", ",") if any(mark in line for line in kept)), None)
    try:
        split = [re.split(r"\s+", line.strip(" \t[]")) for line in kept] if mark is None else csv.reader(kept, delimiter=mark)
        words = [[word.strip().strip("[]") for word in line] for line in split]
    except csv.Error as error:
        raise QTableError(f"it is no CSV text: {error}") from error
    return [[word.replace(",", ".", 1) if mark == ";" and _decimal(word) else word for word in line] for line in words]


def _decimal(word: str) -> bool:
    """Whether a word is a number with a decimal comma."""
    return re.fullmatch(r"[+-]?\d*,\d+(?:[eE][+-]?\d+)?", word) is not None


def _titles(lines: Sequence[Sequence[str]], mdp: TabularMDP) -> Sequence[str] | None:
    """The first line, where it holds titles: words, or the numbers of the actions above as many lines as there are states."""
    if not lines:
        return None
    first, numbers = lines[0], [str(number) for number in range(len(mdp.actions))]
    counted = list(first[-len(numbers) :]) == numbers and (len(lines) == len(mdp.states) + 1 or first[0] == "")
    words = any(not _is_number(word) for word in first[1:] or first) or (
        len(first) > 1 and first[0][:1].isalpha() and not _first_is_state(lines)
    )
    return first if counted or words else None


def _first_is_state(lines: Sequence[Sequence[str]]) -> bool:
    """Whether the first word of the lines below the first one is written as that of the first one: s0, s1 …"""
    shapes = {re.sub(r"\d+", "0", line[0]) for line in lines[:3] if line}
    return len(lines) > 1 and len(shapes) == 1


def _is_number(word: str) -> bool:
    if word.casefold() in EMPTY:
        return True
    try:
        float(word)
    except ValueError:
        return False
    return True


def _value(word: str, line: int) -> float:
    """A number of a cell; nan where there is none."""
    if word.casefold() in EMPTY:
        return float("nan")
    try:
        return float(word)
    except ValueError:
        raise QTableError(f"in line {line} of its numbers stands {word[:60]!r}, expected a number") from None


def _whole(body: Sequence[Sequence[str]], width: int) -> list[tuple[int, Sequence[str]]]:
    """The lines with their numbers from 1, where all have so many words."""
    for number, line in enumerate(body, 1):
        if len(line) != width:
            raise QTableError(f"line {number} of its numbers has {len(line)} of them, expected {width} as in the others")
    return list(enumerate(body, 1))
