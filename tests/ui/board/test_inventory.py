"""What a floor holds, in words."""

from collections.abc import Callable

import pytest

from playground.ui.board.inventory import floor_words, gains, happenings, inventory_items
from playground.world import Level
from playground.world.mdp import Floor

ROWS = "Sacc\n.A.c\nt.TG"


@pytest.fixture
def level(level_of: Callable[..., Level]) -> Level:
    return level_of(ROWS)


def test_keys_coins_and_switches_are_things(level: Level) -> None:
    assert [(item.title, item.names, item.counted) for item in inventory_items(level)] == [
        ("red key", ("red",), False),
        ("coin", ("0,2", "0,3", "1,3"), True),
        ("switch", ("gate",), False),
    ]
    floor = Floor(("0,3", "red"), ("gate",), 0)
    assert [item.count(floor) for item in inventory_items(level)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("floor", "words"),
    [
        (Floor(), "with empty hands, the switch off"),
        (Floor(("red",)), "with the red key, the switch off"),
        (Floor(("0,2", "1,3", "red"), ("gate",)), "with the red key and 2 of 3 coins, the switch on"),
    ],
)
def test_a_floor_in_plain_words(level: Level, floor: Floor, words: str) -> None:
    assert floor_words(level, floor) == words


def test_a_level_with_a_cat_only_has_nothing_to_hold(level_of: Callable[..., Level]) -> None:
    assert floor_words(level_of("SM..\n...G"), Floor(phase=3)) == ""


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Floor(), Floor(("red",)), ("took the **red key**",)),
        (Floor(("0,2",)), Floor(("0,2", "0,3")), ("took a **coin** (2 of 3)",)),
        (Floor(), Floor((), ("gate",)), ("switched the **switch** on: the gate is open now",)),
        (Floor((), ("gate",)), Floor(), ("switched the **switch** off: the gate is shut now",)),
        (Floor(phase=1), Floor(phase=2), ()),
    ],
)
def test_what_a_step_has_changed(level: Level, before: Floor, after: Floor, words: tuple[str, ...]) -> None:
    assert happenings(level, before, after) == words


def test_things_have_short_names_too(level: Level) -> None:
    assert [name for name, _ in gains(level, Floor(), Floor(("0,2", "red"), ("gate",)))] == ["red key", "coin", "switch on"]


def test_what_a_table_from_elsewhere_remembers_is_said_in_its_own_words(level: Level) -> None:
    before, after = Floor(("passenger-at-red", "to-blue")), Floor(("passenger-in-taxi", "to-blue"))
    assert floor_words(level, before).endswith("passenger at red, to blue")
    assert happenings(level, before, after) == ("came to **passenger in taxi**",)


def test_keys_of_one_picture_are_told_apart_by_their_names(level_of: Callable[..., Level]) -> None:
    level = level_of("S1.\n2.G", '[legend]\n"1" = { kind = "key-red", gives = "one" }\n"2" = { kind = "key-red", gives = "two" }')
    assert [item.title for item in inventory_items(level)] == ["red key one", "red key two"]
