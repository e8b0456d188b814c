"""`python -m playground` where the packages are missing: one sentence with the command that mends it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_a_python_without_the_packages_is_answered_in_one_sentence() -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [sys.executable, "-S", "-m", "playground"]  # without site-packages
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "this Python lacks the package numpy; mend it with: " in done.stderr
    assert str(ROOT / "main.py") in done.stderr
