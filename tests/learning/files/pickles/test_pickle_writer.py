"""What is written as a pickle is read back as it was, by our reader and by Python's own."""

import importlib
from typing import Any

import numpy as np
import pytest

from playground.learning.files.pickles.pickle_writer import pickle_bytes
from playground.learning.files.pickles.pickled import pickled

loads = importlib.import_module("pickle").loads


@pytest.mark.parametrize("read", [pickled, loads], ids=["ours", "Python's"])
def test_what_is_written_comes_back(read: Any) -> None:
    table = np.array([[1 / 3, -np.inf], [0.0, 2.5]])
    model = {
        "env_id": "FrozenLake-v1",
        "π": "é",
        "eval_seed": [16, 54],
        "none": None,
        "yes": True,
        "no": False,
        "empty": [],
        "gamma": 0.95,
        "most": 2**31 - 1,
        "least": -(2**31),
        "vast": 2**80,
        "below": -(2**40),
        "pair": (1, "a"),
        "raw": b"\x00",
        "inside": {"a": [{}]},
    }
    found = read(pickle_bytes({**model, "qtable": table, "turned": table.T}))
    np.testing.assert_array_equal(found.pop("qtable"), table)
    np.testing.assert_array_equal(found.pop("turned"), table.T)
    assert found == model and [type(value) for value in found.values()] == [type(value) for value in model.values()]


def test_an_array_is_named_as_every_numpy_knows_it() -> None:
    """numpy 2 reads numpy.core.multiarray._reconstruct, and numpy 1.25 does not know numpy._core."""
    written = pickle_bytes(np.zeros((1, 1)))
    assert b"numpy.core.multiarray" in written and b"numpy._core" not in written


def test_what_is_not_plain_is_not_written() -> None:
    for value in (np.zeros(2, np.int64), {1, 2}, 1j, object()):
        with pytest.raises(TypeError, match="is not written, expected plain things and arrays of float64"):
            pickle_bytes(value)
