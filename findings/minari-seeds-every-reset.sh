#!/usr/bin/env bash
# Under Minari's DataCollector every reset has a seed, also one that was asked for without: reset() then draws 64 bits from the
# system, hands them to the environment, and keeps them as an attribute of the episode (options={"minari_autoseed": False} stops it). Gymnasium's reset() without a seed goes on with the
# generator there is. So an environment whose reset(seed=...) means "begin your whole life anew" never gets past its first
# episode while it is recorded, and a run that was seeded once, at the first reset, is another one than without the collector.
# Good for who reads the set: with that attribute each episode is lived again alone.
# Source: Minari 0.5.4, minari/data_collector/data_collector.py, reset; seen by running it on 2026-11-30.
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


def lived(env):
    """The states of three episodes of FrozenLake, seeded once at the beginning; always to the right."""
    states = []
    for episode in range(3):
        state, _ = env.reset(seed=1) if episode == 0 else env.reset()
        over = False
        while not over:
            state, _, terminated, truncated, _ = env.step(2)
            states.append(int(state))
            over = terminated or truncated
    return states


plain = lived(gymnasium.make("FrozenLake-v1"))
collector = minari.DataCollector(gymnasium.make("FrozenLake-v1"))
recorded = lived(collector)
print("seeded once, without the collector:", plain)
print("seeded once, with the collector:   ", recorded)
dataset = collector.create_dataset("lake/right-v0")
seeds = [episode["seed"] for episode in dataset.storage.get_episode_metadata(range(3))]
print("the seeds of the episodes:", seeds)
assert seeds[0] == 1 and all(seed > 2**32 for seed in seeds[1:]), seeds
assert plain != recorded
env = dataset.recover_environment()
for episode, seed in zip(dataset.iterate_episodes(), seeds):
    states = [env.reset(seed=seed)[0], *(env.step(action)[0] for action in episode.actions)]
    assert states == episode.observations.tolist()
print("each episode is lived again from its seed")
PY
