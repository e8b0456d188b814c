import pytest

from playground.ui.kit.widget_states import WidgetStates


def at(states, now, target, seconds=1.0):
    return states.motion("x", target, seconds, now)


def test_a_new_number_is_there_at_once():
    assert at(WidgetStates(), 0.0, 5.0) == 5.0


def test_it_moves_fast_first_and_arrives():
    states = WidgetStates()
    at(states, 0.0, 0.0)
    path = [at(states, 1.0 + step / 4, 8.0) for step in range(5)]
    assert path == [0.0, pytest.approx(8 * (1 - 0.75**3)), 7.0, pytest.approx(8 * (1 - 0.25**3)), 8.0]


def test_a_new_target_starts_from_where_it_is():
    states = WidgetStates()
    at(states, 0.0, 0.0)
    at(states, 1.0, 8.0)
    assert at(states, 1.5, 0.0) == 7.0
    assert at(states, 2.5, 0.0) == 0.0


def test_in_no_time_it_is_there():
    states = WidgetStates()
    at(states, 0.0, 0.0)
    assert at(states, 0.01, 1.0, seconds=0.0) == 1.0


def test_a_clock_that_jumps_back_does_no_harm():
    states = WidgetStates()
    at(states, 100.0, 0.0)
    at(states, 100.0, 1.0)
    assert 0.0 <= at(states, 5.0, 1.0) <= 1.0


def test_a_motion_that_no_frame_asks_for_begins_anew():
    states = WidgetStates()
    at(states, 0.0, 0.0)
    states.end_frame()
    states.end_frame()
    assert len(states) == 0
    assert at(states, 1.0, 8.0) == 8.0


def test_a_state_is_kept():
    states = WidgetStates()
    states.state("a", list).append(1)
    assert states.state("a", list) == [1]
    assert states.state("b", list) == []


def test_a_state_is_dropped_long_after_its_widget_was_last_drawn():
    states = WidgetStates()
    states.state("a", list).append(1)
    for _ in range(600):
        states.end_frame()
    assert len(states) == 1
    for _ in range(200):
        states.end_frame()
    assert len(states) == 0
