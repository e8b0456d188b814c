"""What makes the states of a level grow, in badges and in words."""

import pytest

from playground.ui.editor.growing import factors_of, growth_badge, growth_words, state_count
from playground.ui.kit import Theme
from playground.world.tiles import TILES


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("key-red", ("It doubles what the mouse has to know: is the red key in hand?",)),
        ("coin", ("Every coin doubles what the mouse has to know: is it still there?",)),
        ("wall", ()),
        ("goal", ()),
    ],
)
def test_a_tile_says_what_it_adds(kind, words) -> None:
    assert growth_words(TILES[kind]) == words


def test_every_kind_that_multiplies_states_says_so() -> None:
    assert all(bool(growth_words(tile)) == bool(tile.grows) for tile in TILES.values())


def test_a_badge_is_no_wider_than_its_room() -> None:
    wide, narrow = (growth_badge("×1,000,000", Theme(), room) for room in (200, 40))
    assert wide.get_width() <= 200
    assert narrow.get_width() < wide.get_width()
    assert narrow.get_height() < wide.get_height()


def test_the_states_are_counted_with_what_makes_them_many(panel) -> None:
    hands = panel(state_count, "Sk.\n.KG")
    states = len(hands.space.snapshot.mdp.states)
    assert hands.node("states").label == f"{states} states"
    (factor,) = factors_of(hands.space.level)
    assert factor.times == 2
    hands.click("factor-0")
    assert hands.space.tool.shown == factor.cells
    assert hands.space.look.goal == factor.cells[0]
    hands.click("factor-0")
    assert hands.space.tool.shown == ()


def test_a_plain_level_has_no_factors_and_one_state_is_no_plural(panel) -> None:
    hands = panel(state_count, "S.G")
    assert hands.node("states").label == "3 states"
    assert not hands.has("factor-0")
    assert panel(state_count, "S").node("states").label == "1 state"


def test_while_the_session_is_behind_the_states_are_being_counted(panel, space) -> None:
    hands = panel(state_count, "S.G")
    hands.space = type(hands.space)(hands.space.document, hands.space.history, space("S..G").snapshot)
    hands.frames()
    assert hands.node("states").label == "counting …"
