"""A person's settings survive; a damaged file never makes a window that cannot be read."""

from dataclasses import replace
from pathlib import Path

import pytest

from playground import paths
from playground.ui import preferences
from playground.ui.preferences import Preferences


def test_what_is_written_is_read(tmp_path: Path) -> None:
    preferred = Preferences(
        text_scale=1.5, reduced_motion=True, reading="student", width=1920, height=1080, level='odd "name".toml'
    )
    preferences.write(preferred, tmp_path / "settings.toml")
    assert preferences.read(tmp_path / "settings.toml") == (preferred, "")


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    assert preferences.read(tmp_path / "nothing.toml") == (Preferences(), "")


@pytest.mark.parametrize(
    "text",
    (
        "text_scale = 900.0",
        "text_scale = nan",
        "text_scale = 'huge'",
        "{ not toml",
        "\x00\x01",
        "width = true",
        "text_scale = 1" + "0" * 400,
        "width = 1" + "0" * 400,
        "width = 0x1" + "0" * 40_000,
        "text_scale = " + "[" * 5000,
        "# " + "x" * preferences.LARGEST,
    ),
    ids=lambda text: text[:30],
)
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    preferred, note = preferences.read(path)
    assert preferred == Preferences()
    assert "damaged" in note
    assert not path.exists()
    assert (tmp_path / "settings.toml.damaged").read_text() == text


def test_every_cut_of_the_file_gives_settings_that_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    preferences.write(Preferences(text_scale=2.0, width=1000), path)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        preferred, _ = preferences.read(path)
        assert 1.0 <= preferred.text_scale <= 2.0
        assert preferred.width >= 100


def test_what_a_newer_version_wrote_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("text_scale = 1.25\nlanguage = 'eo'\nlevel = 7\n")
    assert preferences.read(path) == (Preferences(text_scale=1.25), "")


def test_text_sizes_go_up_and_down_and_no_further() -> None:
    sizes = [Preferences()]
    for _ in range(6):
        sizes.append(sizes[-1].larger(1))
    assert [preferred.text_scale for preferred in sizes] == [1.0, 1.25, 1.5, 1.75, 2.0, 2.0, 2.0]
    assert sizes[-1].larger(-9).text_scale == 1.0


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("symbols = true", "student"),
        ("symbols = false", "school"),
        ('symbols = false\nreading = "child"', "child"),
        ("", "school"),
    ],
)
def test_an_earlier_file_that_asks_for_symbols_means_the_books_words(tmp_path: Path, text: str, reading: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    preferred, note = preferences.read(path)
    assert (preferred.reading, note, path.exists()) == (reading, "", True)
    assert (preferred.symbols, preferred.simple) == (reading == "student", reading == "child")


def test_the_words_of_a_class_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    lent = Preferences(reading="student").in_class("child").in_class("school")
    assert (lent.reading, lent.own.reading) == ("school", "student")
    preferences.write(replace(lent, text_scale=1.5), path)
    assert "own_reading" not in path.read_text("utf-8")
    assert preferences.read(path) == (Preferences(reading="student", text_scale=1.5), "")


def test_without_a_class_all_are_ones_own() -> None:
    assert Preferences(reading="child").own == Preferences(reading="child")


def test_the_level_that_was_open_is_found_again_where_the_folder_has_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv(paths.HOME, str(home))
    mine = str(home / "levels" / "mine.toml")
    preferences.write(Preferences(level=mine), home / "settings.toml")
    assert preferences.read(home / "settings.toml")[0].level == mine
    moved = home.rename(tmp_path / "moved")
    monkeypatch.setenv(paths.HOME, str(moved))
    assert preferences.read(moved / "settings.toml")[0].level == str(moved / "levels" / "mine.toml")


def test_sound_is_kept_and_a_volume_beyond_its_bounds_is_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    kept = Preferences(volume=0.2, muted=True, hears_values=True, hears_learning=True)
    preferences.write(kept, path)
    assert preferences.read(path) == (kept, "") and not kept.audible
    path.write_text("volume = 7.0\n", encoding="utf-8")
    usual, note = preferences.read(path)
    assert usual == Preferences() and usual.audible and "damaged" in note
