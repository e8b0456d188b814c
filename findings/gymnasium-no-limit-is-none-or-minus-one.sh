#!/usr/bin/env bash
# Gymnasium 1.2.3 says "no time limit" in two ways, and each of them means something else in the other place.
#
# gymnasium.make(id, max_episode_steps=-1) makes an environment without a TimeLimit; None there means the registered limit.
# In an EnvSpec, as JSON too, it is the other way round: None (null) means no limit, and -1 is an error: "Expect the
# `max_episode_steps` to be positive, actually: -1". So a specification that is written down from a call of make, or a call that
# is made from a specification, changes its meaning.
#
# Source: gymnasium 1.2.3 from PyPI, gymnasium/envs/registration.py (make) and gymnasium/wrappers/common.py (TimeLimit).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check gymnasium==1.2.3 numpy==2.3.5
"$folder/venv/bin/python" - <<'PYTHON'
import json

import gymnasium
from gymnasium.envs.registration import EnvSpec


def limited(env):
    """Whether a TimeLimit is among the wrappers, and which."""
    while isinstance(env, gymnasium.Wrapper):
        if isinstance(env, gymnasium.wrappers.TimeLimit):
            return env._max_episode_steps
        env = env.env
    return None


def of_specification(steps):
    facts = json.loads(gymnasium.spec("FrozenLake-v1").to_json())
    try:
        return limited(gymnasium.make(EnvSpec.from_json(json.dumps({**facts, "max_episode_steps": steps}))))
    except (AssertionError, ValueError) as error:  # an assertion in this version
        return f"an error: {error}"


of_make = {steps: limited(gymnasium.make("FrozenLake-v1", max_episode_steps=steps)) for steps in (None, -1, 7)}
of_spec = {steps: of_specification(steps) for steps in (None, -1, 7)}
for steps in (None, -1, 7):
    print(f"max_episode_steps {steps}: make() limits to {of_make[steps]}; a specification to {of_spec[steps]}")
assert of_make == {None: 100, -1: None, 7: 7}, of_make
assert of_spec[None] is None and of_spec[7] == 7, of_spec
assert str(of_spec[-1]).startswith("an error: Expect the `max_episode_steps` to be positive"), of_spec
PYTHON
