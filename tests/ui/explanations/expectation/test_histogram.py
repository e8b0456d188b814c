"""The histogram of returns: its bars hold every return, and its lines are named."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pygame
import pytest

from playground.ui import theme
from playground.ui.explanations.expectation.fan import LESS, MORE
from playground.ui.explanations.expectation.histogram import MOST_BARS, bars, histogram
from playground.ui.workspace import Workspace

RECT = pygame.Rect(420, 20, 300, 200)


@pytest.mark.parametrize("count", (1, 4, 40, 1000))
def test_every_return_is_in_a_bar_and_the_exact_value_inside_the_picture(count: int) -> None:
    returns = np.random.default_rng(3).normal(size=count)
    heights, edges = bars(returns, 5.0)
    assert heights.sum() == count
    assert len(edges) == len(heights) + 1
    assert 7 <= len(heights) <= MOST_BARS
    assert edges[0] < returns.min()
    assert edges[-1] > 5.0


def test_the_smallest_and_the_largest_return_are_inside_the_outer_bars() -> None:
    heights, edges = bars(np.array([0.0, 0.0, 0.0, 1.0]), 0.5)
    assert heights[0] == 3
    assert heights[-1] == 1
    assert heights[1:-1].sum() == 0
    assert edges[0] < 0.0 < edges[1]
    assert edges[-2] < 1.0 < edges[-1]


def test_returns_that_are_all_alike_get_some_width() -> None:
    heights, edges = bars(np.full(5, 2.0), 2.0)
    assert edges[-1] - edges[0] > 1.0
    assert heights.max() == 5


def drawn(screen: Callable[..., Any], space: Workspace, value: float) -> Any:
    def panel(ui: Any, column: Any, workspace: Workspace) -> Workspace:
        histogram(ui, RECT, np.array([0.0, 0.0, 0.0, 1.0]), value)
        return workspace

    return screen(space, panel)


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...G")))


def test_bars_below_the_exact_value_are_blue_and_above_it_orange(screen: Callable[..., Any], space: Workspace) -> None:
    shown = drawn(screen, space, 0.5)
    row = [shown.colour((x, RECT.bottom - shown.ui.theme.small_line - 3)) for x in range(RECT.left, RECT.right)]
    assert row.index(theme.VALUE_STOPS[LESS]) < row.index(theme.VALUE_STOPS[MORE])
    assert theme.VALUE_STOPS[LESS] not in row[row.index(theme.VALUE_STOPS[MORE]) :]


def test_mean_and_exact_value_are_named_and_an_infinite_value_is_not(screen: Callable[..., Any], space: Workspace) -> None:
    assert {"mean 0.25", "exact 0.50"} <= texts(drawn(screen, space, 0.5))
    assert not any(words.startswith("exact") for words in texts(drawn(screen, space, float("inf"))))


def texts(shown: Any) -> set[str]:
    return {node.label for node in shown.ui.nodes}
