"""What can be reached from where: by hand on four states, and on a level with a wall."""

import numpy as np

from playground.world import Cell, Level, Rules, compile_mdp
from playground.world.advice.reach import Steps, spread, steps_of


def seeds(*states: int) -> np.ndarray:
    return np.isin(np.arange(4), states)


def test_it_spreads_along_steps_and_not_against_them() -> None:
    steps = Steps(np.array([2, 0, 1]), np.array([2, 1, 2]))  # 0 → 1 → 2, which stays; nothing leads to 3
    assert spread(seeds(0), steps).tolist() == [True, True, True, False]
    assert spread(seeds(1, 3), steps).tolist() == [False, True, True, True]
    assert spread(seeds(2), steps.turned()).tolist() == [True, True, True, False]
    assert not spread(seeds(), steps).any()


def test_seeds_are_left_as_they_were() -> None:
    begin = seeds(0)
    spread(begin, Steps(np.array([0]), np.array([3])))
    assert begin.tolist() == [True, False, False, False]


def test_the_steps_of_a_table_lead_into_its_end_and_never_through_a_wall() -> None:
    mdp = compile_mdp(Level("", ("S.G#.",), rules=Rules(moves=("left", "right"))))
    reached = spread(mdp.start > 0, steps_of(mdp))
    assert [mdp.states[at].cell for at in np.flatnonzero(reached)] == [Cell(0, 0), Cell(0, 1), Cell(0, 2)]


def test_an_outcome_that_ends_where_something_could_be_done_leads_nowhere_on() -> None:
    """An exit ends the episode in its own cell: from there no step is left but into the cell itself."""
    mdp = compile_mdp(Level("", ("SX.",), rules=Rules(moves=("left", "right"))))
    steps = steps_of(mdp)
    assert 1 not in steps.tails[steps.heads != 1].tolist()
