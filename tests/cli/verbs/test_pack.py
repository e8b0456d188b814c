"""`pack`, and how a pack is opened on the command line."""

from pathlib import Path

import pytest

from playground.cli import main
from playground.cli.class_packs import opened_pack, pack_lesson, pack_lessons
from playground.cli.verb import UsageError
from playground.lessons.packs import ClassPack
from playground.ui.window import launch

COVERS = ("playground/cli/class_packs.py",)
LESSON = 'format = 1\norder = 1\ntitle = "O"\nlearned = "L"\n[scene]\nlevel = "corridor"\n[[pages]]\ntext = "One."\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "class"
    place.mkdir()
    (place / "ours.toml").write_text(LESSON)
    return place


def test_a_folder_becomes_one_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", str(folder), "--out", str(tmp_path / "c.pack")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'c.pack'}: 1 lesson: ours\n"
    assert list(pack_lessons(str(tmp_path / "c.pack"))) == ["ours"]


def test_a_mode_that_there_is_not_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "class.toml").write_text('format = 1\nmodes = ["learn", "plaay"]\n')
    assert main(["pack", str(folder), "--out", str(tmp_path / "c.pack")]) == 2
    assert "class.toml names the mode 'plaay', which there is not; did you mean 'play'?" in capsys.readouterr().err
    assert not (tmp_path / "c.pack").exists()


def test_what_is_no_pack_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "c.pack").write_text("no archive")
    with pytest.raises(UsageError, match=r"it is no \.zip archive"):
        opened_pack(str(tmp_path / "c.pack"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{place}/none", "--out", "{place}/c.pack"], "there is no folder"),
        (["{place}", "--out", "{place}/c.zip"], "expected a name that ends in .pack"),
        (["{place}", "--out", "{place}/c.pack"], "there is no lesson in it"),
    ],
    ids=["folder", "ending", "empty"],
)
def test_wrong_requests_are_one_sentence(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", *(word.replace("{place}", str(tmp_path)) for word in arguments)]) == 2
    assert words in capsys.readouterr().err


def test_a_lesson_of_a_pack_is_named_by_its_id_or_its_order(folder: Path, tmp_path: Path) -> None:
    main(["pack", str(folder), "--out", str(tmp_path / "c.pack")])
    pack = opened_pack(str(tmp_path / "c.pack"))
    assert pack_lesson("c.pack", pack, "ours") is pack_lesson("c.pack", pack, "1") is pack.lessons["ours"]
    with pytest.raises(UsageError, match=r"c\.pack has no lesson 'our'; did you mean 'ours'\?"):
        pack_lesson("c.pack", pack, "our")


def test_play_hands_a_pack_to_the_window(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["pack", str(folder), "--out", str(tmp_path / "c.pack")])
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(launch, "run", lambda *arguments: calls.append(arguments))
    assert main(["play", "--pack", str(tmp_path / "c.pack"), "--lesson", "1"]) == 0
    *_, lesson, pack, saved, settings = calls[0]
    assert (saved, settings) == (None, {})
    assert isinstance(pack, ClassPack)
    assert lesson is pack.lessons["ours"]
