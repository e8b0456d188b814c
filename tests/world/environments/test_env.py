"""A level as a Gymnasium environment."""

import random
import subprocess
import sys
import types
import warnings
from pathlib import Path
from typing import Any

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

import playground
from playground.world import Level, LevelError, parse_level, write
from playground.world.environments.env import GridworldEnv
from playground.world.library import bundled, find

ID = "BellmanPlayground/Level-v0"
ROOT = Path(playground.__file__).parent.parent


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """A screen that is not there: what it was asked to draw and to show."""
    asked: list[tuple[Any, ...]] = []

    def picture(level: Level, mdp: Any, state: int, action: int | None) -> Any:
        asked.append(("drawn", state, action))
        return np.zeros((4, 4, 3), np.uint8)

    class Window:
        def show(self, array: Any) -> None:
            asked.append(("shown", array.shape))

        def close(self) -> None:
            asked.append(("closed",))

    stub = types.ModuleType("picture_stub")
    vars(stub).update(picture=picture, Window=Window)
    monkeypatch.setitem(sys.modules, "picture_stub", stub)
    return asked


@pytest.mark.parametrize("name", bundled())
def test_gymnasium_finds_nothing_to_say(name: str, pictures: list[Any]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for level in (name, find(name)):
            env = gymnasium.make(ID, level=level, picture="picture_stub:picture")
            check_env(env.unwrapped)


@pytest.mark.parametrize("seed", range(20))
def test_nor_about_levels_made_by_chance(seed: int, pictures: list[Any]) -> None:
    dice = random.Random(seed)
    rows = ["S" + "".join(dice.choice("...S#|_^>v<GP~X$%*=urdlJjO?") for _ in range(4)) for _ in range(4)]
    rules = (
        f"slip = {dice.choice([0.0, 0.5])}\nmoves = '{dice.choice(['four', 'nine'])}'\ntime_limit = {dice.choice([0, 3, 200])}"
    )
    level = parse_level("map = '''\n" + "\n".join(rows) + f"\n'''\n[rules]\n{rules}\n")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(gymnasium.make(ID, level=level, picture="picture_stub:picture").unwrapped)


def test_it_samples_the_table() -> None:
    """Frequencies of 20,000 steps are within 5 standard deviations of the probabilities."""
    level = parse_level("map = '''\n...\nO.O\n.jJ\n'''\n[rules]\nslip = 0.5\n[legend]\nJ = { kind = 'jump', to = ['j', '.'] }")
    env = GridworldEnv(level)
    mdp = env.mdp
    seen = np.zeros(mdp.probability.shape)
    state, _ = env.reset(seed=3)
    env.action_space.seed(4)
    for _ in range(20_000):
        action = env.action_space.sample()
        successor, reward, terminated, truncated, info = env.step(action)
        ways = (
            (mdp.successor[state, action] == successor)
            & (mdp.reward[state, action] == reward)
            & (mdp.probability[state, action] > 0)
        )
        (way,) = np.flatnonzero(ways)
        assert info["prob"] == mdp.probability[state, action, way]
        assert info["cell"] == tuple(mdp.states[int(successor)].cell)
        assert not terminated
        seen[state, action, way] += 1
        state = env.reset()[0] if truncated else successor
    tried = seen.sum(-1, keepdims=True)
    assert tried.min() > 100
    error = np.abs(seen - tried * mdp.probability)
    assert (error <= 5 * np.sqrt(tried * mdp.probability * (1 - mdp.probability)) + 1e-9).all()


def test_starts_are_drawn_with_equal_chance_and_told() -> None:
    env = GridworldEnv(parse_level("map = '''\nS.S\nG..\n'''"))
    drawn = [env.reset(seed=seed) for seed in range(200)]
    assert {int(state) for state, _ in drawn} == {0, 2}
    assert {info["prob"] for _, info in drawn} == {0.5}


def test_an_end_is_terminated_and_a_late_step_is_truncated() -> None:
    level = parse_level("map = '''\nS.G\n'''\n[rules]\ntime_limit = 2\nstep_reward = -1.0")
    env = GridworldEnv(level)
    right, left = env.mdp.actions.index("right"), env.mdp.actions.index("left")
    env.reset(seed=0)
    assert env.step(right)[:4] == (1, -1.0, False, False)
    assert env.step(right)[:4] == (2, 0.0, True, False)
    assert env.step(right)[:4] == (2, 0.0, True, False)
    env.reset()
    env.step(left)
    assert env.step(left)[:4] == (0, -1.0, False, True)


def test_no_time_limit_never_truncates() -> None:
    env = GridworldEnv(parse_level("map = '''\n..\n'''\n[rules]\ntime_limit = 0"))
    env.reset(seed=0)
    assert not any(env.step(0)[3] for _ in range(1000))


def test_an_exit_ends_even_where_patience_is_zero() -> None:
    env = GridworldEnv(parse_level("map = '''\nSX\n'''\n[rules]\ndiscount = 0.0"))
    env.reset(seed=0)
    assert env.step(1)[:3] == (1, 0.0, False)
    assert env.step(1)[:3] == (1, 1.0, True)


def test_an_action_that_is_not_legal_passes_the_time() -> None:
    env = GridworldEnv(parse_level("map = '''\n>..\n'''\n[rules]\nstep_reward = -2.0\n[legend]\n'>' = { starts = true }"))
    _, info = env.reset(seed=0)
    assert info["action_mask"].tolist() == [0, 1, 0, 0]
    state, reward, terminated, _, info = env.step(0)
    assert (state, reward, terminated, info["prob"]) == (0, -2.0, False, 1.0)


def test_what_is_no_action_is_refused() -> None:
    env = GridworldEnv("corridor")
    env.reset(seed=0)
    with pytest.raises(ValueError, match="action is 4, expected a whole number from 0 to 3"):
        env.step(4)


def test_levels_come_by_name_path_or_value(tmp_path: Path) -> None:
    write(find("book"), tmp_path / "mine.toml")
    for level in ("book", str(tmp_path / "mine.toml"), tmp_path / "mine.toml", find("book")):
        assert GridworldEnv(level).level == find("book")
    with pytest.raises(LevelError, match="no level 'boook'"):
        gymnasium.make(ID, level="boook")


def test_text_shows_where_the_mouse_is() -> None:
    env = GridworldEnv("book", render_mode="ansi")
    env.reset(seed=0)
    env.step(0)
    assert env.render() == "...G\n@#.P\nS...\n"


def test_pixels_come_from_who_was_named(pictures: list[Any]) -> None:
    env = GridworldEnv("book", render_mode="rgb_array", picture="picture_stub:picture")
    env.reset(seed=0)
    assert env.render().shape == (4, 4, 3)
    env.step(1)
    env.render()
    assert pictures == [("drawn", 7, None), ("drawn", 8, 1)]


def test_a_window_shows_every_step_and_is_closed_once(pictures: list[Any]) -> None:
    env = GridworldEnv("book", render_mode="human", picture="picture_stub:picture")
    env.reset(seed=0)
    env.step(1)
    assert env.render() is None
    env.close()
    env.close()
    assert [entry[0] for entry in pictures] == ["drawn", "shown", "drawn", "shown", "closed"]


def test_an_unknown_render_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="render_mode is 'oil', expected None or one of human, rgb_array, ansi"):
        GridworldEnv("book", render_mode="oil")


@pytest.mark.parametrize(
    "order",
    [
        "import playground, gymnasium",
        "import gymnasium, playground",
        "import playground, importlib.util; importlib.util.find_spec('gymnasium'); import gymnasium",
        "import playground, gymnasium.spaces",
    ],
)
def test_either_package_may_be_imported_first(order: str) -> None:
    makes = f"gymnasium.make('{ID}', level='corridor').reset(seed=1)[0]"
    program = f"{order}; print({makes}, gymnasium.__spec__.loader is gymnasium.__loader__)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "True"]


def test_the_package_alone_imports_nothing_heavy() -> None:
    program = "import playground, sys; print([name for name in ('gymnasium', 'numpy', 'numba', 'pygame') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_world_needs_no_gymnasium() -> None:
    program = "import playground.world, sys; print([name for name in ('gymnasium', 'numba', 'pygame') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
