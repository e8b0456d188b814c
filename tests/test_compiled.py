"""Machine code is kept from one start to the next, and the window never waits for it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from playground import compiled
from playground.compiled import KERNELS, MARKER, PARTS, WarmUp, kernel
from playground.kernel_origins import fingerprint, this_machine
from playground.learning.warming import warm_up

COUNT_MISSES = """
from playground.compiled import KERNELS, PARTS
from playground.kernel_origins import fingerprint, this_machine
from playground.learning.warming import warm_up
for part in PARTS:
    list(warm_up(part))
called = [each for each in KERNELS if each.signatures]
print(len(called), sum(sum(each.stats.cache_misses.values()) for each in called))
"""


def settled(warming: WarmUp) -> WarmUp:
    until = time.monotonic() + 120.0
    while not warming.ready() and time.monotonic() < until:
        time.sleep(0.01)
    return warming


@pytest.fixture
def cold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for compiled code where nothing is kept yet."""
    assert compiled.FOLDER is not None
    folder = tmp_path / "kept" / compiled.FOLDER.name
    folder.mkdir(parents=True)
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(folder.parent))
    monkeypatch.setattr(compiled, "FOLDER", folder)
    (tmp_path / "warm_for_a_test.py").write_text("def warm_up(part: str, first: str):\n    yield f'{first} {part}'\n")
    (tmp_path / "fails_for_a_test.py").write_text("def warm_up(part: str, first: str): raise RuntimeError('no luck today')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return folder


def test_a_second_start_compiles_nothing() -> None:
    for part in PARTS:
        list(warm_up(part))
    assert len([compiled_kernel for compiled_kernel in KERNELS if compiled_kernel.signatures]) > 10
    output = subprocess.run(
        [sys.executable, "-c", COUNT_MISSES], capture_output=True, text=True, env=os.environ, timeout=120, check=True
    )
    called, misses = map(int, output.stdout.split())
    assert called > 10 and misses == 0


def test_a_child_warms_up_while_nobody_waits(cold: Path) -> None:
    warming = WarmUp("hat", "warm_for_a_test")
    assert not warming.ready() and warming.message == "warming up (first start only)"
    assert settled(warming).ready() and warming.message == ""
    assert all((cold / (MARKER + part)).exists() for part in PARTS)
    assert WarmUp("hat", "never_started").ready()


def test_what_is_told_of_can_be_used_before_all_is_done(cold: Path) -> None:
    slow = "import time\n\n\ndef warm_up(part: str, first: str):\n    yield f'{first}-{part}'\n    time.sleep(60)\n"
    (Path(os.environ["PYTHONPATH"]) / "slow_for_a_test.py").write_text(slow)
    warming, until = WarmUp("hat", "slow_for_a_test"), time.monotonic() + 60
    while not warming.ready("hat-model", "hat-experience") and time.monotonic() < until:
        time.sleep(0.01)
    assert warming.ready("hat-model", "hat-experience") and not warming.ready("hat-model", "cat") and not warming.ready()
    warming.close()


def test_a_child_that_fails_is_told_and_nobody_is_stopped(cold: Path) -> None:
    warming = settled(WarmUp("hat", "fails_for_a_test"))
    assert warming.ready() and "no luck today" in warming.message and "compiled when they are first used" in warming.message
    assert not list(cold.glob(MARKER + "*"))


def test_a_child_that_cannot_start_is_told(cold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(cold / "no-python"))
    warming = WarmUp("hat", "warm_for_a_test")
    assert warming.ready() and "could not be started" in warming.message


def test_closing_ends_the_child(cold: Path) -> None:
    warming = WarmUp("hat", "warm_for_a_test")
    warming.close()
    assert warming.ready()
    warming.close()


def test_without_a_folder_code_is_compiled_at_every_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "FOLDER", None)
    warming = WarmUp()
    assert warming.ready() and "cannot be written" in warming.message

    @kernel
    def twice(x: float) -> float:
        return 2.0 * x

    assert twice(2.5) == 5.0
    KERNELS.pop()


def test_the_folder_is_named_after_all_that_the_code_is_made_from(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(this_machine())
    assert compiled.FOLDER is not None and compiled.FOLDER.name == before
    monkeypatch.setattr(compiled.numba, "__version__", "another")
    assert fingerprint(this_machine()) != before
