"""A class pack is checked whole: every lesson, every level and the settings, with the file and the line of what is wrong."""

from pathlib import Path

import pytest

from playground.cli.class_packs import ClassFault, class_faults, opened_pack
from playground.cli.verb import UsageError
from playground.lessons.packs import PackError, pack_of

LESSON = """format = 1
order = 1
title = "Ours"
learned = "This."
[scene]
level = "yard.toml"
[[pages]]
text = "One."
[pages.task]
kind = "number"
want = { of = "steps" }
within = 0.4
low = 0
high = 9
ask = "How many?"
"""
LEVEL = "format = 1\ntitle = 'Yard'\nmap = '''\nS.G\n'''\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "class"
    place.mkdir()
    (place / "yard.toml").write_text(LEVEL, "utf-8")
    (place / "ours.toml").write_text(LESSON, "utf-8")
    return place


def wrong(folder: Path, **files: str) -> tuple[ClassFault, ...]:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return class_faults(str(folder))[1]


def test_nothing_is_wrong_with_a_good_class_in_its_folder_or_as_a_pack(folder: Path, tmp_path: Path) -> None:
    assert class_faults(str(folder)) == (1, ())
    (tmp_path / "a.pack").write_bytes(pack_of(folder)[0])
    assert class_faults(str(tmp_path / "a.pack")) == (1, ())


def test_every_file_is_read_although_others_are_wrong(folder: Path) -> None:
    bad = LESSON.replace("order = 1", 'order = "first"')
    after = wrong(folder, bad=bad, worse=LESSON.replace("[scene]", "[scene"), pond=LEVEL.replace("S.G", "S.Q"))
    assert [fault.file for fault in after] == ["bad.toml", "pond.toml", "worse.toml"]
    assert after[0].line == 2 and "order" in after[0].sentence
    assert after[1].line == 4 and "'Q'" in after[1].sentence
    assert after[2].line == 5


def test_lessons_are_checked_as_a_lesson_alone_is(folder: Path) -> None:
    strange = LESSON.replace("[[pages]]", 'hides = ["dials", "sped"]\noverlays = ["value"]\n[[pages]]', 1)
    after = wrong(folder, ours=strange)
    assert [(fault.file, fault.line) for fault in after] == [("ours.toml", 7), ("ours.toml", 8)]
    assert "did you mean 'speed'" in after[0].sentence and "did you mean 'values'" in after[1].sentence


def test_settings_name_only_modes_and_controls_that_there_are(folder: Path) -> None:
    after = wrong(folder, **{"class": 'format = 1\nmodes = ["learnt"]\nhides = ["speeds", "tiles"]\n'})
    assert [(fault.file, fault.line) for fault in after] == [("class.toml", 2), ("class.toml", 3)]
    (folder.parent / "a.pack").write_bytes(pack_of(folder)[0])
    with pytest.raises(UsageError, match="names the mode 'learnt'"):
        opened_pack(str(folder.parent / "a.pack"))


def test_settings_that_cannot_be_read_do_not_hide_what_is_wrong_with_a_lesson(folder: Path) -> None:
    after = wrong(folder, **{"class": "format = 2\n", "bad": LESSON.replace("steps", "stepz")})
    assert [fault.file for fault in after] == ["bad.toml", "class.toml"]


def test_a_class_without_a_lesson_and_a_pack_that_is_none_are_said(tmp_path: Path) -> None:
    (tmp_path / "yard.toml").write_text(LEVEL, "utf-8")
    lessons, faults = class_faults(str(tmp_path))
    assert lessons == 0 and "no lesson" in faults[0].sentence
    (tmp_path / "a.pack").write_bytes(b"no archive")
    with pytest.raises(PackError, match=r"no \.zip archive"):
        class_faults(str(tmp_path / "a.pack"))
