#!/usr/bin/env bash
# `pyinstaller --exclude-module numba.cuda` makes a program in which numba itself cannot be imported, even if nothing uses a GPU:
# "numba._devicearray failed to import".
#
# Why one would expect otherwise: numba works on machines without CUDA, numba.cuda is a package of its own that `import numba` does
# not import, and PyInstaller comes with a hook for numba.
# What happens: numba's dispatcher, which is machine code, imports numba._devicearray by its name. PyInstaller reads only Python to
# see what a program needs, and the one Python file that names this module is in numba.cuda. Naming it as a hidden import mends it.
#
# Seen with: numba 0.68.1, llvmlite 0.50.0, numpy 2.4.6, pyinstaller 6.22.3 with pyinstaller-hooks-contrib 2026.9, Python 3.11 on Linux.
# Source: numba/_dispatcher.cpp (import_devicearray), numba/cuda/cudadrv/devicearray.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check numba==0.68.1 llvmlite==0.50.0 numpy==2.4.6 pyinstaller==6.22.3 pyinstaller-hooks-contrib==2026.9

echo 'import numba; print("numba", numba.__version__)' > program.py
build() { venv/bin/pyinstaller --noconfirm --log-level ERROR --onedir --exclude-module numba.cuda "$@" program.py > build.log 2>&1; }

echo "outside: $(venv/bin/python -c 'import sys, numba; print("numba.cuda" in sys.modules)') (whether import numba imports numba.cuda)"
build
without=$(dist/program/program 2>&1 || true)
echo "frozen without numba.cuda: $(grep -o 'ImportError: .*' <<< "$without")"
build --hidden-import numba._devicearray
with=$(dist/program/program 2>&1 || true)
echo "with the hidden import:    $with"
grep -q "numba._devicearray failed to import" <<< "$without"
[ "$with" = "numba 0.68.1" ]
