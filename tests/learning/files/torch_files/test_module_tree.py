"""Names and tensors out of what was saved, in the order of the file; helpers are left out."""

from typing import Any

import numpy as np
import pytest

from playground.learning.files.parcel import AgentError
from playground.learning.files.pickles.machine import GlobalName, ObjectNode
from playground.learning.files.torch_files.module_tree import MOST_PARTS, SavedNetworks

ONE, TWO = np.ones((1, 2)), np.ones(3)


def module(name: str, **state: Any) -> ObjectNode:
    """An object of a class of PyTorch with this state."""
    where, _, last = f"torch.nn.modules.{name}".rpartition(".")
    return ObjectNode(GlobalName(where, last), (), state=state)


def test_tensors_have_their_whole_names_and_helpers_are_left_out() -> None:
    optimiser = {"state": {"a": ONE}, "param_groups": []}
    saved = SavedNetworks(
        {
            "model": {"a.weight": ONE, "b": [TWO]},
            "optimizer_state": {"c": ONE},
            "other": optimiser,
            "step": np.array(3),
            "lr": 0.1,
        }
    )
    assert list(saved.arrays) == ["model.a.weight", "model.b.0"]
    assert saved.arrays["model.b.0"] is TWO and not saved.units and not saved.softmax


def test_a_whole_module_has_the_parameters_of_the_modules_in_it() -> None:
    linear = module("linear.Linear", _parameters={"weight": ONE, "bias": None}, _buffers={}, _modules={})
    bends = module("activation.LeakyReLU", negative_slope=0.01, _parameters={})
    saved = SavedNetworks(module("container.Sequential", _modules={"0": linear, "1": bends, "2": module("activation.Softmax")}))
    assert (list(saved.arrays), saved.units, saved.softmax) == (["0.weight"], {"leaky-relu"}, True)
    assert SavedNetworks(module("activation.GELU", approximate="tanh")).units == {"gelu-tanh"}


def test_units_that_bend_in_another_way_are_refused() -> None:
    with pytest.raises(AgentError, match="its units bend by 'Hardswish', expected Tanh"):
        SavedNetworks(module("activation.Hardswish"))
    with pytest.raises(AgentError, match="its units bend by 'ELU' with alpha"):
        SavedNetworks(module("activation.ELU", alpha=2.0))


def test_what_has_too_many_parts_is_refused() -> None:
    with pytest.raises(AgentError, match=f"more than {MOST_PARTS:,} parts"):
        SavedNetworks([0] * (MOST_PARTS + 1))
