import struct

import pytest

from playground.ui.drawing import fonts
from playground.ui.drawing.cmap import characters, covers


@pytest.mark.parametrize("font", fonts._FILES)
def test_the_map_is_read_as_a_font_library_reads_it(font):
    library = pytest.importorskip("fontTools.ttLib")
    path = fonts.font_file(font)
    if path is None:
        pytest.skip(f"{font} is not installed")
    with library.TTFont(path) as library_font:
        assert characters(path) - {0} == set(library_font.getBestCmap()) - {0}


def test_groups_above_the_first_plane_are_read(tmp_path):
    """A font that is nothing but a format 12 map: a to c, and one emoji; the glyph 0 is a missing one."""
    groups = [(0x61, 0x63, 5), (0x78, 0x79, 0), (0x1F600, 0x1F600, 9)]
    table = struct.pack(">HHIII", 12, 0, 16 + 12 * len(groups), 0, len(groups))
    table += b"".join(struct.pack(">III", *group) for group in groups)
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    head = struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0) + struct.pack(">4sIII", b"cmap", 0, 28, len(cmap))
    (tmp_path / "x.ttf").write_bytes(head + cmap)
    assert characters(tmp_path / "x.ttf") == {0x61, 0x62, 0x63, 0x79, 0x1F600}


@pytest.mark.parametrize("font", fonts._FILES)
def test_one_character_is_looked_up_as_all_are(font):
    path = fonts.font_file(font)
    if path is None:
        pytest.skip(f"{font} is not installed")
    there = characters(path)
    asked = {*range(0x20, 0x600, 7), *range(0x2000, 0x2400, 5), 0xFFFF, 0x1F600, 0x8FF7, *sorted(there)[::9]}
    assert {code for code in asked if covers(path, code)} == asked & there


def test_the_first_font_of_a_collection_is_read(tmp_path):
    whole = fonts.font_file("built-in").read_bytes()
    tables = struct.unpack_from(">H", whole, 4)[0]
    head = struct.pack(">4sIII", b"ttcf", 0x00010000, 1, 16)
    entries = b"".join(
        struct.pack(">4sIII", tag, check, offset + 16, length)
        for tag, check, offset, length in struct.iter_unpack(">4sIII", whole[12 : 12 + 16 * tables])
    )
    (tmp_path / "x.ttc").write_bytes(head + whole[:12] + entries + whole[12 + 16 * tables :])
    assert characters(tmp_path / "x.ttc") == characters(fonts.font_file("built-in"))
    assert covers(tmp_path / "x.ttc", ord("a"))
    assert not covers(tmp_path / "x.ttc", 0x8FF7)


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x00\x01\x00\x00\xff\xff" + b"\xff" * 40])
def test_a_damaged_or_missing_font_has_no_characters(tmp_path, data):
    (tmp_path / "bad.ttf").write_bytes(data)
    assert characters(tmp_path / "bad.ttf") == frozenset()
    assert not covers(tmp_path / "bad.ttf", ord("a"))
    assert characters(tmp_path / "none.ttf") == frozenset()


def test_every_truncation_is_survived(tmp_path):
    path = fonts.font_file("built-in")
    whole = path.read_bytes()
    for length in range(0, 3000, 37):
        (tmp_path / "cut.ttf").write_bytes(whole[:length])
        characters(tmp_path / "cut.ttf")
