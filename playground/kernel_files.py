"""The files in which compiled code is kept: sealed with a digest, and read only where the seal is whole.

Numba believes its files. One that was cut, or never reached the disk before the power went, ends each use of its kernel with an
error for ever, and one with altered bytes could do anything. So what is kept ends with the SHA-256 of all before it (unpickling
stops before that, so that numba reads such a file as any other), is written whole or not at all, and is thrown away where it does
not fit: the kernel is then compiled again. Numba offers no way to do so; what is replaced here are two of its inner classes.
"""

import contextlib
import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from numba.core import caching

from playground import paths

ENDINGS = (".nbi", ".nbc")
"""Files of numba: which code there is of a kernel, and the code for one kind of arguments."""
SEAL = hashlib.sha256().digest_size


def whole(file: Path) -> bool:
    """Whether a file ends with the digest of what is before it. OSError where it cannot be read."""
    content = file.read_bytes()
    return len(content) > SEAL and hashlib.sha256(content[:-SEAL]).digest() == content[-SEAL:]


def throw_away_damaged(folder: Path) -> int:
    """Removes the files of a folder whose seal is broken, and returns how many there were."""
    removed = 0
    for file in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if file.suffix in ENDINGS and not whole(file):
                file.unlink()
                removed += 1
    return removed


class SealedFiles(caching.IndexDataCacheFile):
    """The two kinds of files of one kernel."""

    def _load_index(self) -> Any:
        return super()._load_index() if self._is_whole(self._index_path) else {}

    def _load_data(self, name: str) -> Any:
        if not self._is_whole(self._data_path(name)):
            raise FileNotFoundError(name)  # which numba takes for a kernel that has to be compiled
        return super()._load_data(name)

    @contextlib.contextmanager
    def _open_for_write(self, filepath: str) -> Iterator[io.BytesIO]:
        content = io.BytesIO()
        yield content
        code = content.getvalue()
        paths.atomic_write(Path(filepath), code + hashlib.sha256(code).digest())

    def _is_whole(self, name: str) -> bool:
        file = Path(name)
        try:
            if whole(file):
                return True
            file.unlink()
        except OSError:
            pass
        return False


class SealedCache(caching.FunctionCache):
    """The kept code of one kernel, for each kind of arguments."""

    def __init__(self, function: Callable[..., Any]) -> None:
        super().__init__(function)
        stamp = self._impl.locator.get_source_stamp()
        self._cache_file = SealedFiles(self._cache_path, self._impl.filename_base, stamp)
