"""Packed lives in a document: as JSON that names their bytes by number, and back; those of the first format too."""

from collections.abc import Mapping
from math import prod
from typing import Any

import numpy as np

from playground.learning.files.numpy_files import KINDS
from playground.learning.learner import Array
from playground.training.chronicle.life_packing import ArrayForm, PackedLife, Packer, RowLayout, RowPacking, RowPage, inflated
from playground.training.past.written_values import DocumentError, whole

LARGEST, DEEPEST, SLACK = 1 << 29, 100, 1 << 12
"""Bytes of one life at most, with all rows that it can name; how many bases it may have; bytes by which compression may grow."""
LONGEST_NAME, LONGEST_TEXT = 100, 1 << 20
"""Letters of an array's name, and bytes of one number or text in it, at most."""


class WrittenLives:
    """Lives that are written, each once. blocks: the bytes that they name by number."""

    def __init__(self) -> None:
        self.blocks: dict[bytes, int] = {}
        self._written: list[list[Any]] = []
        self._numbers: dict[int, int] = {}
        self._layouts: dict[RowLayout, int] = {}

    def number(self, life: PackedLife) -> int:
        """The number by which it is named; its base is written before it."""
        if id(life) not in self._numbers:
            base = None if life.base is None else self.number(life.base)
            layout = self._layouts.setdefault(life.layout, len(self._layouts))
            pages = [[page.size, page.packing, self._block(page.content)] for page in (life.wholes, life.reals)]
            self._numbers[id(life)] = len(self._written)
            self._written.append([layout, base, self._block(life.order), *pages])
        return self._numbers[id(life)]

    def description(self) -> dict[str, Any]:
        """All of them as JSON."""
        return {"layouts": [[layout.row, layout.forms] for layout in self._layouts], "packed": self._written}

    def _block(self, content: bytes) -> int:
        return self.blocks.setdefault(content, len(self.blocks))


class LivesOfFile:
    """The other way. DocumentError, KeyError, TypeError, ValueError or IndexError where what it reads makes no sense."""

    def __init__(self, written: Mapping[str, Any], blocks: list[bytes]) -> None:
        """`written`: as in `WrittenLives`, nothing where the document is of the first format."""
        self._blocks = blocks
        self._packer = Packer()
        self._layouts = [_layout(*one) for one in written.get("layouts", ())]
        self._lives: list[PackedLife] = []
        self._deep: dict[int, int] = {}  # how many bases one of them has, by id
        for one in written.get("packed", ()):
            self._lives.append(self._read(*one))

    def life(self, written: Any) -> PackedLife:
        """The life of a keyframe: its number; in the first format arrays by name."""
        if isinstance(written, Mapping):
            return self._packer.packed({str(name): self._array(*array) for name, array in written.items()})
        return self._lives[whole(written, len(self._lives) - 1)]

    def _read(self, layout: Any, base: Any, order: Any, *pages: Any) -> PackedLife:
        form = self._layouts[whole(layout, len(self._layouts) - 1)]
        before = None if base is None else self._lives[whole(base, len(self._lives) - 1)]
        deep = 0 if before is None else self._deep[id(before)] + 1
        if deep > DEEPEST or (before is not None and before.layout.row != form.row):
            raise DocumentError("a keyframe leans on one that cannot be its base")
        wholes, reals = (self._page(form.row, *page) for page in pages)
        life = PackedLife(form, before, self._block(order), wholes, reals)
        if life.nameable * form.row > LARGEST:
            raise DocumentError("a keyframe is larger than any is")
        self._deep[id(life)] = deep
        return life

    def _page(self, row: int, count: Any, packing: Any, block: Any) -> RowPage:
        content = self._block(block)
        page = RowPage(whole(count, LARGEST // row), RowPacking(packing), content)
        if page.packing == RowPacking.PLAIN and len(content) != page.size * row:
            raise DocumentError("the rows of a keyframe are not whole")
        return page

    def _block(self, number: Any) -> bytes:
        return self._blocks[whole(number, len(self._blocks) - 1)]

    def _array(self, shape: Any, kind: Any, stored: Any, compressed: Any, numbers: Any) -> Array:
        """An array of the first format: blocks one after the other, compressed or not."""
        form = _form("", shape, kind, stored)
        blocks = [self._block(number) for number in numbers]
        if sum(map(len, blocks)) > form.bytes + SLACK:
            raise DocumentError("an array of a keyframe is larger than it says")
        content = inflated(b"".join(blocks), form.bytes) if compressed else b"".join(blocks)
        array: Array = np.frombuffer(content, form.stored).reshape(form.shape)
        return array.astype(form.kind)


def _layout(row: Any, forms: Any) -> RowLayout:
    """The layout that this JSON says."""
    if whole(row, 1 << 20) == 0:
        raise DocumentError("a keyframe has rows of no bytes")
    layout = RowLayout(row, tuple(_form(*form) for form in forms))
    if len({form.name for form in layout.forms}) < len(layout.forms) or layout.places[-1] > LARGEST:
        raise DocumentError("the arrays of a keyframe are too large, or two have one name")
    return layout


def _form(name: Any, shape: Any, kind: Any, stored: Any) -> ArrayForm:
    """The form of an array that this JSON says."""
    form = ArrayForm(str(name)[:LONGEST_NAME], tuple(whole(size, 1 << 31) for size in shape), str(kind), str(stored))
    for one in (form.kind, form.stored):
        if np.dtype(one).kind not in KINDS + "U" or np.dtype(one).itemsize > LONGEST_TEXT:
            raise DocumentError(f"an array of a keyframe is of kind {one[:40]!r}, expected numbers")
    if prod(form.shape) * max(1, np.dtype(form.kind).itemsize) > LARGEST:
        raise DocumentError("an array of a keyframe is too large")
    return form
