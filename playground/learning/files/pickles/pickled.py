"""Pickles as data: what one holds, without importing or calling anything that it names. numpy's arrays are rebuilt by hand.

An array is (shape, kind of number, order, bytes) to numpy 1 and numpy 2 alike. What it claims is held against the bytes that are
there before there is an array, and the array shares them, so that nothing is copied.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any

import numpy as np

from playground.learning.files.pickles.machine import (
    LONGEST_REASON,
    Finisher,
    Machine,
    Maker,
    ObjectNode,
    PersistentId,
    PickledError,
    key,
)
from playground.learning.learner import Array
from playground.plurals import counted

LARGEST = 1 << 26
"""Bytes of a pickle at most."""
MOST_PARTS, DEEPEST = 1 << 19, 64
"""Parts at most where what occurs twice is counted twice, and how deep they may lie in one another."""
DEEP = f"its parts lie deeper in one another than {DEEPEST}, and no deeper ones"
MANY = f"it has more than {MOST_PARTS:,} parts, where what occurs twice counts twice, and no more"
KINDS = "biuf"
"""Kinds of numbers that are rebuilt, as numpy calls them: truth values, whole numbers, numbers with a point."""
LARGEST_AXIS, MOST_AXES = 1 << 40, 32
"""How long an axis may be, and how many there may be."""


def pickled(content: bytes, makers: Mapping[str, Maker] = MappingProxyType({})) -> Any:
    """What a pickle of protocol 0 to 5 holds: dict, list, tuple, set, frozenset, str, bytes, int, float, bool, None and nodes.

    Where numpy's arrays (read-only) and numbers stood they stand in it; `makers` names more that are rebuilt, by "module.name".
    What follows the first pickle is not looked at. Only nodes may hold themselves, so plain parts can be walked without care.

    Raises PickledError where it is no pickle, or larger, deeper or stranger than what is read.
    """
    if len(content) > LARGEST:
        raise PickledError(f"it is {counted(len(content), 'byte')} long, at most {LARGEST:,} are read")
    try:
        root = Machine({**PLAIN, **MAKERS, **makers}, FINISHERS).run(content)
    except PickledError:
        raise
    except (IndexError, KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError, MemoryError) as error:
        raise PickledError(
            f"it is no pickle, or a damaged one ({type(error).__name__}): {str(error)[:LONGEST_REASON]}"
        ) from error
    _refuse_endless(root)
    return root


def _refuse_endless(value: Any) -> None:
    """Refuses what holds itself, lies too deep in itself, or is small in memory and vast to look at."""
    seen, roots, count = set[int](), [value], 0
    while roots:
        ways: list[Iterator[Any]] = [iter((roots.pop(),))]
        while ways:
            if len(ways) > DEEPEST or count > MOST_PARTS:
                raise PickledError(f"{DEEP if len(ways) > DEEPEST else MANY} are read")
            for part in ways[-1]:
                count += 1
                if isinstance(part, dict):
                    ways.append(chain(part.keys(), part.values()))
                    break
                if isinstance(part, list | tuple | set | frozenset):
                    ways.append(iter(part))
                    break
                if isinstance(part, ObjectNode | PersistentId) and id(part) not in seen:
                    seen.add(id(part))
                    roots.append(vars(part))
            else:
                ways.pop()


def _encoded(arguments: tuple[Any, ...]) -> bytes:
    """Bytes, as protocols below 3 write them: a text and latin1."""
    text, *coding = arguments
    if not isinstance(text, str) or coding not in (["latin1"], ["latin-1"], []):
        raise PickledError("bytes are written as a text in another coding than latin1")
    return text.encode("latin1")


def _bytes(arguments: tuple[Any, ...]) -> bytes:
    """bytes and bytearray, as protocols below 5 write them."""
    if not arguments or (len(arguments) == 1 and isinstance(arguments[0], bytes)):
        return bytes(*arguments)
    return _encoded(arguments)


def _entries(arguments: tuple[Any, ...]) -> list[Any]:
    """What a collection is made of."""
    if len(arguments) > 1 or not isinstance(arguments[0] if arguments else [], list | tuple):
        raise PickledError("a set or dict is made of what is no list")
    return list(*arguments)


def _table(arguments: tuple[Any, ...]) -> dict[Any, Any]:
    """OrderedDict: nothing yet, or a list of pairs (Python 2)."""
    pairs = _entries(arguments)
    if not all(isinstance(pair, list | tuple) and len(pair) == 2 for pair in pairs):
        raise PickledError("a dict is made of what are no pairs")
    return {key(name): value for name, value in pairs}


PLAIN: Mapping[str, Maker] = {
    "_codecs.encode": _encoded,
    "collections.OrderedDict": _table,
    "collections.defaultdict": lambda arguments: {},
    **{
        f"{module}.{name}": maker
        for module in ("builtins", "__builtin__")
        for name, maker in {
            "bytes": _bytes,
            "bytearray": _bytes,
            "set": lambda arguments: set(map(key, _entries(arguments))),
            "frozenset": lambda arguments: frozenset(map(key, _entries(arguments))),
        }.items()
    },
}
"""Plain things that pickles call for. What a defaultdict holds where nothing stands is not kept."""


def numpy_array(shape: Any, kind: Any, column_major: bool, content: Any) -> Array:
    """A read-only array of these bytes. PickledError where it claims another size than they have, or is none of numbers."""
    dtype = _kind(kind)
    if not isinstance(shape, tuple) or not all(type(length) is int and 0 <= length < LARGEST_AXIS for length in shape):
        raise PickledError("the shape of an array is no row of whole numbers from 0")
    if len(shape) > MOST_AXES:
        raise PickledError(f"an array has {len(shape):,} axes, at most {MOST_AXES} are read")
    # Python 2 wrote bytes as text.
    raw = content.encode("latin1") if isinstance(content, str) else content
    if not isinstance(raw, bytes):
        raise PickledError("the numbers of an array are no bytes")
    expected = math.prod(shape) * dtype.itemsize
    if len(raw) != expected:
        raise PickledError(f"an array claims {counted(expected, 'byte')} where {len(raw):,} are stored")
    return np.ndarray(shape, dtype, raw, order="F" if column_major else "C")


def _kind(value: Any) -> np.dtype[Any]:
    """The dtype that a node of numpy.dtype speaks of: its code and the order of its bytes."""
    if not isinstance(value, ObjectNode) or value.name != "numpy.dtype" or not value.arguments:
        raise PickledError("an array has a kind of number that is not numpy's")
    code, state = value.arguments[0], value.state
    order = state[1] if isinstance(state, tuple) and len(state) > 1 else "|"
    if not isinstance(code, str) or len(code) > 8 or order not in ("<", ">", "|", "="):
        raise PickledError("an array has a kind of number that is not read here")
    if code[:1] not in KINDS or not code[1:].isdecimal():
        raise PickledError(f"an array is of kind {code!r}, expected numbers: objects, texts and records are not read")
    try:
        return np.dtype(order + code)
    except TypeError as error:
        raise PickledError(f"an array is of kind {code!r}, which does not exist") from error


def _array(node: ObjectNode) -> Array:
    """Of `_reconstruct` and its state (version, shape, kind, column by column, bytes)."""
    if not isinstance(node.state, tuple) or len(node.state) not in (4, 5):
        raise PickledError("an array has a state that is not numpy's")
    *_, shape, kind, column_major, content = node.state
    return numpy_array(shape, kind, column_major is True, content)


def _scalar(arguments: tuple[Any, ...]) -> Any:
    """One number of numpy's, as Python's."""
    if len(arguments) != 2:
        raise PickledError("a number of numpy's has no kind, or no bytes")
    return numpy_array((), arguments[0], False, arguments[1]).item()


def _from_buffer(arguments: tuple[Any, ...]) -> Array:
    """Of protocol 5: (bytes, kind, shape, order)."""
    if len(arguments) != 4:
        raise PickledError("an array has no bytes, kind, shape and order")
    content, kind, shape, order = arguments
    return numpy_array(shape, kind, order == "F", content)


def _named(function: Callable[..., Any], *names: str) -> dict[str, Any]:
    """A function under a name of numpy's, as version 1 and as version 2 calls it."""
    return {f"numpy.{core}.{name}": function for core in ("core", "_core") for name in names}


MAKERS: Mapping[str, Maker] = {**_named(_scalar, "multiarray.scalar"), **_named(_from_buffer, "numeric._frombuffer")}
FINISHERS: Mapping[str, Finisher] = _named(_array, "multiarray._reconstruct")
