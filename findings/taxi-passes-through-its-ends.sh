#!/usr/bin/env bash
# In Taxi's P a state is an end only for who comes there by dropping off: 96 other states move on through the same four states, and
# P gives these rows with values of their own. A planner that takes "some outcome ends there" for "this state is terminal" is off by
# up to 15.3 (at a discount of 0.9) in those 96 states, though in none where episodes begin.
#
# Gymnasium 1.4.0, Taxi-v4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet gymnasium==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
import gymnasium
import numpy as np

env = gymnasium.make("Taxi-v4").unwrapped
rows = np.array([[env.P[s][a][0] for a in range(6)] for s in range(500)], dtype=float)
after, pays, ends = rows[..., 1].astype(int), rows[..., 2], rows[..., 3] != 0
terminal = np.zeros(500, bool)
terminal[after[ends]] = True


def values(worthless):
    v = np.zeros(500)
    for _ in range(400):
        v = np.where(worthless, 0.0, (pays + 0.9 * np.where(ends, 0.0, v[after])).max(axis=1))
    return v


by_outcome, by_state = values(np.zeros(500, bool)), values(terminal)
differs = (np.abs(by_outcome - by_state) > 1e-9) & ~terminal
print("states in which an episode ends:", np.flatnonzero(terminal))
print("other states that differ:", differs.sum(), "by up to", round(float(np.abs(by_outcome - by_state)[differs].max()), 1))
print("of them, episodes begin in", int((env.initial_state_distrib[differs] > 0).sum()))
assert terminal.sum() == 4 and differs.sum() == 96 and not env.initial_state_distrib[differs].any()
PYTHON
