"""Whatever a widget does on the board, it survives that the page was turned, the lesson left, or the level changed under it."""

from dataclasses import replace

import pygame
import pytest

from playground.edit.history import History
from playground.lessons.tasks.choice import ChoiceTask
from playground.lessons.wording import wording
from playground.ui.board.viewport import Viewport
from playground.ui.course.answers import answers
from playground.ui.course.classroom import classroom
from playground.ui.kit.layout import Column
from playground.world.grid import Cell

KINDS = tuple(sorted(kind for kind in answers() if kind != "choice"))
OTHER = ChoiceTask(ask=wording("?"), options=(wording("a"), wording("b")), right=0)


def left(space):
    """On the map, without a lesson."""
    return space.remember(replace(classroom(space), lesson=None, draft=None, verdict=None))


@pytest.fixture
def smaller(level_of, snapshot_of):
    """On another, smaller level, as after an edit; an answer of another kind is in the hand."""

    def changed(space):
        level = level_of("SG")
        odd = space.remember(replace(classroom(space), draft=("nothing", Cell(9, 9))))
        return replace(odd, history=History(level), snapshot=snapshot_of(level))

    return changed


@pytest.mark.parametrize("kind", KINDS)
def test_it_goes_on_where_the_page_was_turned(kind, page_of, hands, smaller):
    answer = answers()[kind]
    for change in (lambda space: space, left, smaller):
        space = change(page_of(OTHER))
        view = Viewport(pygame.Rect(0, 0, 200, 200), space.level.height, space.level.width)

        def draw(ui, space=space, view=view):
            after = space
            for act in (answer.touch, answer.over):
                after = after if act is None else act(ui, view, after)
            if answer.grips is not None:
                answer.grips(ui, view, after)
            if answer.marks is not None:
                answer.marks(ui, view, after)
            for part in (answer.drawn, answer.overlays, answer.drives):
                if part is not None:
                    part(after)
            if kind not in ("drive", "point", "corrupted"):  # these have no task of their own to look at
                answer.panel(ui, Column(pygame.Rect(200, 0, 300, 600), 8), after)

        played = hands(draw)
        played.click_at(view.rect_of((0, 0)).center)
        assert not played.has("answer-check")
        for key in ("enter", "delete", "3"):
            assert answer.keys is None or answer.keys(space, key) is not None
        assert answer.steer is None or answer.steer(space, "right", False) is not None
