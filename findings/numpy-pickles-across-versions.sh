#!/usr/bin/env bash
# Whether numpy 1.26 can load an array that numpy 2 pickled depends on the protocol of the pickle.
#
# Protocol 4 speaks of numpy._core.multiarray._reconstruct, for which numpy 1.26 brings a stand-in; protocol 5 (the default
# since Python 3.14) speaks of numpy._core.numeric._frombuffer, for which it brings none. numpy 1.25 loads neither.
# The other way round everything loads: numpy 2 keeps the old names (and warns of numpy.core.numeric, so only for protocol 5).
#
# Seen with numpy 1.25.2, 1.26.4 and 2.2.6 on Python 3.11. Source: run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/write.py" <<'PYTHON'
import pickle, sys
import numpy as np
for protocol in (4, 5):
    with open(f"{sys.argv[1]}/{sys.argv[2]}-{protocol}.pkl", "wb") as file:
        pickle.dump(np.array([[0.5, 1.5]]), file, protocol=protocol)
PYTHON
cat > "$work/read.py" <<'PYTHON'
import pickle, sys
try:
    with open(sys.argv[1], "rb") as file:
        print(pickle.load(file).tolist())
except ModuleNotFoundError as error:
    print(f"ModuleNotFoundError: {error}")
PYTHON
for version in 1.25.2 1.26.4 2.2.6; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install --quiet --disable-pip-version-check "numpy==$version" 2> /dev/null
    "$work/$version/bin/python" "$work/write.py" "$work" "$version"
done
status=0
expect() {  # reader, writer, protocol, what is seen
    seen=$("$work/$1/bin/python" -W ignore "$work/read.py" "$work/$2-$3.pkl")
    echo "numpy $1 reads what numpy $2 wrote with protocol $3: $seen"
    [[ "$seen" == "$4" ]] || { echo "  expected: $4"; status=1; }
}
expect 1.26.4 2.2.6 4 "[[0.5, 1.5]]"
expect 1.26.4 2.2.6 5 "ModuleNotFoundError: No module named 'numpy._core.numeric'"
expect 1.25.2 2.2.6 4 "ModuleNotFoundError: No module named 'numpy._core'"
expect 2.2.6 1.25.2 4 "[[0.5, 1.5]]"
expect 2.2.6 1.26.4 5 "[[0.5, 1.5]]"
exit $status
