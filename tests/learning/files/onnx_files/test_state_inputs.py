"""Every state put into a graph: all at once, or one by one; the graph is a stand-in, so onnx is not needed."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from playground.learning.files.onnx_files.graph import Tensor
from playground.learning.files.onnx_files.state_inputs import StateInputs
from playground.learning.files.parcel import AgentError
from playground.world import compile_mdp
from playground.world.library import find

MDP = compile_mdp(find("corridor"))  # 5 states, 4 actions


def graph(kind: Any, shape: Any, act: Callable[[Any], Any] = lambda rows: rows) -> Any:
    """A graph whose one output is what `act` makes of its input."""
    return SimpleNamespace(
        inputs=[Tensor("x", kind, shape)], nodes=[None], values=lambda wanted, given: [np.asarray(act(given["x"]))]
    )


def test_a_row_for_each_state_goes_in_at_once() -> None:
    states = StateInputs(graph(np.float32, (None, 5)), MDP, "")
    assert (states.word, states.together) == ("one-hot", True)
    np.testing.assert_array_equal(states.of("y"), np.eye(5))
    assert states.ranks == {"y": 2}


def test_a_graph_of_one_row_is_asked_state_by_state() -> None:
    asked: list[tuple[int, ...]] = []
    states = StateInputs(graph(np.float32, (1, 5), lambda row: asked.append(row.shape) or row * 2), MDP, "")
    np.testing.assert_array_equal(states.of("y"), 2 * np.eye(5))
    assert asked == [(1, 5)] * 5


def test_whole_numbers_are_the_numbers_of_states_and_a_person_may_say_cells() -> None:
    assert StateInputs(graph(np.int64, (None,)), MDP, "").of("y")[:, 0].tolist() == [0, 1, 2, 3, 4]
    cells = StateInputs(graph(np.float32, (None, 2)), MDP, "cell").of("y")
    assert cells.tolist() == [list(state.cell) for state in MDP.states]


@pytest.mark.parametrize(
    ("kind", "shape", "message"),
    [
        (np.float32, (None, 7), "its graph takes 7 numbers of a state, expected 1 or 5, one for each state of this level"),
        (np.float32, (3, 5), "its graph takes batches of 3 rows, expected one or any number"),
        (np.float32, (None, 5, 1), r"its graph takes a tensor \[any, 5, 1\], expected the number of a state or a row"),
        (None, (None, 5), "expected the number of a state or a row of numbers"),
        (np.float32, None, "its graph takes a tensor without a shape"),
    ],
)
def test_other_inputs_are_refused(kind: Any, shape: Any, message: str) -> None:
    with pytest.raises(AgentError, match=message):
        StateInputs(graph(kind, shape), MDP, "")


def test_what_is_no_number_for_some_state_is_refused() -> None:
    with pytest.raises(AgentError, match="'y' is not a finite number for some state"):
        StateInputs(graph(np.float32, (None, 5), lambda rows: np.where(rows > 0, np.nan, 0.0)), MDP, "").of("y")
