"""Archives (.zip) that others made, read within a budget of bytes and members; what is damaged is refused in a sentence.

The files of numpy, of PyTorch, of Stable-Baselines3 and saved runs are such archives.
"""

import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from playground.file_reading import open_file

MOST_MEMBERS, LARGEST_FILE = 1000, 1 << 30
"""Members of an archive and bytes of its file at most, unless a budget says otherwise."""
ENTRY = b"PK\x01\x02"
"""What each line of an archive's table of contents begins with; a long table takes time and memory."""
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of packing that can be unpacked piece by piece, so that a small archive cannot take much memory."""
ENCRYPTED, PIECE, LONGEST_NAME = 0x1, 1 << 20, 80
"""The flag of a member with a password, bytes that are read at a time, letters of a name in an error."""
AGAIN = "download or save it again"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What zipfile and zlib raise on bytes that make no sense."""


class ArchiveError(ValueError):
    """An archive that is damaged or exceeds its budget; the message says what is wrong and what to do next."""


class ArchiveBudget(NamedTuple):
    """How much of an archive is read at most.

    unpacked: bytes of all members that are read, together. members: how many it may hold. packed: bytes of the archive's file.
    """

    unpacked: int
    members: int = MOST_MEMBERS
    packed: int = LARGEST_FILE


class Archive:
    """An open archive; see `opened`. names: those of its members, in the order of its table of contents."""

    def __init__(self, archive: zipfile.ZipFile, budget: ArchiveBudget) -> None:
        self._archive, self._budget = archive, budget
        self._members = {member.filename: member for member in archive.infolist()}
        self._sizes: dict[str, int] = {}
        self.names = tuple(self._members)

    def content(self, name: str, most: int | None = None) -> bytes:
        """A member unpacked, at most so many bytes. ArchiveError where there is none, it is damaged, or the budget is spent."""
        if name not in self._members:
            raise ArchiveError(f"there is no {_short(name)} in it, expected one in an archive of this kind")
        member, label = self._members[name], f"its {_short(name)}"
        self._charge(member, label, self._budget.unpacked if most is None else min(most, self._budget.unpacked))
        if member.flag_bits & ENCRYPTED:
            raise ArchiveError(f"{label} is locked with a password, expected none: save it without one")
        if member.compress_type not in PACKINGS:
            raise ArchiveError(f"{label} is packed in a way that is not read here, expected stored or deflated: pack it again so")
        try:
            with self._archive.open(member) as stream:
                content = b"".join(iter(lambda: stream.read(PIECE), b""))
        except _DAMAGED as error:
            raise ArchiveError(f"{label} is damaged: {AGAIN}") from error
        if len(content) != member.file_size:
            raise ArchiveError(f"{label} is damaged: {AGAIN}")
        return content

    def _charge(self, member: zipfile.ZipInfo, label: str, most: int) -> None:
        """Takes a member's size from the budget, once; ArchiveError where it claims more than there may be of it."""
        if member.file_size > most:
            raise ArchiveError(f"{label} claims to hold {member.file_size:,} bytes, at most {most:,} are read")
        self._sizes[member.filename] = member.file_size
        total = sum(self._sizes.values())
        if total > self._budget.unpacked:
            raise ArchiveError(f"it claims to hold {total:,} bytes or more, at most {self._budget.unpacked:,} are read")


def _short(name: str) -> str:
    """The name of a member as an error shows it."""
    return (name if name.isprintable() else ascii(name))[:LONGEST_NAME]


@contextmanager
def opened(source: Path | bytes, budget: ArchiveBudget) -> Iterator[Archive]:
    """The archive at a path, or the one that these bytes are.

    Raises ArchiveError where it is none, is damaged, or exceeds its budget, and OSError where the path cannot be opened.
    """
    with io.BytesIO(source) if isinstance(source, bytes) else open_file(source) as file:
        _check_length(file, budget)
        try:
            archive = zipfile.ZipFile(file)
        except _DAMAGED as error:
            raise ArchiveError(f"it is no .zip archive, or a damaged one: {AGAIN}") from error
        with archive:
            yield Archive(archive, budget)


def _check_length(file: BinaryIO, budget: ArchiveBudget) -> None:
    """ArchiveError where the file or its table of contents is so long that opening it would take much time and memory."""
    size = file.seek(0, os.SEEK_END)
    if size > budget.packed:
        raise ArchiveError(f"it is {size:,} bytes long, at most {budget.packed:,} are read")
    file.seek(0)
    members = sum(piece.count(ENTRY) for piece in iter(lambda: file.read(PIECE), b""))
    if members > budget.members:
        raise ArchiveError(f"it has {members:,} entries, at most {budget.members:,} are read")
    file.seek(0)
