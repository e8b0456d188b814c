"""Files that others made or may have altered, read so that nothing they hold can stall or fill the program.

Only a regular file is opened: reading from a pipe waits until somebody writes into it, and a device never ends. All that is wrong
with a place is an OSError whose `strerror` is a sentence, also a name that no file can have.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from playground.plurals import counted

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""A pipe that nobody writes to is opened at once, too, so that it can be refused."""


class FileTooLargeError(OSError):
    """The file holds more bytes than may be read of it."""


def open_file(path: str | Path) -> BinaryIO:
    """A regular file, opened for reading bytes. OSError where there is none at this place, or it may not be read."""
    try:
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
    except ValueError as error:  # a NUL, or half of a surrogate pair
        raise OSError(errno.EINVAL, "no file can have this name", ascii(str(path))) from error
    except IsADirectoryError:
        raise IsADirectoryError(errno.EISDIR, "it is a folder, expected a file", str(path)) from None
    kind = os.fstat(handle).st_mode
    if not stat.S_ISREG(kind):
        os.close(handle)
        what = "a folder" if stat.S_ISDIR(kind) else "a pipe or a device"
        raise OSError(errno.EINVAL, f"it is {what}, expected a file", str(path))
    return os.fdopen(handle, "rb")


def read_file(path: str | Path, most: int) -> bytes:
    """The whole content of a regular file of at most so many bytes.

    Raises:
      FileTooLargeError: it holds more, which is looked at before anything of it is read.
      OSError: there is no such file, or it cannot be read.
    """
    with open_file(path) as file:
        fits = os.fstat(file.fileno()).st_size <= most
        content = file.read(most + 1) if fits else b""
    if not fits or len(content) > most:  # it may have grown meanwhile
        raise FileTooLargeError(errno.EFBIG, f"it is larger than {counted(most, 'byte')}, the most that is read", str(path))
    return content
