"""Pacman layouts: walls, food, and what is lost of ghosts and capsules."""

import pytest

from playground.rl.optimum import solve_optimum
from playground.world import LevelError, compile_mdp, parse_level
from playground.world.exchange import ExportError, read_text, recognised_format, write_text
from playground.world.exchange.file_formats.cs188_layout import MOST_STATES
from playground.world.library import find

SEARCH = "%%%%%%\n%   P%\n% %% %\n%.   %\n%%%%%%\n"
FOOD = "%%%%%%\n%P. .%\n%o G.%\n%%%%%%\n"


def test_the_only_food_is_the_goal():
    level = read_text(SEARCH).level
    assert level.rows == ("######", "#...S#", "#.##.#", "#G...#", "######")
    # Five steps of -1 and 510 on the last of them: Pacman's score of 505 for the shortest way.
    patient = parse_level(
        "map = '''\n"
        + "\n".join(level.rows)
        + "\n'''\n[rules]\ndiscount = 1.0\nstep_reward = -1.0\n[legend]\nG = { kind = 'goal', enter = 510.0 }"
    )
    assert patient.legend == level.legend
    assert solve_optimum(compile_mdp(patient)).start == pytest.approx(505.0)


def test_a_little_food_is_coins_and_what_is_lost_is_explained():
    imported = read_text(FOOD)
    assert imported.level.rows == ("######", "#Sc.c#", "#...c#", "######")
    assert imported.level.tile("c").enter == 10.0
    assert imported.level.tile("c").once
    notes = " ".join(imported.notes)
    for words in ("Lost: the ghost and the capsule", "3 pieces of food are coins", "nothing ends here"):
        assert words in notes


def test_too_much_food_becomes_floor_and_it_says_how_much_would_do():
    imported = read_text("%" * 22 + "\n" + ("%" + "." * 20 + "%\n") + "%P" + " " * 19 + "%\n" + "%" * 22)
    assert "c" not in "".join(imported.level.rows)
    # 41 cells: 41 * 2^12 = 167,936 states are the most below 200,000.
    assert MOST_STATES == 200_000
    assert "20 pieces of food became floor: each coin doubles the states, and this board bears 12 of them" in " ".join(
        imported.notes
    )


def test_short_rows_are_filled_with_walls():
    imported = read_text("%%%%%\n%P .%\n%%\n%%%%%\n", "tiny.lay")
    assert imported.level.rows == ("#####", "#S.G#", "#####", "#####")
    assert "1 of 4 were filled up" in imported.notes[0]


@pytest.mark.parametrize(("text", "name"), [(SEARCH, ""), (FOOD, ""), ("%P.%", "a.lay")])
def test_a_layout_is_known_by_its_walls_or_its_ending(text, name):
    assert recognised_format(text, name).id == "cs188-layout"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("%P.P%", "there are 2 P on the map"), ("", "1 to 1,000 each way")],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError, match=sentence):
        read_text(text, format="cs188-layout")


def test_a_layout_comes_back_and_other_levels_get_walls():
    level = read_text(SEARCH).level
    written = write_text(level, "cs188-layout")
    assert written.text == SEARCH
    assert written.notes == ()
    assert read_text(written.text).level == level
    assert write_text(parse_level("map = '''\nS.G\n'''"), "cs188-layout").text == "%%%%%\n%P .%\n%%%%%\n"


def test_cats_become_ghosts_and_it_is_explained():
    written = write_text(find("cat-and-mouse"), "cs188-layout")
    assert written.text.count("G") == 2
    assert "Cats became ghosts" in " ".join(written.notes)


def test_what_a_layout_cannot_say_is_explained_or_refused():
    assert "The board becomes 10 rows of 12 cells" in " ".join(write_text(find("first-steps"), "cs188-layout").notes)
    with pytest.raises(ExportError, match="needs food"):
        write_text(parse_level("map = '''\nS.P\n'''"), "cs188-layout")
    with pytest.raises(ExportError, match="0 starts"):
        write_text(parse_level("map = '''\n..G\n'''"), "cs188-layout")


def test_characters_without_a_meaning_are_ground_and_noted():
    imported = read_text("  %%%%%%  \n  %P#~.%\n  %%%%%%\n", "strange.lay")
    assert imported.level.rows == ("######", "#S..G#", "######")
    assert "Characters without a meaning in a layout are ground, as in Pacman: # ~." in imported.notes
    assert recognised_format("%%%%%%\n%P#~.%\n%%%%%%").id == "cs188-layout"
    assert recognised_format("%%%%%%\n%PS~G%\n%%%%%%").id == "ascii"
