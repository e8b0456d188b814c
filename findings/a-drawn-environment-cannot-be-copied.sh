#!/usr/bin/env bash
# copy.deepcopy of FrozenLake, CliffWalking and Taxi works, dice and all, until render() was called once with rgb_array: then it is a
# TypeError, because the environment keeps a pygame clock (and only for a window that is never opened). So whoever plans on a copy
# of an environment finds that looking at it first makes it impossible. CliffWalking and Taxi keep the clock in the same way.
# Source: gymnasium 1.4.0, envs/toy_text/frozen_lake.py, `_render_gui`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet gymnasium==1.4.0 pygame-ce==2.5.8 numpy==2.3.4
SDL_VIDEODRIVER=dummy PYGAME_HIDE_SUPPORT_PROMPT=1 XDG_RUNTIME_DIR="$work" "$work/venv/bin/python" - <<'PY'
import copy

import gymnasium as gym

for name in ("FrozenLake-v1", "CliffWalking-v1", "Taxi-v4"):
    env = gym.make(name, render_mode="rgb_array")
    env.reset(seed=1)
    twin = copy.deepcopy(env)
    steps = [[world.step(action)[0] for action in (0, 1, 2, 1)] for world in (env, twin)]
    assert steps[0] == steps[1], "the copy goes on with the same dice"
    picture = env.render()
    try:
        copy.deepcopy(env)
    except TypeError as error:
        seen = str(error)
    print(f"{name}: copied before it was drawn; after render(), which gave {picture.shape}: TypeError: {seen}")
    assert "Clock" in seen
PY
echo "Seen: an environment that was drawn once cannot be copied any more."
