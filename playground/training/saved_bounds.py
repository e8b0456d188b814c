"""What the whole numbers of a saved life may be: indices, positions and links, which kernels follow without looking."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from playground.learning.learner import Array, Field, LearnerSpec
from playground.learning.life.body import KEPT, LOG, LOGGED
from playground.learning.life.return_curve import POINTS
from playground.training.drivers import DRIVERS

MOST = 1 << 62
"""Counts at most."""


class Sizes(NamedTuple):
    """States, actions, and what a learner's own indices are of: pairs of both, or states where it values states alone."""

    states: int
    actions: int
    things: int


Bounds = Callable[[Sizes], tuple[int, int]]
"""The lowest number, and the first that is too high."""

BOUNDS: dict[str, Bounds] = {
    "run/held": lambda size: (-1, size.states * size.actions),
    "run/path": lambda size: (0, MOST),
    "run/taken": lambda size: (0, size.states * size.actions),
    "run/places": lambda size: (0, size.things),
    "run/window": lambda size: (0, MOST),
    "run/since": lambda size: (0, MOST),
    "run/counted": lambda size: (0, MOST),
    "run/steps": lambda size: (0, MOST),
    "run/model-successor": lambda size: (-1, size.states),
    "run/model-tried": lambda size: (0, size.states * size.actions),
    "run/model-taken": lambda size: (0, size.actions + 1),
    "run/model-places": lambda size: (0, size.states),
    "run/model-count": lambda size: (0, size.states + 1),
    "run/model-last": lambda size: (0, MOST),
    "run/before-head": lambda size: (-1, size.states * size.actions),
    "run/before-next": lambda size: (-1, size.states * size.actions),
    "run/before-previous": lambda size: (-1, size.states * size.actions),
    "run/replay": lambda size: (0, MOST),
    "run/replay-taken": lambda size: (0, size.states * size.actions),
    "run/replay-successor": lambda size: (0, size.states),
    "run/rollout": lambda size: (0, MOST),
    "run/rollout-taken": lambda size: (0, size.states * size.actions),
    "run/rollout-successor": lambda size: (0, size.states),
    "run/rounds": lambda size: (0, MOST),
    "run/urgent-times": lambda size: (0, MOST),
    "sweep/whole": lambda size: (0, MOST),
    "solver/choice": lambda size: (-1, size.actions),
    "solver/policy": lambda size: (-1, size.actions),
    "solver/rounds": lambda size: (0, MOST),
    "solver/numbers": lambda size: (0, MOST),
    "state/counts": lambda size: (0, MOST),
    "state-action/counts": lambda size: (0, MOST),
    "state-action/visits": lambda size: (0, MOST),
    "state-action/played": lambda size: (0, MOST),
    "whole/policy-steps": lambda size: (0, MOST),
    "whole/value-steps": lambda size: (0, MOST),
    "body/whole": lambda size: (0, MOST),
    "body/random": lambda size: (0, 1 << 64),
    "curve/totals": lambda size: (0, MOST),
}
"""By the names under which learners save; others are refused, so a new learner says here what its numbers may be."""
AT_WORK = ("solver/", "sweep/")
"""How the names begin of what a planner has only while it is at work; of all else a new learner shows whether it is whole."""
QUEUES = ("run/queue-", "run/urgent-")
"""How the names of the parts of queues begin."""


def check_bounds(spec: LearnerSpec, arrays: Mapping[str, Array], states: int, actions: int) -> None:
    """ValueError where a whole number of these arrays, by the names under which they were saved, leads nowhere."""
    pairs = states * actions
    size = Sizes(states, actions, pairs if Field.Q in spec.fields else states)
    for name, array in arrays.items():
        if array.dtype.kind not in "iub" and name in BOUNDS and name.startswith(AT_WORK):
            raise ValueError(f"the numbers {name!r} are no whole ones")
        if array.dtype.kind not in "iu" or any(name.startswith(begin) and name not in BOUNDS for begin in QUEUES):
            continue
        if name == "body/ring":
            _check_ring(array, size)
            continue
        if name not in BOUNDS:
            raise ValueError(f"the numbers {name!r} are not known here")
        low, high = BOUNDS[name](size)
        if array.size and not (low <= int(array.min()) and int(array.max()) < high):
            raise ValueError(f"the numbers {name!r} lead to a place that this level does not have")
    for begin in QUEUES:
        _check_queue({name.removeprefix(begin): array for name, array in arrays.items() if name.startswith(begin)})
    _check_counts(arrays)
    _check_lists(arrays, size)


def _check_ring(ring: Array, size: Sizes) -> None:
    high = np.array([size.states, size.actions, size.states, 3, len(DRIVERS)])
    if ring.shape != (KEPT, 5) or (ring < 0).any() or (ring >= high).any():
        raise ValueError("the last transitions lead to a place that this level does not have")


def _check_queue(parts: Mapping[str, Array]) -> None:
    """A queue knows where everything in it is: the one array undoes the other."""
    if "heap" not in parts:
        return
    heap, place, count = parts["heap"], parts["place"], int(parts["whole"][0])
    inside = 0 <= count <= len(heap) == len(place) and ((heap[:count] >= 0) & (heap[:count] < len(heap))).all()
    if not inside or (place[heap[:count]] != np.arange(count)).any() or (place >= 0).sum() != count:
        raise ValueError("what waits in a queue is not where it says")


def _check_counts(arrays: Mapping[str, Array]) -> None:
    """Counters that are places in other arrays."""
    totals = arrays.get("curve/totals")
    if totals is not None:
        count, bucket, last, _ = totals.tolist()
        if count > POINTS or bucket < 1 or last > bucket or (count == 0 and last != bucket):
            raise ValueError("the curve counts what it does not have")
    if "body/whole" in arrays and not arrays["body/whole"][LOGGED] < LOG:
        raise ValueError("the log of episodes counts what it does not have")
    for name, parts in (("run/path", "run/taken"), ("run/replay", "run/replay-taken"), ("run/rollout", "run/rollout-taken")):
        if name in arrays and int(arrays[name][0]) != len(arrays.get(parts, ())):
            raise ValueError(f"{name!r} counts what it does not have")
    if "run/replay" in arrays and int(arrays["run/replay"][1]) > max(0, int(arrays["run/replay"][0])):
        raise ValueError("the memory goes on where it is not")
    if "run/window" in arrays and int(arrays["run/window"][1]) > len(arrays["run/places"]):
        raise ValueError("the last steps count what they do not have")
    losses = arrays.get("run/counted")
    if losses is not None and (int(losses[0]) >= len(arrays["run/losses"]) or losses[1] < 1):
        raise ValueError("the losses count what they do not have")
    if "sweep/whole" in arrays and int(arrays["sweep/whole"][0]) >= max(1, len(arrays["state/v"])):
        raise ValueError("a sweep is at a state that this level does not have")


def _check_lists(arrays: Mapping[str, Array], size: Sizes) -> None:
    """The lists of predecessors end: no link comes a second time, or a kernel would follow them for ever."""
    if "run/before-head" not in arrays:
        return
    heads, following = arrays["run/before-head"], arrays["run/before-next"]
    links = np.concatenate([heads[heads >= 0], following[following >= 0]])
    pairs = size.states * size.actions
    whole = len(heads) == size.states and len(following) == len(arrays["run/before-previous"]) == pairs
    if not whole or len(np.unique(links)) != len(links):
        raise ValueError("the lists of predecessors have no end")
