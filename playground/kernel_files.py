"""The files in which compiled code is kept: sealed with a digest, and read only where the seal is whole.

Numba believes its files. One that was cut, or never reached the disk before the power went, ends each use of its kernel with an
error for ever, and one with altered bytes could do anything. So what is kept ends with the SHA-256 of all before it (unpickling
stops before that, so that numba reads such a file as any other), is written whole or not at all, and is thrown away where it does
not fit: the kernel is then compiled again. Numba offers no way to do so, and in a frozen program it names kept code after the
current folder; what is replaced here are three of its inner classes. Our folder is named after all that the code is made from
(kernel_origins.py), so that within it a kernel is named by its module alone, and its code can be moved, or come with the program.
"""

import contextlib
import hashlib
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from numba.core import caching

from playground import paths
from playground.systems import programs

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


class KernelPlace:
    """Where numba is to keep the code of one kernel: in a folder of ours, by the name of its module, wherever its source is."""

    def __init__(self, function: Callable[..., Any], folder: Path) -> None:
        self._line = function.__code__.co_firstlineno
        self._py_file = function.__code__.co_filename  # numba names it where it cannot keep a kernel
        self.folder = folder / function.__module__

    def from_function(self, function: Callable[..., Any], file: str) -> "KernelPlace":
        """Itself: no other kind of place is tried."""
        return self

    def get_cache_path(self) -> str:
        """The folder of the files."""
        return str(self.folder)

    def ensure_cache_path(self) -> None:
        """Makes the folder where it is missing."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def get_source_stamp(self) -> str:
        """The digest of the kernel's own file, which need not be one of those that name the folder; a frozen program has none."""
        if programs.is_frozen():
            return ""
        try:
            return hashlib.sha256(Path(self._py_file).read_bytes()).hexdigest()
        except OSError:
            return ""

    def get_disambiguator(self) -> str:
        """What tells functions of one name in one file apart."""
        return str(self._line)


class KernelReduction(caching.CompileResultCacheImpl):
    """How numba writes down the code of one kernel, at our place."""

    def __init__(self, function: Callable[..., Any], folder: Path) -> None:
        vars(self)["_locator_classes"] = [KernelPlace(function, folder)]
        super().__init__(function)


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

    def __init__(self, function: Callable[..., Any], folder: Path, shipped: Path | None = None) -> None:
        """folder: where code is kept. shipped: where code is looked for that is not kept there; nothing is written to it."""
        vars(self)["_impl_class"] = partial(KernelReduction, folder=folder)
        super().__init__(function)
        places = [KernelPlace(function, place) for place in (folder, shipped) if place is not None]
        name = self._impl.filename_base
        self._files = [SealedFiles(place.get_cache_path(), name, place.get_source_stamp()) for place in places]
        self._cache_file = self._files[0]

    def _load_overload(self, sig: Any, target_context: Any) -> Any:
        key = self._index_key(sig, target_context.codegen())
        for files in self._files:
            if (code := files.load(key)) is not None:
                return self._impl.rebuild(target_context, code)
        return None

    def _index_key(self, sig: Any, codegen: Any) -> Any:
        """Numba's key without the processor, by which the folder is named already."""
        signature, _, made_of = super()._index_key(sig, codegen)
        return signature, made_of
