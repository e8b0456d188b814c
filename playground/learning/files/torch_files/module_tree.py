"""Names and tensors out of nested data: state dicts inside checkpoints, and whole modules of PyTorch, pickled as they are."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.learning.files.parcel import AgentError
from playground.learning.files.pickles.machine import ObjectNode
from playground.learning.files.torch_files.unit_names import UNITS
from playground.learning.learner import Array

DEEPEST, MOST_PARTS = 12, 20_000
"""How deep a tensor may lie in what was saved, and how many parts are looked at."""
ASIDE = ("optim", "schedul", "scaler", "memory", "buffer", "config", "args", "hyper", "preprocessor", "history")
"""Parts of keys under which there is no network."""
GROUPS = "param_groups"
"""The key by which what an optimiser remembers is known."""
ACTIVATION = "torch.nn.modules.activation."
SOFTMAX = ("Softmax", "LogSoftmax")
USUAL = {"negative_slope": 0.01, "alpha": 1.0, "approximate": "none", "beta": 1, "threshold": 20}
"""What a module of activation says of itself where it is the usual one."""


class SavedNetworks:
    """All networks in what was saved, those of optimisers and other helpers left out.

    arrays: tensors by their whole names, in the order of the file. units: what units bend by, as far as modules say so.
    softmax: whether a module makes chances of the outputs.
    """

    def __init__(self, tree: Any) -> None:
        self.arrays: dict[str, Array] = {}
        self.units: set[str] = set()
        self.softmax = False
        self._looked = 0
        self._walk(tree, "", 0)

    def _walk(self, tree: Any, name: str, depth: int) -> None:
        """Collects tensors with their names, depth first."""
        self._looked += 1
        if self._looked > MOST_PARTS:
            raise AgentError(f"it has more than {MOST_PARTS:,} parts, expected the few of a network")
        if isinstance(tree, np.ndarray):
            if tree.ndim:
                self.arrays[name] = tree
        elif depth < DEEPEST and isinstance(tree, ObjectNode):
            self._module(tree, name, depth)
        elif depth < DEEPEST and isinstance(tree, Mapping | list | tuple):
            parts = tree if isinstance(tree, Mapping) else dict(enumerate(tree))
            for key, value in () if GROUPS in parts else parts.items():
                word = str(key)[:200] if isinstance(key, str | int) else ""
                if word and not any(part in word.lower() for part in ASIDE):
                    self._walk(value, f"{name}.{word}" if name else word, depth + 1)

    def _module(self, node: ObjectNode, name: str, depth: int) -> None:
        """The parameters of a module and of the modules in it, in their order, and how units bend."""
        parts = node.state if isinstance(node.state, dict) else {}
        if node.name.startswith(ACTIVATION):
            self._bends(node.name.removeprefix(ACTIVATION), parts)
        for key in ("_parameters", "_buffers", "_modules"):
            if isinstance(parts.get(key), dict):
                self._walk(parts[key], name, depth)

    def _bends(self, word: str, parts: Mapping[Any, Any]) -> None:
        """Takes down the activation of units. AgentError for one that is not read here."""
        if word in SOFTMAX:
            self.softmax = True
            return
        odd = [key for key, usual in USUAL.items() if key in parts and parts[key] != usual]
        if odd == ["approximate"] and word == "GELU":
            self.units.add("gelu-tanh")
        elif odd or word not in UNITS:
            raise AgentError(f"its units bend by {word[:40]!r}{' with ' + odd[0] if odd else ''}, expected {', '.join(UNITS)}")
        else:
            self.units.add(UNITS[word])
