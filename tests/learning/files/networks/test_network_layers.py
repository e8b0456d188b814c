"""Layers from files are joined in their order, and what a network is told of a state follows from its width."""

import numpy as np
import pytest

from playground.learning.files.networks.network_layers import AgentError, checked, input_of, layer, picture, table
from playground.world import compile_mdp
from playground.world.library import find

MDP = compile_mdp(find("corridor"))  # 5 states in a row, 4 actions


def test_what_a_network_is_told_follows_from_its_width() -> None:
    assert (input_of(5, 4, MDP), input_of(1, 4, MDP), input_of(2, 4, MDP, "cell")) == ("one-hot", "number", "cell")
    with pytest.raises(AgentError, match="it takes 2 numbers, and no file says which: --agent-as cell"):
        input_of(2, 4, MDP)
    with pytest.raises(AgentError, match="it takes 5 numbers of a state, and cell is 2 on this level"):
        input_of(5, 4, MDP, "cell")
    with pytest.raises(AgentError, match="it knows 7 states and 4 actions, expected 5 and 4"):
        input_of(7, 4, MDP)


@pytest.mark.parametrize(
    ("width", "word", "inputs"),
    [(1, "", [[0], [1], [2], [3], [4]]), (2, "cell", [[0, 0], [0, 1], [0, 2], [0, 3], [0, 4]])],
)
def test_numbers_and_cells_go_in_as_they_are(width: int, word: str, inputs: list[list[float]]) -> None:
    made = picture("value", [layer("a.", np.eye(4, width), np.zeros(4))], "relu", "values", MDP, word)
    told = made.activations(np.arange(5))[-1]
    np.testing.assert_array_equal(told[:, :width], np.array(inputs) - MDP.states[0].cell[:width])


def test_layers_that_do_not_follow_one_another_are_refused() -> None:
    first, second = layer("a.", np.ones((3, 5)), np.zeros(3)), layer("b.", np.ones((4, 2)), np.zeros(4))
    with pytest.raises(AgentError, match=r"b.weight is \[4, 2\], expected 3 inputs, as a gives"):
        checked([first, second], "value")
    with pytest.raises(AgentError, match="its network of value has 9 layers, at most 8"):
        checked([layer("a.", np.eye(5), np.zeros(5))] * 9, "value")
    with pytest.raises(AgentError, match="no layers in it"):
        checked([], "value")


def test_a_table_says_what_stands_in_it() -> None:
    numbers = np.arange(20.0).reshape(5, 4)
    np.testing.assert_array_equal(table(numbers, "values").activations(np.array([3, 0]))[-1], numbers[[3, 0]])
