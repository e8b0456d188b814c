"""The card beside the pointer: what it says of a cell, and that it hides neither the cell nor leaves the window."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.ui.board.viewport import Viewport
from playground.ui.preferences import Preferences
from playground.ui.window.cell_card import _place, cell_card
from playground.world import Cell


@pytest.fixture
def card(screen: Callable[..., Any], space_of: Callable[..., Any], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]):
    """card(cell, fields, size, symbols) plays the card of a cell of a small level."""

    def made(cell: Cell | None, fields: Any = None, size: tuple[int, int] = (800, 600), symbols: bool = False) -> Any:
        space = space_of(snapshot_of(level_of("S.#G"), fields))
        space = replace(space, preferences=Preferences(reading="student" if symbols else "school"))
        return screen(space, touch=lambda ui, view, workspace: cell_card(ui, view, workspace, cell) or workspace, size=size)

    return made


def test_there_is_no_card_without_a_cell_or_off_the_board(card: Callable[..., Any]) -> None:
    assert card(None).ui.nodes == [] and card(Cell(9, 9)).ui.nodes == []


def test_it_names_the_place_the_tile_and_what_it_pays(card: Callable[..., Any]) -> None:
    words = card(Cell(0, 3)).words
    assert "Goal" in words and "+1" in words and any(word.startswith("reward ") for word in words)
    assert "Wall" in card(Cell(0, 2)).words


def test_beliefs_are_there_in_words_or_in_symbols(card: Callable[..., Any]) -> None:
    fields = {Field.V: np.array([0.25, 0.5, 0.0]), Field.VISITS: np.array([[1, 0, 2, 3], [0, 0, 0, 0], [0, 0, 0, 0]])}
    words = card(Cell(0, 0), fields).words
    assert words[words.index("value") - 1] == "0.25" and words[words.index("visits") - 1] == "6"
    assert "value V" in card(Cell(0, 0), fields, symbols=True).words
    assert "never" in card(Cell(0, 1), fields).words


def test_at_an_end_the_value_is_0_by_definition(card: Callable[..., Any]) -> None:
    assert "0, it ends here" in card(Cell(0, 3)).words


def test_every_legal_action_has_a_line_and_columns_only_what_is_believed(card: Callable[..., Any]) -> None:
    fields = {Field.Q: 10.0 + np.arange(12.0).reshape(3, 4)}
    played = card(Cell(0, 1), fields)
    assert {"Q", "π", "visits"} <= set(played.words) and "Q*" not in played.words
    assert [word for word in played.words if word in ("14", "15", "16", "17")] == ["14", "15", "16", "17"]


@pytest.mark.parametrize("cell", [Cell(0, 0), Cell(0, 1), Cell(0, 3)])
@pytest.mark.parametrize("size", [(800, 600), (640, 420)])
def test_it_lies_beside_its_cell_inside_the_window(card: Callable[..., Any], cell: Cell, size: tuple[int, int]) -> None:
    played = card(cell, size=size)
    labels = [node.rect for node in played.ui.nodes]
    assert labels
    box = labels[0].unionall(labels[1:])
    assert pygame.Rect((0, 0), size).contains(box) and not box.colliderect(played.view.rect_of(cell))


def test_what_is_best_waits_until_it_is_asked_for(screen, lived) -> None:
    space = lived("corridor", "q-learning")

    def words(tells: bool) -> list[str]:
        def touch(ui: Any, view: Any, workspace: Any) -> Any:
            cell_card(ui, view, workspace, Cell(0, 1), tells)
            return workspace

        return screen(space, touch=touch).words

    assert {"best value", "Q*"} <= set(words(True)) and "press T" not in words(True)
    assert "press T" in words(False) and not {"best value", "Q", "Q*"} & set(words(False))


@pytest.mark.parametrize("cell", [Cell(0, 0), Cell(3, 4), Cell(7, 9)])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_it_hides_at_most_a_fifth_of_the_board(size: tuple[int, int], cell: Cell) -> None:
    view = Viewport(pygame.Rect(16, 56, size[0] * 2 // 3, size[1] * 2 // 3), 8, 10)
    box = _place(view, cell, (268, 220), pygame.Rect((0, 0), size), 8)
    assert box is not None and not box.colliderect(view.rect_of(cell))
    hidden, board = box.clip(view.board_rect), view.board_rect
    assert 5 * hidden.width * hidden.height <= board.width * board.height


def test_where_there_is_no_room_there_is_no_card() -> None:
    window = pygame.Rect(0, 0, 300, 300)
    assert _place(Viewport(window, 3, 3), Cell(1, 1), (268, 220), window, 8) is None


def test_where_no_numbers_are_asked_for_it_says_what_is_there_and_what_it_pays(screen, space_of, snapshot_of, level_of) -> None:
    space = space_of(snapshot_of(level_of("S.#G"), {Field.V: np.array([0.25, 0.5, 0.0])}))

    def draw(ui, view, workspace):
        cell_card(ui, replace(view, numbers=False), workspace, Cell(0, 3))
        cell_card(ui, replace(view, numbers=False), workspace, Cell(0, 0))
        return workspace

    words = screen(space, touch=draw).words
    assert "Goal" in words and "+1" in words and not {"value", "visits", "Q", "0.25"} & set(words)
