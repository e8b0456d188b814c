"""Read-only copies of what a learner believes, and the last good estimates where the newest are not finite."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array, Field, NetworkPicture, finite
from playground.training.episode_curve import Curve
from playground.world.mdp import read_only

NO_CURVE = Curve(*(np.empty(0) for _ in range(4)))


class Recorder:
    """Keeps what was last believed, so that a learner that fails leaves its last good estimates on the board.

    fields: estimates by kind. curve: of returns. moved: [S] how far each state's estimates moved when any last did, None before.
    networks, losses: of a learner that has some.
    """

    def __init__(self) -> None:
        self.fields: Mapping[Field, Array] = MappingProxyType({})
        self.curve = NO_CURVE
        self.moved: Array | None = None
        self.networks: Mapping[str, NetworkPicture] = MappingProxyType({})
        self.losses: Array = np.zeros(0)

    def record(
        self, fields: Mapping[Field, Array], curve: Curve, networks: tuple[Mapping[str, NetworkPicture], Array] | None = None
    ) -> bool:
        """Takes copies of estimates, curve and networks; False, and nothing taken, where a number is not finite."""
        if not finite(fields):
            return False
        if networks is not None:
            self.networks, self.losses = MappingProxyType(dict(networks[0])), read_only(networks[1])
            for network in self.networks.values():
                for array in (*network.weights, *network.biases, network.inputs):
                    read_only(array)
        moved = _distances(self.fields, fields)
        if moved is not None and moved.any():
            self.moved = read_only(moved)
        self.fields = MappingProxyType({field: read_only(array) for field, array in fields.items()})
        for array in (curve.episode, curve.mean, curve.low, curve.high):
            read_only(array)
        self.curve = curve
        return True


def _distances(before: Mapping[Field, Array], after: Mapping[Field, Array]) -> Array | None:
    """[S] how far V and Q (or, where there is neither, the policy) have moved; None where there is nothing to compare."""
    valued = [field for field in (Field.V, Field.Q) if field in after] or [field for field in (Field.POLICY,) if field in after]
    if not valued or not before.keys() >= set(valued):
        return None
    sizes = [np.abs(after[field] - before[field]) for field in valued]
    far: Array = np.max([size if size.ndim == 1 else size.max(axis=1) for size in sizes], axis=0)
    return far
