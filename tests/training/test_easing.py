"""The tempo that suits the eye, on a clock that the test turns: seconds and units a second can be counted by hand."""

import pytest

from playground.training.easing import BRISK, CALM, DOUBLING, FASTEST, LINGER, PASSES, WEARING, Easing, Interest


class Clock:
    """A clock that stands until it is turned."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def easing(clock):
    return Easing(clock)


def test_it_begins_calmly_and_lingers(easing, clock):
    assert easing.per_second == CALM
    clock.now += LINGER[Interest.FIRST]
    assert easing.per_second == CALM


def test_dull_time_doubles_the_tempo_again_and_again_up_to_the_fastest(easing, clock):
    clock.now += LINGER[Interest.FIRST]
    for doublings in range(1, 6):
        clock.now += DOUBLING
        easing.notice(Interest.NOTHING)
        assert easing.per_second == pytest.approx(CALM * 2.0**doublings)
    clock.now += 1000.0
    assert easing.per_second == FASTEST


def test_on_a_large_level_dull_time_runs_through_all_states_so_often_a_second(easing, clock):
    easing.notice(Interest.NOTHING, 40_000)
    clock.now += 1000.0
    assert easing.per_second == PASSES * 40_000


def test_what_happens_for_the_first_time_brings_it_back_to_calm(easing, clock):
    clock.now += 60.0
    easing.notice(Interest.FIRST)
    assert easing.per_second == CALM
    clock.now += LINGER[Interest.FIRST] + DOUBLING
    assert easing.per_second == pytest.approx(2 * CALM)


def test_a_small_thing_makes_it_brisk_and_never_makes_it_faster(easing, clock):
    easing.notice(Interest.SOMETHING)
    assert easing.per_second == CALM, "it was slower already"
    clock.now += 60.0
    easing.notice(Interest.SOMETHING)
    assert easing.per_second == BRISK
    clock.now += LINGER[Interest.SOMETHING]
    assert easing.per_second == BRISK


def test_small_things_wear_off(easing, clock):
    clock.now += 60.0
    for _ in range(20):
        easing.notice(Interest.SOMETHING)
    clock.now += 60.0
    easing.notice(Interest.SOMETHING)
    assert easing.per_second == WEARING * 21 > BRISK
    easing.begin()
    clock.now += 60.0
    easing.notice(Interest.SOMETHING)
    assert easing.per_second == BRISK, "a run that goes on begins with fresh eyes"


def test_a_clock_that_has_run_for_years_has_a_tempo(easing, clock):
    clock.now += 1e12
    assert easing.per_second == FASTEST
