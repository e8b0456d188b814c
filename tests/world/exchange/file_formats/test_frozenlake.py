"""FrozenLake: the same table as Gymnasium's own, and the values that are known of it."""

import dataclasses
import json
from fractions import Fraction

import pytest
from gymnasium.envs.toy_text.frozen_lake import MAPS, FrozenLakeEnv

from playground.ratio import exact
from playground.rl.optimum import solve_optimum
from playground.world import LevelError, compile_mdp, parse_level
from playground.world.exchange import ExportError, read_text, recognised_format, with_choice_note, write_text

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
    assert recognised_format(text).id == "frozenlake"
    level = read_text(text).level
    assert level.rows == ("S...", ".P.P", "...P", "P..G")
    assert level.rules.slip == 2 / 3 and exact(level.rules.slip) == Fraction(2, 3)
    assert level.rules.time_limit == 100


def test_what_was_chosen_is_explained():
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
    ("text", "sentence"),
    [
        ("SFFF\nFHF\n", "line 2, column 4: 3 characters, expected 4 as in line 1"),
        ("FFF\nFHG\n", "no S on the map"),
        ('["SFX"]', "row 1, column 3: the character 'X', expected S, F, H or G"),
        ('["SF", ["F", "G"]', "line 1, column 1: '[' was never closed"),
        ("SFG\nmax_episode_steps = 2.5", "max_episode_steps is 2.5, expected a whole number"),
        ('make("FrozenLake-v1", map_name=["4x4"])', "map_name is ['4x4'], expected one of Gymnasium's own: 4x4, 8x8"),
        ("SFG\nis_slippery = 2", "is_slippery is 2, expected true or false"),
        ("SFG\nsuccess_rate = 1.5", "success_rate is 1.5, expected a number from 0 to 1"),
        ("SFG\nsuccess_rate = 1/0", "line 2, column 16"),
        ("SFG\nreward_schedule = [1]", "reward_schedule is [1], expected a list of 3 numbers"),
        ('["SFG", open]', "line 1, column 9: open, which is given no value in this text; expected the value itself"),
        ("[" * 50, "more brackets, expected at most 40"),
        ("SFG\nsuccess_rate = " + "1" * 5000, "line 2, column"),
        ("", "there is no map in this text"),
    ],
)
def test_what_cannot_be_read_is_explained_with_its_place(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text, format="frozenlake")
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_written_are_the_arguments_of_gymnasium_make():
    level = read_text(LAKE).level
    arguments = json.loads(write_text(level, "frozenlake").text)
    env = FrozenLakeEnv(desc=arguments["desc"], is_slippery=arguments["is_slippery"])
    assert env.desc.astype(str).tolist() == [list(row) for row in LAKE.split()]
    assert arguments["max_episode_steps"] == 100


def test_a_lake_comes_back_without_a_loss():
    level = read_text('{"desc": ["SFH", "FFG"], "success_rate": 0.7, "reward_schedule": [5, -3, -0.25]}').level
    written = write_text(level, "frozenlake")
    assert not [note for note in written.notes if "becomes" in note or "Not kept" in note]
    assert read_text(written.text).level == level


def test_what_a_lake_cannot_say_is_explained():
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


@pytest.mark.parametrize(("rows", "sentence"), [("..G", "needs a start"), ("S.P", "needs a goal"), ("S..", "needs a goal")])
def test_what_would_be_no_lake_is_refused(rows, sentence):
    with pytest.raises(ExportError, match=sentence):
        write_text(parse_level(f"map = '''\n{rows}\n'''"), "frozenlake")


def same_as_gymnasium(text, assert_same_table, **arguments):
    """The level of a text, checked against the table that Gymnasium makes from the same arguments."""
    imported = read_text(text)
    assert_same_table(imported.level, FrozenLakeEnv(**arguments), "PG")
    return imported


