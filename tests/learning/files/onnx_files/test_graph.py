"""What a graph's operations may make is known before they are worked out; this needs no onnx. Graphs are read in test_onnx.py."""

import numpy as np
import pytest

from playground.learning.files.onnx_files.graph import MOST_NUMBERS, SIZES, refuse_too_large
from playground.learning.files.parcel import AgentError


@pytest.mark.parametrize(
    ("operation", "inputs", "size"),
    [
        ("Add", [np.ones((3, 1)), np.ones((1, 4))], 12),
        ("MatMul", [np.ones((2, 3)), np.ones((3, 4))], 3 * 4),  # at most: the larger sides of both
        ("Gather", [np.ones((5, 2)), np.ones(7)], 10 // 2 * 7),
        ("Expand", [np.ones((1, 4)), np.array([3, 1])], 12),
        ("ConstantOfShape", [np.array([3, 5])], 15),
        ("OneHot", [np.ones(6), np.array(4)], 24),
        ("Relu", [np.ones((2, 3))], 6 + 16),
    ],
)
def test_how_large_a_result_can_be_follows_from_what_goes_in(operation: str, inputs: list[np.ndarray], size: int) -> None:
    assert SIZES[operation](inputs) == size
    refuse_too_large(operation, inputs)


def test_a_result_that_could_be_too_large_is_refused() -> None:
    shape = np.array([MOST_NUMBERS + 1])
    with pytest.raises(AgentError, match=f"its ConstantOfShape makes a tensor of {MOST_NUMBERS + 1:,} numbers, at most"):
        refuse_too_large("ConstantOfShape", [shape])
    with pytest.raises(AgentError, match="its Add is given tensors that do not fit together"):
        refuse_too_large("Add", [np.ones(3), np.ones(4)])
