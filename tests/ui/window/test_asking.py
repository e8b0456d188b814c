"""What "?" answers: about what has the focus, about what is pointed at, and about the panel around it."""

import pygame
import pytest

from playground.learning.learner import Field
from playground.ui.modes import modes
from playground.ui.panels.score import ABOUT, score
from playground.ui.window.asking import AGENT, NOTHING_THERE, answer

CARD = pygame.Rect(410, 0, 390, 600)
MINUS = "\N{MINUS SIGN}"


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    tail = '[rules]\nstep_reward = -1.0\n[legend]\n"G" = { kind = "goal", enter = 10.0 }'
    return space_of(snapshot_of(level_of("S.G", tail), {Field.V: [0.0, 9.0, 0.0]}))


@pytest.fixture
def asked(screen, space):
    """asked(spot, focus, mode): the answer, where the mouse rests on a place of a board and a panel with two buttons."""

    def made(spot, focus="", mode="play"):
        answers, still = [], screen(space).view

        def panel(ui, column, workspace):
            workspace = score(ui, column, workspace)
            ui.button("bold", pygame.Rect(420, 500, 80, 40), "Bold", tooltip="Writes in bold.")
            ui.note("legend", "legend", pygame.Rect(420, 550, 80, 40), "orange: good")
            answers.append(answer(ui, still, workspace, modes()[mode], (CARD,)))
            return workspace

        played = screen(space, panel, touch=modes()["play"].touch)
        played.move(spot)
        if focus:
            played.ui.set_focus(focus)
        played.frames(2)
        return answers[-1]

    return made


def spot_of(asked_space, screen, cell):
    return screen(asked_space).spot(cell)


def test_a_cell_says_what_lies_there_what_its_badge_says_and_what_is_drawn(asked, screen, space):
    words = asked(spot_of(space, screen, (0, 2)))
    assert words.startswith("**Goal** (0, 2): The cheese!")
    assert "Its badge says **+10**, the reward on entering." in words
    assert f"Besides, every step pays **{MINUS}1**." in words
    assert "**Values**: How much reward the mouse expects" in words
    assert AGENT not in words
    assert AGENT in asked(spot_of(space, screen, (0, 0)))
    assert AGENT not in asked(spot_of(space, screen, (0, 0)), mode="edit")


def test_a_control_says_its_name_and_its_tooltip_by_pointer_or_by_focus(asked):
    assert asked((440, 520)) == "**Bold**\nWrites in bold."
    assert asked((5, 5), focus="bold") == "**Bold**\nWrites in bold."


def test_words_without_help_speak_for_their_panel_and_empty_places_too(asked):
    panel = f"**This episode**\n{ABOUT}"
    assert asked((600, 400)) == panel
    assert asked((700, 15)) == panel


def test_the_legend_names_its_colours_and_what_is_drawn(asked):
    words = asked((440, 570))
    assert words.startswith("**The legend**: orange: good.")
    assert "**Values**" in words


def test_where_nothing_is_it_says_how_to_ask(asked):
    assert asked((200, 590)) == NOTHING_THERE