MINE = ["SFH", "FFG"]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ('my_map = ["SFH", "FFG"]\ngym.make("FrozenLake-v1", desc=my_map, map_name="4x4")', {"desc": MINE}),
        ('rows = ["S" + "F" + "H", "".join(["FF", "G"])]\nenv = gym.make("FrozenLake-v1", desc=rows)', {"desc": MINE}),
        ('MAPS = {"mine": ["SFH", "FFG"]}\ngym.make("FrozenLake-v1", desc=MAPS["mine"])', {"desc": MINE}),
        ("desc = '''SFH\nFFG'''.split()\ngym.make('FrozenLake-v1', desc=desc)", {"desc": MINE}),
        ("[[b'S' b'F' b'H']\n [b'F' b'F' b'G']]", {"desc": MINE}),
        (">>> import gymnasium as gym\n>>> gym.make('FrozenLake-v1',\n...     desc=['SFH', 'FFG'])", {"desc": MINE}),
        ("Words.\n\n```python\ngym.make('FrozenLake-v1', desc=['SFH', 'FFG'])\n```\nMore.", {"desc": MINE}),
        ("%pip install gymnasium\n!ls\ngym.make('FrozenLake-v1', desc=['SFH', 'FFG'])", {"desc": MINE}),
        ("    grid = ['SFH',\n            'FFG']\n    return gym.make('FrozenLake-v1', desc=grid)", {"desc": MINE}),
        ("  (Right)\nS\x1b[41mF\x1b[0mH\nFFG", {"desc": MINE}),
        ("S F H\nF F G", {"desc": MINE}),
        ('gym.make("FrozenLake-v1", desc=["SXH", "FFG"])', {"desc": ["SXH", "FFG"]}),
        ('SLIPPERY = False\ngym.make("FrozenLake-v1", is_slippery=SLIPPERY)', {"is_slippery": False}),
        ('gym.make("FrozenLake-v1", is_slippery=not True)', {"is_slippery": False}),
        ('gym.make("FrozenLake-v1", is_slippery=None)', {"is_slippery": None}),
        ('gym.make("FrozenLake-v1", is_slippery=0)', {"is_slippery": 0}),
        ('gym.make("FrozenLake-v1", success_rate=1-1/3)', {"success_rate": 1 - 1 / 3}),
        ('R = (5, -3, -1/10)\ngym.make("FrozenLake-v1", reward_schedule=R)', {"reward_schedule": (5, -3, -0.1)}),
        (
            'kw = dict(map_name="8x8", is_slippery=False)\ngym.make("FrozenLake-v1", **kw)',
            {"map_name": "8x8", "is_slippery": False},
        ),
        ('def f(s=False):\n    return gym.make("FrozenLake-v1", is_slippery=s)', {"is_slippery": False}),
        ('make_vec_env("FrozenLake-v1", n_envs=4, env_kwargs={"is_slippery": False})', {"is_slippery": False}),
        ('ID = "FrozenLake8x8-v1"\ngym.make(ID)', {"map_name": "8x8"}),
        (
            'register(id="Dry-v0", entry_point="gymnasium.envs.toy_text:FrozenLakeEnv", kwargs={"is_slippery": False})\n'
            'gym.make("Dry-v0")',
            {"is_slippery": False},
        ),
    ],
)
def test_a_program_gives_the_lake_that_gymnasium_makes_of_it(text, arguments, assert_same_table):
    same_as_gymnasium(text, assert_same_table, **arguments)


def test_the_time_limit_is_that_of_the_id():
    limits = {
        'gym.make("FrozenLake-v1", map_name="8x8")': 100,
        'gym.make("FrozenLake8x8-v1", desc=["SG", "FF"])': 200,
        'gym.make("FrozenLake-v1", max_episode_steps=30)': 30,
        "FrozenLakeEnv(is_slippery=False)": 0,
        'register(id="A-v0", entry_point="x:FrozenLakeEnv", max_episode_steps=77)': 77,
    }
    assert {text: read_text(text).level.rules.time_limit for text in limits} == limits


