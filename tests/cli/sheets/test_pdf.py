"""Sheets as a PDF."""

import sys
from types import ModuleType

import pytest

from playground.cli.sheets import pdf
from playground.cli.sheets.level_sheet import level_sheets
from playground.cli.sheets.marks import POINT, Box, Rect, Sheet, Stroke, Words
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


class Paper:
    """Writes down what is drawn; a letter is two millimetres wide at ten points."""

    w, c_margin = 210.0, 1.0

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.size = 0.0

    def set_font(self, *font: object) -> None:
        self.calls.append(("font", *font))
        self.size = float(font[2])  # type: ignore[arg-type]

    def set_font_size(self, size: float) -> None:
        self.calls.append(("size", round(size, 6)))
        self.size = size

    def get_string_width(self, text: str) -> float:
        return len(text) * self.size / 5

    def __getattr__(self, name: str) -> object:
        return lambda *words, **named: self.calls.append(
            (name, *(round(w, 6) if isinstance(w, float) else w for w in words), *sorted(named.items()))
        )


@pytest.mark.parametrize(
    ("align", "x", "text", "size", "left", "width"),
    [
        ("left", 20.0, "abcde", None, 20.0, 10.0),
        ("right", 40.0, "abcde", None, 30.0, 10.0),
        ("centre", 40.0, "abcde", None, 35.0, 10.0),
        ("left", 192.0, "abcde", None, 192.0, 10.0),  # to 202 of 210 − 8: just room enough
        ("left", 197.0, "abcde", 5.0, 197.0, 5.0),  # room for half of it
        ("right", 13.0, "abcde", 5.0, 8.0, 5.0),
        ("centre", 1.0, "abcde", None, -4.0, 10.0),
    ],
)
def test_words_stand_where_they_are_said_to_and_are_made_smaller_to_stay_on_the_sheet(
    align: str, x: float, text: str, size: float | None, left: float, width: float
) -> None:
    paper = Paper()
    pdf._write(paper, Words(text, x, 50.0, 10.0, align, bold=size is None))
    assert paper.calls[0] == ("font", "text", "B" if size is None else "", 10.0)
    assert [call[1] for call in paper.calls if call[0] == "size"] == ([] if size is None else [size])
    assert ("set_xy", left - 1.0, round(50.0 - 10 * POINT, 6)) in paper.calls
    assert ("cell", width + 2.0, round(10 * POINT * 1.2, 6), text) in paper.calls


def test_boxes_are_filled_outlined_and_dashed_as_they_say() -> None:
    place = Rect(1.0, 2.0, 3.0, 4.0)
    for box, calls in (
        (Box(place, 0.0, 0.75), [("set_fill_color", 191), ("rect", 1.0, 2.0, 3.0, 4.0, ("style", "F"))]),
        (Box(place, 0.3), [("set_line_width", 0.3), ("rect", 1.0, 2.0, 3.0, 4.0), ("set_dash_pattern",)]),
        (
            Box(place, 0.3, None, True),
            [
                ("set_line_width", 0.3),
                ("set_dash_pattern", ("dash", 1.6), ("gap", 1.2)),
                ("rect", 1.0, 2.0, 3.0, 4.0),
                ("set_dash_pattern",),
            ],
        ),
        (Box(place, 0.0, None, True), []),
        (Stroke((1.0, 2.0), (3.0, 4.0), 0.7), [("set_line_width", 0.7), ("line", 1.0, 2.0, 3.0, 4.0)]),
    ):
        paper = Paper()
        pdf._draw(paper, box)
        assert paper.calls == calls
