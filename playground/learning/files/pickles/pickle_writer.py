"""Plain things and arrays of numbers as a pickle of protocol 4, for programs that read nothing else.

An array is written under the name that its maker had in numpy 1: numpy 2 keeps `numpy.core.multiarray._reconstruct` for old
files, while its own `numpy._core` is not in every numpy 1.
"""

import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.learning.learner import Array

MAKER = "numpy.core.multiarray", "_reconstruct"


def pickle_bytes(value: Any) -> bytes:
    """The pickle of a dict, list, tuple, str, bytes, int, float, bool, None or array of float64, and of those in one another.

    Raises TypeError for anything else.
    """
    return b"\x80\x04" + _orders(value) + b"."


def _orders(value: Any) -> bytes:
    """The orders that put a value on the stack."""
    if value is None or isinstance(value, bool):
        return {None: b"N", True: b"\x88", False: b"\x89"}[value]
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, float):
        return b"G" + struct.pack(">d", value)
    if isinstance(value, str):
        text = value.encode("utf-8", "surrogatepass")
        return b"X" + struct.pack("<I", len(text)) + text
    if isinstance(value, bytes):
        return b"B" + struct.pack("<I", len(value)) + value
    if isinstance(value, list):
        return b"](" + b"".join(map(_orders, value)) + b"e"
    if isinstance(value, tuple):
        return b"(" + b"".join(map(_orders, value)) + b"t"
    if isinstance(value, Mapping):
        return b"}(" + b"".join(_orders(name) + _orders(inside) for name, inside in value.items()) + b"u"
    if isinstance(value, np.ndarray) and value.dtype == np.float64:
        return _array(value)
    raise TypeError(f"{type(value).__name__} is not written, expected plain things and arrays of float64")


def _whole(value: int) -> bytes:
    """A whole number, in four bytes or in as many as it needs."""
    if -(1 << 31) <= value < 1 << 31:
        return b"J" + struct.pack("<i", value)
    content = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8b" + struct.pack("<i", len(content)) + content


def _array(array: Array) -> bytes:
    """An array: made empty, then given its shape, kind and bytes."""
    kind = _called(("numpy", "dtype"), ("f8", False, True)) + _orders((3, "<", None, None, None, -1, -1, 0)) + b"b"
    content = np.ascontiguousarray(array, "<f8").tobytes()
    empty = _name(MAKER) + b"(" + _name(("numpy", "ndarray")) + _orders((0,)) + _orders(b"b") + b"tR"
    return empty + b"(" + _orders(1) + _orders(tuple(array.shape)) + kind + _orders(False) + _orders(content) + b"tb"


def _name(words: tuple[str, str]) -> bytes:
    """Something of a program's by its module and name."""
    return b"".join(map(_orders, words)) + b"\x93"


def _called(words: tuple[str, str], arguments: tuple[Any, ...]) -> bytes:
    """What something of a program's makes of arguments."""
    return _name(words) + _orders(arguments) + b"R"
