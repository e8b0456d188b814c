"""The tensors of a PyTorch file, read as data: nothing that stands in it is run, and torch is not needed for it.

`torch.save` writes an archive: the numbers as plain bytes (data/0, data/1 …), and data.pkl, a pickle that puts them together.
It is read as data, and a tensor in it becomes the array of its numbers.
"""

import math
from typing import Any

import numpy as np

from playground.archives import Archive, ArchiveBudget, ArchiveError, opened
from playground.learning.files.pickles.machine import GlobalName, ObjectNode, PersistentId, PickledError
from playground.learning.files.pickles.pickled import pickled
from playground.learning.learner import Array
from playground.plurals import counted
from playground.world.mdp import read_only

LARGEST_ORDERS = 1 << 17
"""Bytes of the orders at most: those of a network of some layers are some thousand."""
LONGEST, MOST_AXES = 1 << 40, 8
"""Numbers of a tensor, and steps in it, at most, and how many axes it may have."""
UNREADABLE = "it is no archive of PyTorch (version 1.6 or newer) that can be read"
TENSOR = "torch._utils._rebuild_tensor_v2"
PARAMETERS = ("torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state")
HALF_OF_A_FLOAT = "torch.BFloat16Storage"
"""Numbers that are the upper half of four bytes; numpy has no kind for them."""
KINDS = {
    "torch.FloatStorage": "f4",
    "torch.DoubleStorage": "f8",
    "torch.HalfStorage": "f2",
    HALF_OF_A_FLOAT: "u2",
    "torch.LongStorage": "i8",
    "torch.IntStorage": "i4",
    "torch.ShortStorage": "i2",
    "torch.CharStorage": "i1",
    "torch.ByteStorage": "u1",
    "torch.BoolStorage": "?",
}
"""Kinds of numbers that are read, as numpy calls them."""


class TensorError(PickledError):
    """Bytes that are no table of tensors; the message says what was found and what was expected."""


def tensors(content: bytes) -> dict[str, Array]:
    """The tensors of a file that `torch.save` wrote of a state dict, by name: read-only arrays that share their memory.

    TensorError where it is no such file, where it asks for anything but tensors, or claims numbers that it does not hold.
    """
    table = stored(content)
    strange = [value for value in table.values() if not isinstance(value, np.ndarray)] if isinstance(table, dict) else [table]
    if not isinstance(table, dict) or strange or not all(isinstance(name, str) for name in table):
        asks = (
            f"it asks for {strange[0].name!r}" if strange and isinstance(strange[0], ObjectNode) else "it is no table of tensors"
        )
        raise TensorError(f"{asks}, expected names and tensors of numbers with a point")
    return table


def stored(content: bytes) -> Any:
    """What `torch.save` wrote, see `pickled`, with arrays in the places of tensors. TensorError where it makes no sense."""
    try:
        # Numbers are stored as they are, so that all of them together are no longer than the file.
        with opened(content, ArchiveBudget(unpacked=len(content))) as archive:
            return _Storage(archive).stored()
    except TensorError:
        raise
    except ArchiveError as error:
        raise TensorError(f"{UNREADABLE}: {error}") from error
    except PickledError as error:
        raise TensorError(f"its data.pkl: {error}") from error
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise TensorError(f"its parts make no sense ({type(error).__name__}), expected a table of tensors") from error


class _Storage:
    """An archive of PyTorch: its orders, and the numbers that were read."""

    def __init__(self, archive: Archive) -> None:
        orders = [name for name in archive.names if name.endswith("/data.pkl")]
        if len(orders) != 1:
            raise TensorError("there is no data.pkl in it, expected an archive of PyTorch")
        self._archive, self._root = archive, orders[0].removesuffix("data.pkl")
        self._order = ">" if self._content("byteorder", b"little") == b"big" else "<"
        self._numbers: dict[str, Array] = {}

    def stored(self) -> Any:
        """What data.pkl holds, with arrays in the places of tensors."""
        orders = self._content("data.pkl", b"")
        if len(orders) > LARGEST_ORDERS:
            raise TensorError(f"its orders are {len(orders):,} bytes long, at most {LARGEST_ORDERS:,} are read")
        return pickled(orders, {TENSOR: self._tensor, **dict.fromkeys(PARAMETERS, _parameter)})

    def _content(self, name: str, without: bytes) -> bytes:
        """What the archive has under a name, or else `without`."""
        member = self._root + name
        try:
            return self._archive.content(member) if member in self._archive.names else without
        except ArchiveError as error:
            raise TensorError(f"{UNREADABLE}: {error}") from error

    def _storage(self, reference: Any) -> Array:
        """The numbers of a storage: ("storage", kind, key, device, count)."""
        if not isinstance(reference, PersistentId) or not isinstance(reference.id, tuple) or len(reference.id) != 5:
            raise TensorError("it refers to numbers in a way that is not read here, expected a file that torch.save wrote")
        _, kind, key, _, count = reference.id
        # What is compared, looked up or shown must be plain: a tuple of tuples of tuples can take for ever.
        if not isinstance(key, str) or not isinstance(kind, GlobalName) or str(kind) not in KINDS or not _whole((count,)):
            raise TensorError("it refers to numbers in a way that is not read here, expected a file that torch.save wrote")
        if key not in self._numbers:
            raw = self._content(f"data/{key}", b"")
            numbers = np.frombuffer(raw, np.dtype(self._order + KINDS[str(kind)]))
            whole = (numbers.astype(np.uint32) << 16).view(np.float32) if str(kind) == HALF_OF_A_FLOAT else numbers
            self._numbers[key] = read_only(whole)
        if len(self._numbers[key]) != count:
            raise TensorError(f"it claims {counted(count, 'number')} where {len(self._numbers[key]):,} are stored")
        return self._numbers[key]

    def _tensor(self, arguments: tuple[Any, ...]) -> Array:
        """A tensor: (storage, first, size, steps, …)."""
        storage, first, size, steps = arguments[:4]
        return _tensor(self._storage(storage), first, size, steps)


def _parameter(arguments: tuple[Any, ...]) -> Any:
    """The tensor of a parameter: (tensor, …)."""
    return arguments[0]


def _whole(numbers: Any) -> bool:
    """Whether these are whole numbers of a size that can be."""
    return isinstance(numbers, tuple) and all(type(number) is int and 0 <= number < LONGEST for number in numbers)


def _tensor(numbers: Any, first: Any, size: Any, steps: Any) -> Array:
    """Numbers, as far apart along each axis as the steps say."""
    if not isinstance(numbers, np.ndarray) or not _whole((first,)) or not _whole(size) or not _whole(steps):
        raise TensorError("the size of a tensor has numbers that are not whole, or below 0")
    if max(len(size), len(steps)) > MOST_AXES:
        raise TensorError(f"a tensor has {max(len(size), len(steps)):,} axes, at most {MOST_AXES} are read")
    if len(steps) != len(size):
        raise TensorError(f"a tensor of size {size} has steps {steps}, expected one for each axis")
    count = math.prod(size)
    last = first + sum((length - 1) * step for length, step in zip(size, steps, strict=True))
    if count and last >= len(numbers):
        raise TensorError(f"a tensor of size {size} reaches beyond the {counted(len(numbers), 'number')} stored")
    if count > max(len(numbers), 1):
        raise TensorError(f"a tensor of size {size} has steps {steps}, expected each number of it once")
    # A matrix that was turned over is stored as it was, with other steps.
    bytes_apart = tuple(step * numbers.itemsize for step in steps)
    return np.ndarray(size, numbers.dtype, numbers, first * numbers.itemsize if count else 0, bytes_apart)
