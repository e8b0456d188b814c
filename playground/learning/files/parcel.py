"""A file or a folder that was brought from elsewhere, looked at as bytes and never more of them than is bearable."""

import os
import zipfile
import zlib
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

LARGEST_FILE, LARGEST = 1 << 28, 1 << 26
"""Bytes of the file, and of one entry in an archive, at most: what claims to be larger is refused before memory is taken."""
MOST_ENTRIES, ENTRY = 1000, b"PK\x01\x02"
"""Entries of an archive at most, and what each begins with in its table of contents: a long table takes time and memory."""
HEAD, PIECE, LONGEST_REASON = 4096, 1 << 20, 200
"""Bytes that are enough to recognise a file by, bytes that are read at a time, letters of what someone else says is wrong."""


class AgentError(ValueError):
    """A file that is no agent for a level; the message says what stands in it and what was expected."""


class Parcel:
    """What lies at a path. OSError where there is nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ending = path.suffix.lower()
        self.folder = path.is_dir()
        self.head = b""
        if not self.folder:
            with path.open("rb") as file:
                self.head = file.read(HEAD)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What lies in the folder, or in the archive; () in any other file. AgentError for an archive that cannot be read."""
        if self.folder:
            return tuple(sorted(entry.name for entry in self.path.iterdir()))
        return tuple(entry.filename for entry in self._entries)

    def content(self) -> bytes:
        """The whole file."""
        with self.path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            if size > LARGEST_FILE:
                raise AgentError(f"it is {size:,} bytes long, at most {LARGEST_FILE:,} are read")
            file.seek(0)
            return file.read(LARGEST_FILE)

    def entry(self, name: str, most: int = LARGEST) -> bytes:
        """An entry of the archive, never more than so many bytes."""
        entry = next((entry for entry in self._entries if entry.filename == name), None)
        if entry is None:
            raise AgentError(f"there is no {name} in it, expected one in an archive of this kind")
        if entry.file_size > most:
            raise AgentError(f"its {name[:80]} claims to hold {entry.file_size:,} bytes, at most {most:,} are read")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise AgentError(f"its {name[:80]} is packed in a way that is not read here, expected stored or deflated")
        try:
            with self.path.open("rb") as file, zipfile.ZipFile(file) as archive, archive.open(entry) as content:
                return b"".join(iter(lambda: content.read(PIECE), b""))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise AgentError(f"its {name[:80]} is damaged: {str(error)[:LONGEST_REASON]}") from error

    @cached_property
    def _entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """What the archive holds."""
        if not self.head.startswith(b"PK"):
            return ()
        try:
            with self.path.open("rb") as file, zipfile.ZipFile(_bounded(file)) as archive:
                return tuple(archive.infolist())
        except AgentError:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise AgentError(f"it is a damaged .zip archive: {str(error)[:LONGEST_REASON]}") from error


def _bounded(file: BinaryIO) -> BinaryIO:
    """The file, where it is not too long, and its table of contents neither."""
    size = file.seek(0, os.SEEK_END)
    if size > LARGEST_FILE:
        raise AgentError(f"it is {size:,} bytes long, at most {LARGEST_FILE:,} are read")
    file.seek(0)
    entries = sum(piece.count(ENTRY) for piece in iter(lambda: file.read(PIECE), b""))
    if entries > MOST_ENTRIES:
        raise AgentError(f"it has {entries:,} entries, at most {MOST_ENTRIES:,} are read")
    file.seek(0)
    return file
