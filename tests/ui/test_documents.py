"""Levels come and go whole: bundled ones are never written, files changed outside are never overwritten."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from playground import file_reading, paths
from playground.ui import documents
from playground.ui.documents import ChangedOutsideError
from playground.world import library, read_level
from playground.world.level import Level
from playground.world.text.files import write


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
    with pytest.raises(ChangedOutsideError):
        documents.saved(mine, mine.saved)
    assert read_level(mine.path).title == "Theirs"
    documents.saved(mine, mine.saved, over=True)
    assert read_level(mine.path) == mine.saved


def test_ten_older_versions_are_kept(home: Path) -> None:
    document = documents.saved(documents.opened("corridor"), library.find("corridor"))
    for number in range(13):
        document = documents.saved(document, replace(document.saved, title=f"number {number}"), document.path)
    kept = sorted((documents.kept() / "versions").glob("corridor-*.toml"))
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


def test_a_file_changed_within_the_same_moment_is_not_overwritten(home: Path) -> None:
    mine = documents.saved(documents.opened("corridor"), library.find("corridor"))
    assert mine.path is not None
    times = mine.path.stat()
    mine.path.write_bytes(mine.path.read_bytes().replace(b"Corridor", b"Corridoi"))
    os.utime(mine.path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(ChangedOutsideError):
        documents.saved(mine, mine.saved)


def test_a_file_that_was_only_touched_is_saved_without_a_question(home: Path) -> None:
    mine = documents.saved(documents.opened("corridor"), library.find("corridor"))
    assert mine.path is not None
    os.utime(mine.path, (1.0, 1.0))
    assert documents.saved(mine, replace(mine.saved, title="Mine")).saved.title == "Mine"


def test_what_the_disk_took_before_it_refused_is_ones_own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = documents.saved(documents.opened("corridor"), library.find("corridor"))
    assert mine.path is not None

    def refuses_late(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(paths, "_sync_folder", refuses_late)
        with pytest.raises(OSError, match="Input/output"):
            documents.saved(mine, replace(mine.saved, title="First"))
    assert read_level(mine.path).title == "First"
    documents.saved(mine, replace(mine.saved, title="Second"))
    assert read_level(mine.path).title == "Second"


def test_a_link_stays_a_link_and_what_it_leads_to_is_saved(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    write(library.find("corridor"), elsewhere / "level.toml")
    paths.user_levels().mkdir(parents=True)
    link = paths.user_levels() / "link.toml"
    link.symlink_to(elsewhere / "level.toml")
    document = documents.opened(str(link))
    documents.saved(document, replace(document.saved, title="Through the link"))
    assert link.is_symlink()
    assert read_level(elsewhere / "level.toml").title == "Through the link"


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


def test_a_level_is_read_once_when_it_is_opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = documents.saved(documents.opened("corridor"), library.find("corridor")).path
    assert path is not None
    reads, real = [], file_reading.open_file
    monkeypatch.setattr(file_reading, "open_file", lambda place: reads.append(place) or real(place))
    document = documents.opened(path)
    assert reads == [path]
    assert document.digest == documents.digest_of(path)


@pytest.mark.parametrize("name", ("two\nlines", "no text \udcff", "  tab\there ", "\u202eright to left", "maze"))
def test_a_level_takes_a_title_from_any_file_name(home, name):
    level = documents.copied(Level("", ("S.G",)), name).saved
    assert read_level(documents.saved(documents.copied(level), level).path).title == level.title
    assert level.title == {"two\nlines": "two lines", "no text \udcff": "no text", "  tab\there ": "tab here"}.get(
        name, name.removeprefix("\u202e")
    )
