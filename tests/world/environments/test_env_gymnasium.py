"""What Gymnasium's own tools do with the environment: specs, limits, statistics, its table P, and playing with keys."""

import copy
import json
import warnings
from multiprocessing.reduction import ForkingPickler
from typing import Any

import gymnasium
import numpy as np
import pytest
from gymnasium.envs.registration import EnvSpec
from gymnasium.wrappers import RecordEpisodeStatistics

import playground
from playground.world import parse_level
from playground.world.environments.env import GridworldEnv
from playground.world.environments.keys import keys_to_action
from playground.world.library import find

ID = "BellmanPlayground/Level-v0"
assert playground


def sent(value: Any) -> Any:
    """As it arrives in another process."""
    return ForkingPickler.loads(ForkingPickler.dumps(value))


def test_a_spec_goes_through_json_and_pickle_and_makes_the_same() -> None:
    env = gymnasium.make(ID, level="frozenlake-4x4", max_episode_steps=9)
    assert env.spec is not None
    text = env.spec.to_json()
    assert json.loads(text)["kwargs"] == {"level": "frozenlake-4x4"}
    for spec in (EnvSpec.from_json(text), sent(env.spec), copy.deepcopy(env.spec)):
        again = gymnasium.make(spec)
        assert again.spec == env.spec
        lives = []
        for made in (env, again):
            made.action_space.seed(2)
            seen = [made.reset(seed=1)[0]]
            seen += [made.step(made.action_space.sample())[:4] for _ in range(9)]
            lives.append(seen)
        assert lives[0] == lives[1]


def test_a_level_by_value_is_pickled_with_its_spec() -> None:
    env = gymnasium.make(ID, level=find("corridor"))
    assert gymnasium.make(sent(env.spec)).unwrapped.level == find("corridor")


def test_a_spec_of_many_is_made_again() -> None:
    envs = gymnasium.make_vec(ID, num_envs=3, level="corridor")
    assert envs.spec is not None
    again = gymnasium.make_vec(EnvSpec.from_json(envs.spec.to_json()))
    assert again.num_envs == 3 and again.spec == envs.spec


def test_our_time_limit_truncates_inside_of_gymnasiums() -> None:
    level = parse_level("map = '''\n...\n'''\n[rules]\ntime_limit = 5")
    for outer, length in ((3, 3), (9, 5), (None, 5)):
        env = RecordEpisodeStatistics(gymnasium.make(ID, level=level, max_episode_steps=outer))
        env.reset(seed=0)
        steps: list[Any] = [env.step(0) for _ in range(length)]
        assert [step[3] for step in steps] == [False] * (length - 1) + [True]
        assert not any(step[2] for step in steps)
        assert steps[-1][4]["episode"]["l"] == length


def test_p_is_gymnasiums_table_of_outcomes() -> None:
    """A corridor with a wall, an exit and a slip of 0.5: by hand."""
    level = parse_level(
        "map = '''\nSX#\n'''\n[rules]\nslip = 0.5\nstep_reward = -1.0\nmoves = 'left-right'\n[legend]\nX = { exit = 2.0 }"
    )
    env = GridworldEnv(level)
    assert set(env.P) == {0, 1} and set(env.P[0]) == {0, 1}
    assert env.P is env.P
    left, right = env.mdp.actions.index("left"), env.mdp.actions.index("right")
    assert env.P[1][right] == [(1.0, 1, 2.0, True)]
    assert sum(chance for chance, *_ in env.P[0][left]) == pytest.approx(1.0)
    assert all(
        isinstance(part, kind) for way in env.P[0][left] for part, kind in zip(way, (float, int, float, bool), strict=True)
    )


def test_p_of_the_lake_is_that_of_gymnasiums_lake() -> None:
    """FrozenLake 4×4: the same optimum by value iteration on either P, and ends that stay where they are for nothing."""
    values = []
    for env in (GridworldEnv("frozenlake-4x4"), gymnasium.make("FrozenLake-v1").unwrapped):
        v = np.zeros(16)
        for _ in range(2000):
            v = np.array([max(sum(p * (r + 0.99 * (not end) * v[s]) for p, s, r, end in ways) for ways in env.P[state].values())
                          for state in range(16)])  # fmt: skip
        values.append(v)
    assert values[0] == pytest.approx(values[1], abs=1e-9) and values[0][0] == pytest.approx(0.5420, abs=5e-5)
    assert GridworldEnv("frozenlake-4x4").P[5] == {action: [(1.0, 5, 0.0, True)] for action in range(4)}


