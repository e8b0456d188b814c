"""A file or a folder that was brought from elsewhere, looked at as bytes, and never at more of them than a limit."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from playground.archives import Archive, ArchiveBudget, ArchiveError, opened
from playground.file_reading import FileTooLargeError, open_file, read_file

LARGEST_FILE, LARGEST = 1 << 28, 1 << 26
"""Bytes of the file, and of one member of an archive, at most: what claims to be larger is refused before memory is taken."""
BUDGET = ArchiveBudget(unpacked=2 * LARGEST, packed=LARGEST_FILE)
SIGNATURE = b"PK"
"""What an archive begins with."""
HEAD, LONGEST_REASON = 4096, 200
"""Bytes that are enough to recognise a file by, letters of what someone else says is wrong."""


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
            with open_file(path) as file:
                self.head = file.read(HEAD)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What lies in the folder, or in the archive; () in any other file. AgentError for an archive that cannot be read."""
        if self.folder:
            return tuple(sorted(entry.name for entry in self.path.iterdir()))
        if not self.head.startswith(SIGNATURE):
            return ()
        with self._archive() as archive:
            return archive.names

    def content(self) -> bytes:
        """The whole file."""
        try:
            return read_file(self.path, LARGEST_FILE)
        except FileTooLargeError as error:
            raise AgentError(str(error.strerror)) from error

    def entry(self, name: str, most: int = LARGEST) -> bytes:
        """A member of the archive, never more than so many bytes. AgentError where there is none, or it is damaged."""
        with self._archive() as archive:
            return archive.content(name, most)

    @contextmanager
    def _archive(self) -> Iterator[Archive]:
        """The file as an archive; what is wrong with that is an AgentError."""
        try:
            with opened(self.path, BUDGET) as archive:
                yield archive
        except ArchiveError as error:
            raise AgentError(str(error)) from error
