"""Makes snapshots: copies that nobody can change, and the last good estimates where the newest are none."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array, Field, finite
from playground.training.snapshot import Curve

NO_CURVE = Curve(*(np.empty(0) for _ in range(4)))


def fixed(array: Array) -> Array:
    """The array, read-only from now on."""
    array.flags.writeable = False
    return array


class Recorder:
    """Keeps what was last believed, so that a learner that fails leaves its last good estimates on the board."""

    def __init__(self) -> None:
        self.fields: Mapping[Field, Array] = MappingProxyType({})
        self.curve = NO_CURVE

    def record(self, fields: Mapping[Field, Array], curve: Curve) -> bool:
        """Takes copies of estimates and curve; False, and nothing taken, where a number is not finite."""
        if not finite(fields):
            return False
        self.fields = MappingProxyType({field: fixed(array) for field, array in fields.items()})
        for array in (curve.episode, curve.mean, curve.low, curve.high):
            fixed(array)
        self.curve = curve
        return True
