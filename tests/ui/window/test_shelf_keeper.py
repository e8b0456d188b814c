"""The window tends the shelf: the level that is open follows its file, and unsaved work is never lost."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from playground import paths
from playground.edit.board_edits import Paint
from playground.ui import documents, wishes
from playground.ui.around_shelf import AroundShelf
from playground.ui.aspects import OpenDialog
from playground.ui.level_tending import ShelfAct
from playground.ui.window.services import fulfil_wishes
from playground.world import read_level
from playground.world.grid import Cell
from playground.world.level import Level


@pytest.fixture
def open_mine(home, space_of, snapshot_of):
    """A window with one's own level open."""
    level = Level("Mine", ("S..G",))
    document = documents.saved(documents.copied(level), level)
    return space_of(snapshot_of(level)).shown(document)


def asked(workspace, act, words="", source=None):
    wish = wishes.Tend(act, str(source or workspace.document.path), words)
    return fulfil_wishes(replace(workspace, wishes=(wish,)), SimpleNamespace())


def test_the_open_level_goes_by_its_new_name(open_mine):
    after = asked(open_mine, ShelfAct.RENAME, "Yours")
    assert (after.document.path.name, after.level.title, after.unsaved) == ("yours.toml", "Yours", False)
    assert (after.dialog.id, after.dialog.choice, after.dialog.text) == ("level-card", str(after.document.path), "Yours")


def test_with_unsaved_changes_it_is_not_renamed_and_nothing_is_lost(open_mine):
    changed = open_mine.edited(Paint((Cell(0, 1),), "#"))
    after = asked(changed, ShelfAct.RENAME, "Yours")
    assert (after.level, after.document) == (changed.level, changed.document)
    assert "not saved" in after.notes[-1][0]
    assert read_level(open_mine.document.path).rows == ("S..G",)


def test_what_is_deleted_while_it_is_open_stays_on_the_screen_as_unsaved_work(open_mine):
    path = open_mine.document.path
    after = asked(open_mine, ShelfAct.BIN)
    assert (path.exists(), after.document.path, after.unsaved, after.level) == (False, None, True, open_mine.level)
    (one,) = after.recall(AroundShelf).binned
    back = asked(after, ShelfAct.UNBIN, source=one.path)
    assert path.exists()
    assert [entry.source for entry in back.shelf if entry.mine] == [str(path)]


def test_another_level_is_moved_and_the_open_one_stays(open_mine):
    other = documents.saved(documents.copied(Level("Other", ("S.G",))), Level("Other", ("S.G",))).path
    after = asked(open_mine, ShelfAct.MOVE, "class", source=other)
    assert after.document == open_mine.document
    assert (paths.user_levels() / "class" / "other.toml").exists()


def test_a_version_comes_back_into_the_window(open_mine):
    second = documents.saved(open_mine.document, Level("Mine", ("S...G",)))
    space = open_mine.shown(second)
    (version,) = (documents.kept() / "versions").glob("mine-*.toml")
    after = asked(space, ShelfAct.RESTORE, str(version))
    assert after.level.rows == ("S..G",)
    assert read_level(second.path).rows == ("S..G",)


def test_a_refusal_of_the_disk_says_what_was_not_done(open_mine, monkeypatch):
    def refuse(path, content):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(paths, "atomic_write", refuse)
    after = asked(open_mine, ShelfAct.RENAME, "Yours")
    assert after.notes[-1][0].startswith("Nothing was done with the level")
    assert after.document == open_mine.document


def test_levels_that_are_opened_are_remembered(open_mine):
    fulfil_wishes(replace(open_mine, wishes=(wishes.Open("book"),)), SimpleNamespace())
    after = fulfil_wishes(replace(open_mine, wishes=(wishes.Browse(),)), SimpleNamespace())
    assert after.recall(AroundShelf).recent[0] == "book"


def test_a_level_that_is_saved_stands_among_those_opened_last(open_mine):
    after = fulfil_wishes(replace(open_mine, wishes=(wishes.SaveAs("Another"), wishes.Browse())), SimpleNamespace())
    assert after.recall(AroundShelf).recent[0] == str(after.document.path)


def test_where_nothing_of_a_person_is_kept_none_of_their_levels_are_shown(open_mine):
    space = replace(open_mine, occasion=replace(open_mine.occasion, keeps=False), wishes=(wishes.Browse(),))
    seen = fulfil_wishes(space, SimpleNamespace())
    assert seen.shelf and not any(entry.mine for entry in seen.shelf)
    assert seen.recall(AroundShelf) == AroundShelf()


@pytest.mark.parametrize("act", (ShelfAct.RENAME, ShelfAct.DUPLICATE, ShelfAct.MOVE, ShelfAct.BIN))
def test_what_is_looked_for_in_the_browser_stays(open_mine, act):
    browser = OpenDialog("levels", text="mi")
    card = OpenDialog("level-card", choice=str(open_mine.document.path), under=browser)
    after = asked(open_mine.with_dialog(OpenDialog("level-folder", under=card)), act, "new")
    assert (after.dialog.under or after.dialog) == browser


@pytest.mark.parametrize("back", (ShelfAct.UNDO, ShelfAct.UNBIN))
def test_a_level_that_comes_out_of_the_bin_is_that_file_again_where_it_was_not_changed(open_mine, back):
    path = open_mine.document.path
    binned = asked(open_mine, ShelfAct.BIN)
    (one,) = binned.recall(AroundShelf).binned
    after = asked(binned, back, source=one.path)
    assert (after.document.path, after.unsaved, after.level) == (path, False, open_mine.level)


def test_what_was_changed_since_it_went_into_the_bin_stays_beside_the_file(open_mine):
    changed = asked(open_mine, ShelfAct.BIN).edited(Paint((Cell(0, 1),), "#"))
    after = asked(changed, ShelfAct.UNDO)
    assert (after.document.path, after.unsaved, after.level) == (None, True, changed.level)
    assert read_level(open_mine.document.path).rows == ("S..G",)
