"""Keyframes within a budget: every second one goes when it is full, and the beginning never."""

import numpy as np

from playground.training.chronicle.chronicle import Chronicle, Since
from playground.training.chronicle.deed import Facts
from playground.training.chronicle.keyframes import Keyframe, Keyframes, Shelf
from playground.training.chronicle.life_log import Position
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
        frames.add(frame(at), took=0.015)
    assert not frames.due(1000, 0.9), "a second of training pays for 15 milliseconds"
    assert frames.due(1000, 0.1)


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
    assert (shelf.blocks.bytes, shelf.forgotten) == (0, "")
    chronicle.shelf.budget = 10
    chronicle.shelf.tidy()
    assert "more memory than it may" in shelf.forgotten


def test_what_two_branches_share_counts_once_and_goes_with_the_last_of_them():
    shelf = Shelf()
    chronicle = grown(shelf, 100, 512)
    before = shelf.blocks.bytes
    branch = chronicle.until(chronicle.log.position(50))
    assert (shelf.blocks.bytes, branch.last, len(branch.keyframes.frames)) == (before, 50, 6)
    del chronicle
    shelf.sweep()
    assert shelf.blocks.bytes == before // 2