def test_p_of_an_action_that_is_not_legal_is_worse_than_a_legal_one() -> None:
    """The largest reward is 2, so it does what "right" does and pays 3 less."""
    env = GridworldEnv(parse_level("map = '''\n>..\n'''\n[rules]\nstep_reward = -2.0\n[legend]\n'>' = { starts = true }"))
    assert env.P[0] == {
        0: [(1.0, 1, -5.0, False)],
        1: [(1.0, 1, -2.0, False)],
        2: [(1.0, 1, -5.0, False)],
        3: [(1.0, 1, -5.0, False)],
    }


def test_desc_is_the_map_in_bytes() -> None:
    desc = GridworldEnv("book").desc
    assert desc.dtype == np.dtype("S1") and desc.shape == (3, 4)
    assert b"".join(desc[0]) == b"...G"
    odd = parse_level("map = '''\nS§\n'''\n[legend]\n'§' = { kind = 'goal' }")
    assert GridworldEnv(odd).desc.tolist() == [[b"S", b"?"]]


@pytest.mark.parametrize("moves, count", [("left-right", 2), ("four", 4), ("eight", 8), ("nine", 9)])
def test_every_action_has_keys_and_staying_needs_none(moves: str, count: int) -> None:
    env = GridworldEnv(parse_level(f"map = '''\n..\n'''\n[rules]\nmoves = '{moves}'"))
    keys = env.get_keys_to_action()
    assert set(keys.values()) == set(range(count))
    assert all(action in env.action_space for action in keys.values())
    assert keys[("d",)] == env.mdp.actions.index("right")
    if count == 9:
        assert keys[""] == keys[(" ",)] == env.mdp.actions.index("stay")
        assert keys[("w", "d")] == keys[("e",)] == env.mdp.actions.index("up-right")


def test_keys_of_actions_that_are_no_moves() -> None:
    keys = keys_to_action(("south", "north", "east", "west", "pickup", "dropoff"))
    assert (keys[("s",)], keys[("w",)], keys[("d",)], keys[("a",)], keys[("5",)], keys[("6",)]) == (0, 1, 2, 3, 4, 5)


def test_gymnasiums_play_lets_a_person_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys pressed in turn, then the window is closed; the environment draws itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pygame, play = pytest.importorskip("pygame"), pytest.importorskip("gymnasium.utils.play")
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    script = [[pygame.K_d], [pygame.K_UP], []]
    lived: list[tuple[int, ...]] = []

    def events() -> list[Any]:
        if not script:
            return [pygame.event.Event(pygame.QUIT)]
        held = script.pop(0)
        up = [pygame.event.Event(pygame.KEYUP, key=key) for key in (pygame.K_d, pygame.K_UP) if key not in held]
        return up + [pygame.event.Event(pygame.KEYDOWN, key=key) for key in held]

    monkeypatch.setattr(pygame.event, "get", events)
    monkeypatch.setattr(pygame, "quit", lambda: None)  # it would end the screen of the tests that follow
    level = parse_level("map = '''\n...\nS..\n'''\n[rules]\nmoves = 'nine'")
    env = gymnasium.make(ID, level=level, render_mode="rgb_array")

    def note(before: Any, after: Any, action: int, *_: Any) -> None:
        lived.append((int(action), int(after)))

    play.play(env, fps=1000, callback=note, seed=1, noop=env.unwrapped.get_keys_to_action()[""])
    right, up, stay = (env.unwrapped.mdp.actions.index(name) for name in ("right", "up", "stay"))
    assert [step for step in lived if step[0] != stay] == [(right, 4), (up, 1)]
    assert lived[-1] == (stay, 1), "no key is down"
