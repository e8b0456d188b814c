"""Everything that the window can wear can be read; what is chosen is worn at once, kept, and taken off again."""

from pathlib import Path

import numpy as np
import pytest

from playground.ui import preferences, theme
from playground.ui.board.scale import STEPS, colour_at, contrast, luminance, strokes
from playground.ui.board.stamps import ink_on
from playground.ui.drawing.store import stored
from playground.ui.palettes import (
    COLOURS,
    LIGHT,
    PAIRS,
    PALETTES,
    VALUE_COLOURS,
    Attire,
    attires,
    in_words,
    stands_on,
    wear,
    worn,
)

EVERY = pytest.mark.parametrize("attire", list(attires()), ids=lambda attire: "-".join(map(str, vars(attire).values())))


@EVERY
def test_every_pair_of_text_and_ground_can_be_read(attire: Attire) -> None:
    wear(attire)
    weak = [(ink, ground) for ink, ground, least in PAIRS if contrast(*stands_on(ink, ground)) < least]
    assert weak == []


@EVERY
def test_numbers_and_arrows_can_be_read_on_every_value(attire: Attire) -> None:
    wear(attire)
    assert min(contrast(ink_on(step), colour_at(step)) for step in range(STEPS)) >= 4.5
    halo = [max(contrast(ink, colour_at(step)) for ink in (theme.INK, theme.HALO)) for step in range(STEPS)]
    assert min(halo) >= 3.0, "an arrow or its edge stands out"


@EVERY
def test_the_scale_of_values_goes_one_way_from_zero_to_each_end(attire: Attire) -> None:
    wear(attire)
    light = [luminance(stop) for stop in theme.VALUE_STOPS]
    halves = (light[:5], light[4:])
    assert all(half == sorted(half) or half == sorted(half, reverse=True) for half in halves)


@EVERY
def test_curves_stand_out_from_their_card(attire: Attire) -> None:
    wear(attire)
    assert min(contrast(ink, theme.CARD) for ink in (*theme.CURVES, *theme.SERIES[:6])) >= 3.0


@EVERY
def test_the_sides_of_a_landscape_stand_out_from_their_card(attire: Attire) -> None:
    """In their darkest light; on a dark card black earth would be no shape at all."""
    wear(attire)
    front = tuple(round(part * 0.74 * 0.84) for part in theme.EARTH)
    assert contrast((front[0], front[1], front[2]), theme.CARD) >= 1.4


def test_patterns_strike_what_is_below_zero_and_nothing_else() -> None:
    steps = np.array([0, 60, STEPS // 2, 200, STEPS - 1])
    wear(Attire())
    assert strokes(steps) is None
    wear(Attire(patterns=True))
    struck, plain = strokes(steps), [0xFF000000 | int.from_bytes(bytes(colour_at(step)), "big") for step in steps]
    assert struck is not None
    assert [int(one) != other for one, other in zip(struck, plain, strict=True)] == [True, True, False, False, False]


def test_a_palette_has_no_name_that_the_theme_has_not() -> None:
    assert set(COLOURS) == set(PALETTES) and all(set(table) == set(LIGHT) for table in PALETTES.values())


def test_what_was_drawn_is_forgotten_when_the_colours_change() -> None:
    asked = []

    @stored
    def drawn() -> object:
        asked.append(theme.INK)
        return object()

    drawn(), drawn()
    assert wear(Attire("dark")) and not wear(Attire("dark"))
    drawn()
    assert asked == [LIGHT["INK"], PALETTES["dark"]["INK"]]


def test_words_name_the_colours_that_are_worn() -> None:
    words = "Orange is good, **blue** is bad."
    assert in_words(words) == words
    wear(Attire(values="purple-green"))
    assert in_words(words) == "Green is good, **purple** is bad."


@pytest.mark.parametrize("values", VALUE_COLOURS)
def test_the_choice_is_kept(tmp_path: Path, values: str) -> None:
    chosen = preferences.Preferences(colours="dark", value_colours=values, patterns=True)
    preferences.write(chosen, tmp_path / "settings.toml")
    again, note = preferences.read(tmp_path / "settings.toml")
    assert again.attire == Attire("dark", values, True) and not note


def test_nothing_is_worn_in_the_next_test() -> None:
    assert worn() == Attire() and LIGHT["INK"] == theme.INK
