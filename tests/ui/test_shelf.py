"""The shelf: one's own levels in folders first; what was read once is not read again, and what changed is."""

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from playground import file_reading, paths
from playground.ui import documents
from playground.ui.shelf import DEEPEST, folders_of, shelf
from playground.world import library
from playground.world.level import Level
from playground.world.text.files import write

HOUR = 3_600_000_000_000


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were opened for reading."""
    opened: list[Path] = []
    real = file_reading.open_file

    def noted(place: Path) -> BinaryIO:
        opened.append(place)
        return real(place)

    monkeypatch.setattr(file_reading, "open_file", noted)
    return opened


def put(name: str, title: str = "One", row: str = "S.G", ago: int = HOUR) -> Path:
    """A level of the person that was written so long ago (nanoseconds)."""
    path = paths.user_levels() / name
    write(Level(title, (row,)), path)
    moment = time.time_ns() - ago
    os.utime(path, ns=(moment, moment))
    return path


def mine() -> list[tuple[str, str]]:
    return [(entry.group, entry.title) for entry in shelf() if entry.mine]


def test_the_shelf_shows_mine_first_and_what_is_wrong_with_a_file(home: Path) -> None:
    folder = paths.user_levels()
    folder.mkdir(parents=True)
    documents.saved(documents.opened("corridor"), replace(library.find("corridor"), title="Mine"))
    (folder / "broken.toml").write_text("format = 1\nmap = 3\n")
    entries = shelf()
    assert {entry.title for entry in entries if entry.mine} == {"Mine", "broken"}
    broken = next(entry for entry in entries if entry.title == "broken")
    assert broken.level is None
    assert broken.problem
    assert len([entry for entry in entries if not entry.mine]) == len(library.bundled())
    assert entries[2].source == library.FIRST


def test_a_folder_that_may_not_be_looked_into_has_no_levels_and_ends_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = [entry.source for entry in shelf() if not entry.mine]
    put("a.toml")
    real, own = os.scandir, paths.user_levels()

    def denied(folder: Path) -> object:
        if Path(folder) == own:
            raise PermissionError(13, "Permission denied", str(folder))
        return real(folder)

    monkeypatch.setattr(os, "scandir", denied)
    assert [entry.source for entry in shelf()] == bundled


def test_each_bundled_level_stands_under_one_idea_with_a_difficulty(home: Path) -> None:
    entries = [entry for entry in shelf() if not entry.mine]
    assert sorted(entry.source for entry in entries) == sorted(library.bundled())
    assert all(entry.group not in ("", "More") and entry.difficulty in (1, 2, 3) for entry in entries)
    assert entries[0].source == library.FIRST


def test_a_shelf_of_1400_levels_is_read_once_and_then_only_what_changed(home: Path, reads: list[Path]) -> None:
    folder = paths.user_levels()
    first = put("level-0000.toml")
    for number in range(1, 1400):
        os.link(first, folder / f"level-{number:04d}.toml") if number < 1390 else put(f"level-{number:04d}.toml")
    before = shelf()
    assert len([path for path in reads if folder in path.parents]) == 1400
    reads.clear()
    assert shelf() == before
    assert reads == []
    changed = put("level-1395.toml", "Two", ago=HOUR // 2)
    assert next(entry.title for entry in shelf() if entry.mine) == "Two"
    assert reads == [changed]


def test_a_change_with_the_same_time_and_size_is_seen(home: Path) -> None:
    path = put("a.toml", "One")
    assert mine() == [("", "One")]
    times = path.stat()
    write(Level("Two", ("S.G",)), path)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert mine() == [("", "Two")]


def test_a_file_that_was_just_written_is_read_again(home: Path, reads: list[Path]) -> None:
    path = put("a.toml", ago=0)
    shelf(), shelf()
    assert [place for place in reads if place == path] == [path, path]


def test_what_goes_and_comes_is_on_the_shelf_as_it_is(home: Path) -> None:
    path = put("a.toml")
    assert mine() == [("", "One")]
    path.rename(path.with_name("b.toml"))
    assert [entry.source for entry in shelf() if entry.mine] == [str(path.with_name("b.toml"))]
    path.with_name("b.toml").unlink()
    assert mine() == []


def test_a_broken_file_that_was_mended_shows_its_level(home: Path) -> None:
    path = put("a.toml")
    path.write_text("format = 1\nmap = 3\n")
    os.utime(path, ns=(1, 1))
    assert [entry.level for entry in shelf() if entry.mine] == [None]
    put("a.toml", "Whole")
    assert mine() == [("", "Whole")]


def test_levels_in_folders_of_any_depth_to_a_bound_are_there(home: Path) -> None:
    for depth in range(DEEPEST + 2):
        put("/".join([*(f"f{number}" for number in range(depth)), f"level-{depth}.toml"]), f"Level {depth}", ago=depth * HOUR)
    assert mine() == [("/".join(f"f{number}" for number in range(depth)), f"Level {depth}") for depth in range(DEEPEST + 1)]
    assert folders_of(paths.user_levels()) == ["/".join(f"f{number}" for number in range(depth + 1)) for depth in range(DEEPEST)]


def test_a_folder_that_links_to_one_above_it_is_shown_once(home: Path) -> None:
    put("class/a.toml")
    (paths.user_levels() / "class" / "again").symlink_to(paths.user_levels(), target_is_directory=True)
    assert mine() == [("class", "One")]


def test_hidden_folders_and_what_is_no_file_are_left_out(home: Path) -> None:
    put(".hidden/a.toml")
    (paths.user_levels() / "folder.toml").mkdir()
    assert mine() == []
