#!/usr/bin/env bash
# Minari 0.5.4 stores a data set as it is given and looks at nothing but the order of episode ids: an observation outside the
# declared space, fewer rewards than actions, and an episode that neither terminated nor was truncated are all written, and
# come back when the set is loaded. One might expect an error at least for lengths that differ.
# Source: minari/utils.py, create_dataset_from_buffers; seen by running it on 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "minari==0.5.4" "gymnasium==1.4.0" "h5py==3.16.0" "jax==0.10.2" "Pillow==13.0.0" "numpy==2.4.6"
MINARI_DATASETS_PATH="$folder/sets" "$folder/venv/bin/python" - <<'PY'
import warnings

warnings.filterwarnings("ignore")
import gymnasium
import minari
import numpy as np
from minari.data_collector import EpisodeBuffer

four = gymnasium.spaces.Discrete(4)
odd = EpisodeBuffer(
    id=0,
    observations=np.array([0, 1, 99]),  # there are states 0 to 3
    actions=np.array([1, 1]),
    rewards=np.array([0.5]),  # one reward for two actions
    terminations=np.array([False, False]),
    truncations=np.array([False, False]),  # and no end
)
minari.create_dataset_from_buffers("odd-v0", [odd], observation_space=four, action_space=four)
episode = next(iter(minari.load_dataset("odd-v0").iterate_episodes()))
print("observations", episode.observations, "inside the space:", [bool(four.contains(state)) for state in episode.observations])
print("actions", len(episode.actions), "rewards", len(episode.rewards))
print("ended:", bool(episode.terminations[-1] or episode.truncations[-1]))
assert episode.observations[-1] == 99 and len(episode.rewards) == 1 and len(episode.actions) == 2
assert not episode.terminations[-1] and not episode.truncations[-1]
PY
