"""Large files are read beside the frames: no frame waits, one after another, left on demand, and errors are said."""

import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest

from playground.ui import wishes
from playground.ui.aspects import OpenDialog
from playground.ui.choosing import BeingRead
from playground.ui.window import aside_reading, receiving
from playground.ui.window.aside_reading import LEFT, WAITING, AsideReader, size_of
from playground.ui.window.services import fulfil_wishes
from playground.ui.wishes import WishRefused
from playground.ui.workspace import Workspace
from playground.world import format_level
from playground.world.level import Level

COVERS = ("playground/ui/window/receiving.py",)


@pytest.fixture
def space(home, level_of, snapshot_of, space_of):
    return space_of(snapshot_of(level_of("S.G")))


class Gate:
    """A reading that ends when a test opens the gate."""

    def __init__(self, words="read"):
        self.open, self.words, self.began = threading.Event(), words, threading.Event()

    def __call__(self, before):
        self.began.set()
        assert self.open.wait(60)
        if isinstance(self.words, Exception):
            raise self.words
        return lambda now: now.say(self.words)


def settled(reader, space: Workspace, window=None) -> Workspace:
    """The workspace after what goes on was taken in."""
    going = reader._going[1]
    going._thread.join(60)
    return fulfil_wishes(reader.with_news(space), window or SimpleNamespace(reader=reader))


def test_a_frame_does_not_wait_and_takes_in_what_was_read(space, tmp_path):
    reader, gate = AsideReader(), Gate()
    space = reader.begin(space, wishes.Receive(), tmp_path / "a.tmj", gate)
    assert space.recall(BeingRead) == BeingRead("a.tmj")
    assert gate.began.wait(60)
    assert reader.with_news(space) is space and not reader.fresh
    gate.open.set()
    after = settled(reader, space)
    assert (after.notes[-1], after.recall(BeingRead), reader.busy) == (("read", "info"), BeingRead(), False)


def test_the_next_one_waits_for_the_first_and_for_its_card(space, tmp_path):
    reader, first, second = AsideReader(), Gate("first"), Gate("second")
    space = reader.begin(space, wishes.Receive(), tmp_path / "a", first)
    space = reader.begin(space, wishes.Receive(), tmp_path / "b", second)
    assert space.recall(BeingRead) == BeingRead("a", 1)
    assert not second.began.is_set()
    first.open.set()
    space = settled(reader, space).with_dialog(OpenDialog("arrival"))
    space = reader.with_news(space)
    assert space.recall(BeingRead) == BeingRead("", 1) and not second.began.is_set()
    space = reader.with_news(space.close_dialog())
    assert space.recall(BeingRead) == BeingRead("b")
    second.open.set()
    assert settled(reader, space).notes[-1] == ("second", "info")


def test_one_that_is_left_is_never_heard_of_and_those_after_it_are_dropped(space, tmp_path):
    reader, first, second = AsideReader(), Gate(), Gate()
    space = reader.begin(space, wishes.Receive(), tmp_path / "a", first)
    space = reader.begin(space, wishes.Receive(), tmp_path / "b", second)
    space = reader.stop(space)
    first.open.set()
    assert reader.with_news(space) is space and not reader.fresh
    assert space.recall(BeingRead) == BeingRead() and not second.began.is_set()


def test_very_many_are_refused_with_a_sentence(space, tmp_path):
    reader, gate = AsideReader(), Gate()
    for number in range(WAITING + 1):
        space = reader.begin(space, wishes.Receive(), tmp_path / f"{number}", gate)
    with pytest.raises(WishRefused, match=r"z\.npz has to wait"):
        reader.begin(space, wishes.Receive(), tmp_path / "z.npz", gate)
    gates = [gate]
    for _ in range(LEFT - 1):
        space = reader.stop(space)
        gates.append(Gate())
        space = reader.begin(space, wishes.Receive(), tmp_path / "x", gates[-1])
    space = reader.stop(space)
    with pytest.raises(WishRefused, match="still being read"):
        reader.begin(space, wishes.Receive(), tmp_path / "x", gate)
    for one in gates:
        one.open.set()


