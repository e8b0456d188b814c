"""Keys lie as on a keyboard; the button that hands in is gone once the answer was right."""

import pygame
import pytest

from playground.lessons.tasks.choice import ChoiceTask
from playground.lessons.wording import wording
from playground.ui.course.answer_controls import check_button, key_places, note
from playground.ui.course.answering import drafted
from playground.ui.kit.layout import Column


@pytest.fixture
def space(page_of):
    return page_of(ChoiceTask(ask=wording("?"), options=(wording("a"), wording("b")), right=1))


def test_nothing_can_be_handed_in_before_there_is_an_answer_nor_a_wrong_one_twice(played, space):
    panel = played(check_button, space)
    assert not panel.node("answer-check").enabled
    panel.space = drafted(panel.space, 0)
    panel.frames(2)
    panel.click("answer-check")
    assert not panel.node("answer-check").enabled
    panel.space = drafted(panel.space, 1)
    panel.frames(2)
    panel.click("answer-check")
    assert not panel.has("answer-check")


def places(hands, actions, width=300):
    seen = {}
    hands(lambda ui: seen.update(key_places(ui, Column(pygame.Rect(0, 0, width, 600), 8), actions)))
    return seen


def test_moves_lie_as_on_a_keyboard_and_other_actions_below(hands):
    seen = places(hands, ("up", "down", "left", "right", "dig"))
    assert seen["up"].bottom < seen["down"].top == seen["left"].top == seen["right"].top
    assert seen["dig"].top > seen["down"].bottom
    assert {spot.size for name, spot in seen.items() if name != "dig"} == {(48, 48)}


def test_diagonal_moves_make_three_lines_and_two_ways_make_one(hands):
    assert len({spot.top for spot in places(hands, ("up-left", "left", "down-left")).values()}) == 3
    assert len({spot.top for spot in places(hands, ("left", "right")).values()}) == 1


def test_keys_stay_within_a_narrow_card(hands):
    assert max(spot.right for spot in places(hands, ("up", "left", "right"), width=130).values()) <= 130


def test_notes_are_small_words_on_the_list_of_nodes(played, space):
    def panel(ui, column, workspace):
        note(ui, column, "a few words", "n")
        return workspace

    assert played(panel, space).node("n").label == "a few words"
