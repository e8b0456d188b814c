"""How rewards vary, in the table: where equal outcomes are added up, and beside exits, jumps and places that send elsewhere."""

import numpy as np
import pytest

from playground.world import Level, TabularMDP, compile_mdp, parse_level
from playground.world.environments.env import GridworldEnv
from playground.world.tabular.finite import finite_mdp
from playground.world.tabular.recompiled import recompiled

Way = tuple[float, int, float, float, float, bool]
"""Probability, successor, mean reward, standard deviation, half the difference, and whether it ends."""


def level_of(rows: str, legend: str, rules: str = "") -> Level:
    return parse_level(
        "map = '''\n" + "\n".join(rows.split()) + f"\n'''\n[rules]\nstep_reward = 0.0\n{rules}\n[legend]\n{legend}\n"
    )


def ways(mdp: TabularMDP, cell: tuple[int, int], action: str) -> list[Way]:
    """What can happen in a cell, in an order that depends on nothing but what it is."""
    state, move = int(mdp.state_at()[cell]), mdp.actions.index(action)
    assert mdp.noise is not None
    parts = (mdp.probability, mdp.successor, mdp.reward, mdp.noise.gaussian, mdp.noise.either, mdp.ends)
    columns = zip(*(part[state, move].tolist() for part in parts), strict=True)
    return sorted(way for way in columns if way[0] > 0)


def test_three_ways_to_one_place_two_of_which_vary_alike() -> None:
    """A slip to the side comes to one of two cliffs; asked for is a third. Two of them vary by 1, the other by 2."""
    cliffs = "\n".join(
        f'{glyph} = {{ kind = "cliff", enter = 0.0, noise = {{ gaussian = {by} }} }}'
        for glyph, by in zip("nps", (1.0, 2.0, 1.0), strict=True)
    )
    mdp = compile_mdp(level_of(".n.\nSs.\n.p.", cliffs, "slip = 0.5"))
    assert ways(mdp, (1, 0), "right")[-1][:4] == (0.5, int(mdp.state_at()[1, 0]), 0.0, 1.0)
    corner = compile_mdp(level_of("nnn\nsSp\nppp", cliffs, "slip = 0.5"))
    here = int(corner.state_at()[1, 1])
    # right meets p (2) as asked with 1/2, and n (1) or p (2) to the sides with 1/4 each: all send back here and pay 0
    assert ways(corner, (1, 1), "right") == [(0.25, here, 0.0, 1.0, 0.0, False), (0.75, here, 0.0, 2.0, 0.0, False)]
    # left meets s (1) as asked, and n (1) or p (2) to the sides
    assert ways(corner, (1, 1), "left") == [(0.25, here, 0.0, 2.0, 0.0, False), (0.75, here, 0.0, 1.0, 0.0, False)]
    # up meets n (1), s (1) and p (2)
    assert ways(corner, (1, 1), "up") == [(0.25, here, 0.0, 2.0, 0.0, False), (0.75, here, 0.0, 1.0, 0.0, False)]


def test_equal_means_with_other_throws_stay_apart() -> None:
    """0 for certain, −1 or 1, −2 or 2: one place, one mean, three ways."""
    cliff = '{{ kind = "cliff", enter = 0.0, noise = {{ either = [-{0}, {0}] }} }}'
    cliffs = f"n = {cliff.format(1.0)}\np = {cliff.format(2.0)}"
    mdp = compile_mdp(level_of("###\n#n#\n#S#\n#p#\n###".replace("#S#", ".S."), cliffs, "slip = 0.5\nbump_reward = 0.0"))
    here, right = int(mdp.state_at()[2, 1]), int(mdp.state_at()[2, 2])
    assert ways(mdp, (2, 1), "right") == [
        (0.25, here, 0.0, 0.0, 1.0, False),
        (0.25, here, 0.0, 0.0, 2.0, False),
        (0.5, right, 0.0, 0.0, 0.0, False),
    ]


EXIT = """x = { kind = "exit", exit = 5.0, noise = { gaussian = 3.0 } }
"!" = { kind = "dice", enter = 1.0, noise = { gaussian = 2.0 } }"""


def test_an_exit_pays_what_it_says_and_its_neighbours_vary_as_they_do() -> None:
    mdp = compile_mdp(level_of("S!x!.", EXIT, "slip = 0.0"))
    exits = int(mdp.state_at()[0, 2])
    for action in mdp.actions:
        assert ways(mdp, (0, 2), action) == [(1.0, exits, 5.0, 0.0, 0.0, True)]
    left, right = int(mdp.state_at()[0, 1]), int(mdp.state_at()[0, 3])
    assert ways(mdp, (0, 0), "right") == [(1.0, left, 1.0, 2.0, 0.0, False)]
    assert ways(mdp, (0, 4), "left") == [(1.0, right, 1.0, 2.0, 0.0, False)]
    assert ways(mdp, (0, 1), "up") == [(1.0, left, 0.0, 0.0, 0.0, False)]  # bumped: nothing was entered


