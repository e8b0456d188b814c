"""A real client of AT-SPI reads and works the real window on an X server of its own; only where all of that is installed."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CLIENT = Path(__file__).with_name("at_spi_client.py")
LAUNCHERS = [Path(folder) / "at-spi-bus-launcher" for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib")]
SETS = "gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.freedesktop.DBus.Properties.Set"
SESSION = f"""
Xvfb -displayfd 3 -screen 0 1280x800x24 3>"$0/display" >/dev/null 2>&1 & X=$!
while [ ! -s "$0/display" ]; do sleep 0.1; done
export DISPLAY=:$(cat "$0/display")
"$1" --launch-immediately >/dev/null 2>&1 & L=$!
sleep 1
for NAME in IsEnabled ScreenReaderEnabled; do {SETS} org.a11y.Status $NAME "<true>" >/dev/null; done
"$2" -m playground play first-steps & P=$!
/usr/bin/python3 "$3"; R=$?
kill $P $L $X
exit $R
"""


def missing() -> str:
    """What the test needs and is not here; "" for nothing."""
    programs = [name for name in ("dbus-run-session", "Xvfb", "gdbus", "bash") if shutil.which(name) is None]
    launcher = [] if any(path.exists() for path in LAUNCHERS) else ["at-spi-bus-launcher"]
    kit = [] if importlib.util.find_spec("accesskit") else ["accesskit"]
    probe = ["/usr/bin/python3", "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    client = (
        [] if Path(probe[0]).exists() and subprocess.run(probe, capture_output=True).returncode == 0 else ["gir1.2-atspi-2.0"]
    )
    return ", ".join([*programs, *launcher, *kit, *client])


@pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")
def test_a_client_walks_play_train_and_an_explanation_and_presses_what_it_finds(tmp_path: Path) -> None:
    launcher = next(str(path) for path in LAUNCHERS if path.exists())
    surroundings = {name: value for name, value in os.environ.items() if name not in ("SDL_VIDEODRIVER", "DISPLAY")}
    surroundings |= {"SDL_AUDIODRIVER": "dummy", "HOME": str(tmp_path), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}
    command = ["dbus-run-session", "--", "bash", "-c", SESSION, str(tmp_path), launcher, sys.executable, str(CLIENT)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    print(done.stdout)  # the transcript, with pytest -s
    assert done.stdout.splitlines()[-1] == "all of it was there"
