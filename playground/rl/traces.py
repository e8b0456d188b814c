"""Eligibility traces: how much of each error an estimate gets that was passed some time ago."""

from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.rl.closed_set import ClosedSet
from playground.rl.kernel_types import U64, Counts, Indices, Numbers, StateAction
from playground.rl.sampling import NONE, ONE


class TraceKind(ClosedSet):
    """What a visit does to a trace."""

    ACCUMULATING = "accumulating"
    """It adds 1."""
    REPLACING = "replacing"
    """It makes it 1."""
    DUTCH = "dutch"
    """It blends both, so that the sum is exactly what the λ-returns ask for."""


_KINDS = tuple(TraceKind)
_ACCUMULATING, _REPLACING, DUTCH = range(len(_KINDS))
"""Kinds as kernels read them."""
FAINT = 1e-12
"""A trace as small as this is over."""
COUNT = 0


class Traces(NamedTuple):
    """Traces of N estimates, those that are not 0 in a list.

    trace: [N] float64. warm: [N] int64, the first COUNT of which are the indices of all that are not 0. whole: [1] int64: COUNT.
    """

    trace: Numbers
    warm: Indices
    whole: Counts


def traces(count: int) -> Traces:
    """No traces of N estimates."""
    return Traces(np.zeros(count), np.zeros(count, np.int64), np.zeros(1, np.int64))


def kind_number(kind: str) -> int:
    """A kind as kernels read it, by its name; ValueError for one that is not in `TraceKind`."""
    return _KINDS.index(TraceKind(kind))


def restore(traces: Traces, trace: Numbers) -> None:
    """Makes the traces those of an array [N], which is all that needs to be saved; changes them."""
    warm = np.flatnonzero(trace)
    traces.trace[...] = trace
    traces.warm[: len(warm)] = warm
    traces.whole[COUNT] = len(warm)


@inlined
def clear(traces: Traces) -> None:
    """Makes all traces 0; changes them."""
    for place in range(traces.whole[COUNT]):
        traces.trace[U64(traces.warm[place])] = 0.0
    traces.whole[COUNT] = 0


@inlined
def visit(traces: Traces, at: StateAction, kind: int, alpha: float) -> None:
    """z ← z + 1 (eq. 12.5), z ← 1, or z ← z + 1 − α z (eq. 12.11; z has decayed already) at one index; changes them."""
    before = traces.trace[at]
    if before == 0.0:
        traces.warm[traces.whole[COUNT]] = at
        traces.whole[COUNT] += 1
    if kind == _REPLACING:
        traces.trace[at] = 1.0
    elif kind == DUTCH:
        traces.trace[at] = before + 1.0 - alpha * before
    else:
        traces.trace[at] = before + 1.0


@inlined
def update_and_decay(traces: Traces, values: Numbers, step: float, decay: float) -> None:
    """values ← values + step · z, then z ← decay · z; a faint trace is over. Changes values and traces."""
    trace, warm, kept = traces.trace, traces.warm, NONE
    for place in range(U64(traces.whole[COUNT])):
        at = U64(warm[place])
        weight = trace[at]
        values[at] += step * weight
        weight *= decay
        if weight > FAINT:
            trace[at] = weight
            warm[kept] = at
            kept += ONE
        else:
            trace[at] = 0.0
    traces.whole[COUNT] = kept
