"""Collections found by looking: each module of a package declares one constant, and its id is its place in the collection.

A word that is no id gets the nearest one that is.
"""

import difflib
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from types import MappingProxyType, ModuleType
from typing import Any


class RegistryError(RuntimeError):
    """A module without its constant, or two with one id: a mistake in the program, reported at its start."""


def collect(package: ModuleType, name: str) -> Mapping[str, Any]:
    """Each module's constant called `name`, by its `id`, in the order of (`order`, id)."""
    entries: dict[str, Any] = {}
    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        if not hasattr(loaded, name):
            raise RegistryError(f"{loaded.__name__} declares no {name}")
        entry = getattr(loaded, name)
        if entry.id in entries:
            raise RegistryError(f"{loaded.__name__} declares {entry.id!r}, which another module has declared already")
        entries[entry.id] = entry
    return MappingProxyType(dict(sorted(entries.items(), key=lambda item: (getattr(item[1], "order", 0), item[0]))))


def suggestion(word: str, names: Iterable[str]) -> str:
    """The end of a sentence about an unknown name: the nearest one that there is, or all of them."""
    names = list(names)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(names) or 'none'}"
