#!/usr/bin/env bash
# MiniGrid 3.2.0 registers six environments made by wave function collapse (MiniGrid-WFC-…-v0). Without the extra they say that
# `pip install "minigrid[wfc]"` is missing; with it they raise FileNotFoundError, because the pictures of patterns that they begin
# from are not in the wheel. So none of the six can be made from what pip installs.
# Source: minigrid/envs/wfc/; the wheel's list of files; seen by running it on 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "minigrid[wfc]==3.2.0" "gymnasium==1.4.0" "numpy==2.4.6"
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import files

import gymnasium
import minigrid

pictures = [str(file) for file in files("minigrid") if "wfc" in str(file) and str(file).endswith(".png")]
print("MiniGrid", minigrid.__version__, "- pictures of patterns in the wheel:", pictures)
ids = sorted(id for id in gymnasium.registry if id.startswith("MiniGrid-WFC-"))
errors = {}
for id in ids:
    try:
        gymnasium.make(id).reset(seed=0)
    except Exception as error:
        errors[id] = error
    print(id, type(errors.get(id)).__name__)
assert len(ids) == 6 and not pictures
assert all(isinstance(errors.get(id), FileNotFoundError) for id in ids)
PY
