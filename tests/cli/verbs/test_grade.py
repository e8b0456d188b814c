"""`grade`."""

from pathlib import Path

import pytest

from playground import paths
from playground.cli import main
from playground.lessons.course import course
from playground.lessons.grades import HOW_TO_READ
from playground.lessons.progress import Pupil, write_progress

COUNT = len(course()["the-loop"].tasks)


@pytest.fixture
def progress(tmp_path: Path) -> Path:
    folder = tmp_path / "progress"
    folder.mkdir()
    write_progress(Pupil("Ada").noting("the-loop", 0, wrong=2, done=True), folder / "ada.json")
    write_progress(Pupil("Bob").noting("ours", 0, done=True), folder / "bob.json")
    return folder


def test_the_table_is_printed(progress: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["grade", str(progress)]) == 0
    printed = capsys.readouterr()
    *table, legend = printed.out.splitlines()
    assert legend == HOW_TO_READ
    assert [line.split() for line in table] == [
        ["pupil", "the-loop", "stars"],
        ["Ada", f"1/{COUNT}", "3", "0"],
        ["Bob", "–", "0"],
    ]
    assert "no such lesson is there: ours" in printed.err


def test_the_table_is_written_for_a_spreadsheet(progress: Path, tmp_path: Path) -> None:
    assert main(["grade", str(progress), "--out", str(tmp_path / "t.csv")]) == 0
    content = (tmp_path / "t.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfpupil,lesson,"), "spreadsheets take it for UTF-8 by its mark"
    assert content.decode("utf-8-sig").splitlines()[1] == f"Ada,the-loop,The loop,1,{COUNT},3,2,0,0,0"


def test_damaged_files_are_told_and_the_others_are_graded(progress: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (progress / "torn.json").write_text("{")
    assert main(["grade", str(progress)]) == 1
    printed = capsys.readouterr()
    assert "passed over: " in printed.err
    assert "torn.json" in printed.err
    assert "Ada" in printed.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{empty}"], "has no progress files"),
        (["{empty}/none"], "cannot read"),
        (["{empty}", "--out", "t.xlsx"], "expected a name that ends in .csv"),
        (["{empty}", "--pack", "none.pack"], "none.pack: No such file"),
    ],
    ids=["empty", "none", "ending", "pack"],
)
def test_wrong_requests_are_one_sentence(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["grade", *(word.replace("{empty}", str(tmp_path)) for word in arguments)]) == 2
    assert words in capsys.readouterr().err


def test_without_a_folder_it_is_that_of_this_machine(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = paths.user_progress()
    folder.mkdir(parents=True, exist_ok=True)
    write_progress(Pupil("Eve").noting("the-loop", 0, done=True), folder / "eve.json")
    assert main(["grade"]) == 0
    assert "Eve" in capsys.readouterr().out
