"""Files of icons hold the pictures that were drawn, where each system looks for them."""

import struct

from playground.build.icon_files import ICNS, ICO, icns, ico, icon_files, png

PNG = b"\x89PNG\r\n\x1a\n"


def size_of(content: bytes) -> tuple[int, int]:
    assert content.startswith(PNG)
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def test_an_ico_lists_where_each_picture_is() -> None:
    content = ico({16: b"sixteen", 256: b"large"})
    assert content[:6] == struct.pack("<HHH", 0, 1, 2)
    assert content[6:22] == struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, 7, 38)
    assert content[22:38] == struct.pack("<BBBBHHII", 0, 0, 0, 0, 1, 32, 5, 45)  # 256 does not fit into a byte: it is 0
    assert content[38:] == b"sixteenlarge"


def test_an_icns_says_its_length_and_leaves_out_what_has_no_name() -> None:
    assert icns({16: b"abc", 17: b"no"}) == b"icns" + struct.pack(">I", 19) + b"icp4" + struct.pack(">I", 11) + b"abc"


def test_the_icon_is_drawn_in_each_size() -> None:
    assert {size: size_of(png(size)) for size in (16, 1024)} == {16: (16, 16), 1024: (1024, 1024)}
    files = icon_files()
    assert size_of(files["icon.png"]) == (256, 256)
    assert files["icon.ico"].count(PNG) == len(ICO) and files["icon.icns"].count(PNG) == len(ICNS)
