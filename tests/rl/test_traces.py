"""Traces by hand: what a visit does, how they fade, and how they are put back."""

import numpy as np
import pytest

from playground.rl.kernel_types import U64
from playground.rl.traces import COUNT, FAINT, TraceKind, clear, kind_number, restore, traces, update_and_decay, visit


@pytest.mark.parametrize(
    ("kind", "twice"), [(TraceKind.ACCUMULATING, 1.5), (TraceKind.REPLACING, 1.0), (TraceKind.DUTCH, 1.0 + 0.5 - 0.2 * 0.5)]
)
def test_a_second_visit_after_a_decay_by_one_half(kind: TraceKind, twice: float) -> None:
    tail, values = traces(3), np.zeros(3)
    visit(tail, U64(1), kind_number(kind), 0.2)
    update_and_decay(tail, values, 2.0, 0.5)
    assert values.tolist() == [0.0, 2.0, 0.0] and tail.trace[1] == 0.5
    visit(tail, U64(1), kind_number(kind), 0.2)
    assert tail.trace[1] == pytest.approx(twice, abs=1e-12) and tail.whole[COUNT] == 1


def test_a_faint_trace_is_over_and_the_others_stay() -> None:
    tail, values = traces(2), np.zeros(2)
    visit(tail, U64(0), 0, 0.0)
    update_and_decay(tail, values, 0.0, FAINT)
    assert tail.trace.tolist() == [0.0, 0.0] and tail.whole[COUNT] == 0
    visit(tail, U64(1), 0, 0.0)
    update_and_decay(tail, values, 1.0, 0.9)
    assert values.tolist() == [0.0, 1.0] and tail.trace.tolist() == [0.0, 0.9]


def test_traces_come_back_from_their_numbers_alone_and_can_be_cleared() -> None:
    tail = traces(4)
    restore(tail, np.array([0.0, 0.3, 0.0, 0.7]))
    assert tail.warm[: tail.whole[COUNT]].tolist() == [1, 3]
    clear(tail)
    assert not tail.trace.any() and tail.whole[COUNT] == 0


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="fading"):
        kind_number("fading")


def test_several_visits_are_all_remembered_and_each_only_once() -> None:
    tail, values = traces(5), np.zeros(5)
    for place, different in ((3, 1), (1, 2), (3, 2), (4, 3), (1, 3)):
        visit(tail, U64(place), 0, 0.0)
        assert tail.whole[COUNT] == different
    assert tail.warm[:3].tolist() == [3, 1, 4] and tail.trace.tolist() == [0.0, 2.0, 0.0, 2.0, 1.0]
    update_and_decay(tail, values, 1.0, 0.5)
    assert values.tolist() == [0.0, 2.0, 0.0, 2.0, 1.0] and tail.trace.tolist() == [0.0, 1.0, 0.0, 1.0, 0.5]
    clear(tail)
    visit(tail, U64(0), 0, 0.0)
    assert tail.warm[0] == 0 and tail.whole[COUNT] == 1 and tail.trace.tolist() == [1.0, 0.0, 0.0, 0.0, 0.0]
