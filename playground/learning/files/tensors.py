"""The tensors of a PyTorch file, read as data: nothing that stands in it is run, and torch is not needed for it.

`torch.save` writes an archive: the numbers as plain bytes (data/0, data/1 …), and data.pkl, a row of orders for a stack machine
that puts them together. Those few orders are known here that build a table of names and tensors; any other one is refused.
"""

import io
import math
import pickletools
import zipfile
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from playground.learning.learner import Array

LARGEST_ORDERS = 1 << 17
"""Bytes of the orders at most: those of a network of some layers are some thousand."""
MOST_ENTRIES, ENTRY = 1000, b"PK\x01\x02"
"""Entries of an archive at most, and what each begins with in its table of contents: a long table takes time and memory."""
LONGEST, MOST_AXES = 1 << 40, 8
"""Numbers of a tensor, and steps in it, at most, and how many axes it may have."""
LONGEST_REASON = 200
"""Letters at most of what someone else says is wrong."""
TABLE, TENSOR = "collections OrderedDict", "torch._utils _rebuild_tensor_v2"
KINDS = {"torch FloatStorage": "f4", "torch DoubleStorage": "f8", "torch HalfStorage": "f2"}
"""Kinds of numbers that are read, as numpy calls them."""


class TensorError(ValueError):
    """Bytes that are no table of tensors; the message says what was found and what was expected."""


class _Name(NamedTuple):
    """Something of a program's that the orders speak of: a word for us, never looked up."""

    words: str


