#!/usr/bin/env bash
# numpy.load(allow_pickle=False) gives an array of text that cannot be turned into text: looking at an entry raises a SystemError.
#
# numpy keeps text as numbers of four bytes and never looks whether they are characters. A view makes such an array, save writes it, load
# reads it without a word, ==, max and sort work on it; only where an entry becomes a Python str (indexing, tolist, print) CPython's own
# check fails, as "SystemError: invalid maximum character passed to PyUnicode_New", which no handler of ValueError or OSError sees. Halves of
# characters (U+D800 to U+DFFF) become a str that cannot be encoded.
#
# Seen with numpy 1.26.4 and 2.2.6 on Python 3.11. Source: run; found by altering arrays of recorded transitions at random.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/text.py" <<'PYTHON'
import io
import numpy as np
file = io.BytesIO()
np.save(file, np.array([0x61, 0x110000], np.uint32).view("U1"), allow_pickle=False)
file.seek(0)
loaded = np.load(file, allow_pickle=False)
said = []
for act in (lambda: loaded[0].item(), lambda: bool((loaded == loaded).all()), lambda: loaded[1], loaded.tolist, lambda: repr(loaded)):
    try:
        said.append(str(act()))
    except Exception as error:
        said.append(type(error).__name__)
half = np.array([0xD800], np.uint32).view("U1").tolist()[0]
try:
    half.encode()
    said.append("encoded")
except UnicodeEncodeError as error:
    said.append(type(error).__name__)
print(loaded.dtype, *said)
PYTHON
status=0
for version in 1.26.4 2.2.6; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install --quiet --disable-pip-version-check "numpy==$version" 2> /dev/null
    seen=$("$work/$version/bin/python" "$work/text.py")
    echo "numpy $version: $seen"
    [[ "$seen" == "<U1 a True SystemError SystemError SystemError UnicodeEncodeError" ]] || status=1
done
exit $status
