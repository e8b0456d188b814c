"""How much better than usual a move is, and how that is drawn."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.ui.board.overlays.advantage import OVERLAY, advantage
from playground.ui.board.painter import overlays, shown
from playground.ui.board.viewport import Viewport
from playground.ui.stage.estimates import drawn_of
from playground.world import Level
from playground.world.grid import MOVE_SETS, MOVES

VIEW = Viewport(pygame.Rect(0, 0, 212, 84), 1, 3, margin=10)
RIGHT, DOWN = MOVE_SETS["four"].index("right"), MOVE_SETS["four"].index("down")


@pytest.fixture
def two_moves(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> Snapshot:
    """In the first cell right is worth 0.5 more than usual, down 0.25 less, the others as much as usual."""
    q = np.full((3, 4), 10.0)
    q[0, RIGHT], q[0, DOWN] = 10.5, 9.75
    return snapshot_of(level_of("S.G"), {Field.Q: q, Field.V: np.array([10.0, 10.0, 0.0])})


def test_an_advantage_is_what_an_action_gets_more_than_its_state() -> None:
    q, v = np.array([[1.0, 3.0], [-np.inf, 2.0], [5.0, -np.inf]]), np.array([2.5, -np.inf, 4.0])
    assert advantage(q, v).tolist() == [[-1.5, 0.5], [0.0, np.inf], [1.0, -np.inf]]
    policy, q = np.array([[0.25, 0.75]]), np.array([[4.0, 8.0]])
    assert float((policy * advantage(q, (policy * q).sum(axis=1))).sum()) == pytest.approx(0.0, abs=1e-9)  # usual is the mean


def test_better_is_warm_and_worse_is_cool(two_moves: Snapshot) -> None:
    surface = pygame.Surface(VIEW.rect.size, pygame.SRCALPHA)
    OVERLAY.paint(surface, drawn_of(two_moves), VIEW)
    spot = VIEW.rect_of((0, 0))

    def pixel(name: str) -> pygame.Color:
        row, col = MOVES[name]
        return surface.get_at((int(spot.centerx + 0.28 * col * spot.width), int(spot.centery + 0.28 * row * spot.height)))

    assert pixel("right").r > pixel("right").b + 40
    assert pixel("down").b > pixel("down").r + 20
    assert pixel("up") == pixel("left")  # as usual: the colour of nought
    assert abs(pixel("up").r - pixel("up").b) < 40


def test_its_colours_end_at_its_own_numbers_and_not_at_those_of_values(two_moves: Snapshot) -> None:
    drawn, values = drawn_of(two_moves), overlays()["values"]
    assert OVERLAY.scale is not None
    assert values.scale is not None
    assert (OVERLAY.scale(drawn, VIEW), values.scale(drawn, VIEW)) == (0.5, 10.0)


def test_it_is_painted_again_when_either_of_its_numbers_changes(
    two_moves: Snapshot, snapshot_of: Callable[..., Snapshot]
) -> None:
    key = OVERLAY.key(drawn_of(two_moves), VIEW)
    for field in (Field.Q, Field.V, Field.VISITS):
        other = replace(two_moves, fields={**two_moves.fields, field: two_moves.fields[field] + 1.0})
        assert OVERLAY.key(drawn_of(other), VIEW) != key
    same = replace(two_moves, number=9, fields=dict(two_moves.fields))
    assert OVERLAY.key(drawn_of(same), VIEW) == key


def test_it_stands_alone_and_needs_both(two_moves: Snapshot) -> None:
    assert OVERLAY.title == "Better than usual"
    chosen = [overlays()[id] for id in ("values", "q-values", "arrows", "visits", "advantage")]
    assert [overlay.id for overlay in shown(chosen, drawn_of(two_moves))] == ["visits", "advantage"]
    fewer = {field: array for field, array in two_moves.fields.items() if field is not Field.V}
    one = replace(two_moves, fields=fewer)
    assert "advantage" not in [overlay.id for overlay in shown(chosen, drawn_of(one))]