def tensors(content: bytes) -> dict[str, Array]:
    """The tensors of a file that `torch.save` wrote of a state dict, by name: read-only arrays that share their memory.

    TensorError where it is no such file, where it asks for anything but tensors, or claims numbers that it does not hold.
    """
    if content.count(ENTRY) > MOST_ENTRIES:
        raise TensorError(f"it has {content.count(ENTRY):,} entries, at most {MOST_ENTRIES:,} are read")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _Machine(archive, len(content)).run()
    except TensorError:
        raise
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError) as error:
        raise TensorError(f"it is no archive of PyTorch (version 1.6 or newer): {str(error)[:LONGEST_REASON]}") from error
    except (IndexError, KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise TensorError(f"its orders make no sense ({type(error).__name__}), expected a table of tensors") from error


class _Machine:
    """The stack, what was put aside, and the numbers that were read."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        entries = archive.infolist()
        if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries) or sum(each.file_size for each in entries) > size:
            raise TensorError(f"it claims to hold more than its {size:,} bytes, expected numbers that are not packed")
        orders = [entry.filename for entry in entries if entry.filename.endswith("/data.pkl")]
        if len(orders) != 1:
            raise TensorError("there is no data.pkl in it, expected an archive of PyTorch")
        self._archive, self._root = archive, orders[0].removesuffix("data.pkl")
        self._order = ">" if self._content("byteorder", b"little") == b"big" else "<"
        self._stack: list[Any] = []
        self._marks: list[int] = []
        self._aside: dict[int, Any] = {}
        self._numbers: dict[str, Array] = {}

    def run(self) -> dict[str, Array]:
        """Follows the orders to their end."""
        orders = self._content("data.pkl", b"")
        if len(orders) > LARGEST_ORDERS:
            raise TensorError(f"its orders are {len(orders):,} bytes long, at most {LARGEST_ORDERS:,} are read")
        for order, told, _ in pickletools.genops(orders):
            if order.name not in ORDERS:
                raise TensorError(f"there is an order {order.name} in it, expected only those that build tensors")
            ORDERS[order.name](self, told)
        table = self._stack.pop()
        if not isinstance(table, dict) or not all(isinstance(each, np.ndarray) for each in table.values()):
            raise TensorError("it is no table of tensors")
        return table

    def _content(self, name: str, without: bytes) -> bytes:
        """What the archive has under a name."""
        known = self._root + name
        return self._archive.read(known) if known in self._archive.namelist() else without

    def push(self, told: Any) -> None:
        """Onto the stack."""
        self._stack.append(told)

    def mark(self) -> None:
        """From here on belongs together."""
        self._marks.append(len(self._stack))

    def since_mark(self) -> list[Any]:
        """Takes all since the last mark."""
        at = self._marks.pop()
        taken = self._stack[at:]
        del self._stack[at:]
        return taken

    def last(self, count: int) -> list[Any]:
        """Takes the last ones."""
        return [self._stack.pop() for _ in range(count)][::-1]

    def keep(self, place: int) -> None:
        """Puts what lies on top aside, too."""
        self._aside[place] = self._stack[-1]

    def fetch(self, place: int) -> None:
        """Lays what was put aside on top."""
        self.push(self._aside[place])

    def name(self, words: str) -> None:
        """Speaks of something by its name."""
        if words not in (TABLE, TENSOR, *KINDS):
            raise TensorError(f"it asks for {words[:80]!r}, expected only tensors of numbers with a point")
        self.push(_Name(words))

    def numbers(self) -> None:
        """The numbers of a storage: ("storage", kind, key, device, count)."""
        _, kind, key, _, count = self._stack.pop()
        # What is compared, looked up or shown must be plain: a tuple of tuples of tuples can take for ever.
        if not isinstance(key, str) or not isinstance(kind, _Name) or kind.words not in KINDS or not _whole((count,)):
            raise TensorError("it asks for numbers in a way that is not known here")
        if key not in self._numbers:
            raw = self._content(f"data/{key}", b"")
            self._numbers[key] = np.frombuffer(raw, np.dtype(self._order + KINDS[kind.words]))
        if len(self._numbers[key]) != count:
            raise TensorError(f"it claims {count} numbers where {len(self._numbers[key])} are stored")
        self.push(self._numbers[key])

    def make(self) -> None:
        """A table, or a tensor: (numbers, first, size, steps, …)."""
        maker, told = self.last(2)
        if not isinstance(maker, _Name) or not isinstance(told, tuple):
            raise TensorError("it makes something of what is no name")
        if maker.words == TABLE and told == ():
            self.push({})
        elif maker.words == TENSOR:
            numbers, first, size, steps = told[:4]
            self.push(_tensor(numbers, first, size, steps))
        else:
            raise TensorError(f"{maker.words!r} is made in a way that is not known here")

    def put(self, items: list[Any]) -> None:
        """Names and values into the table on top."""
        table = self._stack[-1]
        if not isinstance(table, dict) or not all(isinstance(name, str) for name in items[::2]):
            raise TensorError("it puts something into what is no table of names")
        table.update(zip(items[::2], items[1::2], strict=True))


def _whole(told: Any) -> bool:
    """Whether these are whole numbers of a size that can be."""
    return isinstance(told, tuple) and all(type(each) is int and 0 <= each < LONGEST for each in told)


def _tensor(numbers: Any, first: Any, size: Any, steps: Any) -> Array:
    """Numbers in rows, as they lie one behind the other."""
    if not isinstance(numbers, np.ndarray) or not _whole((first,)) or not _whole(size) or not _whole(steps):
        raise TensorError("the size of a tensor is told in numbers that are not whole, or below 0")
    if max(len(size), len(steps)) > MOST_AXES:
        raise TensorError(f"a tensor has {max(len(size), len(steps)):,} axes, at most {MOST_AXES} are read")
    rows = [math.prod(size[axis + 1 :]) for axis in range(len(size))]
    if len(steps) != len(size) or any(a != b for a, b, n in zip(steps, rows, size, strict=True) if n > 1):
        raise TensorError(f"a tensor of size {size} has steps {steps}, expected numbers that lie in rows")
    count = math.prod(size)
    if first > len(numbers) - count:
        raise TensorError(f"a tensor of size {size} reaches beyond the {len(numbers)} numbers that are stored")
    found: Array = numbers[first : first + count].reshape(size)
    return found


Order = Callable[[_Machine, Any], None]
ORDERS: Mapping[str, Order] = {
    **dict.fromkeys(("BININT", "BININT1", "BININT2", "LONG1", "BINUNICODE"), _Machine.push),
    **dict.fromkeys(("BINPUT", "LONG_BINPUT"), _Machine.keep),
    **dict.fromkeys(("BINGET", "LONG_BINGET"), _Machine.fetch),
    **dict.fromkeys(("PROTO", "STOP"), lambda machine, told: None),
    "NONE": lambda machine, told: machine.push(None),
    "NEWTRUE": lambda machine, told: machine.push(True),
    "NEWFALSE": lambda machine, told: machine.push(False),
    "EMPTY_DICT": lambda machine, told: machine.push({}),
    "EMPTY_TUPLE": lambda machine, told: machine.push(()),
    "MARK": lambda machine, told: machine.mark(),
    "TUPLE": lambda machine, told: machine.push(tuple(machine.since_mark())),
    "TUPLE1": lambda machine, told: machine.push(tuple(machine.last(1))),
    "TUPLE2": lambda machine, told: machine.push(tuple(machine.last(2))),
    "TUPLE3": lambda machine, told: machine.push(tuple(machine.last(3))),
    "GLOBAL": _Machine.name,
    "BINPERSID": lambda machine, told: machine.numbers(),
    "REDUCE": lambda machine, told: machine.make(),
    "SETITEM": lambda machine, told: machine.put(machine.last(2)),
    "SETITEMS": lambda machine, told: machine.put(machine.since_mark()),
    "BUILD": lambda machine, told: machine.last(1).clear(),  # words about the table itself
}
"""What is done at each order that is known."""
