"""The card that answers "What is this?"."""

from playground.ui.aspects import OpenDialog
from playground.ui.dialogs.asked import asked


def test_it_shows_the_answer_and_closes(screen, space_of, snapshot_of, level_of):
    space = space_of(snapshot_of(level_of("S.G")), dialog=OpenDialog("what", text="**Bold**\nWrites in bold."))
    card = screen(space, dialog=asked)
    assert card.node("what").label == "What is this?"
    assert card.node("what-words").label == "Bold\nWrites in bold."
    card.click("what/close")
    assert card.space.dialog.id == ""
