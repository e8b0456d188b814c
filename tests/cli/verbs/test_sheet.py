"""`sheet`."""

import sys
from pathlib import Path

import pytest

from playground.cli import main


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["corridor", "--out", "sheet.txt"], "expected a name that ends in .pdf"),
        (["coridor", "--out", "sheet.pdf"], "did you mean 'corridor'?"),
        (["keys-and-doors", "--unplugged", "--out", "sheet.pdf"], "too much to play by hand"),
        (["corridor", "--out", "sheet.pdf"], "pip install"),
    ],
    ids=["ending", "level", "unplugged", "missing"],
)
def test_wrong_requests_are_one_sentence(
    arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "fpdf", None)
    assert main(["sheet", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("fpdf")
    assert main(["sheet", "corridor", "--out", str(tmp_path / "sheet.pdf")]) == 0
    assert "3 pages: Corridor: to fill in, Corridor: answers, Corridor: Q*" in capsys.readouterr().out
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
