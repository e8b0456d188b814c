"""Arrays in numpy's own files, .npy and .npz, as data.

Nothing is unpickled, and sizes are held against the file before memory is taken.
"""

import io
import math
import zipfile
import zlib
from tokenize import TokenError

import numpy as np

from playground.learning.learner import Array

LARGEST, MOST_ENTRIES = 1 << 28, 1000
"""Bytes of an array, and entries of a .npz file, at most."""
LARGEST_HEADER, LONGEST_REASON = 10_000, 200
"""Bytes of the words before an array, and letters of what someone else says is wrong, at most."""
KINDS = "biuf"
"""Kinds of numbers that are read, as numpy calls them."""
UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, SyntaxError, TokenError, RecursionError, MemoryError, EOFError)
"""What numpy raises on words before an array that make no sense."""
FILE, ENTRY = ".npy", b"PK\x01\x02"


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
            raise NumpyFileError(f"it claims numbers of {size:,} bytes where {there:,} are stored")
        return np.ndarray(shape, kind, content, stream.tell(), order="F" if column_major else "C")
    except NumpyFileError:
        raise
    except UNREADABLE as error:
        raise NumpyFileError(f"it is no .npy file: {str(error)[:LONGEST_REASON]}") from error


def npz(content: bytes, kinds: str = KINDS) -> dict[str, Array]:
    """The arrays of these kinds in a .npz file by name; what else lies in it is left out. NumpyFileError where it is none."""
    if content.count(ENTRY) > MOST_ENTRIES:
        raise NumpyFileError(f"it has {content.count(ENTRY):,} entries, at most {MOST_ENTRIES:,} are read")
    arrays, refused = {}, ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if not entry.filename.endswith(FILE):
                    continue
                if entry.file_size > LARGEST:
                    raise NumpyFileError(f"its {entry.filename} claims {entry.file_size:,} bytes, at most {LARGEST:,} are read")
                with archive.open(entry) as file:
                    whole = file.read(entry.file_size + 1)
                name = entry.filename.removesuffix(FILE)
                try:
                    arrays[name] = npy(whole, kinds)
                except NumpyFileError as error:
                    refused = refused or f"its {name[:80]!r}: {error}"
    except NumpyFileError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise NumpyFileError(f"it is no .npz file: {str(error)[:LONGEST_REASON]}") from error
    if not arrays:
        raise NumpyFileError(refused or "there is no array in it")
    return arrays


def npy_bytes(array: Array) -> bytes:
    """A .npy file of an array of numbers."""
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, allow_pickle=False)
    return stream.getvalue()


def npz_bytes(arrays: dict[str, Array]) -> bytes:
    """A .npz file of arrays of numbers."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            archive.writestr(f"{name}{FILE}", npy_bytes(array))
    return stream.getvalue()
