"""MiniGrid: printed grids, and the grids of an installed copy where there is one."""

import importlib.util
import sys
import types

import gymnasium
import pytest

from playground.rl.optimum import solve_optimum
from playground.world import LevelError, compile_mdp
from playground.world.exchange import ExportError, imported_from_program, read_text, recognised_format, write_text
from playground.world.exchange.file_formats.minigrid import CellContent, GridFacts, level_of, recognises

# As MiniGrid's own documentation of pprint_grid has it: two characters for each cell.
DOOR_KEY = "WGWGWGWGWG\nWG>>WG  WG\nWGKYLY  WG\nWG  WGGGWG\nWGWGWGWGWG\n"


def test_a_printed_grid_becomes_walls_a_key_its_door_and_the_goal():
    imported = read_text(DOOR_KEY)
    assert recognised_format(DOOR_KEY).id == "minigrid"
    assert imported.level.rows == ("#####", "#S#.#", "#kK.#", "#.#G#", "#####")
    assert imported.level.legend == {}
    assert imported.level.rules.time_limit == 100


def test_what_is_lost_is_explained():
    notes = " ".join(read_text(DOOR_KEY).notes)
    for words in ("turns and goes forward", "in which the agent looks is lost", "1 - 0.9 n / 100", "picks it up", "γ is 0.95"):
        assert words in notes


def test_the_key_is_fetched_before_the_door():
    """Down to the key, right through the door, right, down: the goal pays 1 on the fourth step."""
    assert solve_optimum(compile_mdp(read_text(DOOR_KEY).level)).start == pytest.approx(0.95**3)


def test_things_that_cannot_be_said_are_ground_and_noted():
    imported = read_text("WGWGWGWG\nWG<<ABWG\nWGBBDRWG\nWG__VRWG\nWGWGWGWG")
    assert imported.level.rows == ("####", "#S.#", "#..#", "#.P#", "####")
    assert imported.level.tile("P").enter == 0.0
    notes = " ".join(imported.notes)
    for words in (
        "not locked became ground: 2",
        "Balls and boxes are lost, ground is in their place: 2",
        "no goal",
        "Lava is a pit",
    ):
        assert words in notes


def test_colours_that_we_have_not_keep_their_name():
    row = [
        CellContent("agent"),
        CellContent("key", "purple"),
        CellContent("locked", "purple"),
        CellContent("key", "red"),
        CellContent("goal", "green"),
    ]
    imported = level_of([row], GridFacts(steps=90, mission="go"), "")
    key, door = (imported.level.tile(glyph) for glyph in imported.level.rows[0][1:3])
    assert (key.gives, door.needs) == ("purple", "purple")
    assert imported.level.tile(imported.level.rows[0][3]).gives == "red"
    assert imported.level.rules.time_limit == 90
    assert "purple are shown in another colour" in " ".join(imported.notes)
    assert 'Its mission, "go", is not part of the level.' in imported.notes


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("WGWG\nWGX>", "line 2, column 3: 'X>', expected two characters of MiniGrid"),
        ("WG", "the grid has 0 agents"),
        (">>VV", "the grid has 2 agents"),
        ("", "1 to 1,000 each way"),
    ],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text, format="minigrid")
    assert sentence in str(error.value)


def test_it_is_not_written():
    with pytest.raises(ExportError, match="only read here"):
        write_text(read_text(DOOR_KEY).level, "minigrid")


@pytest.mark.parametrize("word", ["minigrid:os:system", "minigrid:", "minigrid:MiniGrid-Empty-5x5-v0?seed=x"])
def test_an_id_is_letters_and_a_seed_is_a_number(word):
    with pytest.raises(LevelError, match="is not understood"):
        imported_from_program(word)


def test_other_words_ask_for_no_installed_program():
    assert imported_from_program("cliff-walking") is None
    assert imported_from_program("tiled:map") is None


@pytest.mark.skipif(importlib.util.find_spec("minigrid") is not None, reason="MiniGrid is installed")
def test_without_minigrid_one_sentence_says_how_to_get_it():
    with pytest.raises(LevelError, match="MiniGrid is not installed"):
        imported_from_program("minigrid:MiniGrid-Empty-5x5-v0")


