"""Sheets as a PDF, by fpdf2 where it is installed: vectors and letters, nothing rastered."""

import importlib
import re
from collections.abc import Sequence
from typing import Any

from playground.cli.sheets.marks import MARGIN, POINT, Box, Mark, Shape, Sheet, Stroke, VectorPicture, Words
from playground.cli.verb import UsageError

INSTALL = "printing sheets needs fpdf2, which is not installed: pip install 'bellman-playground[sheets]', or pip install fpdf2"
FACES = {"": "atkinson", "B": "atkinson-bold"}
"""The fonts of the window by the styles of the paper."""
OLDEST = (2, 8, 6)
"""The first fpdf2 that draws gradients of SVG, which our tiles have, and variable fonts."""


def pdf_of(sheets: Sequence[Sheet], title: str) -> bytes:
    """The sheets as one PDF. UsageError where fpdf2 is not installed."""
    try:
        fpdf: Any = importlib.import_module("fpdf")
    except ImportError as error:
        raise UsageError(INSTALL) from error
    if tuple(map(int, re.findall(r"\d+", fpdf.FPDF_VERSION)[:3])) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise UsageError(
            f"fpdf2 {fpdf.FPDF_VERSION} is too old to print sheets, expected {oldest} or newer: pip install -U fpdf2"
        )
    paper = fpdf.FPDF(unit="mm", format="A4")
    paper.set_auto_page_break(False)
    paper.set_title(title)
    paper.set_creator("Bellman Playground")
    _add_fonts(paper)
    for number, sheet in enumerate(sheets, 1):
        paper.add_page()
        for mark in sheet.marks:
            _draw(paper, mark)
        _draw(paper, Words(f"{title} · {number} of {len(sheets)}", MARGIN, sheet.height - 9, 8))
        _draw(paper, Words("Bellman Playground", sheet.width - MARGIN, sheet.height - 9, 8, "right"))
    return bytes(paper.output())


def _add_fonts(paper: Any) -> None:
    """The window's own fonts, and one with Greek letters for what they lack."""
    from playground.ui.drawing.fonts import font_file

    for style, face in FACES.items():
        paper.add_font("text", style, str(font_file(face)))
    paper.add_font("greek", "", str(font_file("comfortaa")))
    paper.set_fallback_fonts(["greek"], exact_match=False)


def _draw(paper: Any, mark: Mark) -> None:
    """One mark."""
    match mark:
        case Box(place, line, fill, dashed):
            if fill is not None:
                paper.set_fill_color(round(fill * 255))
                paper.rect(place.x, place.y, place.width, place.height, style="F")
            if line:
                paper.set_line_width(line)
                if dashed:
                    paper.set_dash_pattern(dash=1.6, gap=1.2)
                paper.rect(place.x, place.y, place.width, place.height)
                paper.set_dash_pattern()
        case Stroke(start, end, width):
            paper.set_line_width(width)
            paper.line(*start, *end)
        case Shape(corners):
            paper.set_fill_color(0)
            paper.polygon(list(corners), style="F")
        case VectorPicture(file, place):
            paper.image(str(file), place.x, place.y, place.width, place.height)
        case Words():
            _write(paper, mark)


def _write(paper: Any, words: Words) -> None:
    """A line of words, made smaller where it would leave the sheet."""
    paper.set_font("text", "B" if words.bold else "", words.size)
    width = paper.get_string_width(words.text)
    room = {"left": paper.w - MARGIN / 2 - words.x, "right": words.x - MARGIN / 2}.get(words.align, width)
    if width > room:
        paper.set_font_size(words.size * room / width)
        width = room
    shift = {"left": 0.0, "centre": width / 2, "right": width}[words.align]
    paper.set_xy(words.x - shift - paper.c_margin, words.y - words.size * POINT)
    paper.cell(width + 2 * paper.c_margin, words.size * POINT * 1.2, words.text)
