"""Where there is no screen the program says so in one sentence, and what works without one goes on working."""

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("more", [{}, {"XDG_RUNTIME_DIR": "/nowhere"}], ids=["bare", "a session without a screen"])
def test_without_a_screen_one_sentence_and_exit_status_2(more: dict[str, str]) -> None:
    screens = ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    done = subprocess.run([sys.executable, "-m", "playground"], env=bare | more, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "there is no screen to open the window on" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
