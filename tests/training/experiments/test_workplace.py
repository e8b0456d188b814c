"""Places where work is done, as seen from outside: what holds for each of them."""

import math

import pytest

from playground.training.experiments.processes import Processes
from playground.training.experiments.workplace import Here, asking, spread, stopped

PLACES = {"here": Here(), "one process": Processes(1), "two processes": Processes(2)}


@pytest.mark.parametrize("place", PLACES)
def test_results_come_in_the_order_of_the_tasks(place):
    seen = []
    assert spread(PLACES[place], math.sqrt, [9.0, 4.0, 1.0], lambda done, tasks: seen.append((done, tasks))) == [3.0, 2.0, 1.0]
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("place", PLACES)
def test_what_a_task_raises_is_raised_here(place):
    with pytest.raises(ValueError, match="math domain error"):
        spread(PLACES[place], math.sqrt, [4.0, -1.0])


@pytest.mark.parametrize("place", PLACES)
def test_nothing_to_do_is_done_at_once(place):
    assert spread(PLACES[place], math.sqrt, []) == []


def test_nobody_stops_what_nobody_else_waits_for():
    assert not stopped()
    with asking(lambda: True):
        assert stopped()
    assert not stopped()
