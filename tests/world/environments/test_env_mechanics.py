"""The environment on levels that change, remember, and pay by chance; the vector environment does the same."""

from typing import Any

import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from gymnasium.vector import AutoresetMode, SyncVectorEnv

from playground.world import Level, parse_level
from playground.world.environments.env import GridworldEnv
from playground.world.environments.vector_env import GridworldVectorEnv

WALLS = """
map = '''
S.#
...
'''
[rules]
step_reward = -1.0
time_limit = 50
[[changes]]
at = 3
map = '''
S..
#..
'''
[[changes]]
at = 5
map = '''
.S#
##.
'''
"""
KEY = "map = '''\nSaAG\n'''\n[rules]\nstep_reward = -1.0\ntime_limit = 20\n"
COINS = "map = '''\nScc\n'''\n[rules]\ntime_limit = 6\n"
SWITCH = "map = '''\nStTG\n'''\n[rules]\ntime_limit = 20\n"
CAT = "map = '''\n.M...\nS...G\n'''\n[rules]\ntime_limit = 20\n"
DICE = "map = '''\nS!.\n'''\n[rules]\ntime_limit = 30\n[legend]\n'!' = { noise = { either = [-2.0, 6.0] } }\n"
BELL = "map = '''\nS!.\n'''\n[rules]\ntime_limit = 30\n[legend]\n'!' = { enter = 1.0, noise = { gaussian = 2.0 } }\n"


def moves(env: GridworldEnv, names: str) -> list[Any]:
    letters = {"u": "up", "r": "right", "d": "down", "l": "left"}
    return [env.step(env.mdp.actions.index(letters[name])) for name in names]


def test_a_level_changes_after_so_many_transitions_over_all_episodes() -> None:
    """By hand: states 0 1 / 3 4 5 of the first map (cells 0 1 3 4 5), cell 2 comes with the second; 0-4 keep their numbers."""
    env = GridworldEnv(parse_level(WALLS))
    assert env.observation_space.n == 6
    env.reset(seed=0)
    (one, two), (three,) = moves(env, "dr"), moves(env, "r")
    assert [int(step[0]) for step in (one, two, three)] == [2, 3, 4]
    assert env.desc.tolist()[0] == [b"S", b".", b"."]
    state, reward, terminated, truncated, info = moves(env, "u")[0]
    assert (int(state), reward, terminated, truncated, info["cell"]) == (5, -1.0, False, False, (0, 2))


def test_who_can_do_nothing_on_the_new_map_is_cut_off() -> None:
    env = GridworldEnv(parse_level(WALLS))
    env.reset(seed=0)
    steps = moves(env, "udd")
    assert [step[3] for step in steps] == [False, False, True]
    state, _, terminated, _, info = steps[-1]
    assert (int(state), terminated, info["cell"]) == (2, False, (1, 0))
    assert moves(env, "u")[0][1:4] == (0.0, False, True), "nothing happens until reset"
    state, info = env.reset()
    assert info["cell"] == (0, 0) and env.desc.tolist()[1] == [b"#", b".", b"."]
    moves(env, "rr")
    assert env.reset()[1]["cell"] == (0, 1), "the third map begins elsewhere"
    assert env.reset(seed=1)[1]["cell"] == (0, 0), "a seed begins the whole life anew"


def test_a_key_opens_its_door_and_is_held() -> None:
    env = GridworldEnv(parse_level(KEY))
    _, info = env.reset(seed=0)
    assert env.held_names == ("red",) and env.switch_names == ()
    assert info["held"].tolist() == [0] and "phase" not in info and "switches" not in info
    steps = moves(env, "rlrrr")
    assert [step[4]["held"].tolist() for step in steps] == [[1]] * 5
    assert [step[1] for step in steps] == [-1.0, -1.0, -1.0, -1.0, 0.0] and steps[-1][2]


def test_a_coin_pays_once_in_an_episode() -> None:
    env = GridworldEnv(parse_level(COINS))
    for _ in range(2):
        env.reset(seed=0)
        assert [step[1] for step in moves(env, "rlrrlr")] == [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]