@pytest.mark.parametrize("error", (WishRefused("No."), OSError(5, "Input/output error", "/x/a")), ids=("refused", "disk"))
def test_what_goes_wrong_is_said(space, tmp_path, error):
    reader, gate = AsideReader(), Gate(error)
    space = reader.begin(space, wishes.Receive(), tmp_path / "a", gate)
    gate.open.set()
    words, kind = settled(reader, space).notes[-1]
    assert kind == "error" and (words == "No." or words.startswith("The file could not be read (a in /x): Input/output error"))


def test_an_error_in_our_own_code_is_not_hidden(space, tmp_path):
    reader, gate = AsideReader(), Gate(ZeroDivisionError("ours"))
    space = reader.begin(space, wishes.Receive(), tmp_path / "a", gate)
    gate.open.set()
    with pytest.raises(ZeroDivisionError):
        settled(reader, space)


@pytest.fixture
def large(monkeypatch, tmp_path):
    """A level file, while no frame reads as much as it holds."""
    monkeypatch.setattr(receiving, "AT_ONCE", 20)
    path = tmp_path / "large.toml"
    path.write_text(format_level(Level("Large", ("S..G",))))
    return path


def granted(space, wish, window):
    return fulfil_wishes(replace(space, wishes=(wish,)), window)


def test_a_large_level_of_ones_own_is_opened_beside_the_frames(space, large):
    window = SimpleNamespace(reader=AsideReader())
    space = granted(space, wishes.Receive(large), window)
    assert space.recall(BeingRead).name == "large.toml" and space.level.title == "t"
    space = settled(window.reader, space, window)  # it is known; now it is opened
    space = granted(space, space.wishes[-1], window) if space.wishes else space
    space = settled(window.reader, space, window)
    assert (space.level.title, space.document.path) == ("Large", large)


def test_work_that_was_begun_while_a_level_was_read_is_asked_about(space, large):
    from playground.edit.board_edits import Paint
    from playground.world.grid import Cell

    window = SimpleNamespace(reader=AsideReader())
    wish = wishes.Open(str(large))
    space = granted(space, wish, window).edited(Paint((Cell(0, 1),), "#"))
    after = settled(window.reader, space, window)
    assert (after.dialog.id, after.dialog.then, after.level) == ("leave", wish, space.level)


def test_what_is_small_is_there_in_the_same_frame(space, tmp_path):
    window = SimpleNamespace(reader=AsideReader())
    (tmp_path / "lake.txt").write_text("SF\nFG\n")
    after = granted(space, wishes.Receive(tmp_path / "lake.txt"), window)
    assert after.dialog.arrival.level is not None and not window.reader.busy


def test_sizes_of_folders_and_of_nothing(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 7)
    (tmp_path / "b").write_bytes(b"x" * 5)
    assert (size_of(tmp_path), size_of(tmp_path / "a"), size_of(tmp_path / "gone")) == (12, 7, 0)
    assert aside_reading.size_of(tmp_path / "\0") == 0
    assert receiving.size_of is size_of


def test_what_was_read_waits_for_a_card_that_was_opened_meanwhile(space, tmp_path):
    reader, gate = AsideReader(), Gate()
    space = reader.begin(space, wishes.Receive(), tmp_path / "a", gate).with_dialog(OpenDialog("save-as", text="half a na"))
    gate.open.set()
    reader._going[1]._thread.join(60)
    assert reader.with_news(space) is space and not reader.fresh  # and no frame is due for that alone
    closed = space.close_dialog()
    assert settled(reader, closed).notes[-1] == ("read", "info")


@pytest.mark.parametrize(("dialog", "waits"), (("levels", False), ("menu", False), ("arrival", True), ("leave", True)))
def test_a_large_file_is_read_at_once_over_a_card_that_is_no_question(space, large, dialog, waits):
    window = SimpleNamespace(reader=AsideReader())
    below = OpenDialog(dialog, under=OpenDialog("levels"))
    after = granted(space.with_dialog(below), wishes.Open(str(large)), window)
    assert (after.dialog.id, after.recall(BeingRead).name) == ((dialog, "") if waits else ("", "large.toml"))
