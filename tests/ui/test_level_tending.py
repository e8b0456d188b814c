"""Levels are renamed, duplicated, moved, deleted and brought back; nothing is ever written over another file."""

import os
import random

import pytest

from playground import paths
from playground.ui import documents, level_tending
from playground.ui.level_tending import DAYS, TendingError
from playground.ui.shelf import shelf
from playground.world import format_level, read_level
from playground.world.level import Level


@pytest.fixture
def own(home):
    """own(title, row): a level of the person, saved."""

    def made(title="One", row="S.G"):
        return documents.saved(documents.copied(Level(title, (row,))), Level(title, (row,))).path

    return made


def there():
    folder = paths.user_levels()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.toml")}


def test_a_renamed_level_lies_in_a_file_of_its_new_name(own):
    path = level_tending.renamed(own(), "  Great  cheese ")
    assert (path.name, read_level(path).title) == ("great-cheese.toml", "Great cheese")
    assert list(there()) == ["great-cheese.toml"]


def test_a_name_that_is_taken_gets_a_number_and_the_other_file_stays(own):
    first, second = own("One"), own("Two", "S..G")
    content = first.read_bytes()
    assert level_tending.renamed(second, "One").name == "one-2.toml"
    assert first.read_bytes() == content


@pytest.mark.parametrize("title", ["", "   ", "\t"])
def test_an_empty_name_changes_nothing(own, title):
    path, before = own(), there()
    with pytest.raises(TendingError, match="empty"):
        level_tending.renamed(path, title)
    assert there() == before


@pytest.mark.parametrize("title", ["../../etc", "C:\\x", "CON", "a" * 300, "..", "x/y", "🧀", "nul.toml"])
def test_no_name_leads_out_of_the_folder(own, title):
    path = level_tending.renamed(own(), title)
    assert path.parent == paths.user_levels()
    assert list(there()) == [path.name]


def test_a_bundled_level_is_copied_and_never_changed(home):
    path = level_tending.duplicated("cliff-walking")
    assert read_level(path).rows == read_level(paths.levels() / "cliff-walking.toml").rows
    assert read_level(path).title == "Cliff walking copy"
    for act in (
        lambda: level_tending.renamed(paths.levels() / "book.toml", "x"),
        lambda: level_tending.moved(paths.levels() / "book.toml", "x"),
        lambda: level_tending.binned(paths.levels() / "book.toml"),
    ):
        with pytest.raises(TendingError, match="duplicate it"):
            act()


def test_a_level_moves_between_folders_and_keeps_every_byte(own):
    path = own()
    content = path.read_bytes()
    inside = level_tending.moved(path, "For class")
    assert (inside.parent.name, inside.read_bytes(), path.exists()) == ("For class", content, False)
    assert [(entry.group, entry.title) for entry in shelf() if entry.mine] == [("For class", "One")]
    assert level_tending.moved(inside, "For class") == inside
    assert level_tending.moved(inside, "") == path


@pytest.mark.parametrize("folder", ["../x", "a/b", "C:\\x", "con", "x.", "🧀", "\x00"])
def test_no_folder_lies_elsewhere(own, folder):
    inside = level_tending.moved(own(), folder)
    assert inside.parent.parent == paths.user_levels()


@pytest.mark.parametrize("folder", ["..", ".", "x" * 50])
def test_a_folder_that_is_none_is_refused(own, folder):
    path = own()
    with pytest.raises(TendingError, match="folder"):
        level_tending.moved(path, folder)
    assert path.exists()


def test_what_is_deleted_comes_back_byte_for_byte_where_it_was(own):
    path = own()
    content = path.read_bytes()
    level_tending.binned(path)
    assert not path.exists()
    (one,) = level_tending.bin_content()
    assert (one.origin, one.title) == (path, "One")
    assert level_tending.unbinned(one.path) == path
    assert path.read_bytes() == content
    assert level_tending.bin_content() == ()


def test_where_something_else_is_now_it_comes_back_beside_it(own):
    path = own()
    level_tending.binned(path)
    other = own("One", "S....G")
    (one,) = level_tending.bin_content()
    assert level_tending.unbinned(one.path).name == "one-2.toml"
    assert read_level(other).rows == ("S....G",)


def test_the_bin_lets_go_what_is_a_month_old(own, monkeypatch):
    level_tending.binned(own("Old"))
    now = level_tending.time.time()
    later = now + (DAYS + 1) * 86_400
    monkeypatch.setattr(level_tending.time, "time", lambda: later)
    monkeypatch.setattr(level_tending.time, "time_ns", lambda: int(later * 1e9))
    level_tending.binned(own("New"))
    assert [one.title for one in level_tending.bin_content()] == ["New"]


def test_a_file_in_the_bin_that_makes_no_sense_is_left_out_and_says_so(own):
    level_tending.binned(own())
    (one,) = level_tending.bin_content()
    one.path.write_bytes(b"no origin\n")
    assert level_tending.bin_content() == ()
    with pytest.raises(TendingError, match="does not say where it was"):
        level_tending.unbinned(one.path)
    assert one.path.exists()


