"""Whole lives packed small and fast, bit for bit: what one holds of an earlier one, or twice, is kept once.

The arrays of a life are cut into rows of some bytes. A packed life keeps the rows that are new in it and, for all of its rows in
order, which row of itself or of its base that is, which may have a base too.
"""

import zlib
from collections.abc import Mapping
from enum import IntEnum
from math import prod
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from playground.learning.learner import Array

ROW, LONG_ROW, LARGE = 256, 4096, 1 << 20
"""Bytes of a row: as many as one state's numbers in a network take; more for a life of so many bytes."""
SAMPLE, WORTH = 4096, 0.2
"""Bytes that are tried, and the share that they must shrink to for all to be compressed quickly."""
THOROUGH = 1 << 16
"""Bytes that are compressed with care: whole numbers repeat, as ways through a level do, and others have alike first bytes."""
BARE, OF_A_ROW = 500, 200
"""Bytes that a packed life takes beside its rows, and the place of a row in a dictionary, about."""
NARROWER = tuple(np.dtype(kind) for kind in ("u1", "i1", "u2", "i2", "u4", "i4"))
"""Kinds of whole numbers, the smallest first."""
LITTLE = 0.8
"""A life keeps all of its rows itself where they are no more than those that are new in it, by this share."""


Numbered = dict[bytes, int]
"""Rows with the numbers by which they can be named."""


class ArrayForm(NamedTuple):
    """kind: of the array, as numpy writes it; stored: of its numbers in the rows."""

    name: str
    shape: tuple[int, ...]
    kind: str
    stored: str

    @property
    def bytes(self) -> int:
        """Bytes of its numbers in the rows."""
        return prod(self.shape) * np.dtype(self.stored).itemsize


class RowLayout(NamedTuple):
    """How the arrays of a life lie in rows of so many bytes: first all that are shorter, then each from a new row on."""

    row: int
    forms: tuple[ArrayForm, ...]

    @property
    def places(self) -> list[int]:
        """The byte at which each array begins, and where all of them end, which is the end of a row."""
        places, at = [], 0
        for form in self.forms:
            at = at if form.bytes < self.row else _whole(at, self.row)
            places.append(at)
            at += form.bytes
        return [*places, _whole(at, self.row)]

    @property
    def rows(self) -> int:
        """How many rows that takes."""
        return self.places[-1] // self.row


class RowPacking(IntEnum):
    """How rows are kept: as they are, compressed, or compressed in planes (first bytes of all words of 8, then second ones)."""

    PLAIN, DEFLATED, PLANES = range(3)


class RowPage(NamedTuple):
    """Rows one after the other. size: how many."""

    size: int
    packing: RowPacking
    content: bytes

    def rows(self, row: int) -> NDArray[np.uint8]:
        """[size, row] uint8. ValueError where there are not so many."""
        content = self.content if self.packing == RowPacking.PLAIN else inflated(self.content, self.size * row)
        bytes_ = np.frombuffer(content, np.uint8)
        return (bytes_.reshape(8, -1).T if self.packing == RowPacking.PLANES else bytes_).reshape(self.size, row)


class StoredLife(Protocol):
    """The arrays of a life, however they are kept."""

    @property
    def bytes(self) -> int: ...
    def arrays(self) -> dict[str, Array]: ...


class PackedLife(NamedTuple):
    """order: the numbers of all of its rows in `rows` as int32, each as the step from the one before, compressed.

    wholes: rows that are new in it and hold whole numbers or text; reals: those that hold other numbers.
    """

    layout: RowLayout
    base: "PackedLife | None"
    order: bytes
    wholes: RowPage
    reals: RowPage

    @property
    def bytes(self) -> int:
        """Bytes that it takes beside its base, about."""
        return BARE + len(self.order) + len(self.wholes.content) + len(self.reals.content)

    @property
    def nameable(self) -> int:
        """How many rows it can name."""
        return self.wholes.size + self.reals.size + (0 if self.base is None else self.base.nameable)

    def numbers(self) -> NDArray[np.int64]:
        """[rows] the number of each of its rows in `rows`. ValueError where they are not whole."""
        return np.cumsum(np.frombuffer(inflated(self.order, 4 * self.layout.rows), np.int32), dtype=np.int64)

    def rows(self) -> NDArray[np.uint8]:
        """[nameable, row] uint8: all rows that it can name, those of the base first. ValueError where they are not whole."""
        row = self.layout.row
        before = [] if self.base is None else [self.base.rows()]
        return np.concatenate([*before, self.wholes.rows(row), self.reals.rows(row)])

    @property
    def root(self) -> "PackedLife":
        """The one that keeps all of its rows itself, on which this one leans in the end."""
        return self if self.base is None else self.base.root

    def numbered(self) -> Numbered:
        """Its own rows."""
        rows = self.rows()
        return {rows[number].tobytes(): number for number in np.unique(self.numbers()).tolist()}

    def arrays(self) -> dict[str, Array]:
        """The arrays again, as they were. ValueError where what came from a file makes no sense."""
        rows, numbers, (*places, _) = self.rows(), self.numbers(), self.layout.places
        if len(numbers) and not (numbers.min() >= 0 and numbers.max() < len(rows)):
            raise ValueError("a life that was kept names a row that is not there")
        content = rows[numbers].tobytes()
        arrays = {}
        for form, place in zip(self.layout.forms, places, strict=True):
            stored: Array = np.frombuffer(content[place : place + form.bytes], form.stored).reshape(form.shape)
            arrays[form.name] = stored.astype(form.kind)
        return arrays