@pytest.mark.skipif(importlib.util.find_spec("minigrid") is None, reason="MiniGrid is not installed")
def test_an_installed_minigrid_makes_the_grid_that_it_prints():
    import gymnasium

    imported = imported_from_program("minigrid:MiniGrid-DoorKey-6x6-v0?seed=3")
    env = gymnasium.make("MiniGrid-DoorKey-6x6-v0").unwrapped
    env.reset(seed=3)
    assert imported.level.rows == read_text(env.pprint_grid(), format="minigrid").level.rows
    assert imported.level.rules.time_limit == env.max_steps
    with pytest.raises(LevelError, match="there is no such grid"):
        imported_from_program("minigrid:MiniGrid-Nonsense-v0")


class Object:
    color = "grey"

    def __init__(self, type):
        self.type = type


class Grid:
    width = height = 3

    def get(self, col, row):
        return Object("goal") if (col, row) == (1, 1) else Object("wall")


class Noisy(gymnasium.Env):
    """A grid as MiniGrid has them, which talks while it is made."""

    max_steps, mission, agent_pos, obstacles = 50, "", (1, 1), (1, 2)

    def __init__(self, fails=False):
        print("made")
        self.fails = fails

    def reset(self, *, seed=None, options=None):
        print("Sampling rejected: unreachable object at (2, 8)")
        if self.fails:
            raise FileNotFoundError(2, "No such file or directory", "patterns/Maze.png")
        self.grid = Grid()


@pytest.fixture
def noisy(monkeypatch):
    monkeypatch.setitem(sys.modules, "minigrid", types.ModuleType("minigrid"))
    monkeypatch.setattr(Noisy, "grid", Grid(), raising=False)
    for id, fails in (("Noisy-v0", False), ("Failing-v0", True)):
        gymnasium.register(id, entry_point=Noisy, kwargs={"fails": fails}, disable_env_checker=True)
    yield
    for id in ("Noisy-v0", "Failing-v0"):
        del gymnasium.registry[id]


def test_what_minigrid_prints_stays_out_of_the_level(noisy, capfd):
    imported = imported_from_program("minigrid:Noisy-v0")
    assert imported.level.rows == ("###", "#S#", "###")
    assert capfd.readouterr() == ("", "")


def test_obstacles_that_move_and_what_lies_under_the_agent_are_explained(noisy):
    notes = " ".join(imported_from_program("minigrid:Noisy-v0").notes)
    assert "2 balls move by chance there with every step" in notes
    assert "A goal lies under the agent there, and is lost." in notes


def test_an_environment_that_cannot_be_made_is_one_sentence(noisy):
    with pytest.raises(LevelError, match=r"^minigrid:Failing-v0 cannot be made: .*patterns/Maze\.png"):
        imported_from_program("minigrid:Failing-v0")
    with pytest.raises(LevelError, match="CartPoleEnv is no environment of MiniGrid"):
        imported_from_program("minigrid:CartPole-v1")


@pytest.mark.parametrize("name", ["<OrderEnforcing<PassiveEnvChecker<Door<Door-5x5-v0>>>>\n", "<Door<Door-5x5-v0>>"])
def test_the_name_of_an_environment_is_no_grid_and_says_what_to_do(name):
    assert recognised_format(name).id == "minigrid"
    with pytest.raises(LevelError, match=r"no grid; print env\.unwrapped\.pprint_grid\(\), or convert minigrid:Door-5x5-v0$"):
        read_text(name)


def test_an_open_door_loses_its_colour_and_it_is_explained():
    imported = read_text("WGWGWGWG\nWG>>__WG\nWGWGWGWG\n")
    assert imported.level.rows[1] == "#S.#"
    assert "An open door, __, is printed without its colour." in imported.notes


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("WGWG\nWGWG", True),
        ("WGWGWG\nWG  WG\nWGWGWG", True),
        ("WGWG\nWxyz", False),
        ("SFFF\nFFFG", False),
        ("WGW\nWGW", False),
        ("WGWGXX\nWGWG", False),
    ],
)
def test_all_of_its_lines_are_cells_of_two_characters_within_walls(text, likely):
    assert (recognises(text, "") > 0.5) is likely
