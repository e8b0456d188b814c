"""The card of a level: what can be done with its file; a bundled one can only be opened and duplicated."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.ui import documents, wishes
from playground.ui.aspects import OpenDialog
from playground.ui.dialogs.level_card import OTHER, folder_question, level_card
from playground.ui.level_tending import ShelfAct, moved
from playground.ui.shelf import Entry
from playground.ui.workspace import Workspace
from playground.world.level import Level


@pytest.fixture
def card(home: Any, snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Callable[..., Workspace]:
    """card(mine): the workspace with the card of one's own level, which was saved twice, or of a bundled one."""

    def made(mine: bool = True) -> Workspace:
        first, second = (Level("Mine", (row,)) for row in ("S.G", "S..G"))
        document = documents.saved(documents.saved(documents.copied(first), first), second)
        moved(documents.saved(documents.copied(Level("Other", ("S.G",))), Level("Other", ("S.G",))).path, "class")
        entry = (
            Entry("Mine", str(document.path), True, second)
            if mine
            else Entry("Book", "book", False, second, group="Ideas", difficulty=2)
        )
        space = replace(space_of(snapshot_of(second)), shelf=(entry,))
        return space.with_dialog(OpenDialog("level-card", text=entry.title, choice=entry.source))

    return made


def test_a_bundled_level_can_be_opened_and_duplicated_only(screen: Any, card: Callable[..., Workspace]) -> None:
    shown = screen(card(mine=False), dialog=level_card)
    assert {node.id for node in shown.ui.nodes if node.id.startswith("card-")} == {"card-open", "card-duplicate"}
    assert "Ideas, medium" in shown.words
    shown.click("card-duplicate")
    assert shown.space.wishes[-1] == wishes.Tend(ShelfAct.DUPLICATE, "book")


def test_a_new_name_renames(screen: Any, card: Callable[..., Workspace]) -> None:
    shown = screen(card(), dialog=level_card)
    assert not shown.node("card-rename").enabled
    shown.space = replace(shown.space, dialog=replace(shown.space.dialog, text="Better"))
    shown.frames()
    shown.click("card-rename")
    assert shown.space.wishes[-1] == wishes.Tend(ShelfAct.RENAME, shown.space.dialog.choice, "Better")


def test_it_moves_into_a_folder_or_a_new_one_and_into_the_bin(screen: Any, card: Callable[..., Workspace]) -> None:
    space = card()
    shown = screen(space, dialog=level_card)
    shown.choose("card-folder", "class")
    assert shown.space.wishes[-1] == wishes.Tend(ShelfAct.MOVE, space.dialog.choice, "class")
    shown = screen(space, dialog=level_card)
    shown.choose("card-folder", OTHER)
    assert shown.space.dialog.id == "level-folder"
    shown = screen(space, dialog=level_card)
    shown.click("card-bin")
    assert shown.space.wishes[-1] == wishes.Tend(ShelfAct.BIN, space.dialog.choice)


def test_the_name_of_a_new_folder_is_asked_for(screen: Any, card: Callable[..., Workspace]) -> None:
    space = card()
    shown = screen(space.with_dialog(OpenDialog("level-folder", text="Class 5", choice="x.toml")), dialog=folder_question)
    shown.click("folder-make")
    assert shown.space.wishes[-1] == wishes.Tend(ShelfAct.MOVE, "x.toml", "Class 5")


def test_older_versions_are_seen_and_brought_back(screen: Any, card: Callable[..., Workspace]) -> None:
    shown = screen(card(), dialog=level_card, size=(900, 800))
    (version,) = [node.id for node in shown.ui.nodes if node.id.startswith("version-")]
    assert "Until a moment ago" in shown.words
    shown.click(version)
    wish = shown.space.wishes[-1]
    assert (wish.act, wish.words.endswith(version.removeprefix("version-"))) == (ShelfAct.RESTORE, True)


def test_a_level_whose_file_is_gone_says_so(screen: Any, card: Callable[..., Workspace]) -> None:
    shown = screen(replace(card(), shelf=()), dialog=level_card)
    assert "Its file is not there any more." in shown.words