class LooseLife(NamedTuple):
    """Arrays that are kept as they are for a short time."""

    content: Mapping[str, Array]

    @property
    def bytes(self) -> int:
        """Bytes of all of them."""
        return sum(array.nbytes for array in self.content.values())

    def arrays(self) -> dict[str, Array]:
        """Copies of them."""
        return {name: array.copy() for name, array in self.content.items()}


class Packer:
    """Packs moments of lives, and remembers the rows of the last one, which is the base of the next as a rule."""

    def __init__(self) -> None:
        self._last: PackedLife | None = None
        self._rows: Numbered = {}  # of that one
        self._layouts: dict[RowLayout, RowLayout] = {}  # of all so far: equal ones are one

    @property
    def bytes(self) -> int:
        """Bytes that it takes itself, about."""
        return 0 if self._last is None else len(self._rows) * (self._last.layout.row + OF_A_ROW)

    def packed(self, arrays: Mapping[str, Array], base: PackedLife | None = None) -> PackedLife:
        """The life with these arrays, packed; without its base where it shares little with it."""
        layout, content, wholes = _laid_out(arrays)
        layout = self._layouts.setdefault(layout, layout)
        packed = None
        if base is not None and base.layout.row == layout.row:
            packed, rows = _packed(layout, content, wholes, base, self._rows if base is self._last else base.numbered())
        if packed is None or packed.bytes > LITTLE * packed.root.bytes:
            packed, rows = _packed(layout, content, wholes, None, {})
        self._last, self._rows = packed, rows
        return packed


def inflated(content: bytes, size: int) -> bytes:
    """What was compressed, which has so many bytes. ValueError where it is damaged, or has another size."""
    stream = zlib.decompressobj()
    try:
        whole = stream.decompress(content, size + 1)
    except zlib.error as error:
        raise ValueError(f"a block is damaged ({error})") from error
    if len(whole) != size or not stream.eof:
        raise ValueError(f"a block holds other than its {size:,} bytes")
    return whole


def _whole(place: int, row: int) -> int:
    """The next end of a row."""
    return -(-place // row) * row


def _laid_out(arrays: Mapping[str, Array]) -> tuple[RowLayout, bytes, int]:
    """How they lie, their bytes so, and how many of its rows hold whole numbers or text, which come first."""
    narrow = {name: _narrow(array) for name, array in arrays.items()}
    row = ROW if sum(array.nbytes for array in narrow.values()) < LARGE else LONG_ROW
    names = sorted(narrow, key=lambda name: (narrow[name].nbytes >= row, _is_real(narrow[name])))  # equal ones stay in order
    forms = tuple(ArrayForm(name, narrow[name].shape, arrays[name].dtype.str, narrow[name].dtype.str) for name in names)
    layout, parts, at = RowLayout(row, forms), [], 0
    *places, end = layout.places
    for form, place in zip(forms, places, strict=True):
        parts += [bytes(place - at), narrow[form.name].tobytes()]
        at = place + form.bytes
    first = next((place for name, place in zip(names, places, strict=True) if _is_long_real(narrow[name], row)), end)
    return layout, b"".join([*parts, bytes(end - at)]), first // row


def _is_real(array: Array) -> bool:
    """Whether its numbers are not whole."""
    return array.dtype.kind in "fc"


def _is_long_real(array: Array, row: int) -> bool:
    """Whether they are, and begin at a row of their own."""
    return _is_real(array) and array.nbytes >= row


def _packed(
    layout: RowLayout, content: bytes, wholes: int, base: PackedLife | None, rows: Numbered
) -> tuple[PackedLife, Numbered]:
    """A life packed with a base, of which these are the rows by number; and all rows of the life by number.

    wholes: how many of its rows come before those of other than whole numbers.
    """
    own, numbers, new = dict[bytes, int](), list[int](), [0, 0]
    first = 0 if base is None else base.nameable
    for part, (begin, end) in enumerate(((0, wholes * layout.row), (wholes * layout.row, len(content)))):
        for place in range(begin, end, layout.row):
            line = content[place : place + layout.row]
            number = rows.get(line)
            numbers.append(own.setdefault(line, first + len(own)) if number is None else number)
        new[part] = len(own)
    order = zlib.compress(np.diff(np.array(numbers, np.int32), prepend=np.int32(0)).tobytes(), 1)
    lines, named = list(own), set(numbers)
    pages = _page(lines[: new[0]], RowPacking.DEFLATED), _page(lines[new[0] :], RowPacking.PLANES)
    return PackedLife(layout, base, order, *pages), {line: at for line, at in rows.items() if at in named} | own


def _page(lines: list[bytes], best: RowPacking) -> RowPage:
    """Rows as a page: few of them packed in the best way, many compressed where that pays."""
    content = b"".join(lines)
    if len(content) <= THOROUGH:
        packed = np.frombuffer(content, np.uint8).reshape(-1, 8).T.tobytes() if best == RowPacking.PLANES else content
        return RowPage(len(lines), best, zlib.compress(packed, 1 if best == RowPacking.PLANES else 6))
    if len(zlib.compress(content[:SAMPLE], 1)) < WORTH * SAMPLE:
        return RowPage(len(lines), RowPacking.DEFLATED, zlib.compress(content, 1))
    return RowPage(len(lines), RowPacking.PLAIN, content)


def _narrow(array: Array) -> Array:
    """Whole numbers in the smallest kind that holds all of them; all else as it is."""
    if array.dtype.kind not in "iu" or array.dtype.itemsize <= 2 or array.size == 0:
        return array
    low, high = int(array.min()), int(array.max())
    for kind in NARROWER:
        if kind.itemsize < array.dtype.itemsize and np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return array.astype(kind)
    return array