def test_a_switch_opens_the_gate() -> None:
    env = GridworldEnv(parse_level(SWITCH))
    env.reset(seed=0)
    steps = moves(env, "rrlrrrr")
    assert env.switch_names == ("gate",) and [step[4]["switches"].tolist() for step in steps[:2]] == [[1], [1]]
    assert steps[1][4]["cell"] == (0, 2)


def test_a_cat_walks_by_the_phase_and_text_shows_it() -> None:
    env = GridworldEnv(parse_level(CAT), render_mode="ansi")
    _, info = env.reset(seed=0)
    assert info["phase"] == 0 and env.render() == ".M...\n@...G\n"
    (step,) = moves(env, "r")
    assert step[4]["phase"] == 1 and env.render() == "..M..\nS@..G\n"
    caught = moves(env, "u")[0]
    assert not caught[2], "it has walked on"


@pytest.mark.parametrize("text, mean, sd", [(DICE, 2.0, 4.0), (BELL, 1.0, 2.0)], ids=["either", "gaussian"])
def test_rewards_vary_about_what_the_table_says(text: str, mean: float, sd: float) -> None:
    """4,000 entries: the mean within 5 standard errors, the spread within a tenth; by single copies and by many."""
    level = parse_level(text)
    env, paid = GridworldEnv(level), []
    env.reset(seed=3)
    for _ in range(4000):
        paid.append(moves(env, "r")[0][1])
        if moves(env, "l")[0][3]:
            env.reset()
    envs = GridworldVectorEnv(level, 400)
    envs.reset(seed=3)
    many = []
    for _ in range(10):
        many.append(envs.step(np.full(400, env.mdp.actions.index("right")))[1])
        envs.step(np.full(400, env.mdp.actions.index("left")))
    place = env.mdp.number(env.mdp.states[0]), env.mdp.actions.index("right"), 0
    assert env.mdp.reward[place] == mean
    for expected in (np.array(paid), np.concatenate(many)):
        assert abs(expected.mean() - mean) < 5 * sd / np.sqrt(4000)
        assert expected.std() == pytest.approx(sd, rel=0.1)
        if text == DICE:
            assert set(expected.tolist()) == {-2.0, 6.0}


@pytest.mark.parametrize("text", [WALLS, KEY, COINS, SWITCH, CAT, DICE], ids=["changes", "key", "coins", "switch", "cat", "dice"])
def test_gymnasium_finds_nothing_to_say(text: str, recwarn: pytest.WarningsRecorder) -> None:
    check_env(GridworldEnv(parse_level(text)), skip_render_check=True)
    assert [str(warning.message) for warning in recwarn if "spec" not in str(warning.message)] == []


@pytest.mark.parametrize("mode", [AutoresetMode.NEXT_STEP, AutoresetMode.SAME_STEP])
@pytest.mark.parametrize("text", [WALLS, KEY, COINS, SWITCH, CAT], ids=["changes", "key", "coins", "switch", "cat"])
def test_many_copies_do_what_single_ones_do(text: str, mode: AutoresetMode) -> None:
    level = parse_level(text)
    ours, theirs = GridworldVectorEnv(level, 4, autoreset_mode=mode), alone(level, 4, mode)
    dice = np.random.default_rng(1)
    begun = ours.reset(seed=1), theirs.reset(seed=1)
    assert (begun[0][0] == begun[1][0]).all()
    for _ in range(120):
        actions = dice.integers(4, size=4)
        mine, other = ours.step(actions), theirs.step(actions)
        assert all((one == two).all() for one, two in zip(mine[:4], other[:4], strict=True))
        assert set(mine[4]) == set(other[4])
        for name in ("held", "switches", "phase", "prob", "action_mask"):
            if name in other[4]:
                assert (mine[4][name] == other[4][name]).all() and (mine[4][f"_{name}"] == other[4][f"_{name}"]).all()


def alone(level: Level, count: int, mode: AutoresetMode) -> Any:
    return SyncVectorEnv([lambda: GridworldEnv(level) for _ in range(count)], autoreset_mode=mode)
