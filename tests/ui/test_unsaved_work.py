"""Unsaved work is kept for each window apart, and offered when that window is gone, whatever numbers processes have."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from playground import paths
from playground.ui import documents, unsaved_work
from playground.ui.documents import ChangedOutsideError, Document
from playground.world import Level, format_level, library, read_level

WINDOW = """
import os, sys
from dataclasses import replace
from playground.ui import documents, unsaved_work
from playground.world import library
os.getpid = lambda: 1  # what every window is called in a container
document = documents.opened(sys.argv[1]) if len(sys.argv) > 1 else None
level = replace(document.saved if document else library.find("corridor"), title="Half done")
unsaved_work.autosave(level, document)
print(unsaved_work.autosave_path(), flush=True)
sys.stdin.read()
"""


def window(*arguments: str) -> subprocess.Popen[str]:
    """A window that keeps unsaved work and stays open until its input ends."""
    command = [sys.executable, "-c", WINDOW, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ})


def left(level: Level, document: Document | None = None) -> Path:
    """Work that a window left which is gone: it lies there, and nobody holds its lock."""
    path = unsaved_work.autosave_path()
    unsaved_work.autosave(level, document)
    gone = path.with_name("unsaved-0123456789abcdef.toml")
    path.rename(gone)
    gone.with_suffix(unsaved_work.LOCK).touch()
    return gone


def test_work_of_an_open_window_is_not_offered_and_that_of_a_killed_one_is(home: Path) -> None:
    first, second = window(), window()
    assert first.stdout is not None and second.stdout is not None
    places = [Path(process.stdout.readline().strip()) for process in (first, second) if process.stdout]
    assert places[0] != places[1] and all(map(unsaved_work.alive, places))
    assert unsaved_work.recoveries() == ()
    first.kill()
    first.wait()
    (recovery,) = unsaved_work.recoveries()
    assert (recovery.path, recovery.level.title) == (places[0], "Half done")
    second.kill()
    second.wait()
    assert {recovery.path for recovery in unsaved_work.recoveries()} == set(places)
    for process in (first, second):
        process.communicate()


def test_ones_own_work_is_not_offered_and_what_is_forgotten_is_gone(home: Path) -> None:
    unsaved_work.autosave(library.find("corridor"))
    assert unsaved_work.recoveries() == ()
    unsaved_work.forget(unsaved_work.autosave_path())
    path = left(replace(library.find("corridor"), title="Half done"))
    (recovery,) = unsaved_work.recoveries()
    document = unsaved_work.recovered(recovery.path)
    assert (recovery.path, document.path, document.unsaved(document.saved)) == (path, None, True)
    unsaved_work.forget(path)
    assert unsaved_work.recoveries() == ()
    assert not path.with_suffix(unsaved_work.LOCK).exists()


def test_work_that_an_earlier_version_kept_is_offered(home: Path) -> None:
    documents.kept().mkdir(parents=True)
    old = documents.kept() / f"unsaved-{os.getpid()}.toml"
    old.write_text(format_level(library.find("corridor")), encoding="utf-8")
    (recovery,) = unsaved_work.recoveries()
    assert recovery.path == old != unsaved_work.autosave_path()


def test_recovered_work_is_saved_where_it_came_from(home: Path) -> None:
    mine = documents.saved(documents.opened("corridor"), library.find("corridor"))
    document = unsaved_work.recovered(left(replace(mine.saved, title="Half done"), mine))
    assert document.path == mine.path
    assert document.unsaved(document.saved)
    after = documents.saved(document, document.saved)
    assert after.path == mine.path is not None
    assert read_level(mine.path).title == "Half done"
    assert [path.name for path in paths.user_levels().iterdir()] == ["corridor.toml"]


def test_recovered_work_does_not_overwrite_what_was_saved_since(home: Path) -> None:
    mine = documents.saved(documents.opened("corridor"), library.find("corridor"))
    path = left(replace(mine.saved, title="Half done"), mine)
    documents.saved(mine, replace(mine.saved, title="Since"))
    document = unsaved_work.recovered(path)
    with pytest.raises(ChangedOutsideError):
        documents.saved(document, document.saved)


def test_a_damaged_recovery_is_passed_over(home: Path) -> None:
    documents.kept().mkdir(parents=True)
    (documents.kept() / "unsaved-99999999.toml").write_text("half a fi")
    assert unsaved_work.recoveries() == ()


def test_where_files_cannot_be_locked_all_work_is_offered_rather_than_none(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = left(library.find("corridor"))

    def unsupported(handle: int) -> bool:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(unsaved_work, "locked", unsupported)
    assert [recovery.path for recovery in unsaved_work.recoveries()] == [path]
