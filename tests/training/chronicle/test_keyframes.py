"""Keyframes within a budget: every second one goes when it is full, and the beginning never."""

import numpy as np
import pytest

from playground.training.chronicle.chronicle import Chronicle, Since
from playground.training.chronicle.deed import Facts
from playground.training.chronicle.keyframes import BARE, LONGEST, RATE, Keyframe, Keyframes, Shelf
from playground.training.chronicle.life_log import Position
from playground.training.chronicle.life_packing import LooseLife
from playground.training.chronicle.ticking_deeds import Advanced
from playground.training.drivers import Driver

FACTS = Facts(None, 0, None, None)


def frame(at):
    return Keyframe(at, Position(0, at), FACTS, None)


def test_the_last_one_that_is_not_after_a_position():
    frames = Keyframes([frame(at) for at in (0, 10, 20, 30)], 10)
    assert [frames.before(Position(0, at)).at for at in (0, 9, 10, 25, 99)] == [0, 0, 10, 20, 30]
    assert frames.before(Position(1)).at == 30


def test_another_one_is_due_after_its_stride_and_when_it_is_paid_for():
    frames = Keyframes([frame(0)], 10)
    assert not frames.due(9, 1.0)
    assert frames.due(10, 0.0)
    for at in (10, 20, 30):
        assert frames.due(at, 0.0), "the first ones cost nothing"
        frames.add(frame(at), took=0.02)
    assert not frames.due(1000, 0.9), "a second of training pays for 20 milliseconds"
    assert frames.due(1000, 0.1)


def test_bytes_are_paid_for_with_time_too_up_to_a_limit():
    frames = Keyframes([frame(0)], 10)
    for weight, seconds in ((RATE // 20, 0.05), (100 * RATE, LONGEST)):
        for at in range(10, 40, 10):
            frames.add(frame(at)._replace(arrays=LooseLife({"q": np.zeros(weight // 8)})), took=0.0)
        assert frames.price == pytest.approx(seconds, rel=1e-3)


def test_their_spacing_is_what_there_is_and_not_what_was_wanted():
    frames = Keyframes([frame(0)], 10)
    assert frames.spacing == 0
    frames.add(frame(500), took=0.0), frames.add(frame(1500), took=0.0)
    assert (frames.spacing, frames.stride) == (750, 10)


def test_thinning_leaves_the_beginning_and_twice_as_much_room():
    frames = Keyframes([frame(at) for at in range(0, 50, 10)], 10)
    assert frames.thin()
    assert ([kept.at for kept in frames.frames], frames.stride) == ([0, 20, 40], 20)
    frames.thin(), frames.thin()
    assert ([kept.at for kept in frames.frames], frames.thin()) == ([0], False)


def test_those_that_stay_never_lean_on_one_that_is_dropped():
    shelf, weights = Shelf(), np.random.default_rng(2).normal(size=(64, 32))
    chronicle = Chronicle("q-learning", 1, FACTS, shelf, Since(), {"q": weights})
    for at in range(1, 33):
        weights[at] = at
        chronicle.note(at - 1, at - 1, Advanced(1, Driver.LEARNER, True))
        chronicle.capture(at, lambda: {"q": weights.copy()})
    frames = chronicle.keyframes.frames
    numbers = {id(frame.arrays): place for place, frame in enumerate(frames)}
    assert [numbers[id(frames[place].arrays.base)] for place in (1, 2, 3, 6, 7, 24, 31)] == [0, 0, 2, 4, 6, 16, 30]
    before, odd = shelf.bytes, sum(frame.arrays.bytes + BARE for frame in frames[1::2])
    chronicle.keyframes.thin()
    shelf.sweep()
    assert shelf.bytes == before - odd
    assert [numbers[id(frame.arrays.base)] for frame in chronicle.keyframes.frames[1:4]] == [0, 0, 4]


def grown(shelf, ticks, size):
    chronicle, dice = Chronicle("q-learning", 1, FACTS, shelf, Since()), np.random.default_rng(2)
    for at in range(0, ticks, 10):
        chronicle.note(at, at, Advanced(10, Driver.LEARNER, True))
        chronicle.capture(at + 10, lambda: {"q": dice.normal(size=size)})
    return chronicle


def test_a_run_of_any_length_stays_within_its_budget():
    shelf = Shelf(100_000)
    chronicle = grown(shelf, 2000, 500)
    assert shelf.bytes <= 100_000
    assert len(chronicle.keyframes.frames) > 10
    assert chronicle.keyframes.frames[0].at == 0
    assert (chronicle.keyframes.stride > 256, shelf.forgotten) == (True, "")


def test_what_cannot_fit_is_said():
    shelf = Shelf(1000)
    chronicle = grown(shelf, 50, 500)
    assert [kept.at for kept in chronicle.keyframes.frames] == [0]
    assert shelf.bytes < 1000 and shelf.forgotten == ""
    chronicle.shelf.budget = 10
    chronicle.shelf.tidy()
    assert "more memory than it may" in shelf.forgotten


def test_what_two_branches_share_counts_once_and_goes_with_the_last_of_them():
    shelf = Shelf()
    chronicle = grown(shelf, 100, 512)
    whole = chronicle.keyframes.frames[1].arrays.bytes
    before = shelf.bytes
    branch = chronicle.until(chronicle.log.position(50))
    frames = branch.keyframes.frames
    assert (branch.last, len(frames)) == (50, 6)
    assert shelf.bytes == before + branch.log.bytes + BARE * len(frames)
    del chronicle
    shelf.sweep()
    assert shelf.bytes == branch.log.bytes + BARE * len(frames) + sum(frame.arrays.bytes for frame in frames[1:])
    assert all(frame.arrays.bytes == pytest.approx(whole, rel=0.02) for frame in frames[1:])
