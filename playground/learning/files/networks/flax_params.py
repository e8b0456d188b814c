"""Parameters of flax, the networks of JAX: dense layers by number, with a kernel [in, out] and a bias [out]."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.learning.files.networks.network_layers import Layer, layer
from playground.learning.files.parcel import AgentError

DENSE = re.compile(r"Dense_(\d{1,3})")
PARAMS = "params"


def dense_layers(tree: Any, part: str) -> list[Layer]:
    """The layers under "params" (once or twice), in their order. AgentError where there is anything but dense layers."""
    while isinstance(tree, Mapping) and set(tree) == {PARAMS}:
        tree = tree[PARAMS]
    if not isinstance(tree, Mapping) or not tree:
        raise AgentError(f"its network of {part} has no parameters, expected dense layers of flax")
    numbered: dict[int, Layer] = {}
    for name, pair in tree.items():
        number = DENSE.fullmatch(str(name)[:80])
        if number is None or not isinstance(pair, Mapping):
            raise AgentError(f"its network of {part} has a part {str(name)[:40]!r}, expected dense layers alone")
        kernel, bias = pair.get("kernel"), pair.get("bias")
        if not isinstance(kernel, np.ndarray) or kernel.ndim != 2 or (bias is not None and not isinstance(bias, np.ndarray)):
            raise AgentError(f"its {str(name)[:40]} has no kernel [in, out], expected dense layers")
        numbered[int(number[1])] = layer(f"{name}.", kernel.T, np.zeros(kernel.shape[1]) if bias is None else bias)
    return [numbered[number] for number in sorted(numbered)]