def test_beside_an_exit_a_slip_varies_only_where_it_comes_to_the_dice() -> None:
    mdp = compile_mdp(level_of(".!.\n.Sx\n.#.", EXIT, "slip = 0.4"))
    dice, exits, here = (int(mdp.state_at()[cell]) for cell in ((0, 1), (1, 2), (1, 1)))
    assert mdp.reward[here, mdp.actions.index("right")].max() > 0
    possible = ways(mdp, (1, 1), "right")
    assert [way[1:] for way in sorted(possible, key=lambda way: way[1])] == [
        way[1:]
        for way in sorted(
            [(0.2, dice, 1.0, 2.0, 0.0, False), (0.6, exits, 0.0, 3.0, 0.0, False), (0.2, here, 0.0, 0.0, 0.0, False)],
            key=lambda way: way[1],
        )
    ]
    assert [way[0] for way in sorted(possible, key=lambda way: way[1])] == pytest.approx([0.2, 0.2, 0.6])


def test_a_jump_pays_what_it_says_and_does_not_vary_where_it_lands() -> None:
    jump = 'A = { kind = "jump", to = "b", reward = 10.0 }\nb = { kind = "dice", noise = { gaussian = 2.0 } }'
    mdp = compile_mdp(level_of("SA.\n..b", jump))
    lands, here = int(mdp.state_at()[1, 2]), int(mdp.state_at()[0, 1])
    assert ways(mdp, (0, 1), "left") == [(1.0, lands, 10.0, 0.0, 0.0, False)]
    assert ways(mdp, (0, 0), "right") == [(1.0, here, 0.0, 0.0, 0.0, False)]
    assert ways(mdp, (1, 1), "right") == [(1.0, lands, 0.0, 2.0, 0.0, False)]


def test_what_is_sent_on_varies_by_what_it_entered() -> None:
    """A hole that sends back to the start with noise of its own, and one that does not, under a certain slip."""
    holes = 'n = { kind = "cliff", enter = 0.0, noise = { gaussian = 1.5 } }\np = { kind = "cliff", enter = 0.0 }'
    mdp = compile_mdp(level_of("n..\n.S.\np..\n", holes, "slip = 1.0"))
    start = int(mdp.state_at()[1, 1])
    assert ways(mdp, (1, 0), "left") == [(0.5, start, 0.0, 0.0, 0.0, False), (0.5, start, 0.0, 1.5, 0.0, False)]


@pytest.mark.parametrize("rows", ["S!x!.", "S!.!x", "S.x!!"])
def test_an_edited_table_varies_as_one_that_is_made_anew(rows: str) -> None:
    before, after = level_of("S!..x", EXIT), level_of(rows, EXIT)
    edited = recompiled(after, before, compile_mdp(before))
    anew = compile_mdp(after)
    assert edited.noise is not None and anew.noise is not None
    np.testing.assert_array_equal(edited.noise.gaussian, anew.noise.gaussian)
    np.testing.assert_array_equal(edited.reward, anew.reward)


def test_in_arrays_outcomes_of_other_noise_stay_apart_and_equal_ones_are_added_up() -> None:
    P = np.array([[[0.25, 0.25, 0.5], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]])
    mdp = finite_mdp(P, 0.0, 0.9, deviation=np.array([[[1.0, 2.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]]), order="action first")
    assert mdp.noise is not None
    real = mdp.probability[0, 0] > 0
    possible = zip(
        mdp.probability[0, 0][real].tolist(),
        mdp.successor[0, 0][real].tolist(),
        mdp.noise.gaussian[0, 0][real].tolist(),
        strict=True,
    )
    assert sorted(possible) == [(0.25, 0, 1.0), (0.25, 1, 2.0), (0.5, 2, 0.0)]


def test_steps_of_the_environment_vary_as_the_table_says() -> None:
    """2,000 steps from the start to the dice and back, seed 3: the mean within 0.25 of 1, the deviation within 0.2 of 2."""
    env = GridworldEnv(parse_level("map = '''\nS!x\n'''\n[rules]\nstep_reward = 0.0\ntime_limit = 5000\n[legend]\n" + EXIT))
    env.reset(seed=3)
    right, left = (env.mdp.actions.index(name) for name in ("right", "left"))
    paid = []
    for _ in range(2000):
        paid.append(env.step(right)[1])
        assert env.step(left)[1] == 0.0
    assert abs(np.mean(paid) - 1.0) < 0.25 and abs(np.std(paid) - 2.0) < 0.2
    env.step(right)
    env.step(right)  # into the exit, which has dice of its own
    _, reward, terminated, _, _ = env.step(left)
    assert (reward, terminated) == (5.0, True)
