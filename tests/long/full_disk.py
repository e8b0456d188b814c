"""A disk that is really full: a small one in memory, on which every kind of file is written until it refuses.

Needs root and Linux (it mounts a tmpfs); elsewhere it says so and does nothing.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.long import surroundings
from tests.long.results import Options, Outcome

PROMISES = (8,)
SIZE = "600k"
FILLER = 4096


def run(options: Options) -> list[Outcome]:
    """Fills the disk, saves, frees some room, saves again: for every kind of file."""
    if sys.platform != "linux" or os.geteuid() != 0:
        options.say("A full disk needs root on Linux, to mount a small one: nothing was tried.")
        return []
    from tests.long.writings import WRITINGS

    wrong, refused = [], 0
    for name, make in WRITINGS.items():
        with tempfile.TemporaryDirectory(prefix="playground-full-") as place:
            mounted = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place], capture_output=True, check=False
            )
            if mounted.returncode:
                options.say(f"No small disk can be mounted here: nothing was tried ({mounted.stderr.decode().strip()}).")
                return []
            before = os.environ.get(surroundings.HOME, "")
            os.environ[surroundings.HOME] = place
            try:
                faults, tries = _on(Path(place), make, name)
                wrong += faults
                refused += tries
            finally:
                os.environ[surroundings.HOME] = before
                subprocess.run(["umount", "-l", place], check=True)
        options.say(f"{name}: {len(faults)} faults {faults[:1]}")
    did = f"{refused:,} saves of {len(WRITINGS)} kinds on a disk of {SIZE} with less and less room"
    return [
        Outcome(
            8, did, "" if wrong else "each whole or refused in a sentence, the old file whole, saved once there is room", wrong
        )
    ]


def _on(place: Path, make: object, name: str) -> tuple[list[str], int]:
    """What was wrong on this disk, and how many saves were tried while it was nearly full."""
    writing = make(place)  # type: ignore[operator]
    writing.save(1)
    writing.save(2)
    filler, wrong, version, tries = place / "filler", [], 2, 0
    _fill(filler)
    for _ in range(14):
        tries += 1
        try:
            writing.save(version + 1)
            version += 1
        except OSError:
            pass
        except Exception as error:  # noqa: BLE001 (whatever else is raised is what is looked for)
            wrong.append(f"{name}: {type(error).__name__}: {error}")
        try:
            there = writing.read()
        except Exception as error:  # noqa: BLE001 (a torn file may raise anything)
            wrong.append(f"{name}: what is there cannot be read: {type(error).__name__}: {error}")
            break
        if there not in (version, -1):
            wrong.append(f"{name}: version {there} is there and not {version}")
            break
        left = list(place.rglob(".*.part"))
        if left:
            wrong.append(f"{name}: {left[0].name} is left")
            break
        os.truncate(filler, max(0, filler.stat().st_size - FILLER))
    filler.unlink()
    writing.save(version + 1)
    if writing.read() not in (version + 1, -1):
        wrong.append(f"{name}: with room again nothing is saved")
    return wrong, tries


def _fill(filler: Path) -> None:
    with open(filler, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(FILLER))
        except OSError:
            pass
