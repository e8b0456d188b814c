"""Numbers of tiles: lists, commas, packed bytes; nothing is unpacked further than the cells it fills."""

import base64
import gzip
import sys
import types
import zlib

import numpy as np
import pytest

from playground.world import LevelError
from playground.world.exchange.tiled.tile_data import compressed, numbers_of

RAW = b"\1\0\0\0\2\0\0\0"
"""1 and 2 as little-endian numbers of 32 bits."""


def text(content):
    return base64.b64encode(content).decode()


@pytest.mark.parametrize(
    ("data", "encoding", "compression"),
    [
        ([1, 2], "", ""),
        ("\n1,\n2\n", "csv", ""),
        (" AQAAAA\n IAAAA= ", "base64", ""),
        (text(zlib.compress(RAW)), "base64", "zlib"),
        (text(gzip.compress(RAW, mtime=0)), "base64", "gzip"),
        (compressed([[1, 2]]), "base64", "zlib"),
    ],
)
def test_all_ways_give_the_same_numbers(data, encoding, compression):
    assert numbers_of(data, encoding, compression, 1, 2, "it").tolist() == [[1, 2]]


@pytest.mark.parametrize(
    ("data", "encoding", "compression", "message"),
    [
        ([1], "", "", "it holds 1 tile, expected a list of 2 tiles for its 1 row of 2"),
        (None, "", "", "it holds no list, expected a list of 2 tiles"),
        ([1, "2"], "", "", "no number of a tile"),
        ([1, -2], "", "", "no number of a tile"),
        ([True, 2], "", "", "no number of a tile"),
        ("1,x", "csv", "", "no number of a tile, expected whole numbers with commas"),
        ("1,,2", "csv", "", "two commas without a number"),
        ("1," + "9" * 5000, "csv", "", "a number that is too long"),
        ("AQAA", "base64", "", "it unpacks to only 3 bytes, expected 8 bytes"),
        (text(RAW * 2), "base64", "", "it unpacks to more, expected 8 bytes"),
        (text(zlib.compress(b"\0" * 10_000_000)), "base64", "zlib", "it unpacks to more"),
        (text(gzip.compress(b"\0" * 10_000_000, mtime=0)), "base64", "gzip", "it unpacks to more"),
        (text(RAW), "base64", "zlib", "it cannot be unpacked: Error -3"),
        ("A", "base64", "", "it cannot be unpacked"),
        ([1, 2], "base64", "", "it is no text, expected one in base64"),
        ("", "base64", "lzma", "compressed with 'lzma', expected zlib, gzip, zstd or nothing"),
        ("", "rot13", "", "the encoding 'rot13', expected csv or base64"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_cannot_be_read_is_said(data, encoding, compression, message):
    with pytest.raises(LevelError) as error:
        numbers_of(data, encoding, compression, 1, 2, "it")
    assert message in str(error.value)


def test_zstandard_is_read_where_python_has_it(monkeypatch):
    """Python's own module, from 3.14 on, is asked for no more bytes than the cells need."""
    asked = []

    class ZstdError(Exception):
        pass

    class ZstdDecompressor:
        def decompress(self, data, max_length):
            asked.append(max_length)
            if data != b"packed":
                raise ZstdError("not zstd")
            return RAW[:max_length]

    module = types.ModuleType("compression.zstd")
    module.ZstdDecompressor, module.ZstdError = ZstdDecompressor, ZstdError
    monkeypatch.setitem(sys.modules, "compression", types.ModuleType("compression"))
    monkeypatch.setitem(sys.modules, "compression.zstd", module)
    assert numbers_of(text(b"packed"), "base64", "zstd", 1, 2, "it").tolist() == [[1, 2]]
    assert asked == [9]
    with pytest.raises(LevelError, match="cannot be unpacked: not zstd"):
        numbers_of(text(b"other"), "base64", "zstd", 1, 2, "it")


def test_without_it_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    with pytest.raises(LevelError, match=r"Python unpacks from version 3\.14 on: in Tiled set Tile Layer Format"):
        numbers_of("", "base64", "zstd", 1, 2, "it")


def test_the_bits_that_turn_a_tile_are_kept():
    assert numbers_of([0xF0000001, 2**32 - 1], "", "", 1, 2, "it").tolist() == [[0xF0000001, 2**32 - 1]]
    assert numbers_of(compressed([[2**32 - 1]]), "base64", "zlib", 1, 1, "it").dtype == np.uint32
