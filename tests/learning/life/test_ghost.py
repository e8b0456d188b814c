"""A ghost on somebody else's noise: the same dice for both, drawn again here by hand."""

import numpy as np
import pytest

from playground.learning.life.experience import Experience
from playground.learning.life.ghost import Ghost, noise_after
from playground.rl.policies import uniform
from playground.world import compile_mdp, library
from playground.world.level import Level, Rules

GOLDEN = 0x9E3779B97F4A7C15
WORD = 2**64


def bits(state):
    """splitmix64, once more: 64 random bits of a state of the generator."""
    z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 % WORD
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB % WORD
    return z ^ (z >> 31)


def only(mdp, action):
    """[S, A] the policy that always takes the action of this number."""
    policy = np.zeros(mdp.legal.shape)
    policy[:, action] = 1.0
    return np.where(mdp.legal, policy, 0.0)


def lived(body, action, most=60):
    """One episode of a body that always takes one action: the noise before each transition, and the states."""
    noise, states = [], [body.state]
    while len(noise) < most and not body.ended:
        noise.append(int(body.body.random[0]))
        body.walk(1, action=action)
        states.append(body.state)
    return noise, states


@pytest.mark.parametrize("name", ["frozenlake-4x4", "dice", "random-walk", "windy-gridworld", "maximization-bias"])
def test_who_does_the_same_gets_the_same_answer(name):
    mdp = compile_mdp(library.find(name))
    for seed in range(20):
        body = Experience(mdp, seed)
        action = int(np.flatnonzero(mdp.legal[body.state])[-1])
        if not mdp.legal[~mdp.terminal, action].all():
            continue
        noise, states = lived(body, action)
        ghost = Ghost(body, only(mdp, action), states[0])
        for draw in noise:
            ghost.advance(draw)
        assert ghost.track == states
        assert (ghost.episode_return, ghost.discounted_return) == (body.episode_return, body.discounted_return)
        assert (ghost.step, ghost.ended) == (body.step, body.ended)


def test_the_outcome_of_step_k_follows_from_the_noise_of_step_k_alone():
    mdp = compile_mdp(library.find("frozenlake-4x4"))
    right = mdp.actions.index("right")
    body = Experience(mdp, 3)
    noise = [0, 1, 2**63, WORD - 1, 12345678901234567890, 42]
    ghost = Ghost(body, only(mdp, right), body.state)
    state = body.state
    for draw in noise:
        if ghost.ended:
            break
        ghost.advance(draw)
        point = bits((draw + 2 * GOLDEN) % WORD) / WORD  # the first roll is for the action, the second for the outcome
        place = int(np.searchsorted(mdp.probability[state, right].cumsum(), point, side="right"))
        state = int(mdp.successor[state, right, place])
        assert ghost.track[-1] == state
    assert len(ghost.track) > 2


def test_a_choice_that_the_policy_leaves_is_drawn_from_the_same_noise():
    mdp = compile_mdp(Level(title="Way", rows=("....S....",), rules=Rules()))
    body, moves = Experience(mdp, 0), len(mdp.actions)
    for draw in (7, 2**40 + 1, WORD - 5):
        ghost = Ghost(body, uniform(mdp.legal), body.state)
        ghost.advance(draw)
        action = int(bits((draw + GOLDEN) % WORD) / WORD * moves)
        assert ghost.track[-1] == mdp.intended[body.state, action]


def test_a_ghost_changes_nothing_of_the_body_and_stays_at_its_end():
    mdp = compile_mdp(library.find("corridor"))
    body = Experience(mdp, 1)
    before = {name: array.copy() for name, array in body.save().items()}
    ghost = Ghost(body, only(mdp, mdp.actions.index("right")), body.state)
    for draw in range(9):
        ghost.advance(draw)
    assert (ghost.step, ghost.terminated, ghost.truncated, ghost.episode_return) == (4, True, False, 6.0)  # −1 · 4 + 10
    assert ghost.track == [0, 1, 2, 3, 4]
    assert all((array == body.save()[name]).all() for name, array in before.items())


def test_the_clock_cuts_a_ghost_off_too():
    mdp = compile_mdp(Level(title="Way", rows=("S...G",), rules=Rules(time_limit=3)))
    ghost = Ghost(Experience(mdp), only(mdp, mdp.actions.index("left")), 0)
    for draw in range(5):
        ghost.advance(draw)
    assert (ghost.step, ghost.terminated, ghost.truncated) == (3, False, True)


def test_beyond_the_end_of_an_episode_the_noise_goes_on_by_four_draws_a_step():
    assert noise_after(5, 1) == (5 + 4 * GOLDEN) % WORD
    assert noise_after(WORD - 1, 3) == (WORD - 1 + 12 * GOLDEN) % WORD
