"""Many copies of a level stepped together: what Gymnasium's own vector environments do with as many single ones."""

import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import gymnasium
import numpy as np
import pytest
from gymnasium.vector import AutoresetMode, SyncVectorEnv
from gymnasium.wrappers.vector import RecordEpisodeStatistics

import playground
from playground.world import Level, parse_level
from playground.world.environments.env import GridworldEnv
from playground.world.environments.vector_env import GridworldVectorEnv
from playground.world.library import bundled, find

ID = "BellmanPlayground/Level-v0"
ROOT = Path(playground.__file__).parent.parent
PIT = "map = '''\nS..\n#P.\n..G\n'''\n[rules]\ntime_limit = 7\nstep_reward = -1.0\n"
SLOW = "map = '''\nS...\n'''\n[rules]\ntime_limit = 4\n"


def both(level: Level | str, count: int, mode: AutoresetMode, limit: int | None = None) -> tuple[Any, Any]:
    """Ours, and Gymnasium's with single copies (under its TimeLimit where there is a limit)."""

    def one() -> Any:
        env = GridworldEnv(level)
        return env if limit is None else gymnasium.wrappers.TimeLimit(env, limit)

    ours = GridworldVectorEnv(level, count, max_episode_steps=limit, autoreset_mode=mode)
    return ours, SyncVectorEnv([one for _ in range(count)], autoreset_mode=mode)


