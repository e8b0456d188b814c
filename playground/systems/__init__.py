"""The systems that the playground runs on: what one does otherwise than another is declared in the file of each.

`here()` is the one on which it runs. Nothing outside this room asks which one that is (docs/systems.md).
"""

import sys

from playground.systems.linux import LINUX
from playground.systems.macos import MACOS
from playground.systems.system import System
from playground.systems.windows import WINDOWS

SYSTEMS = (LINUX, MACOS, WINDOWS)


def named(platform: str) -> System:
    """The system of a `sys.platform`; one that is not listed is taken for a relative of Linux."""
    return next((system for system in SYSTEMS if platform.startswith(system.platforms)), LINUX)


def here() -> System:
    """The system on which this process runs."""
    return named(sys.platform)
