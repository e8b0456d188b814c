"""The card of a step: where it stands, what it says, and that its buttons answer."""

from dataclasses import replace

import pygame
import pytest

from playground.ui.board.viewport import Viewport
from playground.ui.guide.card import card, placed
from playground.ui.guide.guide import PRAISE, begun, guided
from playground.ui.guide.guided_steps import STEPS

NUMBER = {step.id: number for number, step in enumerate(STEPS)}


@pytest.fixture
def play(screen, space_of, snapshot_of, level_of):
    def made(id, **more):
        space = begun(space_of(snapshot_of(level_of("S..G"))).enter("first"))
        return screen(space.remember(replace(guided(space), step=NUMBER[id], **more)), over=card)

    return made


def test_it_says_one_sentence_and_its_button_answers(play) -> None:
    played = play("reader")
    assert played.node("guide-words").label == STEPS[0].ask.school
    played.click("guide-child")
    assert played.space.preferences.reading == "child" and guided(played.space).open_step.id == "walk"
    assert played.node("guide-words").label == STEPS[1].ask.child.replace("**", "")
    assert not played.has("guide-child")


def test_what_is_done_is_praised_for_a_while(play) -> None:
    played = play("walk")
    played.space = played.space.remember(replace(guided(played.space), praised=played.now))
    played.frames(2)
    assert played.node("guide-words").label == STEPS[1].praise.school and played.ui.wants_frame
    played.frames(int(60 * PRAISE) + 2)
    assert guided(played.space).open_step.id == "cheese"


@pytest.mark.parametrize("cell", [(0, 0), (0, 6), (1, 3), (2, 6)])
@pytest.mark.parametrize("size", [(900, 660), (520, 300), (330, 200)])
def test_it_stands_right_under_the_board_and_never_over_it(cell, size) -> None:
    view = Viewport(pygame.Rect(10, 20, *size), 3, 7)
    box = placed((300, 80), view.rect_of(cell), view, 90, 8)
    assert view.rect.left <= box.left and box.right <= view.rect.right and box.bottom <= view.rect.bottom + 90
    assert not box.colliderect(view.board_rect)
