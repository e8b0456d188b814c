"""Fonts of a machine, with fonts that are made for the test."""

import shutil
import struct

import pygame
import pytest

from playground.ui.drawing import fonts, system_fonts
from playground.ui.drawing.system_fonts import SystemFonts

MAZE = "迷"


def made(path, code, wide=1000):
    """A font in which one character is a full block; without fontTools there is no such test."""
    builder_of = pytest.importorskip("fontTools.fontBuilder")
    pens = pytest.importorskip("fontTools.pens.ttGlyphPen")
    block, empty = pens.TTGlyphPen(None), pens.TTGlyphPen(None)
    block.moveTo((0, 0))
    for point in ((0, 700), (wide, 700), (wide, 0)):
        block.lineTo(point)
    block.closePath()
    builder = builder_of.FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "one"])
    builder.setupCharacterMap({code: "one"})
    builder.setupGlyf({".notdef": empty.glyph(), "one": block.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "one": (wide, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "T", "styleName": "R"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine with the fonts of a folder."""
    pygame.font.init()
    monkeypatch.setattr(system_fonts, "the_system", SystemFonts((tmp_path, tmp_path / "none")))
    fonts._drawer.cache_clear()
    fonts.forget()
    yield tmp_path
    fonts._drawer.cache_clear()
    fonts.forget()


def test_a_letter_that_ours_have_not_is_drawn_by_a_font_of_the_machine(machine):
    path = made(machine / "deep" / "er" / "Maze.ttf", ord(MAZE))
    assert fonts._runs(f"{MAZE} Q", "text") == [(f"{MAZE} ", 3), ("Q", 0)]
    assert system_fonts.the_system.used == [path]
    ink = fonts.text(MAZE, "text", 40, (0, 0, 0)).get_bounding_rect()
    assert ink.width == pytest.approx(36, abs=1)
    assert ink.height == pytest.approx(25, abs=1)


def test_our_own_fonts_come_first(machine):
    made(machine / "Other.ttf", ord("Q"))
    assert fonts._runs("Q", "text") == [("Q", 0)]
    assert system_fonts.the_system.used == []


def test_a_plain_font_is_taken_before_a_bold_one_and_a_large_one_before_a_small(machine):
    small = made(machine / "A.ttf", ord(MAZE))
    large = made(machine / "B.ttf", ord(MAZE))
    large.write_bytes(large.read_bytes() + bytes(5000))
    bold = shutil.copy(large, machine / "C-Bold.ttf")
    with open(bold, "ab") as file:
        file.write(bytes(9000))
    assert small.exists()
    assert system_fonts.the_system.drawing(MAZE) == 0
    assert system_fonts.the_system.used == [large]


def test_what_no_font_of_the_machine_has_and_what_is_no_font_is_passed_over(machine):
    groups = struct.pack(">HHIIIIII", 12, 0, 28, 0, 1, ord(MAZE), ord(MAZE), 1)
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + groups
    head = struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0) + struct.pack(">4sIII", b"cmap", 0, 28, len(cmap))
    (machine / "only-a-map.ttf").write_bytes(head + cmap)  # it says that it has the letter, and cannot be drawn with
    (machine / "nothing.otf").write_bytes(b"\x00\xff" * 99)
    (machine / "x.ttf").mkdir()
    assert system_fonts.the_system.drawing(MAZE) == -1
    assert fonts._runs(MAZE, "text") == [("‹Chinese›", 0)]


def test_when_the_time_is_over_only_fonts_that_were_found_are_asked(tmp_path):
    pygame.font.init()
    made(tmp_path / "Maze.ttf", ord(MAZE))
    assert SystemFonts((tmp_path,), seconds=0.0).drawing(MAZE) == -1
    patient = SystemFonts((tmp_path,), seconds=60.0)
    assert patient.drawing(MAZE) == 0
    made(tmp_path / "Late.ttf", ord("宮"))
    patient._left = 0.0
    assert (patient.drawing(MAZE), patient.drawing("宮")) == (0, -1)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_each_system_has_folders_of_fonts(monkeypatch, platform):
    monkeypatch.setattr("sys.platform", platform)
    assert all("ont" in str(folder) for folder in system_fonts.folders())
