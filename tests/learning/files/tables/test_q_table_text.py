"""Tables of action values as text, as spreadsheets, pandas, numpy and people write them."""

import json

import numpy as np
import pytest

from playground.learning.files.tables.q_table import QTableError
from playground.learning.files.tables.q_table_text import csv_text, json_text, table_of_csv, table_of_json
from playground.world import compile_mdp, parse_level

MDP = compile_mdp(parse_level('map = """\nS.\n.G\n"""\n'))
Q = [[0.5, -1.25, 2.0, 1e-3], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [0.0, 0.0, 0.0, 0.0]]
ROWS = ["0.5,-1.25,2.0,1e-3", "4,5,6,7", "8,9,10,11", "0,0,0,0"]
A = MDP.actions


def lines(*above: str, rows: list[str] = ROWS) -> str:
    return "\n".join((*above, *rows)) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        lines(),
        lines(",".join(A)),
        lines("0,1,2,3"),
        lines(",0,1,2,3", rows=[f"{state},{row}" for state, row in enumerate(ROWS)]),
        lines("state," + ",".join(A), rows=[f"{state},{row}" for state, row in enumerate(ROWS)]),
        lines(
            "State;" + ";".join(f"a{action}" for action in range(4)),
            rows=[f"s{s};{ROWS[s].replace(',', ';')}" for s in (2, 0, 3, 1)],
        ),
        lines(rows=[f"s{state},{row}" for state, row in enumerate(ROWS)]),
        lines(rows=[row.replace(",", ";").replace(".", ",") for row in ROWS]),
        lines(rows=[row.replace(",", "\t") for row in ROWS]),
        lines("# up down left right"[:2] + " ".join(A), rows=[f"  {row.replace(',', '  ')}" for row in ROWS]),
        lines("# one comment", "# and another"),
        "\ufeff".join(("", ""))[1:] + lines("", ""),
        lines(rows=[f'"{state // 2},{state % 2}",{row}' for state, row in enumerate(ROWS)]),
        lines("state,action,value", rows=[f"{s},{a},{Q[s][a]}" for s in range(4) for a in range(4)]),
        lines("S,A,Q", rows=[f"{s},{A[a]},{Q[s][a]}" for s in range(4) for a in (3, 1, 0, 2)]),
        lines(rows=[f"[{row}]" for row in ROWS]),
        lines().replace("\n", "\r\n"),
    ],
)
def test_every_way_to_write_csv_gives_the_same_table(text: str) -> None:
    table = table_of_csv(text, MDP)
    np.testing.assert_array_equal(table.q, np.where(MDP.legal, Q, 0.0))
    assert table.notes == ()


def test_columns_are_put_in_the_order_of_the_actions_by_their_titles() -> None:
    order = [2, 0, 3, 1]
    rows = [",".join(str(row[place]) for place in order) for row in Q]
    expected = np.where(MDP.legal, Q, 0.0)
    np.testing.assert_array_equal(table_of_csv(lines(",".join(A[place] for place in order), rows=rows), MDP).q, expected)
    compass = {"up": "North", "down": "South", "left": "West", "right": "East"}
    titles = ",".join(compass[A[place]] for place in order)
    np.testing.assert_array_equal(table_of_csv(lines(titles, rows=rows), MDP).q, expected)


def test_titles_that_name_no_action_are_told() -> None:
    table = table_of_csv(lines("stay,jump,duck,run"), MDP)
    np.testing.assert_array_equal(table.q, np.where(MDP.legal, Q, 0.0))
    assert table.notes == (f"its columns are called stay, jump, duck, run: taken as {', '.join(A)}, in this order",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no line of numbers in it"),
        (",".join(A), "there is no line of numbers in it"),
        ("1,2\n3,4", "its lines have 2 numbers, expected 4, one for each action, or a state and 4"),
        (lines(rows=[*ROWS[:3], "1,2,3"]), "line 4 of its numbers has 3 of them, expected 4"),
        (lines(rows=[*ROWS[:3], "1,2,x,4"]), "in line 4 of its numbers stands 'x', expected a number"),
        (lines(rows=ROWS[:3]), r"its shape is \[3, 4\], expected \[4, 4\]"),
        (
            lines("state,a,b,c,d", rows=[f"{state},{row}" for state, row in zip((0, 1, 1, 2), ROWS, strict=True)]),
            "its lines have 5 numbers, so the first one is read as the state, and state 1 stands in it twice",
        ),
        (
            lines(rows=[f"{state},{row}" for state, row in zip((0, 1, 2, 9), ROWS, strict=True)]),
            "it has a state '9', expected 0 to 3",
        ),
        (lines(rows=[*ROWS[:1], ",,,", *ROWS[2:]]), "for state 1 and '.*' it says nothing or no number"),
        ('"' * 9 + "\n", "numbers"),
    ],
)
def test_csv_that_is_no_table_is_refused_in_a_sentence(text: str, message: str) -> None:
    with pytest.raises(QTableError, match=message):
        table_of_csv(text, MDP)


