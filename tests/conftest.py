"""What every test stands on: no screen, no sound, and the user's folders in a place of their own."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

HOME = Path(tempfile.mkdtemp(prefix="playground-tests-"))
os.environ["BELLMAN_PLAYGROUND_HOME"] = str(HOME)


def pytest_configure(config: pytest.Config) -> None:
    """Compiled kernels outlive a run of the tests, like any cache of pytest; all else in the user's folders is new each time."""
    if not hasattr(config, "cache") or config.cache is None:
        return
    try:
        (HOME / "cache").symlink_to(config.cache.mkdir("playground"), target_is_directory=True)
    except OSError:
        pass  # where links are not allowed the kernels are compiled once in each run


def pytest_unconfigure() -> None:
    """Leaves nothing behind (a link is removed, not what it leads to)."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty folders of a user, for a test that reads or writes there."""
    monkeypatch.setenv("BELLMAN_PLAYGROUND_HOME", str(tmp_path))
    return tmp_path
