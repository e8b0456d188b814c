"""The levels that were opened last."""

import pytest

from playground import paths
from playground.ui import recent_levels


def test_the_last_one_stands_first_and_each_only_once(home):
    for source in ("book", "cliff-walking", "book"):
        recent_levels.note(source)
    assert recent_levels.recent() == ("book", "cliff-walking")


def test_only_some_are_remembered(home):
    for number in range(recent_levels.MOST + 5):
        recent_levels.note(f"level-{number}")
    assert len(recent_levels.recent()) == recent_levels.MOST
    assert recent_levels.recent()[0] == f"level-{recent_levels.MOST + 4}"


def test_a_file_that_makes_no_sense_is_nothing(home):
    file = paths.user_settings_file().with_name("recent.txt")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\xff\xfe\x00")
    assert recent_levels.recent() == ()
    recent_levels.note("book")
    assert recent_levels.recent() == ("book",)


def test_a_folder_that_refuses_stops_nothing(home, monkeypatch):
    def refuse(path, content):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(paths, "atomic_write", refuse)
    recent_levels.note("book")
    assert recent_levels.recent() == ()


@pytest.mark.parametrize("source", ("/a/two\nlines.toml", "/a/no text \udcff.toml"), ids=("lines", "bytes"))
def test_a_name_that_is_no_line_of_text_is_left_out_and_stops_nothing(home, source):
    recent_levels.note("book")
    recent_levels.note(source)
    assert recent_levels.recent() == ("book",)
