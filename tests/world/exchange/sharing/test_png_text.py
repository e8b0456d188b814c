"""A text goes into a picture and comes out again, and no picture is decoded for it."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.world.exchange.sharing.png_text import KEYWORD, SIGNATURE, is_png, text_in, with_text


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def picture(width: int = 1, height: int = 1) -> bytes:
    """The smallest picture there is, whatever size it says."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return SIGNATURE + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def test_a_text_goes_in_and_comes_out() -> None:
    card = with_text(picture(), "BELLMAN1 and so on")
    assert is_png(card)
    assert text_in(card) == "BELLMAN1 and so on"
    assert text_in(picture()) == ""


def test_pillow_reads_the_picture_and_the_text() -> None:
    Image = pytest.importorskip("PIL.Image")
    with Image.open(io.BytesIO(with_text(picture(), "hello"))) as opened:
        opened.load()
        assert opened.text == {KEYWORD.decode(): "hello"}


@pytest.mark.parametrize(
    "written",
    (
        chunk(b"tEXt", KEYWORD + b"\0hello"),
        chunk(b"zTXt", KEYWORD + b"\0\0" + zlib.compress(b"hello")),
        chunk(b"iTXt", KEYWORD + b"\0\0\0en\0Wort\0hello"),
        chunk(b"iTXt", KEYWORD + b"\0\1\0\0\0" + zlib.compress(b"hello")),
    ),
    ids=("tEXt", "zTXt", "iTXt", "iTXt compressed"),
)
def test_programs_that_write_it_anew_may_choose_another_chunk(written: bytes) -> None:
    other = chunk(b"tEXt", b"Comment\0hi")
    whole = picture()
    assert text_in(whole[:33] + other + written + whole[33:]) == "hello"
    assert text_in(whole[:-12] + written + whole[-12:]) == "hello"  # after the pixels


def test_a_picture_that_says_it_is_huge_costs_its_own_bytes() -> None:
    assert text_in(with_text(picture(2**31 - 1, 2**31 - 1), "small")) == "small"


def test_an_inflated_text_is_bounded() -> None:
    bomb = chunk(b"zTXt", KEYWORD + b"\0\0" + zlib.compress(bytes(30_000_000), 9))
    assert len(text_in(SIGNATURE + bomb)) <= 1 << 20


@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_damaged_picture_raises(noise: bytes, cut: int) -> None:
    card = with_text(picture(), "hello")
    for hostile in (SIGNATURE + noise, card[:cut], card[:cut] + noise, SIGNATURE + chunk(b"zTXt", KEYWORD + b"\0\0" + noise)):
        assert isinstance(text_in(hostile), str)
