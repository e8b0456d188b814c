"""What the environments are given: whatever does not fit is one sentence that says what is expected, and nothing has changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import gymnasium
import numpy as np
import pytest

from playground.world import Cell, Level, State
from playground.world.environments.arguments import (
    check_picture,
    check_seed,
    count,
    drawer,
    level_of,
    options_of,
    steps_until_cut,
)
from playground.world.environments.env import GridworldEnv
from playground.world.environments.vector_env import GridworldVectorEnv
from playground.world.library import find

ID = "BellmanPlayground/Level-v0"


@pytest.mark.parametrize("level", [5, True, 3.5, b"book", ["book"], {"level": 1}, Level, object(), np.array([1])])
@pytest.mark.parametrize("make", [gymnasium.make, gymnasium.make_vec], ids=["one", "many"])
def test_a_level_of_any_other_kind_is_one_sentence(level: Any, make: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match=r"^level is .*, expected the name of a bundled level, the path .*, or a Level$"):
        make(ID, level=level)


@pytest.mark.parametrize("make", [gymnasium.make, gymnasium.make_vec], ids=["one", "many"])
def test_a_level_that_is_not_named_is_asked_for(make: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match=r"^level is missing, expected the name of a bundled level"):
        make(ID)


def test_a_level_may_be_a_value_a_name_or_a_path(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text("map = 'S.G'", encoding="utf-8")
    book = find("book")
    assert level_of(book) is book
    assert level_of("book") == find("book")
    assert level_of(path).rows == ("S.G",)


@pytest.mark.parametrize("options", [[3], 5, "state", ("state",), True, 0.5, {1, 2}])
@pytest.mark.parametrize("env", [GridworldEnv, GridworldVectorEnv])
def test_options_that_are_no_dictionary_are_one_sentence_and_change_nothing(options: Any, env: Any) -> None:
    made = env("corridor")
    before = made.reset(seed=3)[0]
    with pytest.raises(ValueError, match=r'^options is .*, expected a dictionary like {"state": 3}, or None$'):
        made.reset(options=options)
    assert np.array_equal(made._observation(), before)


def test_no_options_are_none() -> None:
    assert options_of(None) == {} == options_of({})


@pytest.mark.parametrize("seed", ["a", 1.5, -1, [1], np.int64(3), np.array(3)])
@pytest.mark.parametrize("env", [GridworldEnv, GridworldVectorEnv])
def test_a_seed_of_any_other_kind_is_one_sentence(seed: Any, env: Any) -> None:
    with pytest.raises(ValueError, match=r"^the seed is .*, expected one whole number of at least 0"):
        env("corridor").reset(seed=seed)


def test_seeds_that_gymnasium_takes_are_taken() -> None:
    for seed in (None, 0, 2**80):
        check_seed(seed)


@pytest.mark.parametrize(
    "state",
    [
        State(5),  # type: ignore[arg-type]
        State(None),  # type: ignore[arg-type]
        State("ab"),  # type: ignore[arg-type]
        State(Cell(0.5, 0)),  # type: ignore[arg-type]
        State(Cell(0, 0), held=5),  # type: ignore[arg-type]
        State(Cell(0, 0), switches=5),  # type: ignore[arg-type]
        State(Cell(0, 0), phase="x"),  # type: ignore[arg-type]
    ],
    ids=["number", "none", "text", "fraction", "held", "switches", "phase"],
)
def test_a_state_made_of_other_things_is_no_state(state: State) -> None:
    with pytest.raises(ValueError, match=r"^State\(.* is no state of this level, expected one of `mdp.states`$"):
        GridworldEnv("corridor").reset(options={"state": state})


@pytest.mark.parametrize("picture", [5, None, print, "x", ":", "a b:c", "a:", ["a:b"]])
def test_a_picture_must_be_named(picture: Any) -> None:
    with pytest.raises(ValueError, match=r'^picture is .*, expected the name of what draws, like "module:function"$'):
        check_picture(picture)
    with pytest.raises(ValueError, match=r"^picture is "):
        GridworldEnv("corridor", picture=picture)
    with pytest.raises(ValueError, match=r"^picture is "):
        GridworldVectorEnv("corridor", picture=picture)


@pytest.mark.parametrize("name", ["json:nothing", "nowhere_at_all:draw", "os:path", "sys:version"])
def test_a_picture_that_nothing_draws_is_one_sentence(name: str) -> None:
    with pytest.raises(ValueError, match=f"^picture is '{name}', .* expected \"module:function\" of something that draws$"):
        drawer(name)
    assert drawer("json:dumps")([1]) == "[1]"


@pytest.mark.parametrize("number", ["2", 1.5, 2.0, None, [3], True, np.float64(2)])
def test_a_count_of_any_other_kind_is_one_sentence(number: Any) -> None:
    with pytest.raises(ValueError, match=r"^num_envs is .*, expected a whole number of at least 1$"):
        GridworldVectorEnv("corridor", num_envs=number)
    if number is not None:
        with pytest.raises(ValueError, match=r"^max_episode_steps is .*, expected a whole number of at least -1$"):
            GridworldVectorEnv("corridor", max_episode_steps=number)


def test_counts_of_any_whole_kind_are_taken() -> None:
    assert count(np.int64(3), "n") == 3 and type(count(np.uint8(3), "n")) is int
    assert [steps_until_cut(value) for value in (None, -1, 0, 7, np.int32(7))] == [None, None, None, 7, 7]
    with pytest.raises(ValueError, match=r"^n is -2, expected at least -1$"):
        count(-2, "n", least=-1)


@pytest.mark.parametrize("mode", ["same-step", None, 1.5, ["NextStep"], True])
def test_a_mode_of_autoreset_of_any_other_kind_is_one_sentence(mode: Any) -> None:
    with pytest.raises(ValueError, match=r"^autoreset_mode is .*, expected one of NextStep, SameStep, Disabled$"):
        GridworldVectorEnv("corridor", autoreset_mode=mode)


@pytest.mark.parametrize("actions", [None, 1, "ab", [[1], [1, 2]], [1.0, 2.0], [None, None], {1, 2}, np.array([1, 2], object)])
def test_actions_of_any_other_kind_are_one_sentence(actions: Any) -> None:
    envs = GridworldVectorEnv("corridor", 2)
    envs.reset(seed=1)
    with pytest.raises(ValueError, match=r"^the actions are .*, expected 2 whole numbers from 0 to 3$"):
        envs.step(actions)
    with pytest.raises(ValueError, match=r"^reset_mask is .*, expected 2 flags of which at least one is True$"):
        envs.reset(options={"reset_mask": actions if actions is not None else 0})
