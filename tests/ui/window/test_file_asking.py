"""The system's own dialog: its answer stands in the field of the card that asked, and a card that is gone ends it."""

from typing import ClassVar

import pytest

from playground.systems.file_dialogs import Chosen
from playground.systems.system import FileDialog, FileQuestion
from playground.ui.aspects import OpenDialog
from playground.ui.choosing import OPENS, SystemAsked, with_choice
from playground.ui.disk_places import NO_PLACE
from playground.ui.window import file_asking
from playground.ui.window.file_asking import SystemDialogs
from playground.ui.wishes import AskSystem, WishRefused

ASK = AskSystem(FileQuestion("Open", "/"))


class Fake:
    """A dialog that answers when a test says so."""

    made: ClassVar[list] = []

    def __init__(self, dialog, question):
        self.chosen, self.open = None, True
        Fake.made.append(self)

    @property
    def done(self):
        return self.chosen is not None

    def answer(self):
        return self.chosen

    def close(self):
        self.open = False


@pytest.fixture
def dialogs(monkeypatch):
    Fake.made.clear()
    monkeypatch.setattr(file_asking, "OpenFileDialog", Fake)
    monkeypatch.setattr(file_asking.file_dialogs, "offered", lambda: FileDialog("Test", "test", lambda question: ()))
    return SystemDialogs()


@pytest.fixture
def space(home, level_of, snapshot_of, space_of):
    return with_choice(space_of(snapshot_of(level_of("S.G"))), OPENS)


def test_the_answer_stands_in_the_field(dialogs, space):
    asked = dialogs.ask(space, ASK)
    assert asked.recall(SystemAsked).going and not dialogs.fresh
    assert dialogs.with_news(asked) is asked
    Fake.made[0].chosen = Chosen("/somewhere/a b.toml")
    assert dialogs.fresh
    after = dialogs.with_news(asked)
    assert (after.dialog.text, after.recall(SystemAsked).going, dialogs.fresh) == ("/somewhere/a b.toml", False, False)


@pytest.mark.parametrize(
    ("chosen", "why"), ((Chosen(), ""), (Chosen("relative"), NO_PLACE), (Chosen("\0"), NO_PLACE), (Chosen(problem="No."), "No."))
)
def test_what_is_no_place_changes_nothing_and_says_why(dialogs, space, chosen, why):
    asked = dialogs.ask(space, ASK)
    Fake.made[0].chosen = chosen
    after = dialogs.with_news(asked)
    assert (after.dialog.text, after.dialog.choice) == (space.dialog.text, why)


def test_one_dialog_at_a_time_and_none_without_its_card(dialogs, space):
    asked = dialogs.ask(dialogs.ask(space, ASK), ASK)
    assert len(Fake.made) == 1
    after = dialogs.with_news(asked.with_dialog(OpenDialog("menu")))
    assert (Fake.made[0].open, after.recall(SystemAsked).going) == (False, False)
    assert dialogs.stop(after) is after


def test_where_there_is_none_a_sentence_says_so(dialogs, space, monkeypatch):
    monkeypatch.setattr(file_asking.file_dialogs, "offered", lambda: None)
    with pytest.raises(WishRefused, match="type the place"):
        dialogs.ask(space, ASK)
