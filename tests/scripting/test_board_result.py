"""What every result has: columns, a data frame, a picture."""

import copy
import sys
from types import SimpleNamespace

import numpy as np
import pytest

import playground


class Frame:
    """What `pandas.DataFrame` is asked for."""

    def __init__(self, columns):
        self.columns, self.index = columns, None

    def set_index(self, name):
        self.index = self.columns.pop(name)
        return self


def test_columns_are_equally_long_arrays_by_name():
    result = playground.solve("corridor")
    columns = result.columns()
    assert list(columns)[:5] == ["state", "row", "col", "terminal", "v"]
    assert {f"{kind}_{action}" for kind in ("q", "policy") for action in result.actions} == set(list(columns)[5:])
    assert {len(column) for column in columns.values()} == {len(result.states)}
    assert [(row, col) for row, col in zip(columns["row"], columns["col"], strict=True)] == [s.cell for s in result.states]
    assert np.array_equal(columns["q_up"], result.q[:, result.actions.index("up")])


def test_what_is_remembered_has_columns():
    result = playground.solve("keys-and-doors")
    columns = result.columns("states")
    for state, held in zip(result.states, columns["held"], strict=True):
        assert held == " ".join(state.held)
    assert len(set(columns["held"])) > 1


def test_a_table_that_there_is_not():
    result = playground.solve("corridor")
    with pytest.raises(ValueError, match=r"there is no table 'state' of this result; did you mean 'states'?"):
        result.columns("state")


def test_a_data_frame_is_the_columns_with_the_first_as_its_index(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=Frame))
    result = playground.solve("corridor")
    frame = result.to_pandas()
    assert frame.index.tolist() == list(range(len(result.states)))
    assert list(frame.columns) == list(result.columns())[1:]


def test_without_pandas_one_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"to_pandas\(\) needs pandas, which is not installed: pip install pandas"):
        playground.solve("corridor").to_pandas()


def test_a_copy_is_equal_and_read_only_too():
    run = playground.train("keys-and-doors", "dyna-q", 300)
    for result in (run, playground.solve("corridor")):
        twin = copy.deepcopy(result)
        assert type(twin) is type(result)
        assert all(
            np.array_equal(twin.columns()[name], column, equal_nan=column.dtype.kind == "f")
            for name, column in result.columns().items()
        )
        assert twin.png() == result.png()
        for array in (twin.best, twin.v, twin.q, twin.mdp.reward):
            assert not array.flags.writeable
    twin = copy.deepcopy(run)
    assert repr(twin) == repr(run)
    assert not any(array.flags.writeable for array in (twin.curve.mean, twin.optimum.v, twin.episodes.returns))


def test_with_the_real_pandas():
    pandas = pytest.importorskip("pandas")
    result = playground.solve("corridor")
    frame = result.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame["v"].to_numpy().tolist() == result.v.tolist()
