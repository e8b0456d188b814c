"""Frozen lakes in programs: those that are made, those that are registered, and maps with a name."""

import pytest

from playground.world.exchange.python.lakes import Lake, is_map, lakes
from playground.world.exchange.python.program import Program


def read(text: str) -> list[Lake]:
    return lakes(Program(text))[0]


def test_an_environment_is_read_with_its_arguments_and_its_registered_limit():
    (lake,) = read("env = gym.make('FrozenLake8x8-v1', is_slippery=False, render_mode='human')")
    assert lake == Lake("env", {"is_slippery": False}, 200, True, True)


def test_the_class_itself_has_no_time_limit():
    (lake,) = read("env = FrozenLakeEnv('human', ['SF', 'HG'])")
    assert lake == Lake("env", {"desc": ["SF", "HG"]}, 0, False, True)


def test_what_was_registered_counts_where_the_call_does_not_say_it():
    (lake,) = read(
        "register(id='Mine-v0', entry_point='gymnasium.envs.toy_text:FrozenLakeEnv',"
        " kwargs={'map_name': '4x4', 'is_slippery': True}, max_episode_steps=30)\n"
        "env = gym.make('Mine-v0', is_slippery=False)"
    )
    assert (lake.name, lake.limit, lake.made) == ("env", 0, True)
    assert lake.settings == {"map_name": "4x4", "is_slippery": False, "max_episode_steps": 30}


def test_a_limit_around_it_counts_and_other_wrappers_are_noted():
    (lake,) = read("env = gym.make('FrozenLake-v1')\nenv = TimeLimit(env, 50)\nenv = StickyAction(env, 0.1)")
    assert (lake.settings, lake.limit) == ({"max_episode_steps": 50}, 100)
    assert lake.notes == ("The environment is wrapped, and what the wrappers change is not read: StickyAction.",)


def test_maps_go_by_their_name_or_their_key_and_share_the_settings_beside_them():
    first, second = read("is_slippery = False\nMAPS = {'one': ['SF', 'FG'], 'two': ['SH', 'FG']}")
    assert (first.name, first.settings["desc"], second.name) == ("one", ["SF", "FG"], "two")
    assert not first.made
    assert first.settings["is_slippery"] is False


def test_a_map_that_an_environment_is_made_with_is_there_once():
    (lake,) = read("m = ['SF', 'FG']\nenv = gym.make('FrozenLake-v1', desc=m)")
    assert lake.made


def test_a_map_that_chance_makes_is_a_fault_that_says_how_to_see_it():
    made, fault = lakes(Program("env = gym.make('FrozenLake-v1', desc=generate_random_map(8))"))
    assert made == []
    assert "print(env.unwrapped.desc) shows the map" in str(fault)


def test_an_id_that_cannot_be_worked_out_is_a_fault():
    made, fault = lakes(Program("env = gym.make(sys.argv[1])"))
    assert made == []
    assert "the id" in str(fault)


def test_a_list_of_other_letters_is_doubted_where_nothing_else_is_there():
    made, doubt = lakes(Program("m = ['SF', 'FX']"))
    assert made == []
    assert str(doubt) == "row 2, column 2: the character 'X', expected S, F, H or G"


@pytest.mark.parametrize(
    ("value", "yes"),
    [
        (["SF", "FG"], True),
        ([["S", "F"], ["F", "G"]], True),
        (["SFG"], True),
        (["S"], False),
        (["SF", "FX"], False),
        ([["SF"], ["FG"]], False),
        ([], False),
        ("SF", False),
        ([1, 2], False),
    ],
)
def test_rows_of_four_letters_are_a_map(value, yes):
    assert is_map(value) is yes
