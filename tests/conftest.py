"""What every test stands on: no screen, no sound, and the user's folders in a place of their own."""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

HOME = Path(tempfile.mkdtemp(prefix="playground-tests-"))
os.environ["BELLMAN_PLAYGROUND_HOME"] = str(HOME)

DAY = 24 * 60 * 60


def pytest_configure(config: pytest.Config) -> None:
    """Compiled kernels outlive a run of the tests, like any cache of pytest; those of old versions go after a day."""
    if "NUMBA_CACHE_DIR" in os.environ or getattr(config, "cache", None) is None:
        return
    kernels = config.cache.mkdir("kernels")
    for version in kernels.iterdir():
        if time.time() - version.stat().st_mtime > DAY:
            shutil.rmtree(version, ignore_errors=True)
    os.environ["NUMBA_CACHE_DIR"] = str(kernels)


def pytest_unconfigure() -> None:
    """Leaves nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def shared_kernels(request: pytest.FixtureRequest) -> None:
    """Where `--durations` is asked for, what many tests call (the optimum, the body) is compiled before the first test.

    So a duration is that of the test and not of the compiler. Only what some collected test has imported is compiled; the kernel
    of one learner by the first test that lets it live. Workers read from the disk what one of them has compiled.
    """
    if request.config.getoption("durations") is None:
        return
    modules = {"playground.rl.optimum": "model", "playground.learning.life.experience": "experience"}
    wanted = [source for module, source in modules.items() if module in sys.modules]
    if wanted:
        from playground.learning.learner import Source
        from playground.learning.warming import warm_beside

        for source in wanted:
            warm_beside(Source(source))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty folders of a user, for a test that reads or writes there."""
    monkeypatch.setenv("BELLMAN_PLAYGROUND_HOME", str(tmp_path))
    return tmp_path
