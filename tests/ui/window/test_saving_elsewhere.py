"""Where the usual folder refuses, the work stays, can be saved anywhere, and *Save* in the leave card still leaves."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from playground import paths
from playground.ui import documents, wishes
from playground.ui.aspects import OpenDialog
from playground.ui.window.saving_elsewhere import NOWHERE, TAKEN, save_at
from playground.world import read_level
from tests.ui.window.app.conftest import Driven, Listening

COVERS = ("playground/ui/dialogs/elsewhere_card.py",)


@pytest.fixture
def app(home, monkeypatch):
    """A window with a level that a person has changed."""
    monkeypatch.setattr(Path, "home", lambda: home / "person")
    (home / "person").mkdir()
    window = Driven(Listening(), "corridor", "edit", (1280, 800), 1.0)
    window.frames(2)
    window.paint((0, 1))
    yield window
    window.app.close()


@pytest.fixture
def refusing(monkeypatch):
    """refusing(number): from now on the person's folder refuses everything with this error."""
    real = paths.atomic_write

    def begin(number):
        def write(path, content):
            if paths.user_levels() in path.parents:
                raise OSError(number, os.strerror(number), str(path))
            real(path, content)

        monkeypatch.setattr(documents.paths, "atomic_write", write)

    return begin


@pytest.mark.parametrize("number", (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EIO))
def test_save_in_the_leave_card_leaves_by_another_folder(app, refusing, home, number):
    refusing(number)
    level = app.space.level
    app.frames(2, [pygame.event.Event(pygame.QUIT)])
    app.click("leave-save")
    app.frames(2)
    assert not app.app.closed
    assert (app.space.dialog.id, app.space.unsaved) == ("elsewhere", True)
    assert os.strerror(number) in app.node("elsewhere-why").label
    assert [node.label for node in app.app.ui.nodes if node.kind == "toast" and os.strerror(number) in node.label] == []
    assert app.space.dialog.text == str(home / "person" / "corridor.toml")
    app.click("elsewhere-save")
    app.frames(2)
    assert app.app.closed
    assert read_level(home / "person" / "corridor.toml") == level


def test_cancel_keeps_the_work_and_stays(app, refusing):
    refusing(errno.ENOSPC)
    level = app.space.level
    app.key(pygame.K_s, pygame.KMOD_LCTRL)
    app.frames(2)
    app.click("elsewhere-cancel")
    assert (app.space.dialog.id, app.space.unsaved, app.space.level) == ("", True, level)
    assert not app.app.closed


def test_places_that_are_none_are_said_and_the_card_stays(app, home):
    (home / "taken.toml").write_text("mine")
    space = replace(app.space, dialog=OpenDialog("elsewhere"))
    for text, words in (
        ("relative.toml", NOWHERE),
        (str(home / "no such folder" / "a.toml"), NOWHERE),
        ("\0", NOWHERE),
        ("~nobody-of-this-name/a.toml", NOWHERE),
        (str(home / "taken.toml"), TAKEN),
        (str(home / "taken"), TAKEN),
    ):
        after = save_at(space, wishes.SaveAt(text, then=wishes.Quit()), None)
        assert (after.dialog.id, after.dialog.text, after.dialog.choice, after.wishes) == ("elsewhere", text, words, ())
        assert after.unsaved
    assert (home / "taken.toml").read_text() == "mine"


def test_a_folder_is_enough_and_a_title_goes_with_it(app, home):
    after = save_at(app.space, wishes.SaveAt(str(home), "Way out", wishes.Quit()), None)
    assert (after.document.path, after.level.title, after.wishes) == (home / "way-out.toml", "Way out", (wishes.Quit(),))
    assert not after.unsaved


@pytest.mark.parametrize(("way", "begins"), (("card", b"\x89png"), ("text", b"bellman")))
def test_what_is_shared_goes_elsewhere_where_the_folder_refuses_it(app, refusing, home, way, begins):
    refusing(errno.ENOSPC)
    app.app.workspace = app.space.ask(wishes.ShareLevel(way, False))
    app.frames(2)
    assert app.space.dialog.id == "choose" and "could not be shared" in app.node("choose-why").label
    place = Path(app.space.dialog.text)
    app.click("choose-accept")
    app.frames(2)
    assert app.space.dialog.id == ""
    assert place.parent == home / "person" and place.read_bytes().lower().startswith(begins)


def test_a_folder_with_a_space_at_the_end_is_that_folder(app, home):
    (home / "odd ").mkdir()
    after = save_at(app.space, wishes.SaveAt(f"{home}/odd "), None)
    assert after.document.path.parent == home / "odd "
