"""Bellman Playground: drive a mouse through grid levels, hand it to a learner, watch what it learns.

`playground.solve`, `playground.train` and `playground.replay` are for scripts and notebooks (docs/python.md). They are imported
when they are first used, and so is everything that they need.

Importing this package makes `gymnasium.make("BellmanPlayground/Level-v0", level="cliff-walking")` and `gymnasium.make_vec` work,
whichever of the two is imported first. Gymnasium itself is imported only by those who use it.
"""

import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:  # these take as long to load as a frame to draw, or longer
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec

    from playground.scripting.learning_runs import EpisodeLog, RunResult, train
    from playground.scripting.replaying import replay
    from playground.scripting.solving import SolveResult, solve

__all__ = ["EpisodeLog", "RunResult", "SolveResult", "replay", "solve", "train"]

_LAZY = {
    "EpisodeLog": "learning_runs",
    "RunResult": "learning_runs",
    "SolveResult": "solving",
    "replay": "replaying",
    "solve": "solving",
    "train": "learning_runs",
}
"""In which file of `playground.scripting` each of these stands."""

_ENVIRONMENTS = {
    "BellmanPlayground/Level-v0": (
        "playground.world.environments.env:GridworldEnv",
        "playground.world.environments.vector_env:GridworldVectorEnv",
    ),
}
"""For each name who makes one environment, and who makes many at once."""


def register_environments() -> None:
    """Registers the environments with Gymnasium, which must be imported already, unless they are registered."""
    gymnasium = sys.modules["gymnasium"]
    for name, (one, many) in _ENVIRONMENTS.items():
        if name not in gymnasium.registry:
            gymnasium.register(id=name, entry_point=one, vector_entry_point=many)


if not TYPE_CHECKING:  # a type checker sees the imports above, and complains about every other name

    def __getattr__(name):
        """What scripts use, imported now that it is used."""
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(f"{__name__}.scripting.{_LAZY[name]}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _RegisteringLoader:
    """Loads a module as its own loader does, then registers the environments."""

    def __init__(self, own: "Loader") -> None:
        self._own = own

    def create_module(self, spec: "ModuleSpec") -> ModuleType | None:
        return self._own.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._own
        if module.__spec__ is not None:
            module.__spec__.loader = self._own
        self._own.exec_module(module)
        register_environments()


class _AwaitingGymnasium:
    """Stands in the search path of modules, so that the environments are registered whenever Gymnasium is imported."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> "ModuleSpec | None":
        if fullname != "gymnasium":
            return None
        others = (finder for finder in sys.meta_path if finder is not self)
        spec = next((answer for finder in others if (answer := finder.find_spec(fullname, path, target))), None)
        if spec is not None and spec.loader is not None:
            spec.loader = cast("Loader", _RegisteringLoader(spec.loader))
        return spec


if "gymnasium" in sys.modules:
    register_environments()
else:
    sys.meta_path.insert(0, _AwaitingGymnasium())
