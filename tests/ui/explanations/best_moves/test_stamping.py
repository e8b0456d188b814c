"""From values to moves: the largest wins, ties are ties."""

import numpy as np
import pytest

from playground.training import commands
from playground.training.session import Session
from playground.ui.explanations.best_moves.stamping import Stamps, values_of, winners, with_stamp
from playground.world import library


@pytest.fixture(scope="module")
def snapshot():
    session = Session()
    session.obey(commands.Start(library.find("frozenlake-4x4"), "value-iteration", seed=1))
    session.obey(commands.Step(20_000))
    while session.work(0.1):
        pass
    return session.measured()


def test_from_values_and_the_map_the_look_ahead_is_that_of_the_solver(snapshot):
    acting = ~snapshot.mdp.terminal
    assert values_of(snapshot, "v")[acting] == pytest.approx(snapshot.optimum.q[acting], abs=1e-4)


def test_every_tie_is_stamped(snapshot):
    for state in np.flatnonzero(~snapshot.mdp.terminal).tolist():
        assert winners(snapshot, "optimum", state) == tuple(np.flatnonzero(snapshot.optimum.optimal[state]).tolist())
    stamps = with_stamp(Stamps("optimum"), snapshot, 0)
    assert stamps.stamped == {
        snapshot.mdp.states[0]: tuple(snapshot.mdp.actions[action] for action in winners(snapshot, "optimum", 0))
    }
