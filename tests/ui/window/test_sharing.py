"""What is shared from one real window comes back the same in another: pasted, dropped, and asked about first."""

from dataclasses import replace

import pygame
import pytest

from playground import paths
from playground.training import commands
from playground.training.run_file import holds_document
from playground.training.session import Session
from playground.ui import wishes
from playground.ui.drawing import qr_codes
from playground.ui.kit import clipboard
from playground.ui.shared_view import SharedView
from playground.ui.window import sharing
from playground.world import library
from playground.world.exchange.sharing.shared import Shared, read, written
from playground.world.exchange.sharing.shared_files import shared_in, text_in
from playground.world.exchange.sharing.text_code import content_in
from tests.ui.window.app.conftest import AtOnce, Driven

COVERS = ("playground/ui/window/looked_at.py", "playground/ui/sharing_wishes.py")
CTRL = pygame.KMOD_LCTRL
MINE = library.find("keys-and-doors")


@pytest.fixture
def opened(home):
    """opened(source, mode): a window with a session of its own."""
    windows = []

    def made(source="corridor", mode="train"):
        worker = AtOnce()
        worker.session = Session()
        windows.append(Driven(worker, source, mode, (1280, 800), 1.0))
        windows[-1].until(lambda: windows[-1].space.snapshot.run == windows[-1].space.runs)
        return windows[-1]

    yield made
    for window in windows:
        window.app.close()


@pytest.fixture
def board(monkeypatch):
    """What the clipboard holds, the last one at the end."""
    kept = []
    monkeypatch.setattr(clipboard, "put", lambda words: not kept.append(words))
    monkeypatch.setattr(clipboard, "get", lambda: kept[-1])
    return kept


def shared_by(app, way, choice=None):
    app.app.workspace = app.space.with_dialog(replace(app.space.dialog, id="share", choice=choice or "viewed"))
    app.frames(2)
    app.click(f"share-{way}")
    app.frames(2)


def said(app, words):
    return any(node.kind == "toast" and words in node.label for node in app.nodes)


def test_a_view_is_copied_and_pasted_amid_a_mail(opened, board):
    app = opened("keys-and-doors", "train")
    app.app.workspace = replace(
        app.space.tune({"alpha": 0.25}), look=replace(app.space.look, overlays=frozenset({"arrows", "visits"}))
    )
    app.frames(2)
    shared_by(app, "copy")
    board.append("> Look:\n" + "".join(f"> {line}\n" for line in board[-1].split("\n")))
    other = opened("corridor", "play")
    other.key(pygame.K_v, CTRL)
    assert other.space.dialog.id == "shared"
    assert other.space.level != MINE
    other.click("shared-open")
    other.frames(2)
    assert (other.space.level, other.space.mode, other.space.look.overlays) == (MINE, "train", {"arrows", "visits"})
    assert (other.space.settings.alpha, other.space.brain.seed) == (0.25, app.space.brain.seed)
    assert other.space.unsaved


def test_a_card_a_square_and_a_text_are_written_and_a_dropped_one_opens(opened, monkeypatch, home):
    app = opened("keys-and-doors", "play")
    monkeypatch.setattr(qr_codes, "modules", lambda code: (b"\1\0", b"\0\1"))
    monkeypatch.setattr(sharing, "qr_picture", lambda code, room: qr_codes.qr_picture(code, room))
    for way in ("card", "square", "text"):
        shared_by(app, way, "level")
    names = sorted(path.name for path in paths.user_levels().iterdir())
    assert names == ["keys-and-doors-2.png", "keys-and-doors.png", "keys-and-doors.txt"]
    for name in ("keys-and-doors.png", "keys-and-doors.txt"):
        other = opened()
        other.frames(4, [pygame.event.Event(pygame.DROPFILE, file=str(paths.user_levels() / name))])
        other.frames(2)
        other.click("shared-open")
        assert other.space.level == MINE
    other.frames(4, [pygame.event.Event(pygame.DROPFILE, file=str(paths.user_levels() / "keys-and-doors-2.png"))])
    other.frames(2)
    assert said(other, "carries no level")


def test_unsaved_work_is_asked_about_first(opened, board):
    app = opened("corridor", "edit")
    app.paint((0, 1))
    board.append(written(Shared(MINE)))
    app.key(pygame.K_v, CTRL)
    app.click("shared-open")
    assert app.space.dialog.id == "leave"
    app.click("leave-cancel")
    assert app.space.level != MINE
    assert app.space.unsaved


@pytest.mark.parametrize("text", ("BELLMAN1", "BELLMAN2abc", written(Shared(MINE))[:-3]))
def test_a_bad_code_is_one_sentence(opened, board, text):
    app = opened()
    board.append(text)
    app.key(pygame.K_v, CTRL)
    app.frames(2)
    assert app.space.dialog.id == ""
    assert said(app, "code")


def test_a_level_of_a_program_is_only_named_until_it_is_opened(opened, board):
    import sys

    app = opened()
    board.append(written(Shared(None, "gym:antigravity:X-v0")))
    app.key(pygame.K_v, CTRL)
    assert app.space.dialog.shared.source == "gym:antigravity:X-v0"
    assert "antigravity" not in sys.modules
    app.click("shared-cancel")
    assert app.space.level == library.find("corridor")


def test_a_run_is_lived_again_at_its_moment(opened, board, home, tmp_path):
    session = Session()
    for command in (commands.Start(library.find("corridor"), "q-learning", seed=3), commands.Step(300)):
        session.obey(command)
        while session.work(1.0):
            pass
    session.save_document(tmp_path / "a.run")
    from playground.cli import main

    assert main(["share", str(tmp_path / "a.run"), "--at", "120", "--out", str(tmp_path / "a.txt")]) == 0
    assert holds_document(tmp_path / "a.txt")
    app = opened("keys-and-doors", "play")
    board.append((tmp_path / "a.txt").read_text())
    app.key(pygame.K_v, CTRL)
    app.click("shared-open")
    app.until(lambda: app.space.snapshot.timeline is not None and app.space.snapshot.timeline.at == 120)
    seen = app.space.snapshot
    assert (seen.level, seen.seed, seen.timeline.last, app.space.mode) == (library.find("corridor"), 3, 300, "train")
    session.obey(commands.Seek(120))
    while session.work(1.0):
        pass
    assert all((seen.fields[name] == array).all() for name, array in session.snapshot().fields.items())


def test_what_does_not_fit_here_is_left_out(opened):
    app = opened()
    view = SharedView("no-such-mode", "", ("values", "no-such-overlay"), learner="q-learning", dials={"alpha": 17.0})
    shared = Shared(MINE, view=view.values)
    after = sharing.take(app.space, wishes.TakeShared(shared, ""), None)
    assert (after.mode, after.look.overlays) == ("train", {"values"})
    assert any("do not fit" in text for text, _ in after.notes)
    unknown = Shared(MINE, view={"mode": 3, "overlays": "x", "learner": "no-one", "seed": "1", "dials": [1], "at": -1})
    assert sharing.take(app.space, wishes.TakeShared(unknown, ""), None).level == MINE


def test_a_file_that_is_no_code_goes_its_usual_way(opened, tmp_path):
    (tmp_path / "large").write_bytes(b"BELLMAN1" + bytes(3 << 20))
    space = opened().space
    assert sharing.received(space, "", tmp_path) is sharing.received(space, "", tmp_path / "large") is None
    assert text_in(tmp_path / "large") == ""
    assert sharing.received(opened().space, "S.G") is None
    assert shared_in(tmp_path / "large") is None
    assert content_in(written(read(written(Shared(MINE))))) == content_in(written(Shared(MINE)))
