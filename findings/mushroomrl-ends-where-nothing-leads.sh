#!/usr/bin/env bash
# In MushroomRL 1.10.1 an episode of a FiniteMDP ends where the *row of chances* of the next state is all zeros. A terminal state written
# as in most other libraries, absorbing with a self-loop of chance 1 (pymdptoolbox, quantecon, Gymnasium's P), is never reported as
# absorbing: the episode goes on for ever there. The library's own value iteration gives the same values either way.
# Source: mushroom_rl/environments/finite_mdp.py, FiniteMDP.step; seen by running it on 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "mushroom-rl==1.10.1" "torch==2.13.0" "numpy==2.4.6"
"$folder/venv/bin/python" - <<'PY'
import sys

import numpy as np
from mushroom_rl.environments.finite_mdp import FiniteMDP
from mushroom_rl.solvers.dynamic_programming import value_iteration

reward = np.zeros((2, 1, 2))
reward[0, 0, 1] = 1.0
seen = []
for name, last in (("a self-loop", 1.0), ("zeros", 0.0)):
    chances = np.zeros((2, 1, 2))
    chances[0, 0, 1], chances[1, 0, 1] = 1.0, last
    world = FiniteMDP(chances, reward, np.array([1.0, 0.0]), gamma=0.9)
    world.reset()
    _, _, absorbing, _ = world.step(np.array([0]))
    seen.append((bool(absorbing), value_iteration(chances, reward, 0.9, 1e-9).tolist()))
    print(f"the end as {name}: absorbing is {absorbing}, values {seen[-1][1]}")
sys.exit(0 if seen == [(False, [1.0, 0.0]), (True, [1.0, 0.0])] else "this is no longer so")
PY
