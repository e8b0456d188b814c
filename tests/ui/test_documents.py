"""Levels come and go whole: bundled ones are never written, files changed outside never overwritten, unsaved work is kept."""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from playground import paths
from playground.ui import documents
from playground.ui.documents import ChangedOutsideError
from playground.world import Level, library, read_level


def test_a_bundled_level_is_saved_as_a_copy_of_ones_own(home: Path) -> None:
    document = documents.opened("corridor")
    changed = replace(document.saved, title="My corridor")
    assert document.unsaved(changed)
    after = documents.saved(document, changed)
    assert after.path == home / "levels" / "my-corridor.toml"
    assert read_level(after.path) == changed
    assert library.find("corridor") == document.saved
    assert not after.unsaved(changed)


def test_a_second_copy_gets_a_name_of_its_own(home: Path) -> None:
    document = documents.opened("corridor")
    first, second = (documents.saved(document, document.saved) for _ in range(2))
    assert first.path is not None
    assert second.path is not None
    assert (first.path.name, second.path.name) == ("corridor.toml", "corridor-2.toml")


def test_a_file_changed_outside_is_not_overwritten(home: Path) -> None:
    mine = documents.saved(documents.opened("corridor"), library.find("corridor"))
    assert mine.path is not None
    other = documents.saved(documents.opened(str(mine.path)), replace(mine.saved, title="Theirs"))
    assert other.path == mine.path
    stale = replace(mine, stamp=mine.stamp - 1)
    with pytest.raises(ChangedOutsideError):
        documents.saved(stale, mine.saved)
    assert read_level(mine.path).title == "Theirs"
    documents.saved(stale, mine.saved, over=True)
    assert read_level(mine.path) == mine.saved


def test_ten_older_versions_are_kept(home: Path) -> None:
    document = documents.saved(documents.opened("corridor"), library.find("corridor"))
    for number in range(13):
        document = documents.saved(document, replace(document.saved, title=f"number {number}"), document.path)
    kept = sorted((documents.kept() / "versions").glob("corridor.*.toml"))
    assert len(kept) == documents.VERSIONS
    assert [read_level(path).title for path in kept] == [f"number {n}" for n in range(2, 12)]


@pytest.mark.parametrize(
    "words", ("../../etc/passwd", "C:\\windows", "CON", "nul", "a" * 300, "…", "", "  ", "trailing.", "naïve/\x00")
)
def test_names_stay_inside_the_folder(home: Path, words: str) -> None:
    path = documents.free_path(words)
    assert path.parent == paths.user_levels()
    assert path.suffix == ".toml"
    assert 0 < len(path.stem) <= 70
    assert path.stem not in documents.RESERVED


GONE = 99_999_999
"""The number of a process that no system has."""


