"""Around the browser's levels: unsaved work, the last run, and the button that takes an act back."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType, SimpleNamespace

import pytest

from playground.ui import documents, unsaved_work, wishes
from playground.ui.around_shelf import AroundShelf, around_shelf
from playground.ui.dialogs.browser import browser
from playground.ui.dialogs.level_card import level_card
from playground.ui.dialogs.shelf_ends import has_words
from playground.ui.documents import Recovery
from playground.ui.last_runs import LastRun, identity_of
from playground.ui.level_tending import ShelfAct
from playground.ui.shelf import Entry
from playground.ui.shelf_undo import TendedAct
from playground.ui.window.services import fulfil_wishes
from playground.world.level import Level

COVERS = ("playground/ui/around_shelf.py",)


@pytest.fixture
def space(level_of, snapshot_of, space_of):
    level = level_of("S...G")
    shelf = (Entry("Mine", "levels/mine.toml", True, level), Entry("Easy", "easy", False, level_of("S.G"), difficulty=1))
    return space_of(snapshot_of(level), shelf=shelf).open_dialog("levels")


def around(space, **parts):
    return space.remember(AroundShelf(**parts))


def test_the_last_run_of_a_level_stands_below_it_and_in_its_card(screen, space):
    run = LastRun("q-learning", 12_000, 0.0)
    space = around(space, runs=MappingProxyType({identity_of(space.shelf[1].level): run}))
    shown = screen(space, dialog=browser, size=(1000, 900))
    assert "easy, 12,000 steps" in shown.words
    shown.click("about-easy")
    card = screen(shown.space, dialog=level_card, size=(1000, 900))
    text = [node.label for node in card.ui.nodes if node.label.startswith("Last run:")]
    assert text and text[0].startswith("Last run: Q-learning, 12,000 steps, ")
    card.click("card-open")
    assert card.space.wishes[-1] == wishes.Open("easy")


def test_unsaved_work_is_got_back_or_thrown_away(screen, space):
    work = Recovery(Path("unsaved-1.toml"), Level("Lost", ("S.G",)), 7200.0)
    space = around(space, recovered=(work,))
    shown = screen(space, dialog=browser, size=(1000, 900))
    assert "Lost, 2 hours ago" in shown.words
    shown.click("forget-unsaved-1.toml")
    assert shown.space.wishes[-2:] == (wishes.Forget(work.path), wishes.Browse())
    shown.click("recover-unsaved-1.toml")
    assert (shown.space.wishes[-1], shown.space.dialog.id) == (wishes.Recover(work.path), "")


def test_the_last_act_is_taken_back_by_a_button_in_the_list_and_in_the_card(screen, space):
    assert not screen(space, dialog=browser).has("browser-undo")
    act = TendedAct("the new name", Path("levels/mine.toml"), Path("levels/old.toml"), b"", "x")
    space = around(space, acts=(act,))
    shown = screen(space, dialog=browser, size=(1000, 900))
    assert shown.node("browser-undo").tooltip == "Takes back the new name of old."
    shown.click("browser-undo")
    assert shown.space.wishes[-1] == wishes.Tend(ShelfAct.UNDO, str(act.source))
    shown.click("about-levels/mine.toml")
    card = screen(shown.space, dialog=level_card, size=(1000, 900))
    card.click("card-undo")
    assert card.space.wishes[-1] == wishes.Tend(ShelfAct.UNDO, str(act.source))


def test_what_stands_around_is_as_the_folders_are_and_acts_stay(home, space):
    path = documents.kept() / "unsaved-old.toml"
    unsaved_work.autosave(Level("Lost", ("S.G",)))
    path.write_bytes(unsaved_work.autosave_path().read_bytes())
    act = TendedAct("the copy", Path("x"))
    seen = fulfil_wishes(replace(around(space, acts=(act,)), wishes=(wishes.Browse(),)), SimpleNamespace()).recall(AroundShelf)
    assert seen.binned == around_shelf((act,)).binned == ()
    assert [work.level.title for work in seen.recovered] == ["Lost"]
    assert seen.acts == (act,)


def test_all_words_are_looked_for_in_any_case():
    assert has_words("Keys and Doors", "DOOR key") and has_words("Keys", "")
    assert not has_words("Keys and Doors", "key lake")
