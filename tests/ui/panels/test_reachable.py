"""What a learning curve can reach, by hand."""

import numpy as np
import pytest

from playground.training.snapshot import Optimum
from playground.ui.panels.reachable import best_return
from playground.world import TabularMDP, compile_mdp
from playground.world.library import find


def always(mdp: TabularMDP, action: str) -> Optimum:
    """An optimum that always takes one action."""
    best = np.zeros_like(mdp.legal)
    best[:, mdp.actions.index(action)] = True
    best &= mdp.legal
    return Optimum(np.zeros(len(mdp.states)), np.zeros(mdp.legal.shape), best, 0.0)


def test_the_corridor_pays_ten_after_four_steps_that_cost_one() -> None:
    mdp = compile_mdp(find("corridor"))
    assert best_return(mdp, always(mdp, "right")) == pytest.approx(6.0)


def test_a_policy_that_never_ends_has_none() -> None:
    mdp = compile_mdp(find("corridor"))
    assert best_return(mdp, always(mdp, "left")) is None