def left(monkeypatch: pytest.MonkeyPatch, level: Level, document: documents.Document | None = None) -> documents.Recovery:
    """Work that a window left which is gone."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(documents.os, "getpid", lambda: GONE)
        documents.autosave(level, document)
    (recovery,) = documents.recoveries()
    return recovery


def test_unsaved_work_comes_back_after_a_crash(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    level = replace(library.find("corridor"), title="Half done")
    documents.autosave(level)
    assert documents.recoveries() == ()
    documents.forget(documents.autosave_path())
    recovery = left(monkeypatch, level)
    assert recovery.level == level
    document = documents.recovered(recovery.path)
    assert document.path is None
    assert document.unsaved(document.saved)
    documents.forget(recovery.path)
    assert documents.recoveries() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there it cannot be asked")
def test_work_of_a_window_that_is_open_is_not_offered(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents.autosave(library.find("corridor"))
    monkeypatch.setattr(documents.os, "getpid", lambda: GONE)
    assert documents.recoveries() == ()


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="there it cannot be asked")
def test_work_from_before_the_computer_was_started_anew_is_offered_whoever_has_its_number_now(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents.autosave(library.find("corridor"))
    os.utime(documents.autosave_path(), (1.0, 1.0))
    monkeypatch.setattr(documents, "autosave_path", lambda: home / "another")
    assert len(documents.recoveries()) == 1


def test_recovered_work_is_saved_where_it_came_from(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = documents.saved(documents.opened("corridor"), library.find("corridor"))
    recovery = left(monkeypatch, replace(mine.saved, title="Half done"), mine)
    document = documents.recovered(recovery.path)
    assert document.path == mine.path
    assert document.unsaved(document.saved)
    after = documents.saved(document, document.saved)
    assert after.path == mine.path
    assert read_level(mine.path).title == "Half done"
    assert [path.name for path in paths.user_levels().iterdir()] == ["corridor.toml"]


def test_recovered_work_does_not_overwrite_what_was_saved_since(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = documents.saved(documents.opened("corridor"), library.find("corridor"))
    recovery = left(monkeypatch, replace(mine.saved, title="Half done"), replace(mine, stamp=mine.stamp - 1))
    document = documents.recovered(recovery.path)
    with pytest.raises(ChangedOutsideError):
        documents.saved(document, document.saved)


def test_a_damaged_recovery_is_passed_over(home: Path) -> None:
    documents.kept().mkdir(parents=True)
    (documents.kept() / "unsaved-99999999.toml").write_text("half a fi")
    assert documents.recoveries() == ()


def test_the_shelf_shows_mine_first_and_what_is_wrong_with_a_file(home: Path) -> None:
    folder = paths.user_levels()
    folder.mkdir(parents=True)
    documents.saved(documents.opened("corridor"), replace(library.find("corridor"), title="Mine"))
    (folder / "broken.toml").write_text("format = 1\nmap = 3\n")
    entries = documents.shelf()
    assert {entry.title for entry in entries if entry.mine} == {"Mine", "broken"}
    broken = next(entry for entry in entries if entry.title == "broken")
    assert broken.level is None
    assert broken.problem
    assert len([entry for entry in entries if not entry.mine]) == len(library.bundled())
    assert entries[2].source == library.FIRST


def test_a_new_level_can_be_played(home: Path) -> None:
    document = documents.blank(4, 6)
    assert (document.saved.height, document.saved.width) == (4, 6)
    assert not document.unsaved(document.saved)


def test_what_comes_from_elsewhere_has_no_place_yet_and_is_called_as_its_file() -> None:
    level = replace(library.find("corridor"), title="")
    document = documents.copied(level, "maze")
    assert (document.saved.title, document.path, document.unsaved(document.saved)) == ("maze", None, True)
    assert documents.copied(library.find("corridor"), "maze").saved.title == library.find("corridor").title


def test_a_free_path_of_another_format_has_its_ending(home: Path) -> None:
    first = documents.free_path("Frozen lake", ".txt")
    first.parent.mkdir(parents=True)
    first.write_text("SFFG")
    assert (first.name, documents.free_path("Frozen lake", ".txt").name) == ("frozen-lake.txt", "frozen-lake-2.txt")


def test_a_file_of_another_program_opens_and_is_never_written_over(home: Path) -> None:
    lake = home / "lake.txt"
    lake.write_text("SF\nFG\n")
    document = documents.opened(str(lake))
    assert (document.saved.title, document.path, document.source) == ("lake", None, str(lake))
    assert documents.saved(document, document.saved).path == paths.user_levels() / "lake.toml"


def test_a_free_path_leaves_room_for_what_belongs_beside_it(home: Path) -> None:
    first = documents.free_path("Frozen lake", ".tmj", ".png")
    first.parent.mkdir(parents=True)
    first.with_suffix(".png").write_text("mine")
    assert (first.name, documents.free_path("Frozen lake", ".tmj", ".png").name) == ("frozen-lake.tmj", "frozen-lake-2.tmj")
