"""Action values from elsewhere: rows, arrays and dicts become the table of a level, or one sentence says why not."""

from typing import Any

import numpy as np
import pytest

from playground.learning.files.pickles.machine import GlobalName, ObjectNode
from playground.learning.files.tables.q_table import QTableError, _named, chosen, q_table
from playground.world import compile_mdp, parse_level

MDP = compile_mdp(parse_level('map = """\nS.\n.G\n"""\n'))
"""Four states in reading order; the last one ends the episode."""
Q = [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [0.0, 0.0, 0.0, 0.0]]
UP, RIGHT = MDP.actions.index("up"), MDP.actions.index("right")


@pytest.mark.parametrize(
    "value",
    [
        np.array(Q),
        np.asfortranarray(Q),
        np.array(Q, np.float32),
        np.array(Q, np.int8),
        np.array(Q, ">f8"),
        Q,
        tuple(map(tuple, Q)),
        [np.array(row) for row in Q],
        dict(enumerate(Q)),
        {str(state): row for state, row in enumerate(Q)},
        {f"s{state}": np.array(row) for state, row in enumerate(Q)},
        {divmod(state, 2): row for state, row in enumerate(Q)},
        {f"({state // 2}, {state % 2})": tuple(row) for state, row in enumerate(Q)},
        {state: dict(enumerate(row)) for state, row in enumerate(Q)},
        {state: dict(zip(MDP.actions, row, strict=True)) for state, row in enumerate(Q)},
        {(state, action): value for state, row in enumerate(Q) for action, value in enumerate(row)},
        {(divmod(state, 2), MDP.actions[action]): value for state, row in enumerate(Q) for action, value in enumerate(row)},
        {float(state): row for state, row in enumerate(Q)},
    ],
)
def test_every_form_gives_the_same_table(value: Any) -> None:
    table = q_table(value, MDP)
    np.testing.assert_array_equal(table.q, np.where(MDP.legal, Q, 0.0))
    assert table.notes == ()


def test_states_that_are_missing_are_0_and_told() -> None:
    table = q_table({1: Q[1]}, MDP)
    np.testing.assert_array_equal(table.q, np.where(MDP.legal, [[0.0] * 4, Q[1], [0.0] * 4, [0.0] * 4], 0.0))
    assert table.notes == ("states that are not in it, and whose values are taken as 0: 2 of 4",)


def test_directions_have_many_names() -> None:
    for names in (("north", "South", "W", "e"), ("Up", "DOWN", "left", "move_right"), ("↑", "↓", "←", "→")):
        row = dict(zip(names, (1.0, 2.0, 3.0, 4.0), strict=True))
        values = q_table({1: row}, MDP).q[1]
        expected = {"up": 1.0, "down": 2.0, "left": 3.0, "right": 4.0}
        legal = MDP.legal[1]
        assert values.tolist() == [expected[name] if legal[place] else 0.0 for place, name in enumerate(MDP.actions)]


