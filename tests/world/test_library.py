"""The levels that ship, and how one is found."""

import os
from pathlib import Path

import pytest

from playground import paths, ratio
from playground.world import LevelError, write
from playground.world.library import FIRST, bundled, find, foreign, lasting, path_of, with_discount


def test_enough_levels_ship_and_one_opens_first() -> None:
    assert len(bundled()) >= 16
    assert bundled() == tuple(sorted(bundled()))
    assert FIRST in bundled()
    assert {"cliff-walking", "windy-gridworld", "frozenlake-4x4", "frozenlake-8x8", "dyna-maze", "jumps", "world-4x3"} <= set(
        bundled()
    )


def test_a_name_is_a_bundled_level_then_one_of_the_user(home: Path) -> None:
    write(find("book"), paths.user_levels() / "mine.toml")
    write(find("path7"), paths.user_levels() / "corridor.toml")
    assert find("mine") == find("book")
    assert path_of("corridor") == paths.levels() / "corridor.toml"


def test_what_looks_like_a_path_is_a_path(home: Path) -> None:
    write(find("book"), home / "corridor.toml")
    assert find(home / "corridor.toml") == find("book")
    assert path_of("corridor.toml") == Path("corridor.toml")


@pytest.mark.parametrize("name", ["", "corridoor", "CON", "corridor.", "x" * 300, "\0", "..", "."])
def test_a_name_that_is_no_level_is_refused(name: str, home: Path) -> None:
    with pytest.raises(LevelError):
        find(name)


def test_a_file_that_is_not_there_is_told_in_one_sentence(home: Path) -> None:
    with pytest.raises(LevelError, match="No such file"):
        find(home / "nowhere.toml")
    (home / "folder.toml").mkdir()
    with pytest.raises(LevelError, match=r"folder|directory|denied"):
        find(home / "folder.toml")


def test_a_file_of_another_program_is_found_with_its_notes(home: Path) -> None:
    (home / "lake.txt").write_text("SF\nFG\n")
    notes: list[str] = []
    level = find(home / "lake.txt", notes.append)
    assert (level.title, level.rows) == ("lake", ("S.", ".G"))
    assert "FrozenLake has no discount; γ is 0.99 here." in notes
    assert foreign(home / "lake.txt") and not foreign("corridor") and not foreign(home / "none.txt")


def test_a_file_that_holds_one_level_has_no_parts(home: Path) -> None:
    (home / "lake.txt").write_text("SF\nFG\n")
    with pytest.raises(LevelError, match="holds one level, so there is no part '2'"):
        find(f"{home / 'lake.txt'}#2")


def test_what_asks_for_a_level_again_holds_in_any_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    Path("lake.txt").write_text("SF\nFG\n")
    assert lasting("lake.txt#2") == f"{home / 'lake.txt'}#2"
    assert lasting("gym:FrozenLake-v1") == "gym:FrozenLake-v1"


def test_a_discount_goes_among_the_arguments_of_an_environment() -> None:
    assert with_discount("gym:Taxi-v4", 0.9) == "gym:Taxi-v4?discount=0.9"
    assert with_discount("gym:Taxi-v4?is_rainy=true", ratio.Ratio(2, 3)) == "gym:Taxi-v4?is_rainy=true&discount=2/3"


def test_a_part_of_one_of_our_own_files_was_made_by_another_program(home: Path) -> None:
    path = paths.user_levels() / "mine.toml"
    write(find("book"), path)
    (paths.user_levels() / "lake.txt").write_text("SF\nFG\n")
    assert not foreign("mine") and not foreign(str(path)) and not foreign("corridor")
    assert foreign(f"{path}#2") and foreign(str(paths.user_levels() / "lake.txt"))


@pytest.mark.parametrize("make", (os.mkdir, os.mkfifo, lambda name: os.symlink("nowhere", name)), ids=("folder", "pipe", "link"))
def test_what_is_there_and_is_no_file_is_said_to_be_what_it_is(home: Path, monkeypatch: pytest.MonkeyPatch, make) -> None:
    monkeypatch.chdir(home)
    make("strange")
    with pytest.raises(LevelError, match=r"strange: (it is a folder|it is a pipe or a device|No such file or directory)"):
        find("strange")
