"""What changed since another moment, as numbers: nothing where nothing did, and signs that mean better or worse."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.ui.board.changes import changes_of
from playground.ui.board.painter import overlays
from playground.ui.board.viewport import Viewport
from playground.ui.rewinding import CHANGED
from playground.ui.stage.estimates import drawn_of

COVERS = (
    "playground/ui/board/overlays/change_of_moves.py",
    "playground/ui/board/overlays/change_of_q_values.py",
    "playground/ui/board/overlays/change_of_values.py",
    "playground/ui/board/overlays/change_of_visits.py",
)


@pytest.fixture
def compared(snapshot_of: Callable[..., Snapshot], level_of: Callable[..., Any]) -> Callable[..., Snapshot]:
    """compared(then, now): a snapshot on a corridor of three cells with fields, and its reference with others."""

    def made(then: dict[Field, Any], now: dict[Field, Any]) -> Snapshot:
        level = level_of("S.G")
        seen, before = snapshot_of(level, now), snapshot_of(level, then)
        return replace(seen, reference=replace(seen, fields=before.fields))

    return made


def test_values_now_minus_values_then(compared: Callable[..., Snapshot]) -> None:
    snapshot = compared({Field.V: np.array([1.0, 2.0, 0.0])}, {Field.V: np.array([1.0, 2.5, 0.0])})
    drawn = changes_of(Field.V)(drawn_of(snapshot))
    assert drawn.fields[Field.V].tolist() == [0.0, 0.5, 0.0]
    assert drawn.tried is not None and drawn.tried.any(axis=1).tolist() == [False, True, False]


def test_two_equal_infinities_are_no_change(compared: Callable[..., Snapshot]) -> None:
    snapshot = compared({Field.V: np.array([-np.inf, 0.0, 0.0])}, {Field.V: np.array([-np.inf, -np.inf, 0.0])})
    assert changes_of(Field.V)(drawn_of(snapshot)).fields[Field.V].tolist() == [0.0, -np.inf, 0.0]


def test_visits_are_those_since_then(compared: Callable[..., Snapshot]) -> None:
    zeros = np.zeros_like(compared({}, {}).fields[Field.VISITS], dtype=np.int64)
    then, now = zeros.copy(), zeros.copy()
    then[0, 0], now[0, 0], now[1, 0] = 3, 10, 2
    drawn = changes_of(Field.VISITS)(drawn_of(compared({Field.VISITS: then}, {Field.VISITS: now})))
    assert drawn.fields[Field.VISITS][:2, 0].tolist() == [7, 2] and drawn.fields[Field.VISITS].sum() == 9


def test_without_another_moment_nothing_can_be_compared(compared: Callable[..., Snapshot]) -> None:
    snapshot = compared({}, {})
    assert {id for id, overlay in overlays().items() if overlay.compares} == CHANGED
    assert all(overlays()[id].able(drawn_of(snapshot)) for id in CHANGED)
    assert not any(overlays()[id].able(drawn_of(replace(snapshot, reference=None))) for id in CHANGED)


def test_on_another_table_nothing_can_be_compared(
    compared: Callable[..., Snapshot], snapshot_of: Callable[..., Snapshot], level_of: Callable[..., Any]
) -> None:
    snapshot = replace(compared({}, {}), reference=snapshot_of(level_of("S.G")))
    assert drawn_of(snapshot).since is None


@pytest.mark.parametrize("id", sorted(CHANGED))
def test_equal_moments_leave_the_board_empty_and_others_do_not(compared: Callable[..., Snapshot], id: str) -> None:
    none = compared({}, {})
    actions = none.mdp.legal.shape[1]
    q, visits = np.zeros((3, actions)), none.fields[Field.VISITS] + none.mdp.legal
    q[1, none.mdp.actions.index("right")] = 1.0
    other = compared({}, {Field.V: q.max(axis=1), Field.Q: q, Field.VISITS: visits})
    assert (_painted(id, none) == 0).all()
    assert (_painted(id, other) > 0).any()


def _painted(id: str, snapshot: Snapshot) -> Any:
    """The opacity of every pixel of an overlay with its numbers, but for the grounds of cells in which nothing changed."""
    overlay, drawn = overlays()[id], drawn_of(snapshot)
    view = Viewport(pygame.Rect(0, 0, 200, 70), 1, 3)
    surface = pygame.Surface(view.rect.size, pygame.SRCALPHA)
    overlay.paint(surface, drawn, view)
    blank = pygame.Surface(view.rect.size, pygame.SRCALPHA)
    if overlay.covers:
        overlay.paint(blank, drawn_of(replace(snapshot, reference=replace(snapshot, reference=None))), view)
    difference = pygame.surfarray.array3d(surface).astype(int) - pygame.surfarray.array3d(blank)
    return np.abs(difference) if overlay.covers else pygame.surfarray.array_alpha(surface)


def test_the_moves_of_then_lie_pale_behind_those_of_now(compared: Callable[..., Snapshot]) -> None:
    moves = compared({}, {}).mdp.actions
    then, now = (np.zeros((3, len(moves))) for _ in range(2))
    then[1, moves.index("right")], now[1, moves.index("up")] = 1.0, 1.0
    opacity = _painted("change-moves", compared({Field.Q: then}, {Field.Q: now}))
    middle = opacity[70:130]  # the cell in the middle: pixels from left to right, each from top to bottom
    beside, above = middle[40:, 30:40].max(), middle[25:35, 15:30].max()
    assert 0 < beside <= 70 < above == 255
