"""Acts on levels are taken back exactly, one after another, and what has been changed since is not lost."""

import os
from dataclasses import replace
from types import SimpleNamespace

import pytest

from playground import paths
from playground.ui import documents, level_tending, shelf_undo, wishes
from playground.ui.around_shelf import AroundShelf
from playground.ui.level_tending import ShelfAct, TendingError
from playground.ui.window.services import fulfil_wishes
from playground.world import read_level
from playground.world.level import Level


@pytest.fixture
def own(home):
    """own(title): a level of the person with odd spaces in its file, which no writer of ours would put there."""

    def made(title="One"):
        path = documents.saved(documents.copied(Level(title, ("S.G",))), Level(title, ("S.G",))).path
        path.write_bytes(b"# mine\n\n\n" + path.read_bytes())
        return path

    return made


def there():
    folder = paths.user_levels()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def acts(path):
    return {
        "rename": lambda: shelf_undo.renaming(path, "Other"),
        "rename in place": lambda: shelf_undo.renaming(path, "ONE"),
        "move": lambda: shelf_undo.moving(path, "class"),
        "delete": lambda: shelf_undo.binning(path),
        "duplicate": lambda: shelf_undo.copying(str(path)),
    }


@pytest.mark.parametrize("act", ("rename", "rename in place", "move", "delete", "duplicate"))
def test_each_act_is_taken_back_to_the_byte(own, act):
    path = own()
    before = there()
    done = acts(path)[act]()
    assert there() != before
    shelf_undo.undone(done)
    assert there() == before
    assert not (paths.user_levels() / "class").exists()


def test_another_file_in_the_old_place_is_left_and_the_level_comes_beside_it(own):
    path = own()
    done = shelf_undo.moving(path, "class")
    path.write_text("another")
    assert shelf_undo.undone(done).name == "one-2.toml"
    assert path.read_text() == "another"


def test_what_was_changed_since_a_move_goes_back_as_it_is_now(own):
    done = shelf_undo.moving(own(), "class")
    document = documents.opened(done.source)
    documents.saved(document, replace(document.saved, rows=("S..G",)))
    assert read_level(shelf_undo.undone(done)).rows == ("S..G",)


def test_what_was_changed_since_it_was_renamed_in_place_stays(own):
    done = shelf_undo.renaming(own(), "ONE")
    done.source.write_text("changed")
    with pytest.raises(TendingError, match=r"one\.toml was changed"):
        shelf_undo.undone(done)
    assert done.source.read_text() == "changed"


@pytest.mark.parametrize("act", ("rename", "move", "delete", "duplicate"))
def test_what_is_gone_cannot_be_taken_back_and_says_so(own, act):
    done = acts(own())[act]()
    os.unlink(done.source)
    before = there()
    with pytest.raises(TendingError, match="any more"):
        shelf_undo.undone(done)
    assert there() == before


def test_versions_go_back_with_their_level(own):
    path = own()
    documents.keep_version(path)
    done = shelf_undo.renaming(path, "Other")
    shelf_undo.undone(done)
    assert len(level_tending.versions(path)) == 1


def asked(workspace, act, source, words=""):
    return fulfil_wishes(replace(workspace, wishes=(wishes.Tend(act, str(source), words),)), SimpleNamespace())


def test_three_acts_are_taken_back_in_the_window_one_by_one(own, space_of, snapshot_of):
    path = own()
    before = there()
    space = space_of(snapshot_of(read_level(path))).shown(documents.opened(path))
    space = asked(space, ShelfAct.RENAME, path, "Two")
    space = asked(space, ShelfAct.MOVE, space.document.path, "class")
    space = asked(space, ShelfAct.DUPLICATE, space.document.path)
    assert [act.words for act in space.recall(AroundShelf).acts] == ["the new name", "the move", "the copy"]
    for _ in range(3):
        space = asked(space, ShelfAct.UNDO, "")
    assert there() == before
    assert (space.document.path, space.unsaved, space.recall(AroundShelf).acts) == (path, False, ())
    after = asked(space, ShelfAct.UNDO, "")
    assert after.notes[-1] == ("There is nothing to take back.", "error")


def test_an_act_that_cannot_be_taken_back_makes_way_for_the_one_before(own, space_of, snapshot_of):
    first, second = own("One"), own("Second")
    space = space_of(snapshot_of(read_level(first)))
    space = asked(space, ShelfAct.MOVE, first, "class")
    space = asked(space, ShelfAct.MOVE, second, "class")
    (paths.user_levels() / "class" / "second.toml").unlink()
    space = asked(space, ShelfAct.UNDO, "")
    assert "any more" in space.notes[-1][0]
    asked(space, ShelfAct.UNDO, "")
    assert first.exists()
