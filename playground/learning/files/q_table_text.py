"""A table of action values as text: CSV with or without titles and a column of states, or JSON, as rows or by state."""

import csv
import io
import json
import re
from collections.abc import Sequence

import numpy as np

from playground.learning.files.q_table import QTableError, Table, action_number, chosen, q_table
from playground.learning.learner import Array
from playground.world.mdp import TabularMDP

LONGEST_REASON = 200
"""Letters at most of what someone else says is wrong."""
EMPTY = ("", "none", "null", "na", "n/a")
"""What stands in a cell where there is no number."""
VALUES = ("q", "value", "q_value", "qvalue", "action_value")
"""What the third column of a table with a line for each state and action is called."""


def table_of_json(text: str, mdp: TabularMDP) -> Table:
    """Rows [[…], …], {state: […]}, {state: {action: …}}, or one of these under a name like "qtable". QTableError elsewhere."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise QTableError(f"it is no JSON text: {str(error)[:LONGEST_REASON]}") from error
    if isinstance(value, dict):
        inside = chosen(value)
        value = value if inside is None else inside
    if not isinstance(value, dict | list):
        raise QTableError("it is no table, expected rows of numbers, or a row for each state")
    return q_table(value, mdp)


def table_of_csv(text: str, mdp: TabularMDP) -> Table:
    """A line for each state, or for each state and action, between commas, semicolons, tabs or spaces. QTableError elsewhere.

    With semicolons a number may have a decimal comma. Titles may stand above, and behind a # as numpy's savetxt writes them.
    """
    lines = _lines(text)
    titles = _titles(lines, mdp)
    body = lines[1:] if titles is not None else lines
    if not body:
        raise QTableError("there is no line of numbers in it")
    names = [title.casefold().replace(" ", "_") for title in titles or ()]
    if len(names) == 3 and names[0].startswith("s") and names[1].startswith("a") and names[2] in VALUES:
        return q_table({(line[0], line[1]): _value(line[2], number) for number, line in _whole(body, 3)}, mdp)
    A = len(mdp.actions)
    width = len(body[0])
    rows = [line for _, line in _whole(body, width)]
    if width not in (A, A + 1):
        raise QTableError(f"its lines have {width} numbers, expected {A}, one for each action, or a state and {A}")
    order, notes = _order(list(titles or ())[width - A :], mdp)
    values = [[_value(word, number) for word in line[width - A :]] for number, line in enumerate(rows, 1)]
    ordered = [[row[place] for place in order] for row in values]
    if width == A:
        table = q_table(ordered, mdp)
    else:
        states = [line[0] for line in rows]
        if len(set(states)) < len(states):
            raise QTableError("a state stands in it twice")
        table = q_table(dict(zip(states, ordered, strict=True)), mdp)
    return Table(table.q, notes + table.notes)


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
    kept = [line.lstrip("# ") if number == 0 else line for number, line in enumerate(filter(str.strip, text.splitlines()))]
    kept = [line for line in kept if not line.lstrip().startswith("#")]
    mark = next((mark for mark in (";", "\t", ",") if any(mark in line for line in kept)), None)
    try:
        split = [re.split(r"\s+", line.strip()) for line in kept] if mark is None else csv.reader(kept, delimiter=mark)
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


def _order(titles: Sequence[str], mdp: TabularMDP) -> tuple[list[int], tuple[str, ...]]:
    """For each action its column; the columns as they stand where titles name no actions of the level."""
    A = len(mdp.actions)
    as_they_stand = list(range(A))
    if len(titles) != A:
        return as_they_stand, ()
    try:
        actions = [action_number(title, mdp) for title in titles]
    except QTableError:
        return as_they_stand, (
            f"its columns are called {', '.join(titles)[:80]}: taken as {', '.join(mdp.actions)}, in this order",
        )
    if sorted(actions) != as_they_stand:
        return as_they_stand, ()
    return [actions.index(action) for action in as_they_stand], ()
