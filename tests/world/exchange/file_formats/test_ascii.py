"""Plain maps with explanations."""

import pytest

from playground.world import LevelError
from playground.world.exchange import read_text, recognised_format, write_text
from playground.world.library import find

MAZE = "S..#\n..~Q\n\n~ = cliff -10\nQ: goal 5\nstep reward = -1\nmoves = eight\ntitle = My maze\n"


def test_a_map_and_what_is_said_below_it():
    imported = read_text(MAZE)
    assert recognised_format(MAZE).id == "ascii"
    level = imported.level
    assert level.rows == ("S..#", "..~Q")
    assert (level.tile("~").enter, level.tile("Q").kind, level.tile("Q").enter) == (-10.0, "goal", 5.0)
    assert (level.rules.step_reward, len(level.rules.moves), level.title) == (-1.0, 8, "My maze")
    assert imported.notes == ("The text does not say all of the rules; here: discount 0.95, slip 0.",)


@pytest.mark.parametrize("line", ["# wall", "# = wall", "#: Wall", "@ thin wall, right", "@ = exit -2.5"])
def test_the_ways_to_explain_a_character(line):
    assert read_text(f"S.#@\n\n@ pit\n{line}\n".replace("@ pit\n", "@ pit\n" if "@" not in line else "")).level.width == 4


def test_explanations_need_no_empty_line_before_them():
    assert read_text("S.G\nG = goal 3\n").level.tile("G").enter == 3.0


def test_spaces_are_ground_and_short_rows_get_walls():
    imported = read_text("S  G\n##\n")
    assert imported.level.rows == ("S..G", "####")
    assert "Spaces are ground: 2 of them." in imported.notes
    assert "Rows differed in length: 1 of 2 were filled up with walls at the right." in imported.notes


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("S.?§\n", "line 1, column 4: the character '§'"),
        ("S.G\n\nG = dragon\n", "line 3, column 1: the kind 'dragon', expected one of floor,"),
        ("S.G\n\nG = goal 1e9\n", "line 3"),
        ("S.G\n\nG = goal 99999999\n", "expected a number from -1e+06 to 1e+06"),
        ("S.G\n\nslip = 3\n", "line 3: slip is 3"),
        ("S.G\n\nmoves = north\n", "line 3: one of"),
        ("S.G\n\nS.G\n", "line 3, column 1: 'S.G', expected a line like"),
        ("", "1 to 1,000 each way"),
    ],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text, format="ascii")
    assert sentence in str(error.value)


@pytest.mark.parametrize("name", ["world-4x3", "bridge", "big-maze", "ice-and-portals", "two-cheeses", "random-walk"])
def test_levels_that_a_plain_map_can_hold_come_back(name):
    written = write_text(find(name), "ascii")
    assert written.notes == ()
    assert read_text(written.text).level == find(name)


def test_what_a_plain_map_cannot_say_is_explained():
    notes = write_text(find("windy-gridworld"), "ascii").notes
    assert notes == ("The rule wind, 0, 0, 0, 1, 1, 1, 2, 2, 1, 0, becomes none.",)