def test_versions_are_listed_newest_first_and_one_comes_back(own):
    path = own()
    document = documents.opened(path)
    for row in ("S..G", "S...G"):
        document = documents.saved(document, Level("One", (row,)))
    assert [version.level.rows for version in level_tending.versions(path)] == [("S..G",), ("S.G",)]
    level_tending.restored(document, level_tending.versions(path)[1].path)
    assert read_level(path).rows == ("S.G",)
    assert level_tending.versions(path)[0].level.rows == ("S...G",)


def test_a_disk_that_refuses_leaves_all_as_it_was(own, monkeypatch):
    path, before = own(), there()

    def refuse(path, content):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(paths, "atomic_write", refuse)
    for act in (
        lambda: level_tending.renamed(path, "Two"),
        lambda: level_tending.duplicated(str(path)),
        lambda: level_tending.moved(path, "x"),
        lambda: level_tending.binned(path),
    ):
        with pytest.raises(OSError, match="No space"):
            act()
        assert there() == before


def test_any_acts_lose_no_level(own):
    """300 acts in a row, seeds 0 to 2: every row that was ever saved is on the shelf or in the bin at the end."""
    for seed in range(3):
        dice, rows = random.Random(seed), set()
        for number in range(4):
            row = "S" + "." * (number + 3 + 4 * seed) + "G"
            own(f"Level {number % 2}", row)
            rows.add(row)
        for _ in range(100):
            files = sorted(paths.user_levels().rglob("*.toml"))
            deleted = level_tending.bin_content()
            act = dice.choice(("rename", "move", "bin", "unbin"))
            if act == "unbin" and deleted:
                level_tending.unbinned(dice.choice(deleted).path)
            elif act == "rename" and files:
                level_tending.renamed(dice.choice(files), dice.choice(("A", "B", "Level 0")))
            elif act == "move" and files:
                level_tending.moved(dice.choice(files), dice.choice(("", "x", "y")))
            elif act == "bin" and files:
                level_tending.binned(dice.choice(files))
        kept = [read_level(path).rows[0] for path in paths.user_levels().rglob("*.toml")]
        kept += [read_level(one.path).rows[0] for one in level_tending.bin_content()]
        assert rows <= set(kept)
    assert not [name for name in os.listdir(paths.user_levels()) if name.endswith(".part")]


def test_files_of_one_name_in_two_folders_have_each_their_own_versions(own):
    first = level_tending.moved(own("Deep", "S.G"), "a")
    second = own("Deep", "S...G")
    document = documents.opened(second)
    for length in range(documents.VERSIONS + 2):
        document = documents.saved(document, Level("Deep", ("S" + "." * (length + 5) + "G",)))
    assert level_tending.versions(first) == ()
    other = documents.saved(documents.opened(first), Level("Deep", ("S..G",)))
    assert [version.level.rows for version in level_tending.versions(other.path)] == [("S.G",)]
    assert len(level_tending.versions(second)) == documents.VERSIONS


def test_versions_go_along_with_a_new_name_and_into_a_folder(own):
    path = own()
    documents.saved(documents.opened(path), Level("One", ("S..G",)))
    moved = level_tending.moved(level_tending.renamed(path, "Two"), "a")
    assert [version.level.rows for version in level_tending.versions(moved)] == [("S.G",)]
    assert level_tending.versions(path) == ()


def test_a_file_called_by_other_letters_keeps_its_name_in_another_folder(own):
    path = own().rename(paths.user_levels() / "Über Maß.toml")
    assert level_tending.moved(path, "a").name == "Über Maß.toml"


def test_very_long_names_have_versions_and_a_place_in_the_bin(own):
    path = own().rename(paths.user_levels() / ("ß" * 120 + ".toml"))
    documents.saved(documents.opened(path), Level("One", ("S..G",)))
    assert len(level_tending.versions(path)) == 1
    level_tending.binned(path)
    (one,) = level_tending.bin_content()
    assert level_tending.unbinned(one.path) == path


def test_a_damaged_file_goes_into_the_bin_and_comes_back_as_it_was(own):
    path = own()
    path.write_bytes(b"this is no level")
    level_tending.binned(path)
    (one,) = level_tending.bin_content()
    assert one.title == "one"
    level_tending.unbinned(one.path)
    assert path.read_bytes() == b"this is no level"


def test_the_bin_lets_go_nothing_that_it_did_not_write(own):
    level_tending.binned(own())
    foreign = documents.kept() / "bin" / "of somebody else.toml"
    foreign.write_text("x")
    level_tending.binned(own("Two"))
    assert foreign.exists()


def test_a_link_to_nowhere_is_no_free_name(own):
    path = own()
    (paths.user_levels() / "two.toml").symlink_to(paths.user_levels() / "gone" / "x.toml")
    assert level_tending.renamed(path, "Two").name == "two-2.toml"


@pytest.mark.skipif(os.name == "nt", reason="no file there has such a name")
def test_a_copy_of_a_level_without_a_title_is_named_after_its_file_whatever_that_is_called(home):
    path = paths.user_levels() / "two\nlines.toml"
    paths.atomic_write(path, format_level(Level("", ("S.G",))).encode())
    assert read_level(level_tending.duplicated(str(path))).title == "two lines copy"
