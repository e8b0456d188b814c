"""Work on several processes."""

import math

import pytest

from playground.training.experiments.processes import cores, spread, stopped


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_tasks(processes):
    seen = []
    assert spread(math.sqrt, [9.0, 4.0, 1.0], processes, lambda done, tasks: seen.append((done, tasks))) == [3.0, 2.0, 1.0]
    assert seen[-1] == (3, 3) and seen == sorted(seen)


def test_what_a_task_raises_is_raised_here():
    with pytest.raises(ValueError, match="math domain error"):
        spread(math.sqrt, [4.0, -1.0], 2)


def test_nobody_stops_a_process_that_was_not_begun_by_another():
    assert not stopped() and cores() >= 1
