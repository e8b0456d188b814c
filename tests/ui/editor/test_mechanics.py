"""Keys, switches, rounds and chance of the selected tile."""

import pytest

from playground.ui.editor.mechanics import busy, mechanics, related, round_words, with_longer_round
from playground.world import parse_level
from playground.world.grid import Cell
from playground.world.tile import Spread
from playground.world.tiles import TILES

CAT = '[legend]\n"c" = { kind = "cat", patrols = ["right", "right"] }'


def selected(cell):
    """The panel for a cell."""
    return lambda ui, column, workspace: mechanics(ui, column, workspace, cell)


@pytest.mark.parametrize(
    ("kind", "yes"), [("wall", False), ("goal", False), ("key-red", True), ("door-red", True), ("coin", True)]
)
def test_a_tile_that_has_to_do_with_them_is_busy(kind, yes) -> None:
    assert busy(TILES[kind]) is yes


def test_the_section_is_open_where_there_is_something_and_folds(panel, cells) -> None:
    floor, key = cells((0, 2), (0, 1))
    assert not panel(selected(floor), "Sk.\n.KG").has("cell-gives")
    hands = panel(selected(key), "Sk.\n.KG")
    assert hands.has("cell-gives")
    hands.click("mechanics")
    assert not hands.has("cell-gives")


def test_a_key_says_where_its_door_is_and_gets_another_name(panel, cells) -> None:
    (key,) = cells((0, 1))
    hands = panel(selected(key), "Sk.\n.KG")
    assert "It opens row 1, column 1." in hands.words
    hands.choose("cell-gives", "another key")
    assert hands.space.level[key].gives == "key-2"
    hands.frames()
    assert "No door needs it yet." in hands.words


def test_a_round_is_drawn_made_shorter_and_dropped(panel, cells) -> None:
    (cat,) = cells((1, 0))
    hands = panel(selected(cat), "S..\nc..\n..G", CAT)
    assert hands.node("round").label == "→ →, and back: 4 steps."
    hands.click("walk-back")
    assert hands.space.level[cat].patrols == ("right",)
    hands.click("walk-still")
    assert hands.space.level[cat].patrols == ()


def test_while_a_new_round_is_drawn_the_section_stays_open(panel, cells) -> None:
    (cat,) = cells((1, 0))
    hands = panel(selected(cat), "S..\nc..\n..G", CAT)
    hands.click("walk")
    assert hands.space.level[cat].patrols == ()  # it is drawn anew, and has no step yet
    assert hands.node("walk").label == "Click its way, cell by cell …"


def test_a_tile_that_stays_can_begin_to_walk(panel, cells) -> None:
    hands = panel(selected(cells((1, 0))[0]), "S..\n...\n..G", aiming=True)
    hands.click("mechanics")
    assert hands.node("walk").label == "Let it walk a round"
    hands.click("walk")
    assert (hands.space.tool.walking, hands.space.tool.aiming) == (True, False)
    assert hands.node("walk").label == "Click its way, cell by cell …"


@pytest.mark.parametrize(
    ("patrols", "words"),
    [
        ('["right"]', "→, and back: 2 steps."),
        ('["right", "down", "left", "up"]', "→ ↓ ← ↑: 4 steps."),
        ('["left"]', "←: its way is blocked, so it stays where it is."),
    ],
)
def test_a_round_in_words(level_of, cells, patrols, words) -> None:
    level = level_of("S..\nc..\n..G", f'[legend]\n"c" = {{ kind = "cat", patrols = {patrols} }}')
    assert round_words(level, cells((1, 0))[0]) == words


def test_a_round_goes_on_along_the_row_and_then_along_the_column(space, cells) -> None:
    cat, target = cells((1, 0), (2, 1))
    workspace = space("S..\nc..\n..G", CAT, cell=cat)
    assert with_longer_round(workspace, target).level[cat].patrols == ("right", "right", "left", "down")
    assert with_longer_round(workspace, cells((1, 2))[0]) is workspace  # it is there already
    assert not with_longer_round(space("S.G", walking=True), target).tool.walking


def test_what_belongs_to_the_selected_cell_is_framed(space, cells) -> None:
    key, door = cells((0, 1), (1, 1))
    assert related(space("Sk.\n.KG", cell=key)) == (key, door)
    assert related(space("Sk.\n.KG", cell=door)) == (door, key)
    assert related(space("S..\nc..\n..G", CAT, cell=cells((1, 0))[0])) == cells((1, 0), (1, 1), (1, 2))
    assert related(space("S.G")) == related(space("S.G", cell=cells((7, 7))[0])) == ()


def test_a_reward_begins_to_vary_and_stops(panel, cells) -> None:
    (goal,) = cells((1, 2))
    hands = panel(selected(goal), "Sk.\n.KG")
    hands.click("mechanics")
    hands.choose("cell-noise", "Bell curve")
    assert hands.space.level[goal].noise == Spread(gaussian=1.0)
    hands.choose("cell-noise", "One of two")
    assert hands.space.level[goal].noise == Spread(either=(-1.0, 1.0))
    assert hands.has("cell-either-other")
    hands.choose("cell-noise", "No")
    assert hands.space.level[goal].noise == Spread()


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        (["right", "right"], "→ →, and back: 4 steps."),
        (["right", "down", "left", "up"], "→ ↓ ← ↑: 4 steps."),
        (["right", "left"], "→ ←, and back: 2 steps."),
        (["right", "down", "left"], "→ ↓ ←, and back: 6 steps."),
    ],
)
def test_a_round_that_closes_is_told_from_one_that_is_walked_back(moves, words) -> None:
    legend = "[legend]\n'c' = { kind = 'cat', patrols = [" + ", ".join(f"'{move}'" for move in moves) + "] }\n"
    assert round_words(parse_level("map = '''\nc....\n.....\nS...G\n'''\n" + legend), Cell(0, 0)) == words


def test_a_hazard_whose_way_is_blocked_stays() -> None:
    level = parse_level("map = '''\nc#S.G\n'''\n[legend]\n'c' = { kind = 'cat', patrols = ['right'] }\n")
    assert "stays where it is" in round_words(level, Cell(0, 0))
