"""Collections found by looking: each module of a package declares one constant, and its id is its place in the collection."""

import importlib
import pkgutil
from collections.abc import Mapping
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
