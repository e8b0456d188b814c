"""A foreign file that says that there is no time limit, in all the ways in which such files say it."""

import json

import gymnasium
import pytest

from playground.world import LevelError
from playground.world.exchange import read_text
from playground.world.exchange.numbers import steps_until_cut_off
from playground.world.exchange.toy_text import level_of_environment

LAKE = "SFFF\nFHFH\nFFFH\nHFFG\n"
SIMPLE = "env = gym.make('SimpleGrid-4x4-v0', max_episode_steps={})"
MUSHROOM = "#####\n#S.*#\n#...#\n##..#\n#G..#\n#####\nprob = 1.0\nhorizon = {}"
FORMS = {
    "a lake with a setting": LAKE + "max_episode_steps = {}",
    "a lake that is made": "env = gym.make('FrozenLake-v1', max_episode_steps={})",
    "a large lake that is made": "env = gym.make('FrozenLake8x8-v1', max_episode_steps={})",
    "a lake that is registered": "register(id='A-v0', entry_point='x:FrozenLakeEnv', max_episode_steps={})\ngym.make('A-v0')",
    "a lake with a wrapper": "env = TimeLimit(gym.make('FrozenLake-v1'), max_episode_steps={})",
    "a specification": "EnvSpec(id='FrozenLake-v1', max_episode_steps={}, kwargs={{'is_slippery': False}})",
    "a procedural lake": "SFFT\nFMWF\nFWHG\nmax_episode_steps = {}",
    "a simple grid": SIMPLE,
    "a grid of MushroomRL": MUSHROOM,
}
NONE_AT_ALL = ("-1", "0", "float('inf')", "math.inf", "np.inf")


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("steps", NONE_AT_ALL)
def test_no_limit_is_none_in_every_format(text: str, steps: str) -> None:
    assert read_text(text.format(steps)).level.rules.time_limit == 0


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_limit_is_that_limit_in_every_format(text: str) -> None:
    assert read_text(text.format("37")).level.rules.time_limit == 37


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("steps", ["-2", "2.5", "1_000_001", "'x'"])
def test_what_is_no_number_of_steps_is_refused(text: str, steps: str) -> None:
    with pytest.raises(LevelError):
        read_text(text.format(steps))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("env = gym.make('FrozenLake-v1', max_episode_steps=None)", 100),  # to make() it says nothing
        ("env = gym.make('FrozenLake8x8-v1', max_episode_steps=None)", 200),
        (
            "register(id='A-v0', entry_point='x:FrozenLakeEnv', max_episode_steps=30)\ngym.make('A-v0', max_episode_steps=None)",
            30,
        ),
        ("register(id='A-v0', entry_point='x:FrozenLakeEnv', max_episode_steps=None)\ngym.make('A-v0')", 0),
        ("register(id='A-v0', entry_point='x:FrozenLakeEnv')\ngym.make('A-v0')", 0),
        ("EnvSpec(id='FrozenLake-v1', max_episode_steps=None, kwargs={'is_slippery': False})", 0),
        ('{"id": "FrozenLake-v1", "max_episode_steps": null, "kwargs": {"is_slippery": false}}', 0),
        ('{"id": "FrozenLake-v1", "max_episode_steps": null, "kwargs": {"desc": ["SF", "FG"]}}', 0),
        ('{"desc": ["SF", "FG"], "is_slippery": false, "max_episode_steps": null}', 100),  # arguments of make()
        (SIMPLE.format("None"), 200),
    ],
)
def test_none_is_no_limit_to_a_specification_and_says_nothing_to_a_call_of_make(text: str, limit: int) -> None:
    assert read_text(text).level.rules.time_limit == limit


def test_gymnasium_means_the_same_by_its_specification_and_by_its_environment() -> None:
    registered = gymnasium.spec("FrozenLake-v1").to_json()
    facts = json.loads(registered)
    endless = json.dumps({**facts, "max_episode_steps": None})
    assert read_text(registered).level.rules.time_limit == 100
    assert read_text(endless).level.rules.time_limit == 0
    env = gymnasium.make(gymnasium.envs.registration.EnvSpec.from_json(endless))
    assert level_of_environment(env, 0.9, lambda sentence: None).rules.time_limit == 0
    env = gymnasium.make("FrozenLake-v1", max_episode_steps=-1)
    assert level_of_environment(env, 0.9, lambda sentence: None).rules.time_limit == 0


@pytest.mark.parametrize(
    ("value", "steps"), [(None, 7), (-1, 0), (0, 0), (1, 1), (5.0, 5), (float("inf"), 0), (1_000_000, 1_000_000)]
)
def test_steps_until_an_episode_is_cut_off(value: object, steps: int) -> None:
    assert steps_until_cut_off({"n": value}, "n", 7) == steps
    assert steps_until_cut_off({}, "n", 7) == 7


@pytest.mark.parametrize("value", [-2, 1_000_001, 2.5, float("-inf"), float("nan"), True, "3"])
def test_other_numbers_are_refused_by_name(value: object) -> None:
    with pytest.raises(LevelError, match=r"^n is "):
        steps_until_cut_off({"n": value}, "n", 7)
