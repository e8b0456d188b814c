"""What every long command stands on: no screen, no sound, folders of a user of its own, and the compiled kernels of the tests."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KERNELS = ROOT / ".pytest_cache" / "d" / "kernels"
QUIET = {
    "SDL_VIDEODRIVER": "dummy",
    "SDL_AUDIODRIVER": "dummy",
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    "NUMBA_CACHE_DIR": str(KERNELS),
}
HOME = "BELLMAN_PLAYGROUND_HOME"

os.environ.update({name: os.environ.get(name, value) for name, value in QUIET.items()})


@contextlib.contextmanager
def own_home() -> Iterator[Path]:
    """Empty folders of a user, which are gone afterwards."""
    before = os.environ.get(HOME)
    folder = Path(tempfile.mkdtemp(prefix="playground-long-"))
    os.environ[HOME] = str(folder)
    try:
        yield folder
    finally:
        if before is None:
            os.environ.pop(HOME, None)
        else:
            os.environ[HOME] = before
        shutil.rmtree(folder, ignore_errors=True)


def load() -> str:
    """How busy the machine is, in words: processes that want to compute, beside the cores that there are."""
    with contextlib.suppress(OSError):
        return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    return "load unknown"
