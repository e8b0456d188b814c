"""The mouse before the kernels are ready."""

import dataclasses
from collections import Counter

import numpy as np

from playground.training.drivers import Driver
from playground.training.stand_in import StandIn
from playground.world import compile_mdp
from playground.world.level import Level, Rules
from playground.world.mdp import Noise

CORRIDOR = Level(title="", rows=("S.G",), rules=Rules(discount=0.5, step_reward=-1.0, moves=("left", "right")))


def test_it_walks_pays_and_ends_by_hand():
    body = StandIn(compile_mdp(CORRIDOR), 0)
    body.act(1, Driver.ME)
    assert body.agent() == (1, 1, -1.0, -1.0)
    body.act(1, Driver.ME)
    # Entering the goal pays the step (-1) and the goal (+1); discounted by 0.5 it adds nothing.
    assert body.agent() == (2, 2, -1.0, -1.0)
    assert body.ended
    assert (body.steps, body.returns) == (2, [-1.0])
    assert [(state.cell, name, count) for (state, name), count in body.visits.items()] == [
        ((0, 0), "right", 1),
        ((0, 1), "right", 1),
    ]
    assert body.last()[-1][:6] == (1, 1, 0.0, 2, True, False)
    body.act(0, Driver.ME)
    assert body.agent() == (0, 1, -1.0, -1.0), "after the end the next move begins a new episode"


def test_time_runs_out_without_terminating():
    level = Level(title="", rows=("S..G",), rules=Rules(time_limit=2))
    body = StandIn(compile_mdp(level), 0)
    up = body.mdp.actions.index("up")
    body.act(up, Driver.ME)
    body.act(up, Driver.ME)
    assert body.last()[-1].truncated
    assert not body.last()[-1].terminated


def test_what_is_not_legal_does_nothing():
    body = StandIn(compile_mdp(Level(title="", rows=("S.G",), rules=Rules(edges="forbid"))), 0)
    body.act(body.mdp.actions.index("up"), Driver.ME)
    assert body.agent().step == 0
    assert (body.steps, body.visits) == (0, {})


def test_it_slips_as_often_as_the_table_says():
    level = Level(title="", rows=("...", ".S.", "..."), rules=Rules(slip=0.5, time_limit=0))
    mdp = compile_mdp(level)
    body, counts = StandIn(mdp, 3), Counter()
    for _ in range(2000):
        body.restart()
        body.act(mdp.actions.index("up"), Driver.ME)
        counts[mdp.states[body.state].cell] += 1
    assert abs(counts[0, 1] - 1000) < 100
    assert abs(counts[1, 0] - 500) < 80
    assert abs(counts[1, 2] - 500) < 80


def test_another_table_keeps_its_place_where_it_can():
    body = StandIn(compile_mdp(CORRIDOR), 0)
    body.act(1, Driver.ME)
    body.move_to(compile_mdp(Level(title="", rows=("S..G",), rules=CORRIDOR.rules)))
    assert (body.state, body.agent().step) == (1, 1)
    body.move_to(compile_mdp(Level(title="", rows=("S#.G",), rules=CORRIDOR.rules)))
    assert (body.mdp.states[body.state].cell, body.agent().step) == ((0, 0), 0)


def test_rewards_vary_where_the_table_says_so():
    mdp = compile_mdp(Level(title="", rows=("S..",), rules=Rules(step_reward=-1.0, moves=("left", "right"), time_limit=0)))
    varied = np.zeros(mdp.probability.shape)
    varied[1] = 3.0
    body = StandIn(dataclasses.replace(mdp, noise=Noise(np.zeros_like(varied), varied)), 4)
    for _ in range(100):
        body.act(1, Driver.ME)
        body.act(0, Driver.ME)
        body.act(0, Driver.ME)
    paid = {state: {lived.reward for lived in body.last() if lived.state == state} for state in (0, 1)}
    assert paid == {0: {-1.0}, 1: {-4.0, 2.0}}
