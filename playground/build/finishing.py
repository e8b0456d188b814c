"""What is done to a program that PyInstaller has put together: inner names cut out, machine code made ahead, all of it zipped."""

import os
import shutil
import stat
import subprocess
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

from playground.build.contents import STRIPPED
from playground.kernel_origins import AHEAD, COMMON
from playground.systems import here, programs

KERNELS = (
    ("playground.learning.warming", "model"),
    ("playground.learning.warming", "experience"),
    ("playground.ui.board.landscape.land_warming", "landscape"),
)
"""Modules that call kernels, and the part of them that is made ahead."""
PROGRAM = "bellman-playground"
BUNDLE = "Bellman Playground.app"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip: the same program makes the same zip."""
DESKTOP = """[Desktop Entry]
Type=Application
Name=Bellman Playground
Comment=Watch a mouse learn
Exec="{program}" %f
Icon={icon}
Terminal=false
Categories=Education;Science;
StartupWMClass=bellman-playground
"""
INSTALL = """#!/bin/sh
# Puts Bellman Playground into the menu of your desktop (or takes it out again: sh install.sh --remove). Nothing else changes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
entry="${XDG_DATA_HOME:-$HOME/.local/share}/applications/bellman-playground.desktop"
if [ "${1:-}" = --remove ]; then
    rm -f "$entry"
    exit
fi
mkdir -p "$(dirname "$entry")"
sed "s|@HERE@|$here|g" "$here/bellman-playground.desktop" > "$entry"
echo "$entry"
"""


def built_program(out: Path) -> Path:
    """The program in the folder that `playground.build --out` filled. StopIteration where none is there."""
    places = (out / BUNDLE / "Contents" / "MacOS", out / PROGRAM)
    return next(path for place in places for path in sorted(place.glob(f"{PROGRAM}*")) if path.stem == PROGRAM and path.is_file())


def strip(folder: Path) -> int:
    """Cuts the names of inner functions out of the largest libraries, where there is `strip`; how many bytes that saves."""
    tool = shutil.which("strip")
    if here().id != "linux" or tool is None:
        return 0
    libraries = [file for pattern in STRIPPED for file in folder.rglob(f"{pattern}.so*") if not file.is_symlink()]
    before = sum(file.stat().st_size for file in libraries)
    for file in libraries:
        subprocess.run([tool, "--strip-unneeded", str(file)], check=True)
    return before - sum(file.stat().st_size for file in libraries)


def make_code_ahead(program: Path, parts: Sequence[tuple[str, str]]) -> Path | None:
    """Lets the program compile its kernels for the common kind of processor into its own folder; None where there is none."""
    import platform

    machine = COMMON.get(platform.machine())
    if machine is None:
        return None
    folder = next(program.parent.rglob("playground/_data")) / AHEAD
    chosen = {"NUMBA_CACHE_DIR": str(folder), "NUMBA_CPU_NAME": machine.cpu, "NUMBA_CPU_FEATURES": machine.features}
    for module, part in parts:
        words = [programs.CALL, "playground.compiled:compile_all", module, part, ""]
        subprocess.run([str(program), *words], check=True, env={**programs.outside_surroundings(), **chosen})
    for file in folder.rglob("writable"):
        file.unlink()
    return folder


def add_desktop_files(folder: Path, icon: bytes) -> None:
    """What a desktop of Linux finds the program by: a picture, an entry for its menu, and how it gets there."""
    if here().id != "linux":
        return
    (folder / "icon.png").write_bytes(icon)
    entry = DESKTOP.format(program=f"@HERE@/{PROGRAM}", icon="@HERE@/icon.png")
    (folder / "bellman-playground.desktop").write_text(entry, "utf-8")
    (folder / "install.sh").write_text(INSTALL, "utf-8")
    (folder / "install.sh").chmod(0o755)


def zipped(folder: Path, archive: Path) -> Path:
    """The folder as a .zip, with the rights of its files and its links as links."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for path in sorted(folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                continue
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = path.lstat().st_mode << 16
            file.writestr(entry, os.readlink(path) if path.is_symlink() else path.read_bytes())
    return archive


def size_of(folder: Path) -> int:
    """The bytes of all files of a folder, links counted once."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if stat.S_ISREG(path.lstat().st_mode))


def seconds(since: float) -> str:
    """How long something took."""
    return f"{time.monotonic() - since:.0f} s"
