#!/usr/bin/env bash
# rliable's `random_state` does not make an interval repeatable: the draws come from numpy's global generator all the same.
#
# get_interval_estimates documents `random_state` as what "ensures reproducibility" and passes it to arch's bootstrap, but both stratified
# bootstraps draw their indices with numpy.random.choice. Two calls with RandomState(0) give two intervals; numpy.random.seed(0) before
# each call gives the same one twice, whatever random_state says.
#
# Seen with rliable 1.2.0, arch 7.2.0 and numpy 2.2.6 on Python 3.11. Source: run, and rliable/library.py, update_indices.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check rliable==1.2.0 arch==7.2.0 numpy==2.2.6 "pandas==2.3.3" 2> /dev/null
cat > "$work/draw.py" <<'PYTHON'
import numpy as np
from rliable import library, metrics

scores = np.linspace(0.0, 1.0, 20).reshape(10, 2) ** 2


def interval(state, seed=None):
    if seed is not None:
        np.random.seed(seed)
    _, ends = library.get_interval_estimates(
        {"a": scores}, lambda drawn: np.array([metrics.aggregate_iqm(drawn)]), reps=50, random_state=np.random.RandomState(state)
    )
    return ends["a"].ravel().tolist()


np.random.seed(1)
print("RandomState(0) twice:", interval(0) == interval(0))
print("numpy.random.seed(0) twice, RandomState(0) and RandomState(9):", interval(0, 0) == interval(9, 0))
PYTHON
seen=$("$work/venv/bin/python" "$work/draw.py" 2> /dev/null)
echo "$seen"
[[ "$seen" == $'RandomState(0) twice: False\nnumpy.random.seed(0) twice, RandomState(0) and RandomState(9): True' ]]
