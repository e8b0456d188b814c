"""Arrays packed: the same bits come out, and what is there already takes nothing."""

import zlib

import numpy as np
import pytest

from playground.training.chronicle.block_packing import BLOCK, Blocks, packed, packed_all, unpacked

DICE = np.random.default_rng(1)
ARRAYS = {
    "dice": DICE.normal(size=(70, 33)),
    "few": np.full(5000, 0.95),
    "small": np.arange(10_000).reshape(100, 100),
    "large": np.array([2**63 - 1, -(2**63)]),
    "unsigned": np.array([2**64 - 1], np.uint64),
    "strange": np.array([np.nan, -0.0, np.inf, 5e-324]),
    "bits": DICE.random(999) < 0.5,
    "text": np.array("a text in one array, ε"),
    "nothing": np.zeros((0, 4)),
    "column": np.asfortranarray(DICE.normal(size=(8, 9))),
}


@pytest.mark.parametrize("name", ARRAYS)
def test_the_same_bits_come_out(name):
    array, again = ARRAYS[name], unpacked(packed(ARRAYS[name], Blocks()))
    assert (again.dtype, again.shape) == (array.dtype, array.shape)
    assert again.tobytes() == array.tobytes()
    assert again.flags.writeable or not again.size


def test_whole_numbers_are_narrow_and_what_repeats_is_small():
    blocks = Blocks()
    packed_all({"small": np.arange(200), "few": ARRAYS["few"]}, blocks)
    assert blocks.bytes < 200 + 500


def test_what_is_there_already_takes_nothing():
    blocks, first = Blocks(), DICE.normal(size=4 * BLOCK // 8)
    packed(first, blocks)
    before = blocks.bytes
    second = first.copy()
    second[-1] = 1.0
    both = packed(first, blocks), packed(second, blocks)
    assert (before, blocks.bytes) == (4 * BLOCK, 5 * BLOCK)
    blocks.keep(both[:1])
    assert blocks.bytes == 4 * BLOCK


def test_damaged_blocks_and_blocks_that_inflate_are_refused_before_there_is_room_for_them():
    whole = packed(ARRAYS["few"], Blocks())
    assert whole.compressed
    content = b"".join(whole.blocks)
    for damaged in (content[:-1], content[:-1] + b"?", b"", b"nothing"):
        with pytest.raises(ValueError, match="block"):
            unpacked(whole._replace(blocks=(damaged,)))
    bomb = zlib.compress(bytes(1 << 24), 9)
    with pytest.raises(ValueError, match="40,000 bytes"):
        unpacked(whole._replace(blocks=(bomb,)))
    with pytest.raises(ValueError):
        unpacked(whole._replace(shape=(4999,)))
    with pytest.raises(ValueError):
        unpacked(whole._replace(compressed=False))
