#!/usr/bin/env bash
# MiniGrid 3.2.0: `reset` of some BabyAI environments prints on standard output ("Sampling rejected: …") whenever a mission that was
# drawn by chance is thrown away, and there is no switch for it. A program that writes its own answer on standard output (a level,
# JSON) has these lines in the middle of it. With seed 0 five of the registered ids do so.
# Source: minigrid/envs/babyai/core/roomgrid_level.py; seen by running it on 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "minigrid==3.2.0" "gymnasium==1.4.0" "numpy==2.4.6"
"$folder/venv/bin/python" -W ignore - <<'PY'
import contextlib
import io

import gymnasium
import minigrid

print("MiniGrid", minigrid.__version__)
talkative = {}
for id in ("BabyAI-GoToImpUnlock-v0", "BabyAI-GoToObjDoor-v0", "BabyAI-SynthLoc-v0", "BabyAI-UnblockPickup-v0", "BabyAI-Unlock-v0"):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        gymnasium.make(id).reset(seed=0)
    talkative[id] = printed.getvalue()
    print(id, repr(printed.getvalue()))
assert all(text.startswith("Sampling rejected") for text in talkative.values())
PY
