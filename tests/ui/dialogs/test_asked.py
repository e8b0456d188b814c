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


def test_words_of_the_glossary_in_the_answer_open_their_entries(screen, space_of, snapshot_of, level_of):
    space = space_of(snapshot_of(level_of("S.G")), dialog=OpenDialog("what", text="The state and its reward."))
    card = screen(space, dialog=asked)
    assert [id for id in card.ids("button") if id.startswith("term-")] == ["term-state", "term-reward", "term-all"]
    card.click("term-reward")
    assert (card.space.dialog.id, card.space.dialog.choice) == ("glossary", "reward")


def test_over_another_dialog_it_closes_to_that_one(screen, space_of, snapshot_of, level_of):
    below = OpenDialog("menu")
    card = screen(space_of(snapshot_of(level_of("S.G")), dialog=OpenDialog("what", text="A", under=below)), dialog=asked)
    card.click("what/close")
    assert card.space.dialog == below
