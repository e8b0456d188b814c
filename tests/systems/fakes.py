"""Each system in the place of this one."""

from collections.abc import Iterator

import pytest

from playground.systems import SYSTEMS
from playground.systems.system import System

PLATFORMS = {"linux": "linux", "macos": "darwin", "windows": "win32"}
"""What `sys.platform` says on each."""


def faked(monkeypatch: pytest.MonkeyPatch, system: System) -> System:
    """From now on the program believes that it runs on this system."""
    monkeypatch.setattr("sys.platform", PLATFORMS[system.id])
    return system


def all_systems() -> Iterator[System]:
    """Every one that is declared."""
    yield from SYSTEMS
