"""One turn of the loop as a picture: what is filled when, and that nothing lies on anything else."""

import pygame
import pytest

from playground.ui.explanations.loop import turn
from playground.ui.explanations.loop.turn import Turn
from playground.ui.kit import Ui
from playground.ui.theme import Theme
from playground.world.library import find

VALUES = ("(0, 0)", "→ right", "−1", "(0, 1)")


@pytest.fixture
def ui():
    def made(scale: float = 1.0) -> Ui:
        pygame.font.init()
        return Ui(Theme(scale))

    return made


def drawn(ui: Ui, rect: pygame.Rect, turn_shown: Turn) -> None:
    """A frame with the picture and nothing else."""
    ui.begin(pygame.Surface((2000, 700)), [], 0.0, 0.0)
    turn.draw_turn(ui, rect, find("corridor"), turn_shown)
    ui.end()


def test_boxes_fill_one_after_another():
    for full in (0.0, 1.5, 2.2, 3.9, 4.0):
        turn_shown = Turn(VALUES, full, False, "you")
        assert [turn_shown.shows(box) for box in range(4)] == [full >= box for box in range(4)]
        assert sum(turn_shown.lit(box) for box in range(4)) == (full < 4)


def test_before_the_first_step_only_the_state_is_there():
    turn_shown = Turn(("(0, 0)", "", "", ""), 4.0, False, "you")
    assert [turn_shown.shows(box) for box in range(4)] == [True, False, False, False]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [215, 260, 331, 345, 480, 900])
def test_no_box_lies_on_another_one_and_all_lie_inside(ui, scale, width):
    ui = ui(scale)
    width = round(width * scale)
    rect = pygame.Rect(20, 20, width, turn.height(ui, width))
    drawn(ui, rect, Turn(VALUES, 4.0, False, "learner"))
    boxes = [ui.node(f"box-{box}").rect for box in range(4)]
    for number, box in enumerate(boxes):
        assert rect.contains(box)
        assert box.width >= ui.theme.px(38)
        assert box.collidelist(boxes[number + 1 :]) == -1
    written = [ui.node(f"box-{box}").label for box in range(4)]
    assert written == list(VALUES)


def test_the_next_state_goes_over_and_becomes_the_state(ui):
    ui = ui()
    rect = pygame.Rect(0, 0, 480, turn.height(ui, 480))
    spots = []
    for full in (0.0, 0.4):
        drawn(ui, rect, Turn(VALUES, full, True, "you"))
        spots.append(ui.node("carried").rect)
        assert ui.node("carried").label == "(0, 0)"
    after, state = ui.node("box-3").rect, ui.node("box-0").rect
    assert spots[0].centerx == pytest.approx(after.centerx, abs=1)
    assert state.centerx < spots[1].centerx < after.centerx


def test_letters_stand_beside_the_names_where_there_is_room(ui):
    ui = ui()
    student, school = (Turn(VALUES, 4.0, False, "you", symbols=symbols) for symbols in (True, False))
    child = Turn(VALUES, 4.0, False, "you", simple=True)
    assert turn.name(ui, turn.AFTER, 200, student) == "Next state S′"
    assert turn.name(ui, turn.AFTER, 40, student) == "S′"
    assert turn.name(ui, turn.AFTER, 200, school) == "Next state"
    assert turn.name(ui, turn.AFTER, 200, child) == "New square"
