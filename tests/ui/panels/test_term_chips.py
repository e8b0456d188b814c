"""Words of the glossary as buttons."""

import pytest

from playground.ui.orders import with_preferences
from playground.ui.panels.term_chips import said_words, term_chips

TERMS = ("state", "reward", "v")


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return with_preferences(space_of(snapshot_of(level_of("S.G"))), reading="child")


def chips(ui, column, workspace):
    return term_chips(ui, column, workspace, TERMS)


def test_each_word_is_called_as_its_reader_calls_it_and_opens_its_entry(played, space):
    panel = played(chips, space)
    assert [panel.node(f"term-{id}").label for id in TERMS] == ["where the mouse is", "points", "what a square is worth"]
    panel.click("term-reward")
    assert (panel.space.dialog.id, panel.space.dialog.choice) == ("glossary", "reward")


def test_the_last_one_opens_the_glossary_at_its_beginning(played, space):
    panel = played(chips, space)
    panel.click("term-all")
    assert (panel.space.dialog.id, panel.space.dialog.choice) == ("glossary", "")


@pytest.mark.parametrize("width", [120, 300, 700])
def test_they_go_on_in_the_next_line_and_none_reaches_beyond_its_card(played, space, width):
    panel = played(chips, space, width=width)
    rects = [panel.node(f"term-{id}").rect for id in (*TERMS, "all")]
    assert all(rect.left >= 0 and rect.right <= width for rect in rects)
    assert not any(one.colliderect(other) for place, one in enumerate(rects) for other in rects[:place])
    assert panel.used >= rects[-1].bottom


def test_they_stand_under_a_heading_of_their_own(played, space):
    panel = played(lambda ui, column, workspace: said_words(ui, column, workspace, ("state",)), space)
    assert panel.words[0] == "Words"
    assert panel.has("term-state")
