"""The types of what kernels are given, named by what they hold and by their axes, for readers and for the type checker.

Numba reads no annotations: it makes a kernel for the types that it is called with. S states, A actions. An array over [S × A] is
one row of S · A numbers, in which the row of state s begins at s · A.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import read_only

U64 = np.uint64
"""What indices and random bits are made of: an index without a sign cannot count from the end of an array."""

Array = NDArray[Any]
"""Any array; its docstring says the axes."""
StateValues = NDArray[np.float64]
"""[S], a number for each state, as v."""
StateActionValues = NDArray[np.float64]
"""[S × A], a number for each state and action, as q, preferences and policies."""
Counts = NDArray[np.int64]
"""How often something happened, for each of what the docstring says; also the few counters of a memory."""
Indices = NDArray[np.int64]
"""Numbers of states, or indices of [S × A]; −1 is none."""
Numbers = NDArray[np.float64]
"""A few numbers, or one for each step of an episode: rewards, chances."""

Index = Any
"""A whole number, with or without a sign: a kernel is made for either, and numpy has no name for both that can be indexed by."""
State = np.uint64
"""The number of a state."""
Action = np.uint64
"""The number of an action."""
StateAction = np.uint64
"""An index of [S × A]: of a state and action, or where the row of a state begins (action 0)."""
Bits = np.uint64
"""Random bits: 64, or 32 of them."""
Dice = np.uint64
"""The state of the generator of random bits."""


def kernel_view(array: Array) -> Array:
    """The same numbers in one piece and read-only, which is one kind of argument for kernels whatever the array was before."""
    return read_only(np.ascontiguousarray(array).view())
