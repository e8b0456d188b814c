"""What is measured, where an older build has it elsewhere: so that one measuring code measures this build and those before it.

`--against` runs these same benchmarks on the package of another checkout. A line stands here as long as somebody may want to
compare with a build that needs it.
"""

import importlib
from typing import Any


def first_of(*places: str) -> Any:
    """The first of some "module:name" that this build has."""
    for place in places:
        module, _, name = place.partition(":")
        try:
            return getattr(importlib.import_module(module), name)
        except (ImportError, AttributeError):
            continue
    raise ImportError(f"none of {', '.join(places)} is there")


still = first_of("playground.training.first_sight:still", "playground.ui.window.stills:still")
"""A level with nothing learned yet, as the first frame shows it."""
