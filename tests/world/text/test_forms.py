"""Forms of the fields in a level file."""

import pytest

from playground import paths
from playground.world.text.forms import RULE_FORMS, TILE_FORMS, WIND, Unfit, listed, quoted
from playground.world.tile import Spread


@pytest.mark.parametrize("name", [*TILE_FORMS, *RULE_FORMS, *WIND])
def test_every_key_is_told_of_in_the_manual(name: str) -> None:
    manual = (paths.levels().parent / "docs" / "levels.md").read_text(encoding="utf-8")
    assert f"`{name}`" in manual


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("enter", -0.1, "-0.1"),
        ("enter", 1e16, "1e+16"),
        ("slip", None, '"none"'),
        ("ends", True, "true"),
        ("blocks_from", ("up", "left"), '["up", "left"]'),
        ("to", ("a",), '"a"'),
        ("to", ("a", "b"), '["a", "b"]'),
        ("to", (), "[]"),
        ("sends_to", "S", '"S"'),
        ("wind", (-1, 2), "[-1, 2]"),
        ("swap", (("up", "down"),), '{ up = "down" }'),
        ("swap", (), "{  }"),
        ("gives", "red", '"red"'),
        ("patrols", ("up", "up"), '["up", "up"]'),
        ("noise", Spread(0.5), "{ gaussian = 0.5 }"),
        ("noise", Spread(either=(-1.0, 2.0)), "{ either = [-1.0, 2.0] }"),
        ("noise", Spread(), '"none"'),
    ],
)
def test_fields_of_a_tile_are_written_like_this(name: str, value: object, written: str) -> None:
    assert TILE_FORMS[name].write(value) == written


@pytest.mark.parametrize(
    ("moves", "written"),
    [
        (("up", "right", "down", "left"), '"four"'),
        (("left", "right"), '"left-right"'),
        (("left", "down", "right", "up"), '["left", "down", "right", "up"]'),
    ],
)
def test_moves_are_a_set_where_the_order_is_that_of_the_set(moves: tuple[str, ...], written: str) -> None:
    assert RULE_FORMS["moves"].write(moves) == written


def test_numbers_may_be_whole_but_switches_may_not_be_numbers() -> None:
    assert TILE_FORMS["enter"].read(3) == 3.0
    assert isinstance(TILE_FORMS["enter"].read(3), float)
    with pytest.raises(Unfit):
        TILE_FORMS["ends"].read(1)
    with pytest.raises(Unfit):
        TILE_FORMS["enter"].read(True)


@pytest.mark.parametrize(("value", "fits"), [(0.0, True), (1.0, True), (-1e-9, False), (1.0 + 1e-9, False), (10**400, False)])
def test_both_sides_of_a_bound(value: float, fits: bool) -> None:
    if fits:
        assert RULE_FORMS["discount"].read(value) == value
    else:
        with pytest.raises(Unfit, match="a number from 0 to 1"):
            RULE_FORMS["discount"].read(value)


def test_text_is_quoted_as_toml_wants_it() -> None:
    assert quoted('a "b" \\') == '"a \\"b\\" \\\\"'
    assert listed(()) == "[]"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gives", "a b"),
        ("needs", "x" * 25),
        ("toggles", "é"),
        ("obeys", 3),
        ("gives", "red\n"),
        ("patrols", ["stay"]),
        ("patrols", "up"),
        ("patrols", ["up"] * 201),
        ("patrols", [[]]),
        ("noise", {}),
        ("noise", {"gaussian": -1}),
        ("noise", {"gaussian": float("nan")}),
        ("noise", {"gaussian": True}),
        ("noise", {"gaussian": 10**400}),
        ("noise", {"either": [1]}),
        ("noise", {"either": [1, float("inf")]}),
        ("noise", {"either": [1, 2], "gaussian": 1}),
        ("noise", {"uniform": 1}),
        ("noise", 1),
    ],
)
def test_names_walks_and_noise_that_do_not_fit(name: str, value: object) -> None:
    with pytest.raises(Unfit):
        TILE_FORMS[name].read(value)


def test_names_walks_and_noise_that_fit() -> None:
    assert TILE_FORMS["gives"].read("Red-key_2") == "Red-key_2"
    assert TILE_FORMS["needs"].read("") == ""
    assert TILE_FORMS["patrols"].read(["up-right"] * 200) == ("up-right",) * 200
    assert TILE_FORMS["noise"].read({"gaussian": 2}) == Spread(2.0)
    assert TILE_FORMS["noise"].read({"either": [1, -1]}) == Spread(either=(1.0, -1.0))
    assert TILE_FORMS["noise"].read("none") == Spread()


@pytest.mark.parametrize("value", ["ab", " ", 3, None, ["S"], "\n", "\t", True])
def test_where_one_character_is_expected_nothing_else_is_taken(value: object) -> None:
    with pytest.raises(Unfit, match="one character of the map"):
        TILE_FORMS["sends_to"].read(value)


@pytest.mark.parametrize("value", ["", "S", "#", "é"])
def test_a_character_or_none_says_where_a_tile_sends(value: str) -> None:
    assert TILE_FORMS["sends_to"].read(value) == value
