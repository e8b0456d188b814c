#!/usr/bin/env bash
# numpy.load gives the wrong array for a name that ends in .npy, although numpy.savez stored both.
#
# savez puts the array "a" into the member a.npy and the array "a.npy" into a.npy.npy. The reader lists both names, but looks a name
# up among the members first, so ["a.npy"] is the array "a". The other array cannot be had by its name; no error, no warning.
#
# Seen with numpy 1.26.4 and 2.2.6 on Python 3.11. Source: run, and numpy/lib/npyio.py (numpy 2: _npyio_impl.py), NpzFile.__getitem__.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/both.py" <<'PYTHON'
import io
import numpy as np
file = io.BytesIO()
np.savez(file, **{"a": np.array([1.0]), "a.npy": np.array([2.0])})
file.seek(0)
saved = np.load(file)
print(saved.files, {name: saved[name].tolist() for name in saved.files}, saved["a.npy.npy"].tolist())
PYTHON
status=0
for version in 1.26.4 2.2.6; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install --quiet --disable-pip-version-check "numpy==$version" 2> /dev/null
    seen=$("$work/$version/bin/python" "$work/both.py")
    echo "numpy $version: $seen"
    [[ "$seen" == "['a', 'a.npy'] {'a': [1.0], 'a.npy': [1.0]} [2.0]" ]] || status=1
done
exit $status
