"""The colours are chosen in the menu."""

from collections.abc import Callable
from typing import Any

from playground.ui.dialogs.colour_choice import PALETTES, SCALES, colour_choice
from playground.ui.palettes import COLOURS, VALUE_COLOURS
from playground.ui.wishes import Prefer


def test_there_is_a_tab_for_everything_that_can_be_worn() -> None:
    assert tuple(option.id for option in PALETTES) == COLOURS and tuple(option.id for option in SCALES) == VALUE_COLOURS


def test_what_is_chosen_is_preferred_and_kept(
    played: Callable[..., Any], space_of: Callable[..., Any], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]
) -> None:
    menu = played(colour_choice, space_of(snapshot_of(level_of("S.G"))), width=460)
    menu.click("colours/dark")
    menu.click("value-colours/grey")
    menu.click("patterns")
    preferences = menu.space.preferences
    assert (preferences.colours, preferences.value_colours, preferences.patterns) == ("dark", "grey", True)
    assert menu.space.wishes[-1] == Prefer(preferences)
