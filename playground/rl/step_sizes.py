"""Step sizes: how far one error moves an estimate."""

from typing import NamedTuple

from playground.compiled import inlined
from playground.rl.closed_set import ClosedSet


class StepSize(ClosedSet):
    """How a step size goes on."""

    CONSTANT = "constant"
    """α as it is."""
    AVERAGE = "average"
    """1/n, which makes the mean of all targets."""
    LINEAR_DECAY = "linear-decay"
    """α that falls to 0 in a line."""


_WAYS = tuple(StepSize)
_CONSTANT, _AVERAGE, _LINEAR = range(len(_WAYS))


class Stepping(NamedTuple):
    """A step size, as kernels read it.

    way: its place in `StepSize`. alpha: α. fade: transitions until a falling α is 0.

    plain: (0,) where a kernel is made for nothing but a constant α, which is then quicker; else ().
    """

    way: int
    alpha: float
    fade: float
    plain: tuple[int, ...] = ()


def stepping(way: str, alpha: float, fade: float) -> Stepping:
    """A step size by its name; ValueError for one that is not in `StepSize`."""
    return Stepping(_WAYS.index(StepSize(way)), alpha, float(fade))


@inlined
def step_size(count: float, now: int, stepping: Stepping) -> float:
    """α_n for what was learned from `count` times before, after `now` transitions: α, 1/(count + 1) (eq. 2.3), or
    α · max(0, 1 − now/fade)."""
    if len(stepping.plain) == 0 and stepping.way != _CONSTANT:
        if stepping.way == _AVERAGE:
            return 1.0 / (count + 1)
        return stepping.alpha * max(0.0, 1.0 - now / stepping.fade)
    return stepping.alpha
