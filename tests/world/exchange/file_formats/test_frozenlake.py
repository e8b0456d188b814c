"""FrozenLake: the same table as Gymnasium's own, and the values that are known of it."""

import dataclasses
import json

import pytest
from gymnasium.envs.toy_text.frozen_lake import MAPS, FrozenLakeEnv

from playground.rl.optimum import solve_optimum
from playground.world import LevelError, compile_mdp, parse_level
from playground.world.exchange import ExportError, read_text, recognised, write_text

LAKE = "SFFF\nFHFH\nFFFH\nHFFG\n"


@pytest.mark.parametrize("name", ["4x4", "8x8"])
@pytest.mark.parametrize("slippery", [True, False])
def test_the_table_is_gymnasiums(name, slippery, assert_same_table):
    text = json.dumps({"desc": list(MAPS[name]), "is_slippery": slippery})
    assert_same_table(read_text(text).level, FrozenLakeEnv(map_name=name, is_slippery=slippery), "PG")


def test_the_table_is_gymnasiums_with_other_arguments(assert_same_table):
    given = {"desc": ["SFH", "FFG"], "success_rate": 0.7, "reward_schedule": [5, -3, -0.25]}
    assert_same_table(read_text(json.dumps(given)).level, FrozenLakeEnv(**given), "PG")


@pytest.mark.parametrize(
    ("name", "discount", "start"),
    # The optima of Gymnasium's own tables: γ 0.99, and without discount or time limit (14/17, and certain success).
    [("4x4", 0.99, 0.542025932), ("4x4", 1.0, 14 / 17), ("8x8", 0.99, 0.4146403), ("8x8", 1.0, 1.0)],
)
def test_the_value_of_the_start_is_the_known_one(name, discount, start):
    level = read_text("\n".join(MAPS[name])).level
    patient = dataclasses.replace(level, rules=dataclasses.replace(level.rules, discount=discount))
    assert solve_optimum(compile_mdp(patient)).start == pytest.approx(start, abs=1e-7)


@pytest.mark.parametrize(
    "text",
    [
        LAKE,
        "\ufeff" + LAKE.replace("\n", "\r\n") + "\r\n\r\n",
        '["SFFF", "FHFH", "FFFH", "HFFG"]',
        "desc = [\n    'SFFF',\n    'FHFH',  # the hole\n    'FFFH', 'HFFG',\n]",
        "[['S','F','F','F'],['F','H','F','H'],['F','F','F','H'],['H','F','F','G']]",
        "[[b'S',b'F',b'F',b'F'],[b'F',b'H',b'F',b'H'],[b'F',b'F',b'F',b'H'],[b'H',b'F',b'F',b'G']]",
        'env = gym.make("FrozenLake-v1", desc=None, map_name="4x4", is_slippery=True)',
        'gymnasium.make("FrozenLake-v1", desc=("SFFF", "FHFH", "FFFH", "HFFG"), success_rate=1.0 / 3.0)',
    ],
)
def test_a_map_is_known_in_every_way_it_is_written(text):
    assert recognised(text).id == "frozenlake"
    level = read_text(text).level
    assert level.rows == ("S...", ".P.P", "...P", "P..G")
    assert level.rules.slip == 2 / 3
    assert level.rules.time_limit == 100


def test_what_was_chosen_is_told():
    notes = " ".join(read_text(LAKE).notes)
    for words in ("slippery", "γ is 0.99", "left 0, down 1, right 2, up 3", "after 100 steps", "H is a pit that pays 0"):
        assert words in notes


def test_the_time_limit_is_the_registered_one():
    assert read_text("\n".join(MAPS["8x8"])).level.rules.time_limit == 200
    assert read_text(LAKE + "max_episode_steps = 7").level.rules.time_limit == 7
    assert read_text(LAKE + "max_episode_steps = -1").level.rules.time_limit == 0


def test_the_title_is_the_files_name():
    assert read_text(LAKE, "/somewhere/My lake.txt").level.title == "My lake"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SFFF\nFHF\n", "line 2, column 4: 3 characters, expected 4 as in line 1"),
        ("FFF\nFHG\n", "no S on the map"),
        ('["SFX"]', "row 1, column 3: the character 'X', expected S, F, H or G"),
        ('["SF" "FG"]', "line 1, column 7"),
        ('["SF", ["F", "G"]', "the text ends, expected ']'"),
        ("SFG\nmax_episode_steps = 2.5", "max_episode_steps is 2.5, expected a whole number"),
        ('make("FrozenLake-v1", map_name=["4x4"])', "1 to 1,000 each way"),
        ("SFG\nis_slippery = 2", "is_slippery is 2, expected true or false"),
        ("SFG\nsuccess_rate = 1.5", "success_rate is 1.5, expected a number from 0 to 1"),
        ("SFG\nsuccess_rate = 1/0", "line 2, column 16"),
        ("SFG\nreward_schedule = [1]", "reward_schedule is [1], expected a list of 3 numbers"),
        ('["SFG", open]', "line 1, column 9: 'open', expected a text in quotes or a number"),
        ('["S\\u0046G"]', "line 1, column 2"),
        ("[" * 50, "more brackets, expected at most 8"),
        ("SFG\nsuccess_rate = 0." + "1" * 5000, "a number of too many digits"),
        ("", "1 to 1,000 each way"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text, told):
    with pytest.raises(LevelError) as error:
        read_text(text, format="frozenlake")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_written_are_the_arguments_of_gymnasium_make():
    level = read_text(LAKE).level
    told = json.loads(write_text(level, "frozenlake").text)
    env = FrozenLakeEnv(desc=told["desc"], is_slippery=told["is_slippery"])
    assert env.desc.astype(str).tolist() == [list(row) for row in LAKE.split()]
    assert told["max_episode_steps"] == 100


def test_a_lake_comes_back_without_a_loss():
    level = read_text('{"desc": ["SFH", "FFG"], "success_rate": 0.7, "reward_schedule": [5, -3, -0.25]}').level
    written = write_text(level, "frozenlake")
    assert not [note for note in written.notes if "becomes" in note or "Not kept" in note]
    assert read_text(written.text).level == level


def test_what_a_lake_cannot_say_is_told():
    written = write_text(parse_level("title = 'Mine'\nmap = '''\nS#%\n..G\n'''"), "frozenlake")
    notes = " ".join(written.notes)
    for words in (
        "no walls",
        "Wall becomes pit",
        "Mud (-0.5) becomes floor (1 cell)",
        "Not kept: title",
        "discount, 0.95, becomes 0.99",
    ):
        assert words in notes


@pytest.mark.parametrize(("rows", "told"), [("..G", "needs a start"), ("S.P", "needs a goal"), ("S..", "needs a goal")])
def test_what_would_be_no_lake_is_refused(rows, told):
    with pytest.raises(ExportError, match=told):
        write_text(parse_level(f"map = '''\n{rows}\n'''"), "frozenlake")
