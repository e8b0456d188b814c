"""The key "?" in the real window."""

import pygame
import pytest

Event = pygame.event.Event


@pytest.fixture
def app(driven):
    return driven("first-steps", mode="train")


def asked(app):
    app.key(pygame.K_SLASH, pygame.KMOD_LSHIFT, text="?")
    app.frames(2)
    return app.node("what-words").label


def point(app, spot):
    app.frames(3, [Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))])


def test_it_answers_for_a_tile_a_control_and_a_panel_and_escape_closes_it(app):
    point(app, app.spot((3, 3)))
    assert asked(app).startswith("Pit (3, 3): Falling in hurts")
    app.key(pygame.K_ESCAPE)
    assert app.space.dialog.id == ""
    point(app, app.node("run").rect.center)
    assert "Space: train or pause" in asked(app)
    app.key(pygame.K_ESCAPE)
    point(app, app.node("heading:Learning curve").rect.center)
    assert asked(app).startswith("Learning curve\nHow much reward each episode brought")
    app.key(pygame.K_ESCAPE)


def test_it_answers_for_what_the_keyboard_has_reached_and_stays_when_the_mouse_moves(app):
    app.app.ui.set_focus("seed")
    app.frames(2)
    words = asked(app)
    assert "eed" in words
    point(app, app.spot((3, 3)))
    assert app.node("what-words").label == words


def test_a_letter_in_a_field_is_no_question(driven):
    app = driven("first-steps", mode="edit")
    app.click("level-title")
    app.key(pygame.K_SLASH, pygame.KMOD_LSHIFT, text="?")
    assert app.space.dialog.id == ""


def test_in_a_dialog_it_answers_for_what_the_dialog_holds_and_then_gives_it_back(app):
    app.key(pygame.K_ESCAPE)
    assert app.space.dialog.id == "menu"
    point(app, app.node("menu-copy").shown.center)
    assert asked(app) == "Copy as text\nThe level as text, to paste into a message or another program."
    assert asked(app).startswith("Copy as text")  # the answer is not asked about
    app.key(pygame.K_ESCAPE)
    assert app.space.dialog.id == "menu"
    app.click("menu-glossary")
    assert (app.space.dialog.id, app.space.dialog.under) == ("glossary", None)


def test_the_key_g_opens_the_glossary(app):
    app.key(pygame.K_g, text="g")
    app.frames(2)
    assert app.has("glossary-terms")
