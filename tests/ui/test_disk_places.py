"""Places on the disk as they are typed: suggestions, completion, what is refused, and the folders that were used last."""

import os

import pytest

from playground.ui import disk_places
from playground.ui.disk_places import NO_PLACE, NOTHING, NOWHERE, TAKEN, PlaceError


@pytest.fixture
def folder(home, monkeypatch):
    """A folder with two folders, three files and two hidden things; it is the person's own."""
    root = home / "own"
    for name in ("Beta", "alpha", ".secret"):
        (root / name).mkdir(parents=True)
    for name in ("maze-1.toml", "maze-2.toml", "Zoo.toml", ".hidden"):
        (root / name).write_text("")
    monkeypatch.setenv("HOME", str(root))
    monkeypatch.setenv("USERPROFILE", str(root))
    return root


def names(text, every=False):
    return [entry.name for entry in disk_places.suggestions(text, every).entries]


def test_folders_come_first_and_hidden_things_when_a_dot_is_typed(folder):
    assert names(f"{folder}/") == ["alpha", "Beta", "maze-1.toml", "maze-2.toml", "Zoo.toml"]
    assert names(f"{folder}/.") == [".secret", ".hidden"]
    assert names("~/b") == ["Beta"]


def test_a_beginning_is_completed_as_far_as_all_agree(folder):
    assert disk_places.suggestions(f"{folder}/MA").whole == f"{folder}/maze-"
    assert disk_places.suggestions(f"{folder}/maze-1").whole == f"{folder}/maze-1.toml"
    assert disk_places.suggestions("~/al").whole == "~/alpha/"
    assert disk_places.suggestions(f"{folder}/").whole == f"{folder}/"


def test_a_new_name_leaves_the_list_whole(folder):
    assert names(f"{folder}/new.toml", every=True)[:2] == ["alpha", "Beta"]
    assert "begins with" in disk_places.suggestions(f"{folder}/new.toml").problem
    assert disk_places.suggestions("~/alpha/").problem == "This folder is empty."


@pytest.mark.parametrize("text", ("", "relative/x", "~nobody-of-this-name/x", "a\0/b", "/" + "a" * 5000 + "/b"))
def test_what_is_no_place_suggests_nothing_and_says_so(home, text):
    assert disk_places.suggestions(text).problem == NO_PLACE
    with pytest.raises(PlaceError, match="whole place"):
        disk_places.path_of(text.strip() or "x")


def test_a_folder_that_is_not_there_or_may_not_be_looked_into_is_said(folder, monkeypatch):
    assert "cannot be looked into" in disk_places.suggestions(f"{folder}/nothing/x").problem
    assert "cannot be looked into" in disk_places.suggestions(f"{folder}/Zoo.toml/x").problem
    monkeypatch.setattr(os, "scandir", lambda path: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    assert "Permission denied" in disk_places.suggestions(f"{folder}/").problem


def test_very_many_files_are_not_all_listed(folder):
    for number in range(disk_places.MOST + 7):
        (folder / "Beta" / f"f{number:04d}").touch()
    listed = disk_places.suggestions(f"{folder}/Beta/")
    assert (len(listed.entries), listed.more) == (disk_places.MOST, 7)


def test_what_is_opened_must_be_there(folder):
    assert disk_places.existing("~/Zoo.toml") == folder / "Zoo.toml"
    for text, words in (("~/no.toml", NOTHING), ("~/no/no.toml", NOWHERE)):
        with pytest.raises(PlaceError) as refused:
            disk_places.existing(text)
        assert str(refused.value) == words


def test_a_new_file_takes_its_ending_and_is_never_one_that_is_there(folder):
    assert disk_places.new_file("~/a", "x.png") == folder / "a.png"
    assert disk_places.new_file("~/a.b", "x.png") == folder / "a.b"
    assert disk_places.new_file("~", "x.png") == folder / "x.png"
    (folder / "x.png").touch()
    for text, words in (("~/Zoo.toml", TAKEN), ("~", TAKEN), ("~/no/x", NOWHERE), ("x", NO_PLACE)):
        with pytest.raises(PlaceError) as refused:
            disk_places.new_file(text, "x.png")
        assert str(refused.value) == words


def test_up_and_into_a_folder_keep_the_name_that_is_typed():
    assert disk_places.above("/a/b/name.toml") == "/a/name.toml"
    assert disk_places.above("/name") == "/name"
    assert disk_places.into("/a/name.toml", "/b/", keeps_name=True) == "/b/name.toml"
    assert disk_places.into("/a/na", "/b/", keeps_name=False) == "/b/"


def test_folders_used_last_come_first_and_those_that_are_gone_not_at_all(folder):
    for name in ("alpha", "Beta", "alpha"):
        disk_places.note_folder(folder / name)
    assert disk_places.recent_folders() == (folder / "alpha", folder / "Beta")
    (folder / "alpha").rmdir()
    assert disk_places.recent_folders() == (folder / "Beta",)
    (folder.parent / "folders.txt").write_bytes(b"\xff\xfe")
    assert disk_places.recent_folders() == ()


def test_a_space_after_a_name_counts_where_something_is_called_so(folder):
    (folder / "odd ").mkdir()
    (folder / "odd " / "in\n").touch()
    assert disk_places.path_of(" ~/odd ") == folder / "odd "
    assert names("~/odd /") == ["in\n"]
    assert disk_places.existing("~/odd /in\n") == folder / "odd " / "in\n"
    assert disk_places.existing("~/alpha \n") == folder / "alpha"


@pytest.mark.parametrize(
    ("typed", "name"), (("level 1.5", "level 1.5.png"), ("done.", "done.png"), ("a.JPG", "a.JPG"), ("a b.c d", "a b.c d.png"))
)
def test_a_number_after_a_dot_is_no_ending(folder, typed, name):
    assert disk_places.new_file(f"~/{typed}", "x.png") == folder / name


def test_a_folder_that_is_not_there_is_no_name_for_a_file(folder):
    with pytest.raises(PlaceError) as refused:
        disk_places.new_file("~/gone/", "x.png")
    assert str(refused.value) == NOWHERE


def test_the_folder_above_a_persons_own_is_a_place(folder):
    assert disk_places.above("~/a.png") == str(folder.parent / "a.png")
    assert (disk_places.above("/x"), disk_places.above("/"), disk_places.above("no place")) == ("/x", "/", "no place")


def test_a_folder_whose_disk_is_gone_or_whose_name_is_no_text_is_not_offered(folder):
    disk_places.note_folder(folder)
    disk_places.note_folder(folder / ("a" * 300))  # asking for it is an error
    disk_places.note_folder(folder / "no text \udcff")
    disk_places.note_folder(folder / "two\nlines")
    assert disk_places.recent_folders() == (folder,)
