"""The store: what is kept, what goes first, what it weighs."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pygame
import pytest

from playground.ui.drawing.store import OVERHEAD, Store

SQUARE = 10 * 10 * 4 + OVERHEAD
"""Bytes of a picture of ten by ten pixels."""


def square(pixels: int = 10) -> pygame.Surface:
    return pygame.Surface((pixels, pixels), pygame.SRCALPHA, 32)


class Asked:
    """A stored function of names that makes squares, and the names it was called with."""

    def __init__(self, store: Store, **more: int) -> None:
        self.names: list[Any] = []
        self.picture = (store.stored(**more) if more else store.stored)(self._picture)

    def _picture(self, name: object, pixels: int = 10) -> pygame.Surface:
        self.names.append(name)
        return square(pixels)


def test_a_result_is_made_once_and_is_the_same() -> None:
    asked = Asked(Store(10 * SQUARE))
    first = asked.picture("a")
    assert asked.picture("a") is first
    assert asked.names == ["a"]


def test_arguments_by_name_are_arguments() -> None:
    asked = Asked(Store(100 * SQUARE))
    assert asked.picture("a", pixels=20).get_width() == 20
    assert asked.picture("a", pixels=20) is asked.picture("a", pixels=20)
    assert asked.picture("a").get_width() == 10
    assert asked.names == ["a", "a"]


def test_bytes_are_those_of_the_surfaces() -> None:
    store = Store(100 * SQUARE)
    asked = Asked(store)
    asked.picture("a")
    asked.picture("b")
    assert (store.bytes, len(store)) == (2 * SQUARE, 2)


def test_what_was_not_asked_for_longest_goes_first() -> None:
    store = Store(3 * SQUARE)
    asked = Asked(store)
    for name in "abc":
        asked.picture(name)
    asked.picture("a")
    asked.picture("d")
    assert store.bytes == 3 * SQUARE
    for name in "acd":
        asked.picture(name)
    assert asked.names == ["a", "b", "c", "d"], "b was dropped, and nothing else"


def test_functions_share_the_budget() -> None:
    store = Store(2 * SQUARE)
    one, other = Asked(store), Asked(store)
    one.picture("a")
    one.picture("b")
    other.picture("c")
    one.picture("b")
    other.picture("c")
    assert (one.names, other.names) == (["a", "b"], ["c"])
    one.picture("a")
    assert one.names == ["a", "b", "a"]


def test_a_picture_beyond_the_budget_is_made_and_drops_nothing() -> None:
    store = Store(2 * SQUARE)
    asked = Asked(store)
    asked.picture("a")
    assert asked.picture("huge", 100).get_width() == 100
    assert (store.bytes, len(store)) == (SQUARE, 1)


def test_many_pictures_stay_within_the_budget_and_the_newest_are_there() -> None:
    store = Store(50 * SQUARE)
    asked = Asked(store)
    for name in range(1000):
        asked.picture("always")
        asked.picture(name)
        assert store.bytes <= store.budget
    assert asked.names.count("always") == 1
    asked.picture(999)
    assert asked.names.count(999) == 1


def test_what_two_results_share_is_counted_once_and_as_long_as_one_is_there() -> None:
    store, shared = Store(100 * SQUARE), square()
    whole = store.stored(lambda name: shared)
    pair = store.stored(lambda name: (shared, True))
    whole("a")
    pair("b")
    assert store.bytes == SQUARE + OVERHEAD
    whole.cache_clear()
    assert store.bytes == SQUARE
    pair.cache_clear()
    assert store.bytes == 0


@dataclass(frozen=True, eq=False)
class Record:
    values: np.ndarray
    parts: tuple[np.ndarray, ...] = ()


def test_arrays_in_records_count_with_what_they_are_a_part_of() -> None:
    store, whole = Store(1 << 20), np.zeros((100, 10))
    store.stored(lambda name: Record(whole[3:], (whole[:, 0], np.zeros(50, np.uint8))))("a")
    assert store.bytes == OVERHEAD + 8000 + 50


def test_what_belongs_to_an_argument_is_not_the_results() -> None:
    store, record = Store(1 << 20), Record(np.zeros(1000))
    store.stored(lambda given: Record(given.values, (np.zeros(10),)))(record)
    assert store.bytes == OVERHEAD + 80


def test_long_words_count() -> None:
    store = Store(1 << 20)
    store.stored(lambda name: name * 5000)("a")
    assert store.bytes == OVERHEAD + 5000


def test_of_a_function_of_levels_the_last_results_are_kept_whatever_they_weigh() -> None:
    store = Store(SQUARE)
    asked = Asked(store, maxsize=2)
    for name in "abacab":
        asked.picture(name, 100)
    assert asked.names == ["a", "b", "c", "b"]
    assert (store.bytes, store.level_bytes()) == (0, 2 * (100 * 100 * 4 + OVERHEAD))


def test_a_change_of_the_level_leaves_the_pictures() -> None:
    store = Store(10 * SQUARE)
    picture, window = Asked(store), Asked(store, maxsize=2)
    picture.picture("a")
    window.picture("b")
    store.clear_level()
    assert (store.level_bytes(), store.bytes) == (0, SQUARE)
    picture.picture("a")
    window.picture("b")
    assert (picture.names, window.names) == (["a"], ["b", "b"])


def test_it_can_be_emptied() -> None:
    store = Store(10 * SQUARE)
    picture, window = Asked(store), Asked(store, maxsize=2)
    picture.picture("a")
    window.picture("b")
    store.clear()
    assert (len(store), store.bytes, store.level_bytes()) == (0, 0, 0)
    picture.picture("a")
    assert (picture.names, store.bytes) == (["a", "a"], SQUARE)


def test_one_function_can_be_emptied_and_the_rest_goes_on_in_order() -> None:
    store = Store(2 * SQUARE)
    one, other = Asked(store), Asked(store)
    one.picture("a")
    other.picture("b")
    one.picture.cache_clear()
    for name in "cd":
        other.picture(name)
    other.picture("d")
    assert (store.bytes, other.names) == (2 * SQUARE, ["b", "c", "d"])


def test_it_says_what_it_keeps() -> None:
    store = Store(1 << 20)

    @store.stored
    def large(name: str) -> pygame.Surface:
        return square(256)

    @store.stored(maxsize=1)
    def small(name: str) -> pygame.Surface:
        return square()

    large("a")
    small("b")
    assert [(usage.name.rpartition(".")[2], usage.results, usage.bytes) for usage in store.usage()] == [
        ("large", 1, 256 * 256 * 4 + OVERHEAD),
        ("small", 1, SQUARE),
    ]
    total, largest = store.report(most=1).splitlines()
    assert total.startswith("Drawn and kept: 2 results; pictures take 0.3 MB of 1.0 MB, what belongs to the level takes 0.0 MB")
    assert largest.endswith("large: 1, 0.3 MB")


def test_an_error_is_passed_on_and_nothing_is_kept() -> None:
    store = Store(1 << 20)
    with pytest.raises(ZeroDivisionError) as error:
        store.stored(lambda number: 1 // number)(0)
    assert error.value.__context__ is None
    assert len(store) == 0


def test_it_looks_like_the_function() -> None:
    @Store(1).stored
    def arrow(size: int) -> int:
        """An arrow."""
        return size

    assert (arrow.__name__, arrow.__doc__) == ("arrow", "An arrow.")
