import pytest

from playground.ui.kit.memory import Memory
from playground.ui.theme import Theme


def at(memory, now, target):
    memory.now = now
    return memory.animate("x", target, 1.0)


def test_a_new_number_is_there_at_once():
    assert at(Memory(Theme()), 0.0, 5.0) == 5.0


def test_it_moves_fast_first_and_arrives():
    memory = Memory(Theme())
    at(memory, 0.0, 0.0)
    path = [at(memory, 1.0 + step / 4, 8.0) for step in range(5)]
    assert path == [0.0, pytest.approx(8 * (1 - 0.75**3)), 7.0, pytest.approx(8 * (1 - 0.25**3)), 8.0]


def test_a_new_target_starts_from_where_it_is():
    memory = Memory(Theme())
    at(memory, 0.0, 0.0)
    at(memory, 1.0, 8.0)
    assert at(memory, 1.5, 0.0) == 7.0
    assert at(memory, 2.5, 0.0) == 0.0


def test_while_it_moves_it_wants_frames():
    memory = Memory(Theme())
    at(memory, 0.0, 0.0)
    memory.wants_frame = False
    at(memory, 1.0, 1.0)
    assert memory.wants_frame
    memory.wants_frame = False
    at(memory, 3.0, 1.0)
    assert not memory.wants_frame


def test_with_reduced_motion_it_is_there():
    memory = Memory(Theme(reduced_motion=True))
    at(memory, 0.0, 0.0)
    assert at(memory, 0.01, 1.0) == 1.0


def test_a_clock_that_jumps_back_does_no_harm():
    memory = Memory(Theme())
    at(memory, 100.0, 0.0)
    at(memory, 100.0, 1.0)
    assert 0.0 <= at(memory, 5.0, 1.0) <= 1.0


def test_a_state_is_kept():
    memory = Memory(Theme())
    memory.kept("a", list).append(1)
    assert memory.kept("a", list) == [1]
    assert memory.kept("b", list) == []
