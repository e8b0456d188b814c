"""Time, on a clock that the test turns."""

import math
import random

import pytest

from playground.training.easing import CALM, Interest
from playground.training.pace import AUTO, Pace, Slice, Speed


class Clock:
    """A clock that stands until it is turned."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_two_a_second_is_one_at_once_and_one_each_half_second():
    clock = Clock()
    pace = Pace(clock)
    pace.set(2.0)
    assert pace.single
    assert pace.due() == 1
    assert pace.due() == 0
    assert pace.rest() == pytest.approx(0.5)
    clock.now += 0.49
    assert pace.due() == 0
    clock.now += 0.02
    assert pace.due() == 1
    assert pace.rest() == pytest.approx(0.49)


def test_a_thousand_a_second_come_in_handfuls_and_none_is_lost():
    clock = Clock()
    pace = Pace(clock)
    pace.set(1000.0)
    assert not pace.single
    done = 0
    for _ in range(200):
        clock.now += 0.005
        done += pace.due()
    assert done == pytest.approx(1001, abs=1)


def test_a_sleeping_computer_does_not_race_afterwards():
    draw = random.Random(2)
    for _ in range(200):
        clock, rate = Clock(), draw.choice([1.0, 10.0, 100.0, 5000.0])
        pace = Pace(clock)
        pace.set(rate)
        pace.due()
        clock.now += draw.uniform(10.0, 1e6)
        assert pace.due() <= 1 + 0.1 * rate
        clock.now += 1.0
        assert pace.due() <= 1 + 0.2 * rate


def test_a_clock_that_stands_still_gives_nothing():
    pace = Pace(Clock())
    pace.set(1000.0)
    assert pace.due() == 1
    assert [pace.due() for _ in range(5)] == [0] * 5


def test_full_speed_has_no_number_and_no_rest():
    pace = Pace(Clock())
    assert pace.due() is None
    assert pace.rest() == 0.0


@pytest.mark.parametrize("bad", [0.0, -1.0, float("nan"), float("inf")])
def test_a_pace_is_a_number_above_zero(bad):
    with pytest.raises(ValueError, match="expected a number of units"):
        Pace(Clock()).set(bad)


def test_a_slice_finds_its_size_and_never_leaps_more_than_fourfold():
    cost, size = 1e-6, Slice()
    for _ in range(12):
        before = size.units
        size.learn(size.units, size.units * cost, 0.005)
        assert size.units <= 4 * before
    assert size.units == pytest.approx(5000, rel=0.01)
    size.learn(5000, 5.0, 0.005)
    assert size.units == 1250


def test_speed_is_zero_at_first_and_finds_the_rate():
    clock = Clock()
    speed = Speed(clock)
    assert speed.read() == 0.0
    for _ in range(1000):
        clock.now += 0.01
        speed.add(50)
    assert speed.read() == pytest.approx(5000, rel=0.01)
    speed.reset()
    assert speed.read() == 0.0


def test_an_automatic_pace_begins_calmly_hurries_through_what_is_dull_and_slows_down():
    clock = Clock()
    pace = Pace(clock)
    pace.set(AUTO)
    assert (pace.automatic, pace.single, pace.per_second) == (True, True, CALM)
    clock.now += 60.0
    assert not pace.single
    pace.notice(Interest.FIRST, 80)
    assert (pace.single, pace.per_second) == (True, CALM)


def test_an_automatic_pace_gives_as_many_units_as_its_tempo_says():
    clock = Clock()
    pace = Pace(clock)
    pace.set("auto")
    assert pace.tempo is AUTO, "a word from a file is the pace itself"
    done = 0
    for _ in range(150):  # a second and a half at 8 a second
        done += pace.due()
        clock.now += 0.01
    assert done == 12
    for _ in range(50):  # half a second with a doubling each 0.4 s: 8 * 0.4 / ln 2 * (2 ** 1.25 - 1) = 6.4
        done += pace.due()
        clock.now += 0.01
    assert done == pytest.approx(12 + 6.4, abs=1.0)


def test_the_same_clock_gives_the_same_units():
    def units():
        clock, draw = Clock(), random.Random(5)
        pace = Pace(clock)
        pace.set(AUTO)
        for _ in range(500):
            clock.now += draw.uniform(0.0, 0.05)
            pace.notice(draw.choice([*[Interest.NOTHING] * 40, Interest.SOMETHING, Interest.FIRST]), 50)
            yield pace.due()

    assert list(units()) == list(units())


def test_a_speed_is_what_there_is_so_far_then_that_of_a_window_then_a_smooth_mean():
    """Windows of a quarter of a second; a new one weighs 1 − e^−t of the mean."""
    clock = Clock()
    speed = Speed(clock)
    assert speed.read() == 0.0
    speed.add(1)
    clock.now += 0.02
    assert speed.read() == 0.0  # too short to say
    clock.now += 0.08
    assert speed.read() == pytest.approx(10.0)
    clock.now += 0.15
    speed.add(4)
    assert speed.read() == pytest.approx(20.0)  # 5 in a quarter of a second
    clock.now += 0.5
    assert speed.read() == pytest.approx(20.0)  # until the next units
    speed.add(20)
    assert speed.read() == pytest.approx(20.0 + (1 - math.exp(-0.5)) * (40.0 - 20.0))
    speed.reset()
    assert speed.read() == 0.0


def test_a_slice_goes_at_most_fourfold_up_and_down_and_stays_between_one_and_the_largest():
    slices = Slice()
    slices.learn(10, 1.0, 2.0)
    assert slices.units == 20
    slices.learn(20, 1.0, 100.0)
    assert slices.units == 80
    slices.learn(80, 1.0, 0.001)
    assert slices.units == 20
    slices.learn(20, 0.0, 0.01)
    assert slices.units == 80
    slices.learn(1, 1.0, 0.01)
    assert slices.units == 1
    slices.learn(Slice.LARGEST, 1.0, 4.0)
    assert slices.units == Slice.LARGEST == 20_000_000
