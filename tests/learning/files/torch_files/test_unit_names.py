"""Every word of PyTorch's for units is one of ours that networks have."""

from playground.learning.activations import ACTIVATIONS
from playground.learning.files.torch_files.unit_names import UNITS


def test_each_word_is_one_that_networks_have() -> None:
    assert set(UNITS.values()) <= {*ACTIVATIONS, "linear"}
    assert (UNITS["LeakyReLU"], UNITS["Identity"]) == ("leaky-relu", "linear")
