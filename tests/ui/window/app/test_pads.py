"""Gamepads that come and go: SDL counts devices for a whole process, so these tests have one of their own."""

import subprocess
import sys
from pathlib import Path

COVERS = ("playground/ui/window/pads.py",)

ROOT = Path(__file__).resolve().parents[4]
SCENARIOS = Path(__file__).with_name("pads_that_come_and_go.py")


def test_pads_that_come_and_go() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", str(SCENARIOS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout or "skipped" in done.stdout
