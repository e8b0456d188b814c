"""Wishes: frozen values that say all that the window needs to fulfil them."""

import dataclasses
from pathlib import Path
from typing import get_args

import pytest

from playground.ui import sharing_wishes, wishes
from playground.ui.preferences import Preferences
from playground.ui.wishes import Open, Prefer, Receive, Save, Wish, WishRefused


@pytest.mark.parametrize("kind", get_args(Wish), ids=lambda kind: kind.__name__)
def test_every_wish_is_a_frozen_value_that_says_what_it_wants(kind: type) -> None:
    assert dataclasses.is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert kind.__doc__ and kind.__doc__.strip().endswith(".")


def test_every_kind_in_the_file_is_one_of_them() -> None:
    files = (wishes.__name__, sharing_wishes.__name__)
    declared = {value for value in vars(wishes).values() if isinstance(value, type) and value.__module__ in files}
    assert declared - {WishRefused} == set(get_args(Wish))


def test_wishes_are_alike_where_they_want_the_same() -> None:
    assert Open("book") == Open("book") != Open("castle")
    assert Save() == Save(over=False) != Save(over=True)
    assert Receive(path=Path("a")) != Receive(text="a")
    assert Prefer(Preferences()) == Prefer(Preferences())
    with pytest.raises(dataclasses.FrozenInstanceError):
        Open("book").source = "castle"  # type: ignore[misc]
