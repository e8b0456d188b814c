#!/usr/bin/env bash
# A map of FrozenLake without an S is taken: its distribution of first states is 0/0, that is NaN everywhere, Gymnasium warns of a
# division, and every episode begins in state 0. So `initial_state_distrib` may be no distribution in an environment that plays.
#
# Gymnasium 1.4.0, toy_text/frozen_lake.py: `initial_state_distrib /= initial_state_distrib.sum()`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet gymnasium==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
import warnings

import gymnasium
import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    env = gymnasium.make("FrozenLake-v1", desc=["FF", "FG"])
    chances = env.unwrapped.initial_state_distrib
    starts = {int(env.reset(seed=seed)[0]) for seed in range(100)}
print("chances of the first state:", chances)
print("first states in 100 resets:", starts)
assert np.isnan(chances).all() and starts == {0}
PYTHON