def test_what_is_not_legal_and_what_is_over_may_be_anything() -> None:
    strange = np.where(MDP.legal, Q, -np.inf)
    strange[3] = np.nan
    np.testing.assert_array_equal(q_table(strange, MDP).q, np.where(MDP.legal, Q, 0.0))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (np.zeros((5, 4)), r"its shape is \[5, 4\], expected \[4, 4\], 4 states and 4 actions"),
        (np.zeros(16), r"its shape is \[16\], expected"),
        (np.zeros((2, 2, 3)), r"its shape is \[2, 2, 3\], expected"),
        (np.zeros((4, 4), bool), r"it holds True and False, expected numbers"),
        ((np.zeros((4, 4)), {"gamma": 0.9}), "beside rows it holds a dict of 1, expected rows of 4 values only"),
        ({0: Q[0], "s0": Q[0]}, "state 0 stands in it twice"),
        ([[1.0, 2.0], [3.0]], "its rows have 1, 2 values, expected 4 in each"),
        ([], r"its shape is \[0\], expected"),
        (["a"], "it holds a list of 1, expected numbers"),
        (None, r"its shape is \[\], expected"),
        ("words", "it holds 'words', expected numbers"),
        (np.full((4, 4), np.nan), "for state 0 and 'down' it says nothing or no number|for state 0 and"),
        (np.full((4, 4), np.inf), "it says inf, expected a finite number"),
        ([[None] * 4] * 4, "it says nothing or no number, expected a finite number"),
        ({4: Q[0]}, r"it has a state 4, expected 0 to 3, or \(row, col\) of a cell"),
        ({-1: Q[0]}, "it has a state -1, expected 0 to 3"),
        ({"-1": Q[0]}, "it has a state '-1', expected 0 to 3"),
        ({(7, 7): Q[0]}, "it has a state a tuple of 2, expected 0 to 3"),
        ({True: Q[0]}, "it has a state True, expected 0 to 3"),
        ({10**5000: Q[0]}, "it has a state a number of very many digits"),
        ({0: Q[0][:3]}, "for state 0 it says a list of 3, expected 4 values"),
        ({0: 5.0}, "for state 0 it says 5.0, expected 4 values"),
        ({0: {"jump": 1.0}}, "it has an action 'jump', expected 0 to 3, or "),
        ({0: {9: 1.0}}, "it has an action 9, expected 0 to 3"),
        ({0: {0: "x"}}, "for state 0 it says 'x', expected a number"),
        ({0: {UP: 10**400, RIGHT: 10**400}}, "a number beyond"),
        ({}, "it has none of the 4 states of this level"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(value: Any, message: str) -> None:
    with pytest.raises(QTableError, match=message):
        q_table(value, MDP)


def test_a_table_that_is_turned_is_told() -> None:
    flat = compile_mdp(parse_level('map = """\nS.G\n"""\n'))
    with pytest.raises(
        QTableError, match=r"its shape is \[4, 3\], expected \[3, 4\], .* it looks transposed, states must be its rows"
    ):
        q_table(np.zeros((4, 3)), flat)


def test_a_table_by_row_and_column_is_read_where_each_cell_is_one_state() -> None:
    walled = compile_mdp(parse_level('map = """\nS#\n.G\n"""\n'))
    grid = np.arange(16.0).reshape(2, 2, 4)
    np.testing.assert_array_equal(q_table(grid, walled).q[0], [0.0, 1.0, 2.0, 3.0])
    np.testing.assert_array_equal(q_table(grid, walled).q[1], [8.0, 9.0, 10.0, 11.0])


def test_a_dict_with_a_column_for_each_action_is_turned() -> None:
    """As pandas writes a table: {action: {state: value}}; three states and four actions."""
    flat = compile_mdp(parse_level('map = """\nS.G\n"""\n'))
    rows = np.arange(12.0).reshape(3, 4)
    columns = {name: rows[:, action].tolist() for action, name in enumerate(flat.actions)}
    by_number = {str(action): {str(state): rows[state, action] for state in range(3)} for action in range(4)}
    for value in (columns, by_number):
        np.testing.assert_array_equal(q_table(value, flat).q, np.where(flat.legal, rows, 0.0))


def test_the_table_among_several_things_is_the_only_one_with_rows() -> None:
    assert chosen({"model": Q, "gamma": 0.9}) is Q and chosen({"0": Q[0], "1": Q[1]}) is None
    with pytest.raises(QTableError, match="it holds arrays online, target, expected one that is called qtable"):
        chosen({"online": np.array(Q), "target": np.array(Q)})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.zeros((2, 3), np.float32), "an array [2, 3] of float32"),
        ([1, 2, 3], "a list of 3"),
        ((), "a tuple of 0"),
        ({1: 2}, "a dict of 1"),
        (2**63, "a number of very many digits"),
        (-(2**63), "a number of very many digits"),
        (2**63 - 1, "9223372036854775807"),
        ("x" * 61, repr("x" * 60)),
        (1.5, "1.5"),
        (None, "None"),
        ({1, 2}, "set"),
        (ObjectNode(GlobalName("mod", "Thing"), ()), "a mod.Thing"),
        (ObjectNode(None, ()), "a value"),
    ],
)
def test_a_value_is_named_in_a_few_words(value: Any, words: str) -> None:
    assert _named(value) == words
