"""Snapshots with other numbers in their fields, so that the overlays draw what an explanation tells."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array, Field
from playground.training.snapshot import Snapshot


def seen_with(snapshot: Snapshot, fields: Mapping[Field, Array]) -> Snapshot:
    """The snapshot with these fields and no others; every number counts as known, a 0 too."""
    known = np.ones(snapshot.mdp.legal.shape, np.int64)
    return replace(snapshot, fields=MappingProxyType({Field.VISITS: known, **fields}), moved=None)