def test_several_lakes_are_parts():
    text = """
MAPS = {"small": ["SF", "FG"], "wide": ["SFFG"]}
wet = gym.make("FrozenLake-v1", desc=MAPS["small"])
again = gym.make("FrozenLake-v1", desc=MAPS["small"], render_mode="human")
dry = gym.make("FrozenLake-v1", desc=MAPS["small"], is_slippery=False)
"""
    imported = read_text(text)
    assert (imported.parts, imported.part, imported.level.rules.slip) == (("wet", "dry", "wide"), 0, 2 / 3)
    chosen = "The text holds 3 levels; this is number 1, 'wet'. FILE#2 asks for the second: 1 wet, 2 dry, 3 wide."
    assert chosen not in imported.notes and with_choice_note(imported).notes[-1] == chosen
    assert read_text(text, part="dry").level.rules.slip == 0
    assert read_text(text, part="3").level.rows == ("S..G",)
    with pytest.raises(LevelError, match="no part 'dri' in this text; did you mean 'dry'"):
        read_text(text, part="dri")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('gym.make("FrozenLake-v1", desc=generate_random_map(size=8))', "print(env.unwrapped.desc) shows the map"),
        (
            'gym.make("FrozenLake-v1", is_slippery=args.slippery)',
            "column 39: is_slippery is args.slippery, which is given no value",
        ),
        ('def f(s):\n    gym.make("FrozenLake-v1", is_slippery=s)', "is_slippery is s, an argument of f"),
        ('gym.make("FrozenLake-v1", desc=None, map_name=None)', "FrozenLake makes a map by chance"),
        ('gym.make("FrozenLake-v1", map_name="16x16")', "map_name is '16x16', expected one of Gymnasium's own: 4x4, 8x8"),
        ('gym.make("FrozenLake-v1", is_slippery="False")', "is_slippery is 'False', expected true or false"),
        ('m = ["SF", "FG"]\nm[0] = "SH"\ngym.make("FrozenLake-v1", desc=m)', "changed at line 2"),
        ("gym.make('FrozenLake-v1', desc='SFFG')", "desc is 'SFFG', expected a list of rows"),
    ],
)
def test_what_a_program_does_not_say_is_refused(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text)
    assert sentence in str(error.value)


def test_settings_that_frozenlake_does_not_have_are_explained():
    notes = " ".join(read_text(LAKE + "is_slipery = False\ngamma = 0.5").notes)
    assert "Not used, because FrozenLake has no such setting: is_slipery (is is_slippery meant?), gamma." in notes
    notes = " ".join(read_text('gym.make("FrozenLake-v1", slippery=False, render_mode="human", seed=3)').notes)
    assert "no such setting: slippery (is is_slippery meant?)." in notes


@pytest.mark.parametrize(
    ("text", "slip", "limit"),
    [
        ("EnvSpec(id='FrozenLake-v1', max_episode_steps=100, kwargs={'is_slippery': False}, namespace=None)", 0, 100),
        ('{"id": "FrozenLake-v1", "max_episode_steps": 100, "kwargs": {"is_slippery": false}}', 0, 100),
        ("env = TimeLimit(gym.make('FrozenLake-v1', is_slippery=False), max_episode_steps=50)", 0, 50),
        ("env = gym.make('FrozenLake-v1', is_slippery=False)\nenv = gym.wrappers.TimeLimit(env, 30)", 0, 30),
    ],
)
def test_a_printed_spec_and_a_time_limit_around_the_lake_are_read(text, slip, limit):
    imported = read_text(text)
    assert (imported.level.rules.slip, imported.level.rules.time_limit) == (slip, limit)
    assert not any("Not taken" in note for note in imported.notes)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("env = TransformReward(gym.make('FrozenLake-v1'), lambda r: r - 0.01)", "TransformReward"),
        ("class Dear(gym.RewardWrapper):\n    pass\nenv = gym.make('FrozenLake-v1')\nenv = Dear(env)\nAgent(env)", "Dear"),
    ],
)
def test_wrappers_that_change_the_lake_are_explained(text, name):
    assert f"The environment is wrapped, and what the wrappers change is not read: {name}." in read_text(text).notes


def test_maps_below_one_another_are_several_and_equal_ones_are_one():
    other = "SFFF\nFFFF\nFFFH\nHFFG\n"
    frames = read_text(f"{LAKE}  (Right)\n{LAKE}")
    assert frames.level.rows == ("S...", ".P.P", "...P", "P..G") and frames.parts == ()
    both = read_text(f"{LAKE}\n{other}\n{LAKE}", part="2")
    assert both.level.rows == ("S...", "....", "...P", "P..G") and both.parts == ("", "") and both.part == 1
    assert len(read_text("SFFF\n\nFHFH\n\nFFFH\n\nHFFG").level.rows) == 4


def test_an_id_that_cannot_be_worked_out_is_named():
    with pytest.raises(LevelError, match=r"line 1, column 10: the id is args\.id, which is given no value in this text"):
        read_text("gym.make(args.id)  # or FrozenLakeEnv()", format="frozenlake")
