"""Wishes fulfilled: files, clipboard, pictures; what cannot be done is a note, and what was wished after it is dropped."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from playground import paths
from playground.edit.board_edits import SetTile
from playground.ui import documents, unsaved_work, wishes
from playground.ui.kit import clipboard
from playground.ui.preferences import Preferences, read
from playground.ui.window import services
from playground.ui.window.services import Autosaver, fulfil_wishes
from playground.ui.wishes import Wish
from playground.ui.workspace import Workspace
from playground.world import Cell, Level, format_level, read_level


class Window:
    """A window that writes down what it is asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def quit(self) -> None:
        self.asked.append("quit")

    def full_screen(self) -> None:
        self.asked.append("full screen")

    def picture(self, path: Path) -> None:
        self.asked.append(path)


@pytest.fixture
def space(home: Path, space_of: Callable[..., Workspace], snapshot_of: Any, level_of: Any) -> Workspace:
    """A level without a place of its own, which a person has changed."""
    return space_of(snapshot_of(level_of("S.G"))).edited(SetTile(Cell(0, 1), {"enter": 2.0}))


def after(space: Workspace, *asked: Wish, window: Window | None = None) -> Workspace:
    return fulfil_wishes(space.ask(*asked), window or Window())


def said(space: Workspace) -> str:
    """The only note."""
    ((text, _),) = space.notes
    return text


def test_every_wish_has_a_service() -> None:
    assert set(services._SERVICES) == set(get_args(Wish))


def test_what_the_window_can_do_is_asked_of_it_in_order(space: Workspace) -> None:
    window = Window()
    done = after(space, wishes.FullScreen(), wishes.Picture(), wishes.Quit(), window=window)
    assert window.asked[0] == "full screen" and window.asked[2] == "quit" and window.asked[1].suffix == ".png"
    assert (
        window.asked[1].parent == paths.user_pictures()
        and done.wishes == ()
        and said(done).startswith("Picture saved as bellman-")
    )


def test_a_refusal_is_a_note_and_drops_what_was_wished_after_it(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "get", lambda: "  \n")
    window = Window()
    done = after(space, wishes.Paste(), wishes.Quit(), window=window)
    assert done.notes == (("There is no text in the clipboard.", "error"),) and window.asked == []
    assert done.history is space.history


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), OSError("no picture")])
def test_a_disk_that_refuses_is_a_note(space: Workspace, fault: Exception) -> None:
    window = Window()
    window.picture = lambda path: (_ for _ in ()).throw(fault)  # type: ignore[method-assign, assignment]
    done = after(space, wishes.Picture(), window=window)
    assert done.notes[0][1] == "error" and ("No space left" in said(done) or "no picture" in said(done))


def test_a_level_without_a_place_is_saved_in_the_users_folder_and_is_saved_then(space: Workspace, home: Path) -> None:
    done = after(space, wishes.Save())
    assert not done.unsaved and said(done) == "Saved as t.toml" and read_level(home / "levels" / "t.toml") == space.level


def test_a_bundled_level_is_copied(home: Path, space_of: Any, snapshot_of: Any) -> None:
    document = documents.opened("book")
    opened = replace(space_of(snapshot_of(document.saved)), document=document)
    done = after(opened, wishes.Save())
    assert said(done).startswith("A copy was made: ") and done.source != "book"


def test_saved_under_another_title_it_is_another_file(space: Workspace, home: Path) -> None:
    done = after(space, wishes.Save(), wishes.SaveAs("Other"))
    assert sorted(path.name for path in (home / "levels").iterdir()) == ["other.toml", "t.toml"]
    assert done.level.title == "Other" and not done.unsaved


def test_a_file_that_somebody_changed_meanwhile_is_not_overwritten_unasked(space: Workspace, home: Path) -> None:
    saved = after(space, wishes.Save()).edited(SetTile(Cell(0, 1), {"enter": 3.0}))
    path = home / "levels" / "t.toml"
    path.write_text(format_level(Level("t", ("SSG",))), encoding="utf-8")
    asked = after(replace(saved, notes=()), wishes.Save())
    assert asked.dialog.id == "changed" and read_level(path).rows == ("SSG",)
    done = after(replace(saved, notes=()), wishes.Save(over=True))
    assert not done.unsaved and read_level(path) == saved.level


def test_a_level_goes_through_the_clipboard(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    monkeypatch.setattr(clipboard, "put", lambda text: kept.append(text) or True)
    monkeypatch.setattr(clipboard, "get", lambda: kept[-1])
    assert said(after(space, wishes.Copy())) == "The level is in the clipboard as text"
    back = after(space, wishes.Paste())
    assert back.dialog.id == "leave", "unsaved work is asked about first"
    monkeypatch.setattr(clipboard, "put", lambda text: False)
    assert said(after(space, wishes.Copy())) == "The clipboard cannot be used here."


def test_a_new_level_is_empty_and_is_edited(space: Workspace) -> None:
    done = after(space, wishes.New(3, 4))
    assert done.mode == "edit" and (done.level.height, done.level.width) == (3, 4)


def test_a_level_is_written_for_another_program(space: Workspace, home: Path) -> None:
    done = after(space, wishes.Export("t", "ascii"))
    assert "Written as t.txt" in said(done) and (home / "levels" / "t.txt").read_text(encoding="utf-8")
    assert done.unsaved, "the level itself stays where it is"


def test_preferences_are_kept(space: Workspace, home: Path) -> None:
    after(space, wishes.Prefer(Preferences(text_scale=1.5)))
    assert read(home / "settings.toml")[0].text_scale == 1.5


def test_unsaved_work_is_kept_aside_at_most_once_a_second_and_forgotten_once_saved(space: Workspace) -> None:
    saver = Autosaver()
    saver.keep(space, 10.0)
    assert read_level(saver.path) == space.level
    later = space.edited(SetTile(Cell(0, 1), {"enter": 3.0}))
    saver.keep(later, 10.5)
    assert read_level(saver.path) == space.level, "it is not time yet"
    saver.keep(later, 11.0)
    assert read_level(saver.path) == later.level
    saver.keep(after(later, wishes.Save()), 12.0)
    assert not saver.path.exists()


def test_a_disk_that_keeps_nothing_aside_is_mentioned_once(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(unsaved_work, "autosave", full)
    saver = Autosaver()
    assert said(saver.keep(space, 1.0)) == "Unsaved work cannot be kept: No space left on device."
    assert saver.keep(space, 9.0).notes == ()


def test_a_level_that_no_file_can_hold_is_said_once_and_ends_nothing(space: Workspace) -> None:
    strange = replace(space.level, rules=replace(space.level.rules, moves=("up", "sideways")))
    held, autosaver = replace(space, history=replace(space.history, level=strange)), Autosaver()
    first = autosaver.keep(held, 10.0)
    assert said(first).startswith("Unsaved work cannot be kept: ") and "sideways" in said(first)
    assert not autosaver.keep(held, 20.0).notes
