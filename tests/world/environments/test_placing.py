"""Putting the mouse somewhere: by number, by state, by cell."""

from typing import Any

import gymnasium
import numpy as np
import pytest

from playground.world import Cell, State, parse_level
from playground.world.environments.env import GridworldEnv
from playground.world.environments.placing import beginning, placed
from playground.world.environments.vector_env import GridworldVectorEnv
from playground.world.tabular.moment_tables import moments

LEVEL = parse_level("map = '''\nS.#\n.aG\n'''")
EVERY = moments(LEVEL)
MDP = EVERY.tables[0]


@pytest.mark.parametrize(
    "value, cell, held",
    [
        (6, (1, 1), ("red",)),
        ((1, 1), (1, 1), ("red",)),
        (np.int64(1), (0, 1), ()),
        (np.array(0), (0, 0), ()),
        ((1, 0), (1, 0), ()),
        ([0, 1], (0, 1), ()),
        (Cell(0, 1), (0, 1), ()),
        (State(Cell(0, 1), ("red",)), (0, 1), ("red",)),
    ],
    ids=str,
)
def test_every_way_to_say_it(value: Any, cell: tuple[int, int], held: tuple[str, ...]) -> None:
    state = MDP.states[placed(value, EVERY, 0)]
    assert (tuple(state.cell), state.held) == (cell, held)


@pytest.mark.parametrize(
    "value, words",
    [
        (99, "there is no state 99, expected a number from 0 to"),
        (-1, "there is no state -1"),
        (1.0, "the state is 1.0, expected a number"),
        (True, "the state is True, expected a number"),
        (np.float32(1), "expected a number from 0 to"),
        ("start", "the state is 'start', expected a number"),
        ((1, 2, 3), r"the state is \(1, 2, 3\), expected a number"),
        ((0, 2), "no state of this level is in row 0, column 2"),
        ((5, 0), "there is no row 5, column 0 on this board of 2 × 3"),
        ((-1, 0), "there is no row -1, column 0"),
        (State(Cell(0, 0), ("blue",)), "is no state of this level"),
        (State(Cell(9, 9)), "is no state of this level"),
    ],
    ids=str,
)
def test_what_is_no_state_is_refused_in_one_sentence(value: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words) as refusal:
        placed(value, EVERY, 0)
    assert "\n" not in str(refusal.value)


def test_no_episode_begins_where_it_ends() -> None:
    goal = placed((1, 2), EVERY, 0)
    with pytest.raises(ValueError, match=f"no episode can begin in state {goal}, which ends it"):
        beginning(goal, EVERY, 0)


def test_reset_with_a_state_begins_there_and_a_refused_one_changes_nothing() -> None:
    env = GridworldEnv(LEVEL)
    state, info = env.reset(seed=0, options={"state": (1, 1)})
    assert (info["cell"], info["prob"], int(state)) == ((1, 1), 1.0, 6)
    with pytest.raises(ValueError, match="there is no state 99"):
        env.reset(seed=0, options={"state": 99})
    assert env.s == 6
    assert env.reset(options={})[1]["cell"] == (0, 0)


def test_an_option_that_is_not_read_is_told() -> None:
    env = GridworldEnv(LEVEL)
    with pytest.warns(UserWarning, match="has no 'start': only 'state' is read"):
        env.reset(options={"start": 3})


def test_s_moves_the_mouse_in_the_same_episode() -> None:
    env = GridworldEnv(parse_level("map = '''\nS..G\n'''\n[rules]\ntime_limit = 3\nstep_reward = -1.0\nmoves = 'left-right'"))
    env.reset(seed=0)
    env.step(1)
    env.s = 0
    assert env.s == 0 and env.step(1)[:4] == (1, -1.0, False, False)
    env.s = (0, 2)
    assert env.step(0)[:4] == (1, -1.0, False, True), "the third step of the episode"
    env.reset()
    env.s = 3
    assert env.step(0)[:4] == (3, 0.0, True, False), "the end stays as in toy text"
    env.s = 2
    assert env.step(1)[:4] == (3, 0.0, True, False)
    with pytest.raises(ValueError, match="there is no state 14"):
        env.s = 14
    assert env.s == 3


def test_copies_begin_in_one_state_or_each_in_its_own() -> None:
    envs = GridworldVectorEnv(LEVEL, 3)
    assert envs.reset(seed=1, options={"state": 2})[0].tolist() == [2, 2, 2]
    states, infos = envs.reset(options={"state": [0, 3, (0, 1)]})
    assert states.tolist() == [0, 3, 1] and infos["prob"].tolist() == [1.0, 1.0, 1.0]
    mask = np.array([False, True, False])
    assert envs.reset(options={"state": np.array([9, 2, 9]), "reset_mask": mask})[0].tolist() == [0, 2, 1]
    with pytest.raises(ValueError, match="it holds 2 states for 3 copies"):
        envs.reset(options={"state": [0, 1]})
    with pytest.warns(UserWarning, match="has no 'start'"):
        envs.reset(options={"start": 3})
    sync = gymnasium.vector.SyncVectorEnv([lambda: GridworldEnv(LEVEL) for _ in range(2)])
    assert sync.reset(options={"state": 2})[0].tolist() == [2, 2]
