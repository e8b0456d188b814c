#!/usr/bin/env bash
# numpy.load of a .npy file whose header has an open bracket raises tokenize.TokenError, which is no ValueError.
#
# A header that is no Python literal is a ValueError ("Cannot parse header"). For versions 1.0 and 2.0 numpy first passes it through
# a filter for headers that Python 2 wrote, which splits it with tokenize: where a bracket stays open, that raises an error of its
# own, which programs that catch ValueError and OSError do not expect. A header of version 3.0 with the same words is a ValueError.
#
# Seen with numpy 2.2.6 on Python 3.11. Source: run; numpy/lib/format.py, _filter_header.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check numpy==2.2.6 2> /dev/null
"$work/venv/bin/python" - <<'PYTHON'
import io
import sys
import tokenize

import numpy as np

good = io.BytesIO()
np.save(good, np.arange(3.0))
words = good.getvalue()[10:128]
seen = {}
for version, length in ((1, 2), (3, 4)):
    header = words.replace(b"'shape': (3,)", b"'shape': (3, ")
    content = b"\x93NUMPY" + bytes((version, 0)) + len(header).to_bytes(length, "little") + header + bytes(24)
    try:
        np.load(io.BytesIO(content), allow_pickle=False)
    except Exception as error:
        seen[version] = type(error)
        print(f"version {version}.0: {type(error).__module__}.{type(error).__name__}: {str(error)[:60]!r}, a ValueError: {isinstance(error, ValueError)}")
sys.exit(0 if seen == {1: tokenize.TokenError, 3: ValueError} else 1)
PYTHON
