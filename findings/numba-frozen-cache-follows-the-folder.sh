#!/usr/bin/env bash
# A program frozen by PyInstaller keeps numba's compiled code by the folder in which it was STARTED, not by where it lies, and not
# in NUMBA_CACHE_DIR: the same program compiles the same function again for each current folder.
#
# Why one would expect otherwise: numba's documentation says that NUMBA_CACHE_DIR "overrides the location of the cache directory", and
# a cache that depends on the shell's current folder is no cache for a program that is started from menus and terminals.
# What happens: modules out of PyInstaller's archive have relative file names (co_filename "kernels.py"), numba's locator for the
# user's own folder is skipped since no such file exists, and the user-wide one hashes the absolute path of that relative name.
#
# Seen with: numba 0.68.1, llvmlite 0.50.0, numpy 2.4.6, pyinstaller 6.22.3, Python 3.11 on Linux.
# Source: numba/core/caching.py, UserProvidedCacheLocator and UserWideCacheLocator; the same was met by kmnhan/erlabpy, pull request 510.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check numba==0.68.1 llvmlite==0.50.0 numpy==2.4.6 pyinstaller==6.22.3

cat > kernels.py <<'PY'
import numba

@numba.njit(cache=True)
def twice(x):
    return 2 * x
PY
cat > program.py <<'PY'
from kernels import twice
twice(2)
print("hits", sum(twice.stats.cache_hits.values()), "misses", sum(twice.stats.cache_misses.values()))
PY
venv/bin/pyinstaller --log-level ERROR --onedir program.py > build.log 2>&1
mkdir one two chosen home
start() { (cd "$1" && HOME="$folder/home" NUMBA_CACHE_DIR="$folder/chosen" "$folder/dist/program/program"); }

first=$(start one); again=$(start one); elsewhere=$(start two)
echo "from folder one:        $first"
echo "from folder one again:  $again"
echo "from folder two:        $elsewhere"
echo "files in NUMBA_CACHE_DIR: $(find chosen -type f | wc -l), in the home folder: $(find home -name '*.nbc' | wc -l)"
[ "$first" = "hits 0 misses 1" ]
[ "$again" = "hits 1 misses 0" ]
[ "$elsewhere" = "hits 0 misses 1" ]
[ "$(find chosen -type f | wc -l)" = 0 ]
[ "$(find home -name '*.nbc' | wc -l)" = 2 ]
