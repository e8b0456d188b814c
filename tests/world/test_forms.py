"""Forms of the fields in a level file."""

import pytest

from playground import paths
from playground.world.forms import RULE_FORMS, TILE_FORMS, WIND, Unfit, listed, quoted


@pytest.mark.parametrize("name", [*TILE_FORMS, *RULE_FORMS, *WIND])
def test_every_key_is_told_of_in_the_manual(name: str) -> None:
    told = (paths.levels().parent / "docs" / "levels.md").read_text(encoding="utf-8")
    assert f"`{name}`" in told


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
