"""Sheets as a PDF."""

import sys
from types import ModuleType

import pytest

from playground.cli.sheets.level_sheet import level_sheets
from playground.cli.sheets.marks import Box, Rect, Sheet, Words
from playground.cli.sheets.pdf import pdf_of
from playground.cli.verb import UsageError
from playground.world import library


def test_without_fpdf2_a_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    with pytest.raises(UsageError, match=r"pip install 'bellman-playground\[sheets\]'"):
        pdf_of((), "empty")


def test_an_old_fpdf2_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    old = ModuleType("fpdf")
    old.FPDF_VERSION = "2.8.5"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "fpdf", old)
    with pytest.raises(UsageError, match=r"fpdf2 2\.8\.5 is too old to print sheets, expected 2\.8\.6 or newer"):
        pdf_of((), "empty")


def test_sheets_become_pages_of_vectors() -> None:
    pytest.importorskip("fpdf")
    content = pdf_of(level_sheets(library.find("book")), "Book")
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == 3
    assert b"/Subtype /Image" not in content, "nothing is rastered"


def test_greek_letters_and_dashes_find_a_font() -> None:
    pytest.importorskip("fpdf")
    marks = (Words("γ = 0.9, −1, V*", 20, 20, 12), Box(Rect(20, 30, 10, 10), 0.3, None, True))
    assert pdf_of((Sheet("s", marks),), "s").startswith(b"%PDF-")