@pytest.mark.parametrize(
    "value",
    [
        Q,
        {"qtable": Q},
        {"q": {str(state): row for state, row in enumerate(Q)}},
        {str(s): dict(zip(A, Q[s], strict=True)) for s in range(4)},
    ],
)
def test_json_as_rows_and_by_state(value: object) -> None:
    np.testing.assert_array_equal(table_of_json(json.dumps(value), MDP).q, np.where(MDP.legal, Q, 0.0))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[1, 2", "it is no JSON text"),
        ("[" * 100_000, "it is no JSON text"),
        ("5", "it is no table, expected rows of numbers"),
        ("[[NaN, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]]", "it says nothing or no number|for state"),
        ("9" * 5000, "it is no JSON text"),
        ('{"width": 3, "layers": []}', "it has a state 'width', expected 0 to 3"),
    ],
)
def test_json_that_is_no_table_is_refused_in_a_sentence(text: str, message: str) -> None:
    if "NaN" in text:
        text = text.replace("NaN, 1, 1, 1", "NaN, NaN, NaN, NaN")
    with pytest.raises(QTableError, match=message) as error:
        table_of_json(text, MDP)
    assert len(str(error.value)) < 400


def test_what_is_written_is_read_to_the_last_bit() -> None:
    table = np.where(MDP.legal, np.random.default_rng(3).normal(size=(4, 4)) / 3, -np.inf)
    table[3] = 0.0
    kept = np.where(MDP.legal, table, 0.0)
    np.testing.assert_array_equal(table_of_csv(csv_text(table, MDP), MDP).q, kept)
    np.testing.assert_array_equal(table_of_json(json_text(table), MDP).q, kept)
    assert csv_text(table, MDP).startswith(f"state,{','.join(A)}\n0,") and json.loads(json_text(table))[3] == [0, 0, 0, 0]


BY_STATE = [f"{state},{row}" for state, row in enumerate(ROWS)]


@pytest.mark.parametrize(
    "text",
    [
        lines("# the table of Alice", "state," + ",".join(A), rows=BY_STATE),
        lines("state," + ",".join(A) + ",V", rows=[f"{row},9" for row in BY_STATE]),
        lines("V," + ",".join(A) + ",State", rows=[f"9,{row},{state}" for state, row in enumerate(ROWS)]),
        lines("row,col," + ",".join(A), rows=[f"{state // 2},{state % 2},{row}" for state, row in enumerate(ROWS)]),
        lines("value,action,state,visits", rows=[f"{Q[s][a]},{A[a]},{s},7" for s in range(4) for a in range(4)]),
        str(np.array2string(np.array(Q))),
    ],
)
def test_titles_say_what_a_column_is_wherever_it_stands(text: str) -> None:
    table = table_of_csv(text, MDP)
    np.testing.assert_array_equal(table.q, np.where(MDP.legal, Q, 0.0))
    others = [name for name in ("V", "visits") if name in text]
    assert table.notes == tuple(f"columns that are not read: {name!r}" for name in others)


def test_what_is_missing_of_a_state_is_told() -> None:
    text = lines("state,action,value", rows=[f"{s},{a},{Q[s][a]}" for s in range(4) for a in range(4) if (s, a) != (1, 2)])
    table = table_of_csv(text, MDP)
    assert table.q[1].tolist() == [4.0, 5.0, 0.0, 7.0]
    assert table.notes == ("values that are missing of states that are in it, and taken as 0: 1",)
    with pytest.raises(QTableError, match="state 1 stands in it twice with"):
        table_of_csv(text + "1,3,0\n", MDP)


def test_titles_that_name_an_action_twice_are_not_trusted() -> None:
    table = table_of_csv(lines("up,up,right,left"), MDP)
    assert "its columns are called up, up, right, left: taken as" in table.notes[0]


def test_json_as_pandas_and_programs_write_it() -> None:
    expected = np.where(MDP.legal, Q, 0.0)
    records = [{"state": s, **dict(zip(A, row, strict=True))} for s, row in enumerate(Q)]
    pairs = {f"({s}, {a})": Q[s][a] for s in range(4) for a in range(4)}
    for value in (records, pairs, {f"(({s // 2}, {s % 2}), '{A[a]}')": Q[s][a] for s in range(4) for a in range(4)}):
        np.testing.assert_array_equal(table_of_json(json.dumps(value), MDP).q, expected)
    with pytest.raises(QTableError, match="its objects hold state, x, expected a state and"):
        table_of_json('[{"state": 0, "x": 1}]', MDP)
    with pytest.raises(QTableError, match="object 2 in it has other names than the first one"):
        table_of_json(json.dumps([records[0], {"state": 1}]), MDP)


def test_numbers_above_as_many_lines_as_there_are_states_are_titles_and_else_the_first_state() -> None:
    """0, 1, 2, 3 above four lines names the actions; as the first of four lines it is what the first state is worth."""
    titled = table_of_csv(lines("0,1,2,3"), MDP)
    np.testing.assert_array_equal(titled.q[0], Q[0])
    plain = table_of_csv(lines("0,1,2,3", rows=ROWS[1:]), MDP)
    np.testing.assert_array_equal(plain.q[0], [0.0, 1.0, 2.0, 3.0])
    np.testing.assert_array_equal(plain.q[1], Q[1])
