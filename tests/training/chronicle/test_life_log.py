"""The log of a life: positions by moment, and beginnings of it."""

import pytest

from playground.training.chronicle.deed import Facts
from playground.training.chronicle.instant_deeds import Restarted, Switched
from playground.training.chronicle.life_log import Log, Position
from playground.training.chronicle.ticking_deeds import Advanced
from playground.training.drivers import Driver

LEARNER, GREEDY = Driver.LEARNER, Driver.GREEDY


@pytest.fixture
def log():
    log = Log()
    log.add(0, 0, Advanced(4, LEARNER, True))
    log.add(4, 4, Advanced(6, LEARNER, True))
    log.add(10, 10, Restarted())
    log.add(10, 10, Switched(GREEDY, False))
    log.add(10, 10, Advanced(5, GREEDY, False))
    return log


def test_it_grows_with_what_is_changed_and_not_with_time(log):
    assert [type(entry.deed).__name__ for entry in log.entries] == ["Advanced", "Restarted", "Switched", "Advanced"]
    assert (log.last, log.end) == (15, Position(3, 5))


def test_a_moment_is_after_all_that_was_done_at_it(log):
    assert log.position(0) == Position(0, 0)
    assert log.position(7) == Position(0, 7)
    assert log.position(10) == Position(3, 0)
    assert log.position(99) == log.end
    assert [log.ticks(log.position(moment)) for moment in (0, 7, 10, 12)] == [0, 7, 10, 12]
    assert Log(30).position(40) == Position(0) and Log(30).last == 30


def test_the_beginning_of_a_log_ends_where_it_is_cut(log):
    begun = log.until(log.position(12))
    assert (begun.last, begun.end) == (12, Position(3, 2))
    assert begun.until(begun.position(10)).last == 10
    assert len(log.until(log.position(7)).entries) == 1
    begun.add(12, 12, Advanced(1, GREEDY, False))
    assert (begun.last, log.last) == (13, 15), "what goes on is another one"


def test_facts_follow_from_what_was_done(log):
    facts = Facts(None, 0, None, None)
    assert log.facts(log.position(9), facts, Position(0)).driver == LEARNER
    assert log.facts(log.position(10), facts, Position(0))[4:6] == (GREEDY, False)
    assert [words for _, words in log.changes(facts)] == ["a new episode", "greedy drives"]


def test_one_beside_is_found_by_the_moments_of_its_run():
    log = Log()
    log.add(0, 100, Advanced(100, LEARNER, True, together=False))
    log.add(100, 100, Advanced(20, LEARNER, True))
    assert log.position(99) == Position(0)
    assert [log.ticks(log.position(moment)) for moment in (100, 105, 500)] == [100, 105, 120]


def test_an_empty_log_ends_where_it_begins():
    assert Log().end == Position(0) == Log().position(7)


def test_its_end_is_the_end_of_its_last_entry_which_may_grow():
    log = Log()
    log.add(0, 0, Advanced(4, LEARNER, True))
    assert log.end == Position(0, 4)
    log.add(4, 4, Advanced(2, LEARNER, True))
    assert (log.end, len(log.entries)) == (Position(0, 6), 1)
    log.add(6, 6, Restarted())
    assert log.end.whole == 1