def same_infos(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    """The same entries with the same masks; cells are rows of numbers with us and tuples with them."""
    assert set(mine) == set(theirs)
    for name, entry in theirs.items():
        if isinstance(entry, dict):
            same_infos(mine[name], entry)
        elif name == "cell":
            assert [tuple(cell) for cell in mine[name][mine["_cell"]]] == [cell for cell in entry if cell is not None]
        else:
            assert mine[name].shape == entry.shape and (mine[name] == entry).all(), name


@pytest.mark.parametrize("mode", list(AutoresetMode))
@pytest.mark.parametrize(
    "level, limit",
    [
        ("first-steps", None),
        ("short-corridor", None),
        ("dyna-maze", None),
        ("cliff-walking", 20),
        (PIT, None),
        (PIT, 5),
        (SLOW, 4),
    ],
    ids=str,
)
def test_where_nothing_is_random_it_does_what_single_copies_do(level: str, limit: int | None, mode: AutoresetMode) -> None:
    ours, theirs = both(parse_level(level) if "\n" in level else level, 5, mode, limit)
    assert ours.observation_space == theirs.observation_space and ours.action_space == theirs.action_space
    assert ours.single_observation_space == theirs.single_observation_space
    dice = np.random.default_rng(7)
    (mine, infos), (other, their_infos) = ours.reset(seed=1), theirs.reset(seed=1)
    assert (mine == other).all()
    same_infos(infos, their_infos)
    for _ in range(60):
        actions = dice.integers(ours.single_action_space.n, size=5)
        one, two = ours.step(actions), theirs.step(actions)
        for mine, other in zip(one[:4], two[:4], strict=True):
            assert mine.dtype == other.dtype and (mine == other).all()
        same_infos(one[4], two[4])
        over = one[2] | one[3]
        if mode is AutoresetMode.DISABLED and over.any():
            begun = [env.reset(options={"reset_mask": over.copy()}) for env in (ours, theirs)]
            assert (begun[0][0] == begun[1][0]).all()
            same_infos(begun[0][1], begun[1][1])


def test_the_time_limit_of_the_maker_is_gymnasiums() -> None:
    """Gymnasium's TimeLimit says truncated even where the last step has terminated; the level's own never does."""
    level = parse_level("map = '''\nSG\n'''\n[rules]\ntime_limit = 1")
    for limit, cut in ((None, False), (1, True)):
        env = GridworldVectorEnv(level, 2, max_episode_steps=limit)
        env.reset(seed=0)
        _, _, terminated, truncated, _ = env.step(np.array([1, 0]))
        assert terminated.tolist() == [True, False] and truncated.tolist() == [cut, True]


def test_same_seed_same_bits() -> None:
    def lived() -> list[Any]:
        env = GridworldVectorEnv("frozenlake-4x4", 8)
        env.action_space.seed(3)
        seen = [env.reset(seed=11)[0]]
        return seen + [part for _ in range(50) for part in env.step(env.action_space.sample())[:4]]

    assert all((one == two).all() for one, two in zip(lived(), lived(), strict=True))


def test_what_is_returned_is_not_touched_later() -> None:
    env = GridworldVectorEnv("frozenlake-4x4", 3)
    first = env.reset(seed=1)[0]
    kept, second = first.copy(), env.step(np.zeros(3, int))
    copies = [part.copy() for part in (*second[:4], second[4]["action_mask"], second[4]["prob"])]
    env.step(np.ones(3, int))
    assert (first == kept).all()
    assert all(
        (one == two).all() for one, two in zip(copies, (*second[:4], second[4]["action_mask"], second[4]["prob"]), strict=True)
    )


@pytest.mark.parametrize("name", bundled())
def test_gymnasium_makes_it_of_every_level_without_a_word(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        env = gymnasium.make_vec(ID, num_envs=3, level=name)
        assert isinstance(env.unwrapped, GridworldVectorEnv) and env.spec is not None
        env.action_space.seed(2)
        seen, infos = env.reset(seed=1)
        for _ in range(20):
            assert env.observation_space.contains(seen)
            assert infos["action_mask"].shape == (3, env.unwrapped.single_action_space.n)
            seen, _, _, _, infos = env.step(env.action_space.sample())


def test_gymnasiums_statistics_count_its_episodes() -> None:
    level = parse_level(SLOW)
    for mode in (AutoresetMode.NEXT_STEP, AutoresetMode.SAME_STEP):
        env = RecordEpisodeStatistics(gymnasium.make_vec(ID, num_envs=2, level=level, autoreset_mode=mode))
        env.reset(seed=0)
        infos = [env.step(np.array([1, 1]))[4] for _ in range(8)]
        lengths = [info["episode"]["l"].tolist() for info in infos if "episode" in info]
        assert lengths[0] == [4, 4]


def test_pictures_of_each_copy() -> None:
    env = GridworldVectorEnv("corridor", 2, render_mode="ansi")
    env.reset(seed=0)
    env.step(np.array([1, 3]))
    one, two = env.render() or ("", "")
    assert one != two and one.count("@") == two.count("@") == 1
    with pytest.raises(ValueError, match="render_mode is 'human', expected None or one of rgb_array, ansi"):
        GridworldVectorEnv("corridor", render_mode="human")


@pytest.mark.parametrize(
    "words, call",
    [
        ("nothing has begun: call reset", lambda env: env.step(np.zeros(2, int))),
        ("expected 2 whole numbers from 0 to 3", lambda env: (env.reset(), env.step(np.array([0, 4])))),
        ("expected 2 whole numbers from 0 to 3", lambda env: (env.reset(), env.step(np.zeros(3, int)))),
        ("expected 2 whole numbers from 0 to 3", lambda env: (env.reset(), env.step(np.zeros(2)))),
        ("expected one whole number", lambda env: env.reset(seed=[1, 2])),
        ("reset_mask is .* expected 2 flags", lambda env: env.reset(options={"reset_mask": np.zeros(2, bool)})),
    ],
)
def test_what_cannot_be_is_refused(words: str, call: Any) -> None:
    with pytest.raises(ValueError, match=words):
        call(GridworldVectorEnv("first-steps", 2))


def test_no_copies_and_ended_ones_are_refused() -> None:
    with pytest.raises(ValueError, match="num_envs is 0, expected at least 1"):
        GridworldVectorEnv("first-steps", 0)
    env = GridworldVectorEnv(parse_level("map = '''\nSG\n'''"), 2, autoreset_mode="Disabled")
    env.reset(seed=0)
    env.step(np.array([1, 0]))
    with pytest.raises(ValueError, match=r"the episodes of copies \[0\] have ended"):
        env.step(np.array([1, 0]))


def test_numba_is_imported_only_where_it_is_used() -> None:
    makes = f"gymnasium.make('{ID}', level='corridor').reset(seed=1)"
    program = f"import playground, gymnasium, sys; {makes}; print('numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert find("corridor").title
