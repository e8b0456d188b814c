#!/usr/bin/env bash
# FrozenLake's 8x8 map has two time limits: 200 steps as FrozenLake8x8-v1, 100 as FrozenLake-v1 with map_name="8x8", the way that the
# documentation shows. The table P is the same, so a planner finds the same policy; but the best policy on the slippery lake reaches
# the goal in far fewer of its episodes within 100 steps than within 200.
# Source: gymnasium 1.4.0, envs/__init__.py and envs/toy_text/frozen_lake.py.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet gymnasium==1.4.0 numpy==2.3.4
"$work/venv/bin/python" - <<'PY'
import gymnasium as gym
import numpy as np

shares = {}
for made in (("FrozenLake8x8-v1", {}), ("FrozenLake-v1", {"map_name": "8x8"})):
    env = gym.make(made[0], **made[1])
    table = env.unwrapped.P
    v = np.zeros(64)
    for _ in range(5000):
        q = np.array([[sum(p * (r + (not end) * v[t]) for p, t, r, end in table[s][a]) for a in range(4)] for s in range(64)])
        v = q.max(axis=1)
    # Exactly: the chance to be at the goal after so many steps of the greedy policy of the discounted values.
    w = np.zeros(64)
    for _ in range(5000):
        q = np.array([[sum(p * (r + 0.999 * (not end) * w[t]) for p, t, r, end in table[s][a]) for a in range(4)] for s in range(64)])
        w = q.max(axis=1)
    policy = q.argmax(axis=1)
    here, arrived = np.zeros(64), 0.0
    here[0] = 1.0
    for _ in range(env.spec.max_episode_steps):
        there = np.zeros(64)
        for s in np.flatnonzero(here):
            for p, t, r, end in table[s][policy[s]]:
                arrived += here[s] * p * r
                there[t] += 0.0 if end else here[s] * p
        here = there
    shares[made[0]] = arrived
    print(made, "limit", env.spec.max_episode_steps, "share of episodes that reach the goal", round(arrived, 4), "without limit", round(v[0], 4))
assert gym.spec("FrozenLake8x8-v1").max_episode_steps == 200 and gym.spec("FrozenLake-v1").max_episode_steps == 100
assert shares["FrozenLake-v1"] < shares["FrozenLake8x8-v1"] - 0.1
PY
echo "Seen: the same lake, twice the time under another name."
