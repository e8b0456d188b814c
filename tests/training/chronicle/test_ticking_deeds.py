"""The deeds that take ticks: those that follow one another become one, and any part of them can be done again."""

import numpy as np

from playground.training.chronicle.instant_deeds import Restarted
from playground.training.chronicle.ticking_deeds import Advanced, acted
from playground.training.drivers import Driver

COVERS = ("playground/training/chronicle/deed.py",)
LEARNER, GREEDY = Driver.LEARNER, Driver.GREEDY


class Walker:
    """A life that only counts, and can do no more than so many ticks."""

    def __init__(self, most=1000):
        self.done, self.most = [], most

    def advance(self, units, driver, learning):
        units = min(units, self.most)
        self.done.append((units, driver, learning))
        return units

    def act(self, action, learning):
        self.done.append(action)
        return True


def test_advances_of_one_driver_become_one_and_end_when_there_was_nothing_to_do():
    deed = Advanced(5, LEARNER, True).joined(Advanced(3, LEARNER, True), 5)
    assert (deed.count, deed.idle, deed.size) == (8, False, 8)
    idle = deed.joined(Advanced(0, LEARNER, True, True), 8)
    assert (idle.count, idle.idle, idle.size) == (8, True, 9)
    assert idle.joined(Advanced(0, LEARNER, True, True), 20) is idle
    assert idle.joined(Advanced(1, LEARNER, True), 8) is None


def test_others_stay_two():
    deed = Advanced(5, LEARNER, True)
    assert deed.joined(Advanced(3, GREEDY, True), 5) is None
    assert deed.joined(Advanced(3, LEARNER, False), 5) is None
    assert deed.joined(Advanced(3, LEARNER, True), 6) is None, "the run went on without it in between"
    assert deed.joined(Advanced(3, LEARNER, True, together=False), 5) is None
    assert deed.joined(Restarted(), 5) is None


def test_who_catches_up_does_all_of_it_at_one_moment_of_the_run():
    late = Advanced(5, LEARNER, True, together=False)
    assert late.joined(Advanced(3, LEARNER, True, together=False), 0).count == 8
    assert (late.within(0), Advanced(5, LEARNER, True).within(0), Advanced(5, LEARNER, True).within(5)) == (5, 0, 5)


def test_any_part_of_an_advance_can_be_done_again():
    life, deed = Walker(most=2), Advanced(5, LEARNER, True, idle=True)
    assert deed.repeat(life, None, 1, 5) == 3
    assert deed.repeat(life, None, 5, 6) == 6
    assert life.done == [(2, LEARNER, True), (1, LEARNER, True)]
    assert (deed.part(3).count, deed.part(3).idle, deed.part(6).idle) == (3, False, True)


def test_a_persons_actions_count_ticks_only_where_they_were_lived():
    deed = acted(2, True, True).joined(acted(0, False, True), 1).joined(acted(3, True, True), 1)
    np.testing.assert_array_equal(deed.codes, [5, 0, 7])
    assert [deed.ticks(parts) for parts in range(4)] == [0, 1, 1, 2]
    assert [deed.within(ticks) for ticks in range(3)] == [0, 2, 3], "what did nothing at a moment belongs to that moment"
    life = Walker()
    assert deed.repeat(life, None, 1, 3) == 3
    assert life.done == [0, 3]
    assert acted(1, True, True).joined(acted(1, True, False), 1) is None
    assert deed.part(1).size == 1
