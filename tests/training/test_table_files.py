"""Tables as files: exact numbers, whole files, clear refusals."""

import csv
import json
import math

import numpy as np
import pytest

from playground.training.run_tables import RunTable, RunTableError
from playground.training.table_files import write_tables

THIRD = 1 / 3
COLUMNS = {
    "state": np.array([0, 1, 2]),
    "held": np.array(["", "key-a key-b", ""]),
    "terminal": np.array([False, False, True]),
    "v": np.array([THIRD, -np.inf, np.nan]),
}
TABLE = RunTable(COLUMNS, {"v": COLUMNS["v"]})
OTHER = RunTable({"episode": np.array([1])}, {"curve": np.array([(1,)], [("episode", np.int64)])})


def test_csv_has_titles_and_every_number_reads_back_as_the_same(tmp_path):
    write_tables(tmp_path / "a.csv", {"states": TABLE}, {})
    with open(tmp_path / "a.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["state", "held", "terminal", "v"],
        ["0", "", "0", "0.3333333333333333"],
        ["1", "key-a key-b", "0", "-inf"],
        ["2", "", "1", ""],
    ]
    assert float(rows[1][3]) == THIRD


def test_npy_is_the_array_itself(tmp_path):
    write_tables(tmp_path / "a.npy", {"states": TABLE}, {})
    np.testing.assert_array_equal(np.load(tmp_path / "a.npy"), COLUMNS["v"])
    write_tables(tmp_path / "b.npy", {"curve": OTHER}, {})
    assert np.load(tmp_path / "b.npy")["episode"].tolist() == [1]


def test_json_holds_all_tables_and_what_they_are_about(tmp_path):
    write_tables(tmp_path / "a.JSON", {"states": TABLE, "curve": OTHER}, {"at": 7})
    value = json.loads((tmp_path / "a.JSON").read_text("utf-8"), parse_constant=pytest.fail)
    assert value["at"] == 7 and value["curve"] == [{"episode": 1}]
    assert value["states"][0] == {"state": 0, "held": "", "terminal": False, "v": THIRD}
    assert [row["v"] for row in value["states"][1:]] == ["-infinity", None]
    assert math.isclose(value["states"][0]["v"], THIRD, rel_tol=0.0, abs_tol=0.0)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.csv", "holds one table, and states and curve"),
        ("a.npy", "holds one array, and v and curve"),
        ("a.xls", "names no table"),
    ],
)
def test_what_a_file_cannot_hold_is_refused_and_nothing_is_written(name, words, tmp_path):
    with pytest.raises(RunTableError, match=words):
        write_tables(tmp_path / name, {"states": TABLE, "curve": OTHER}, {})
    assert list(tmp_path.iterdir()) == []
