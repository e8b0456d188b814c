"""What every test stands on: no screen, no sound, and the user's folders in a place of their own."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

HOME = Path(tempfile.mkdtemp(prefix="playground-tests-"))
os.environ["BELLMAN_PLAYGROUND_HOME"] = str(HOME)

DAY = 24 * 60 * 60
KERNELS = Path(__file__).parents[1] / ".pytest_cache" / "d" / "kernels"
"""In pytest's own cache; named here, since the conftest of a deep folder may load kernels before pytest is ready."""
KEPT = os.environ.setdefault("NUMBA_CACHE_DIR", str(KERNELS)) == str(KERNELS)


def pytest_configure(config: pytest.Config) -> None:
    """Compiled kernels outlive a run of the tests, like any cache of pytest; those of old versions go after a day."""
    if not KEPT or not KERNELS.is_dir():
        return
    for version in KERNELS.iterdir():
        if time.time() - version.stat().st_mtime > DAY:
            shutil.rmtree(version, ignore_errors=True)


def pytest_unconfigure() -> None:
    """Leaves nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def usual_colours() -> Iterator[None]:
    """What one test wears, the next one finds taken off."""
    yield
    palettes = sys.modules.get("playground.ui.palettes")
    if palettes is not None:
        palettes.wear(palettes.Attire())


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
