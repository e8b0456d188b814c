"""A dialog over another one: both are seen, the upper one alone is reached."""

from playground.ui.aspects import OpenDialog
from playground.ui.window.open_dialog import CARDS, dialogs


def test_the_dialog_below_is_seen_and_cannot_be_reached(screen, space_of, snapshot_of, level_of):
    above = OpenDialog("what", text="A word.", under=OpenDialog("menu"))
    window = screen(space_of(snapshot_of(level_of("S.G"))).with_dialog(above), dialog=dialogs)
    assert window.node("menu-help").layer == 1 and window.node("what-words").layer == 2
    window.click("menu-help")
    assert window.space.dialog == above


def test_the_glossary_is_one_of_them_and_nothing_is_drawn_where_none_is_open(screen, space_of, snapshot_of, level_of):
    assert "glossary" in CARDS
    window = screen(space_of(snapshot_of(level_of("S.G"))), dialog=dialogs)
    assert window.ui.nodes == []
