"""What machine code is made from: our sources, the compiler, and the machine. Its hash names the folder in which code is kept.

A frozen program has no source files; it brings the digest of those that it was made from, and so names its folder as they would.
Code can also be made ahead, for a kind of machine that is common: it is then used by all machines of that kind, with the same
bits, since no kernel lets the compiler reorder or join operations on floats (see compiled.py).
"""

import hashlib
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import llvmlite
import llvmlite.binding
import numba
import numpy

from playground import paths

SOURCES = ("compiled.py", "kernel_files.py", "kernel_origins.py", "rl", "learning")
EVERYTHING = (".",)
DIGEST = "kernel-sources.txt"
"""The file of a frozen program with the digest of the sources that it was made from."""
AHEAD = "kernels"
"""The folder of machine code that ships with a program."""


class Processor(NamedTuple):
    """A kind of processor as LLVM names it. needs: what one must have to run its code beside what every one has."""

    cpu: str
    features: str
    needs: frozenset[str] = frozenset()


_AVX2 = ("avx2", "bmi", "bmi2", "f16c", "fma", "lzcnt", "movbe", "popcnt", "xsave")
_INTEL = Processor("x86-64-v3", ",".join(f"+{name}" for name in _AVX2), frozenset(_AVX2))
_ARM = Processor("generic", "+neon", frozenset({"neon"}))
COMMON = {"x86_64": _INTEL, "AMD64": _INTEL, "arm64": _ARM, "aarch64": _ARM}
"""The kind for which code is made ahead, by the name of the machine: processors since 2013 or so, and 64-bit ones of Arm."""


def this_machine() -> Processor:
    """The processor for which code is compiled here, which numba's own variables may name."""
    chosen, features = (vars(numba.config)[name] for name in ("CPU_NAME", "CPU_FEATURES"))
    cpu = chosen or llvmlite.binding.get_host_cpu_name()
    return Processor(cpu, llvmlite.binding.get_host_cpu_features().flatten() if features is None else features)


def sources_digest(house: Path | None = None, names: Sequence[str] = SOURCES) -> str:
    """The digest of the source files that most machine code is made from, in the folder of the package.

    A frozen program, which cannot look at the file of a single kernel, brings that of everything.
    """
    brought = paths.brought(DIGEST)
    if house is None and brought.is_file():
        return brought.read_text("ascii").strip()
    here = Path(__file__).resolve().parent if house is None else house
    digest = hashlib.sha256()
    for name in names:
        place = here / name
        for file in [place] if place.is_file() else sorted(place.rglob("*.py")):
            digest.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def fingerprint(machine: Processor) -> str:
    """Names everything that machine code for a kind of processor depends on."""
    versions = f"{numba.__version__} {llvmlite.__version__} {numpy.__version__}"
    system = f"{platform.python_version()} {sys.platform} {platform.machine()}"
    text = f"{sources_digest()} {versions} {system} {machine.cpu} {machine.features}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def code_made_ahead() -> Path | None:
    """The folder of machine code that ships with this program and can be used here; None where there is none that fits."""
    common = COMMON.get(platform.machine())
    if common is None or os.environ.get("NUMBA_CPU_NAME"):
        return None
    folder = paths.brought(AHEAD) / fingerprint(common)
    if not folder.is_dir():
        return None
    has = {name for name, present in llvmlite.binding.get_host_cpu_features().items() if present}
    return folder if common.needs <= has else None
