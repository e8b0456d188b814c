"""The glossary: found by typing, in the words of who reads, with doors."""

import pytest

from playground.lessons.glossary import glossary
from playground.lessons.wording import ReadingLevel
from playground.ui.orders import with_preferences
from playground.ui.panels.term_chips import with_glossary
from playground.ui.window.glossary_card import NOTHING, glossary_card


@pytest.fixture
def opened(screen, space_of, snapshot_of, level_of):
    """opened(term, reading, size): the card over an empty window."""

    def made(term="", reading="school", size=(900, 700)):
        space = with_preferences(space_of(snapshot_of(level_of("S.G"))), reading=reading)
        return screen(with_glossary(space, term), dialog=glossary_card, size=size)

    return made


def listed(card):
    return [node.id.partition("/")[2] for node in card.ui.nodes if node.kind == "option"]


def test_every_word_is_listed_under_the_lesson_that_teaches_it(opened):
    card = opened()
    assert listed(card) == list(glossary())
    assert "1  The loop" in card.words


@pytest.mark.parametrize("reading", ReadingLevel)
def test_a_word_is_explained_as_its_reader_would_have_it(opened, reading):
    card, term = opened("v", str(reading)), glossary()["v"]
    assert card.node("glossary-name").label.casefold() == term.name.at(reading).casefold()
    assert card.node("glossary-words").label == term.words.at(reading)
    assert "V_π" in card.node("glossary-book").label
    assert (term.name.student in card.node("glossary-book").label) == (reading is not ReadingLevel.STUDENT)


def test_typing_begins_at_once_and_the_first_word_that_fits_is_shown(opened):
    card = opened()
    card.type("gam")
    card.frames(2)
    assert listed(card)[0] == "discount"
    assert card.node("glossary-name").label == "Patience (discount)"


def test_where_nothing_fits_it_says_so(opened):
    card = opened()
    card.type("xyzzy")
    card.frames(2)
    assert NOTHING in card.words
    assert not card.has("glossary-name")


def test_a_click_chooses_another_word_and_keeps_what_was_typed(opened):
    card = opened()
    card.type("value")
    card.frames(2)
    card.click("glossary-terms/q")
    assert card.node("glossary-name").label == "Value of an action"
    assert card.space.dialog.text == "value"


def test_the_word_that_was_asked_for_is_in_sight_in_the_list(opened):
    card = opened("q-star")
    card.frames(3)
    assert card.node("glossary-terms/q-star").shown.height == card.node("glossary-terms/q-star").rect.height


def test_a_door_closes_the_card_and_leads_there(opened):
    card = opened("bellman")
    card.click("glossary-explanation")
    assert (card.space.dialog.id, card.space.mode, card.space.explanation) == ("", "why", "bellman")


def test_in_a_narrow_window_the_list_and_the_word_follow_one_another(opened):
    card = opened(size=(420, 320))
    assert listed(card) and not card.has("glossary-name")
    card.click("glossary-terms/state")
    assert card.node("glossary-name").label == "State"
    assert not listed(card)
    card.ui.reveal("glossary-explanation")
    card.frames(3)
    assert card.node("glossary-explanation").shown.height > 0
    card.click("glossary-back")
    assert listed(card)


def test_it_closes(opened):
    card = opened()
    card.click("glossary/close")
    assert card.space.dialog.id == ""
