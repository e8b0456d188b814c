"""Arrays in numpy's own files, .npy and .npz, as data.

Nothing is unpickled, and sizes are held against the file before memory is taken.
"""

import io
import math
import sys
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path
from tokenize import TokenError

import numpy as np

from playground.archives import ArchiveBudget, ArchiveError, opened
from playground.learning.learner import Array
from playground.plurals import counted

BUDGET = ArchiveBudget(unpacked=1 << 28)
"""How much of a .npz file is read, unless a caller says otherwise."""
LARGEST_HEADER, LONGEST_REASON = 10_000, 200
"""Bytes of the words before an array, and letters of what someone else says is wrong, at most."""
KINDS = "biuf"
"""Kinds of numbers that are read, as numpy calls them."""
UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, SyntaxError, TokenError, RecursionError, MemoryError, EOFError)
"""What numpy raises on words before an array that make no sense."""
HALVES = range(0xD800, 0xE000)
"""Numbers of halves of characters, which no text holds that can be written down."""
FILE = ".npy"
"""How the name of an array in a .npz file ends."""


class NumpyFileError(ValueError):
    """Bytes that are no array of numbers; the message says what was found and what was expected."""


def npy(content: bytes, kinds: str = KINDS) -> Array:
    """The array of a .npy file, read-only, in memory as it lies there. NumpyFileError where it holds none of these kinds."""
    stream = io.BytesIO(content)
    try:
        version = np.lib.format.read_magic(stream)
        read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
        if version not in ((1, 0), (2, 0)):
            raise NumpyFileError(f"it is of version {version} of numpy's format, expected 1.0 or 2.0")
        shape, column_major, kind = read(stream, max_header_size=LARGEST_HEADER)
        if kind.hasobject:
            raise NumpyFileError("it holds Python objects and not numbers: those are never unpickled")
        if kind.kind not in kinds:
            raise NumpyFileError(f"it holds {kind}, expected numbers")
        size, there = math.prod(shape) * kind.itemsize, len(content) - stream.tell()
        if size != there:
            raise NumpyFileError(f"it claims numbers of {counted(size, 'byte')} where {there:,} are stored")
        if kind.kind == "U" and not _are_characters(np.frombuffer(content, f"{kind.byteorder}u4", offset=stream.tell())):
            raise NumpyFileError("it holds numbers that stand for no characters, expected text")
        return np.ndarray(shape, kind, content, stream.tell(), order="F" if column_major else "C")
    except NumpyFileError:
        raise
    except UNREADABLE as error:
        raise NumpyFileError(f"it is no .npy file: {str(error)[:LONGEST_REASON]}") from error


def _are_characters(codes: Array) -> bool:
    """Whether each of these numbers is that of a character; numpy raises a SystemError in making a text of others."""
    return not ((codes > sys.maxunicode) | ((codes >= HALVES.start) & (codes < HALVES.stop))).any()


def npz(source: bytes | Path, kinds: str = KINDS, budget: ArchiveBudget = BUDGET) -> dict[str, Array]:
    """The arrays of these kinds in a .npz file by name; what else lies in it is left out.

    Raises NumpyFileError where it is none, is damaged or exceeds the budget, and OSError where a path cannot be opened.
    """
    arrays, refused = {}, ""
    try:
        with opened(source, budget) as archive:
            for member in archive.names:
                if member.endswith(FILE):
                    name = member.removesuffix(FILE)
                    try:
                        arrays[name] = npy(archive.content(member), kinds)
                    except NumpyFileError as error:
                        refused = refused or f"its {name[:80]!r}: {error}"
    except ArchiveError as error:
        raise NumpyFileError(f"it is no .npz file that can be read: {error}") from error
    if not arrays:
        raise NumpyFileError(refused or "there is no array in it, expected a .npz file of numpy")
    return arrays


def npy_bytes(array: Array) -> bytes:
    """A .npy file of an array of numbers."""
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, allow_pickle=False)
    return stream.getvalue()


def npz_bytes(arrays: Mapping[str, Array], packed: Collection[str] = ()) -> bytes:
    """A .npz file of arrays of numbers. packed: names of those that hold what is packed already, and is not packed again."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            packing = zipfile.ZIP_STORED if name in packed else zipfile.ZIP_DEFLATED
            archive.writestr(f"{name}{FILE}", npy_bytes(array), packing)
    return stream.getvalue()
