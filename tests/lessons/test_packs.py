"""Class packs: a folder becomes one file and comes back as lessons."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from playground.lessons.packs import BUDGET, PackError, class_files, pack_of, read_pack
from playground.lessons.wording import ReadingLevel

LEVEL = "format = 1\ntitle = 'Our yard'\nmap = '''\nS.G\n'''\n"
LESSON = """format = 1
order = 2
title = "Ours"
learned = "This."
[scene]
level = "yard.toml"
seed = 5
[[pages]]
text = "One."
"""
SETTINGS = 'format = 1\ntitle = "4b"\nmodes = ["learn", "play"]\nreading = "child"\nseed = 77\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "class"
    place.mkdir()
    for name, text in {"yard.toml": LEVEL, "ours.toml": LESSON, "class.toml": SETTINGS}.items():
        (place / name).write_text(text, "utf-8")
    (place / "first.toml").write_text(LESSON.replace("order = 2", "order = 1"), "utf-8")
    return place


def packed(tmp_path: Path, **files: str) -> Path:
    """A pack made by hand; in names of keywords __ stands for a dot."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    path = tmp_path / "hand.pack"
    path.write_bytes(content.getvalue())
    return path


def test_a_pack_has_its_lessons_in_order_with_their_levels(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pack").write_bytes(pack_of(folder)[0])
    pack = read_pack(tmp_path / "a.pack")
    assert list(pack.lessons) == ["first", "ours"]
    assert pack.lessons["ours"].pages[0].scene.level.title == "Our yard"


def test_what_holds_for_the_class_comes_with_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pack").write_bytes(pack_of(folder)[0])
    pack = read_pack(tmp_path / "a.pack")
    assert (pack.settings.title, pack.settings.modes, pack.settings.reading) == ("4b", ("learn", "play"), ReadingLevel.CHILD)
    assert {page.scene.seed for lesson in pack.lessons.values() for page in lesson.pages} == {77}


def test_without_settings_scenes_keep_their_seed(folder: Path, tmp_path: Path) -> None:
    (folder / "class.toml").unlink()
    (tmp_path / "a.pack").write_bytes(pack_of(folder)[0])
    assert read_pack(tmp_path / "a.pack").lessons["ours"].pages[0].scene.seed == 5


def test_the_same_folder_gives_the_same_bytes(folder: Path) -> None:
    assert pack_of(folder)[0] == pack_of(folder)[0]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("ours.toml", LESSON.replace("yard.toml", "yrad.toml"), r"^ours\.toml: line 6: scene\.level cannot be used"),
        ("yard.toml", LEVEL.replace("S.G", "S.§"), r"^yard\.toml: line 4"),
        (
            "class.toml",
            'format = 1\nreading = "kid"\n',
            r"class\.toml: line 2: reading is 'kid', expected one of child, school, student",
        ),
        ("class.toml", "format = 1\nseed = -1\n", r"class\.toml: line 2: seed is -1, expected a whole number"),
        ("class.toml", "format = 1\nmode = []\n", r"class\.toml: line 2: mode is no key here, expected one of title, modes"),
        ("class.toml", 'title = "4b"\n', r"class\.toml: format is missing"),
        ("class.toml", "format = = 1\n", r"class\.toml: "),
        ("My Lesson.toml", LESSON, r"'My Lesson\.toml' cannot be packed: use small letters"),
    ],
    ids=["level", "tile", "reading", "seed", "key", "format", "toml", "name"],
)
def test_a_folder_with_a_fault_is_not_packed(folder: Path, name: str, text: str, words: str) -> None:
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(PackError, match=words):
        pack_of(folder)


def test_a_folder_without_lessons_is_not_packed(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"there is no lesson in it"):
        pack_of(tmp_path)


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.pack").write_text("hello")
    with pytest.raises(PackError, match=r"text\.pack: it is no \.zip archive"):
        read_pack(tmp_path / "text.pack")
    with pytest.raises(PackError, match=r"none\.pack: No such file"):
        read_pack(tmp_path / "none.pack")


@pytest.mark.parametrize("name", ["../evil__toml", "a/b__toml", "C:\\x__toml", "run__py", "__toml", "A__toml"])
def test_members_have_plain_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackError, match=r"expected only files like my-lesson\.toml, in no folder"):
        read_pack(packed(tmp_path, **{name: LESSON}))


def test_a_pack_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="at most"):
        read_pack(packed(tmp_path, big__toml="#" * (BUDGET.unpacked + 1)))


def test_which_controls_there_are_comes_with_the_class(folder: Path) -> None:
    (folder / "class.toml").write_text('format = 1\nshows = ["dial-alpha"]\nhides = ["dials", "speed"]\n', "utf-8")
    rules = pack_of(folder)[1].settings.controls
    assert rules.allow("dial-alpha", "dials") and not rules.allow("dial-epsilon", "dials") and not rules.allow("speed")


@pytest.mark.parametrize(
    ("line", "words"),
    (
        ("seed = -1", "line 2: seed is -1"),
        ('hides = "speed"', "line 2: hides is 'speed', expected a list"),
        ('hide = ["speed"]', "line 2: hide is no key here, expected one of"),
        ('reading = "adult"', "line 2: reading is 'adult'"),
    ),
)
def test_what_is_wrong_with_the_settings_is_named_with_its_line(folder: Path, line: str, words: str) -> None:
    (folder / "class.toml").write_text(f"format = 1\n{line}\n", "utf-8")
    with pytest.raises(PackError, match=re.escape(f"class.toml: {words}")):
        pack_of(folder)


def test_the_files_of_a_pack_and_of_its_folder_are_the_same(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pack").write_bytes(pack_of(folder)[0])
    assert class_files(tmp_path / "a.pack") == class_files(folder)
