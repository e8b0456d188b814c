"""Tables that are no P of mappings: a model that is asked, and arrays of chances."""

import numpy as np

from playground.rl.optimum import solve_optimum
from playground.world import compile_mdp
from playground.world.exchange.toy_text import toy_text

HERE = "tests.world.exchange.toy_text.environments"


def silent(sentence: str) -> None:
    """Takes no notice."""


def test_a_model_is_asked_for_every_state_and_action() -> None:
    asked, written = (compile_mdp(toy_text(f"{HERE}:{name}?discount=0.9", silent)) for name in ("Model", "Isd"))
    assert asked.actions == ("left", "right")
    for name in ("probability", "successor", "reward", "ends", "legal"):
        assert np.array_equal(getattr(asked, name), getattr(written, name))


def test_chances_by_action_with_rewards_are_a_table() -> None:
    """One step costs 1 until state 0, which stays for nothing: from 3 it is three steps."""
    mdp = compile_mdp(toy_text(f"{HERE}:Chances?discount=1", silent))
    assert mdp.terminal.tolist() == [True, *[False] * 6]
    assert solve_optimum(mdp).v.tolist() == [0, -1, -2, -3, -4, -5, -6]


def test_nothing_that_it_prints_or_warns_of_is_seen(capfd, recwarn) -> None:
    toy_text(f"{HERE}:Loud", silent)
    assert capfd.readouterr() == ("", "") and len(recwarn) == 0
