"""Random walks: the truth by hand, and errors that fall."""

import numpy as np
import pytest

from playground.training.experiments.reproduction import here
from playground.training.experiments.walks import Contender, errors, mean_error, truth, walk


def test_five_states_are_worth_sixths():
    values = truth(walk(5, 0.0))
    assert values[1:6] == pytest.approx(np.arange(1, 6) / 6)


def test_with_a_pit_of_minus_one_the_middle_is_worth_nothing():
    values = truth(walk(19, -1.0))
    assert values[10] == pytest.approx(0.0, abs=1e-12)
    assert values[1:20] == pytest.approx(np.arange(-9, 10) / 10)


def test_errors_begin_at_the_first_guess_and_do_not_depend_on_how_the_runs_are_spread():
    level, ways = walk(5, 0.0), [Contender("TD", "td", {"alpha": 0.1, "initial": 0.5, "step_size": "constant"})]
    (curves,) = errors(here, level, ways, 20, 30)
    assert curves.shape == (30, 21)
    first = np.sqrt(np.mean((0.5 - np.arange(1, 6) / 6) ** 2))
    assert curves[:, 0] == pytest.approx(first)
    assert curves[:, -1].mean() < 0.6 * first  # seeds 0 to 29
    backwards = errors(lambda act, tasks: [act(task) for task in reversed(tasks)][::-1], level, ways, 20, 30)
    np.testing.assert_array_equal(backwards[0], curves)


def test_a_mean_error_is_a_finding_with_its_own_error():
    finding = mean_error("error", np.array([1.0, 3.0]), 0.0, 2.5, "by hand")
    assert (finding.measured, finding.inside) == (2.0, True)
    assert finding.error == pytest.approx(1.0)
