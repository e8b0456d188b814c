"""Unsaved work is never lost silently; bundled levels are copied; files open, drop, copy and paste."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from playground.ui import documents, unsaved_work
from playground.ui.aspects import OpenDialog
from playground.ui.kit import clipboard
from playground.world import format_level, library, parse_level, read_level
from playground.world.exchange import read_file

CTRL = pygame.KMOD_LCTRL


@pytest.fixture
def app(driven: Callable[..., Any]) -> Any:
    return driven(mode="edit")


def quit_by_window(app: Any) -> None:
    app.frames(4, [pygame.event.Event(pygame.QUIT)])


def test_nothing_to_lose_leaves_at_once(app: Any) -> None:
    quit_by_window(app)
    assert app.app.closed


def test_unsaved_work_asks_and_cancel_stays(app: Any) -> None:
    app.paint((0, 0))
    quit_by_window(app)
    assert not app.app.closed
    app.click("leave-cancel")
    assert not app.app.closed
    assert app.space.level.rows[0][0] == "#"
    assert not app.space.dialog.id


def test_escape_stays_too(app: Any) -> None:
    app.paint((0, 0))
    quit_by_window(app)
    app.key(pygame.K_ESCAPE)
    assert not app.app.closed
    assert not app.space.dialog.id


def test_discard_leaves_and_forgets_the_autosave(app: Any) -> None:
    app.paint((0, 0))
    app.frames(90)
    assert unsaved_work.autosave_path().exists()
    quit_by_window(app)
    app.click("leave-discard")
    assert app.app.closed
    assert not unsaved_work.autosave_path().exists()


def test_save_leaves_with_a_copy(app: Any, home: Path) -> None:
    app.paint((0, 0))
    quit_by_window(app)
    app.click("leave-save")
    assert app.app.closed
    assert read_level(home / "levels" / "first-steps.toml").rows[0][0] == "#"
    assert library.find("first-steps").rows[0][0] != "#"


def test_control_s_saves_a_copy_of_a_bundled_level_and_then_the_copy(app: Any, home: Path) -> None:
    app.paint((0, 0))
    app.key(pygame.K_s, CTRL)
    path = home / "levels" / "first-steps.toml"
    assert app.space.document.path == path
    assert not app.space.unsaved
    (toast,) = [node.label for node in app.nodes if node.kind == "toast"]
    assert toast == f"A copy was made: first-steps.toml in {home / 'levels'}"
    app.paint((0, 1))
    assert app.space.unsaved
    app.key(pygame.K_s, CTRL)
    assert read_level(path).rows[0][:2] == "##"
    assert [path.name for path in (home / "levels").iterdir()] == ["first-steps.toml"]


def test_a_file_changed_outside_asks(app: Any, home: Path) -> None:
    app.paint((0, 0))
    app.key(pygame.K_s, CTRL)
    path = home / "levels" / "first-steps.toml"
    path.write_text(format_level(library.find("corridor")))
    app.paint((0, 1))
    app.key(pygame.K_s, CTRL)
    app.frames(3)
    assert app.space.dialog.id == "changed"
    assert read_level(path) == library.find("corridor")
    app.click("changed-copy")
    assert app.space.document.path == home / "levels" / "first-steps-2.toml"


def test_save_as_asks_for_a_title(app: Any, home: Path) -> None:
    app.key(pygame.K_s, CTRL | pygame.KMOD_LSHIFT)
    app.frames(3)
    app.click("save-title")
    app.key(pygame.K_a, CTRL)
    app.type("Cat house")
    app.click("save-confirm")
    assert read_level(home / "levels" / "cat-house.toml").title == "Cat house"


def test_a_dropped_file_opens(app: Any, tmp_path: Path) -> None:
    path = tmp_path / "dropped.toml"
    path.write_text(format_level(library.find("cliff-walking")))
    app.frames(4, [pygame.event.Event(pygame.DROPFILE, file=str(path))])
    assert app.space.level == library.find("cliff-walking")


def test_a_dropped_file_that_is_no_level_is_told(app: Any, tmp_path: Path) -> None:
    path = tmp_path / "photo.toml"
    path.write_bytes(b"\x89PNG\x00\xff")
    before = app.space.level
    app.frames(4, [pygame.event.Event(pygame.DROPFILE, file=str(path))])
    assert app.space.level == before
    assert any(node.kind == "toast" for node in app.nodes)


LAKE = "SFFF\nFHFH\nFFFH\nHFFG\n"


def test_a_foreign_file_shows_what_it_is_before_it_opens(app: Any, tmp_path: Path) -> None:
    path = tmp_path / "lake.txt"
    path.write_text(LAKE)
    before = app.space.level
    app.frames(6, [pygame.event.Event(pygame.DROPFILE, file=str(path))])
    assert app.node("arrival-format").value == "Gymnasium FrozenLake"
    assert app.space.level == before
    app.click("arrival-cancel")
    assert (app.space.level, app.space.dialog.id) == (before, "")
    app.frames(6, [pygame.event.Event(pygame.DROPFILE, file=str(path))])
    app.click("arrival-open")
    assert (app.space.level.height, app.space.level.width) == (4, 4)
    assert app.space.unsaved


def test_any_level_of_a_collection_is_chosen_by_keys_and_by_mouse(app: Any, tmp_path: Path) -> None:
    path = tmp_path / "boards.xsb"
    path.write_text(
        "\n\n".join(f"; board {length}\n{'#' * length}\n#@{' ' * (length - 4)}.#\n{'#' * length}" for length in range(4, 54))
    )
    app.frames(6, [pygame.event.Event(pygame.DROPFILE, file=str(path))])
    assert len(app.space.dialog.arrival.parts) == 50
    app.app.ui.set_focus("arrival-parts")
    app.frames(2)
    app.key(pygame.K_DOWN)
    app.frames(3)
    assert app.space.dialog.arrival.level.width == 5
    app.key(pygame.K_END)
    app.frames(3)
    assert app.space.dialog.arrival.level.width == 53
    app.key(pygame.K_HOME)
    app.frames(3)
    app.click_at(app.node("arrival-parts/3").rect.center)
    app.frames(3)
    assert app.space.dialog.arrival.level.width == 6
    app.click("arrival-open")
    assert (app.space.level.width, app.space.level.title) == (6, "board 6")


def test_what_was_read_wrongly_is_read_as_something_else(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "get", lambda: LAKE)
    app.key(pygame.K_v, CTRL)
    app.frames(4)
    app.choose("arrival-format", "Bellman Playground level")
    app.frames(4)
    assert not app.node("arrival-open").enabled
    app.choose("arrival-format", "Gymnasium FrozenLake")
    app.frames(4)
    app.click("arrival-open")
    assert app.space.level.width == 4


def test_unsaved_work_is_asked_about_before_a_foreign_level_opens(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "get", lambda: LAKE)
    app.paint((0, 0))
    before = app.space.level
    app.key(pygame.K_v, CTRL)
    app.frames(4)
    app.click("arrival-open")
    app.frames(4)
    assert (app.space.dialog.id, app.space.level) == ("leave", before)
    app.click("leave-discard")
    assert app.space.level.width == 4


def test_a_level_is_written_for_others_and_told_what_that_loses(driven: Callable[..., Any], home: Path) -> None:
    app = driven("frozenlake-4x4")
    app.key(pygame.K_s, CTRL | pygame.KMOD_LSHIFT)
    app.frames(3)
    app.choose("save-format", "Gymnasium FrozenLake")
    app.frames(4)
    assert app.has("save-notes-0")
    app.click("save-confirm")
    (written,) = (home / "levels").glob("frozen*.txt")
    assert "SFFF" in written.read_text()
    assert not app.space.unsaved


def test_a_map_for_tiled_is_written_with_its_pictures(driven: Callable[..., Any], home: Path) -> None:
    app = driven("frozenlake-4x4")
    app.key(pygame.K_s, CTRL | pygame.KMOD_LSHIFT)
    app.frames(3)
    app.choose("save-format", "Tiled map (XML)")
    app.frames(4)
    app.click("save-confirm")
    names = sorted(path.name for path in (home / "levels").iterdir())
    assert [Path(name).suffix for name in names] == [".png", ".tmx"]
    assert names[0] in (home / "levels" / names[1]).read_text(encoding="utf-8")
    assert read_file(home / "levels" / names[1]).level == library.find("frozenlake-4x4")


def test_the_browser_opens_a_level_and_a_new_one(app: Any) -> None:
    app.key(pygame.K_o, CTRL)
    app.frames(4)
    app.click("level-corridor")
    assert app.space.level == library.find("corridor")
    app.click("levels")
    app.click("browser-new")
    app.frames(3)
    app.click("new-create")
    assert (app.space.level.height, app.space.level.width) == (6, 8)
    assert app.space.mode == "edit"


def test_a_level_goes_through_the_clipboard_as_text(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    monkeypatch.setattr(clipboard, "put", lambda words: not kept.append(words))
    monkeypatch.setattr(clipboard, "get", lambda: kept[-1])
    app.key(pygame.K_c, CTRL)
    assert parse_level(kept[0]) == app.space.level
    kept.append(format_level(library.find("book")))
    app.key(pygame.K_v, CTRL)
    assert app.space.level == library.find("book")
    assert app.space.unsaved


def test_a_disk_that_refuses_loses_nothing(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    app.paint((0, 0))

    def refuse(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(documents.paths, "atomic_write", refuse)
    quit_by_window(app)
    app.click("leave-save")
    assert not app.app.closed
    assert app.space.unsaved
    assert [node.id for node in app.nodes if "space" in node.label] == ["elsewhere-why"]


def test_f12_takes_a_picture(app: Any, home: Path) -> None:
    app.key(pygame.K_F12)
    app.frames(2)
    (picture,) = (home / "pictures").glob("*.png")
    assert pygame.image.load(picture).get_size() == (1280, 800)
    picture.write_bytes(b"mine")
    for _ in range(2):
        app.key(pygame.K_F12)
        app.frames(2)
    assert picture.read_bytes() == b"mine" and len(list((home / "pictures").iterdir())) == 3, "within a second, too"


def test_a_frame_that_fails_shows_a_card_and_goes_on(
    driven: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    app = driven(mode="edit")
    app.paint((0, 0))
    screen = app.app.screen
    monkeypatch.setattr(screen, "draw", lambda ui, workspace: 1 / 0)
    app.now += 1
    app.app.frame()
    assert "ZeroDivisionError" in app.app.crash
    assert unsaved_work.autosave_path().exists()
    for _ in range(3):
        app.now += 1
        app.app.frame()
    spot = app.app.ui.node("crash-again").rect.center
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        app.now += 1
        app.app.frame([pygame.event.Event(kind, pos=spot, button=1)])
    app.frames(3)
    assert app.space.level.rows[0][0] == "#"


def with_recovered_work(app: Any) -> Path:
    """Leaves work of another window behind and offers it, as a start does; its file."""
    unsaved_work.autosave(replace(library.find("corridor"), title="Half done"))
    unsaved_work.autosave_path().rename(documents.kept() / "unsaved-0123456789abcdef.toml")
    (recovery,) = unsaved_work.recoveries()
    app.app.workspace = replace(app.space, recoveries=(recovery,), dialog=OpenDialog("recover"))
    app.frames(3)
    return recovery.path


def test_work_left_by_a_crash_is_got_back(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_recovered_work(app)
    app.click("recover-open")
    assert app.space.level.title == "Half done"
    assert app.space.unsaved
    assert not path.exists()
    assert unsaved_work.autosave_path().exists()


def test_work_left_by_a_crash_is_thrown_away_only_when_asked(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_recovered_work(app)
    app.click("recover-later")
    assert path.exists()
    assert not app.space.dialog.id
    with_recovered_work(app)
    app.click("recover-forget")
    assert not path.exists()
    app.frames(3)
    assert not app.space.dialog.id
