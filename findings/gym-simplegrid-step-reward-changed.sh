#!/usr/bin/env bash
# A step on free ground pays 0 in gym-simplegrid 1.0.6 and -0.1 in 1.1.0, under the same id SimpleGrid-v0. Neither the id nor the
# major version tells, so returns of an old notebook and a new one are not comparable. (A bump pays -1 and the goal 1 in both.)
# Source: SimpleGridEnv.get_reward of both wheels; run with gymnasium 1.2.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/step.py" <<'PY'
import gymnasium as gym
import gym_simplegrid  # registers the environments

env = gym.make("SimpleGrid-v0", obstacle_map=["0000", "0101"], disable_env_checker=True)
env.reset(seed=0, options={"start_loc": 0, "goal_loc": 3})
pays = [env.step(action)[1] for action in (3, 0, 3, 3)]  # right, up into the edge, right, right onto the goal
print(pays)
PY
for version in 1.0.6 1.1.0; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install --quiet "gym-simplegrid==$version" gymnasium==1.2.0 matplotlib==3.10.7
    MPLBACKEND=Agg "$work/$version/bin/python" "$work/step.py" > "$work/$version.txt" 2> /dev/null
    echo "gym-simplegrid $version pays for step, bump, step, goal: $(cat "$work/$version.txt")"
done
grep -qx '\[0.0, -1.0, 0.0, 1.0\]' "$work/1.0.6.txt"
grep -qx '\[-0.1, -1.0, -0.1, 1.0\]' "$work/1.1.0.txt"
echo "Seen: the same moves on the same map under the same id pay differently."
