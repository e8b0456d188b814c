"""Where an environment begins: as it says it, in every way, or as it is seen when it is reset often enough."""

import numpy as np
import pytest

from playground.rl.evaluation import solve_policy
from playground.world import compile_mdp
from playground.world.exchange.toy_text import toy_text

HERE = "tests.world.exchange.toy_text.environments"
ASKED = "does not say where its episodes begin: in 500 resets they began"


def read(name: str) -> tuple:
    """The table of one of these environments at γ 0.9, and the notes on it."""
    notes: list[str] = []
    return compile_mdp(toy_text(f"{HERE}:{name}?discount=0.9", notes.append)), notes


@pytest.mark.parametrize("name", ["Isd", "Index", "Pairs"])
def test_what_an_environment_says_of_its_start_is_taken(name: str) -> None:
    mdp, notes = read(name)
    assert mdp.start.tolist() == [0, 0, 0, 1, 0, 0, 0] and notes == []


@pytest.mark.parametrize("name", ["Walk", "Numpy", "Grid", "Late", "Old", "Lies"])
def test_otherwise_it_is_asked_and_that_is_explained(name: str) -> None:
    mdp, notes = read(name)
    assert mdp.start.tolist() == [0, 0, 0, 1, 0, 0, 0]
    assert notes == [f"{HERE}:{name} {ASKED} in state 3"]


@pytest.mark.parametrize("name", ["Isd", "Index", "Walk", "Old", "Model"])
def test_both_ends_of_a_random_walk_are_worth_nothing(name: str) -> None:
    """v = 0.45 (v_left + v_right) between them, and a reward of 1 half the time beside the right one."""
    mdp, _ = read(name)
    v, _ = solve_policy(mdp, mdp.legal / 2)
    matrix = np.eye(5) - 0.45 * (np.eye(5, k=1) + np.eye(5, k=-1))
    assert v == pytest.approx([0, *np.linalg.solve(matrix, [0, 0, 0, 0, 0.5]), 0], abs=1e-9)


def test_the_walk_of_seven_states_from_the_middle() -> None:
    mdp, notes = read("Nine")
    v, _ = solve_policy(mdp, mdp.legal / 2)
    assert (v[4], v[0], v[8], notes) == (pytest.approx(0.167501, abs=5e-7), 0.0, 0.0, [])


def test_several_starts_are_even_unless_the_counts_speak_against_it() -> None:
    """500 resets with the seeds 0 … 499; four fifths within 5 % (three deviations of a share are 5.4 %)."""
    mdp, notes = read("Several")
    assert mdp.start == pytest.approx([0, 0, 1 / 3, 1 / 3, 1 / 3, 0, 0])
    assert notes[0].endswith(f"{ASKED} in 3 states, which are equally likely here")
    mdp, notes = read("Leaning")
    assert mdp.start == pytest.approx([0, 0, 0.8, 0.2, 0, 0, 0], abs=0.05)
    assert notes[0].endswith("in 2 states, each as likely as it was counted")


def test_a_table_that_every_reset_makes_anew_is_that_of_seed_0() -> None:
    mdp, notes = read("Anew")
    assert notes == [f"{HERE}:Anew has another table after every reset; this is the one after reset(seed=0)"]
    assert mdp.successor[3, 0, 0] == 3 and mdp.start.tolist() == [0, 0, 0, 1, 0, 0, 0]


def test_asking_leaves_the_dice_that_all_share_as_they_were() -> None:
    np.random.seed(7)
    expected = np.random.random()
    np.random.seed(7)
    read("Old")
    assert np.random.random() == expected
