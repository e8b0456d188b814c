"""Arrays packed small and fast, bit for bit, in blocks of which equal ones are kept once."""

import math
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from playground.learning.learner import Array

BLOCK = 4096
"""Bytes of a block: what did not change from one keyframe to the next (the old part of a curve, say) is there already."""
SAMPLE, WORTH = 4096, 0.2
"""Bytes that are tried, and the share that they must shrink to for the whole array to be compressed."""
NARROWER = tuple(np.dtype(kind) for kind in ("u1", "i1", "u2", "i2", "u4", "i4"))
"""Kinds of whole numbers, the smallest first."""


class Packed(NamedTuple):
    """An array in blocks. kind: of the array, as numpy writes it; stored: of the numbers in the blocks."""

    shape: tuple[int, ...]
    kind: str
    stored: str
    compressed: bool
    blocks: tuple[bytes, ...]


class Blocks:
    """All blocks of a run's keyframes, each once. bytes: of all of them."""

    def __init__(self) -> None:
        self._blocks: dict[bytes, bytes] = {}
        self.bytes = 0

    def shared(self, content: bytes) -> tuple[bytes, ...]:
        """The content in blocks; those that are here already are taken from here."""
        return tuple(self._shared(content[begin : begin + BLOCK]) for begin in range(0, len(content), BLOCK))

    def _shared(self, block: bytes) -> bytes:
        here = self._blocks.setdefault(block, block)
        if here is block:
            self.bytes += len(block)
        return here

    def keep(self, packed: Iterable[Packed]) -> None:
        """Forgets all blocks but those of these arrays."""
        self._blocks = {block: block for array in packed for block in array.blocks}
        self.bytes = sum(map(len, self._blocks))


def packed(array: Array, blocks: Blocks) -> Packed:
    """The array, packed: whole numbers as narrow as they all fit, and compressed where that pays."""
    narrow = _narrow(array)
    content = narrow.tobytes()
    compressed = len(content) > 2 * SAMPLE and len(zlib.compress(content[:SAMPLE], 1)) < WORTH * min(len(content), SAMPLE)
    if compressed:
        content = zlib.compress(content, 1)
    return Packed(array.shape, array.dtype.str, narrow.dtype.str, compressed, blocks.shared(content))


def unpacked(packed: Packed) -> Array:
    """The array again, as it was. ValueError where the blocks, which may come from a file, are not those of such an array."""
    content = b"".join(packed.blocks)
    if packed.compressed:
        content = _inflated(content, math.prod(packed.shape) * np.dtype(packed.stored).itemsize)
    stored: Array = np.frombuffer(content, packed.stored).reshape(packed.shape)
    return stored.astype(packed.kind)


def _inflated(content: bytes, size: int) -> bytes:
    """What was compressed, which has so many bytes. ValueError where it is damaged, or has another size."""
    stream = zlib.decompressobj()
    try:
        inflated = stream.decompress(content, size + 1)
    except zlib.error as error:
        raise ValueError(f"a block is damaged ({error})") from None
    if len(inflated) != size or not stream.eof:
        raise ValueError(f"a block holds other than its {size:,} bytes")
    return inflated


def packed_all(arrays: Mapping[str, Array], blocks: Blocks) -> dict[str, Packed]:
    """All of them."""
    return {name: packed(array, blocks) for name, array in arrays.items()}


def _narrow(array: Array) -> Array:
    """Whole numbers in the smallest kind that holds all of them; all else as it is."""
    if array.dtype.kind not in "iu" or array.dtype.itemsize <= 2 or array.size == 0:
        return array
    low, high = int(array.min()), int(array.max())
    for kind in NARROWER:
        if kind.itemsize < array.dtype.itemsize and np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return array.astype(kind)
    return array
