#!/usr/bin/env bash
# Storm, as stormpy 2.0.0 brings it, in floating point gives half of the right answer for a least expected *negative* cost, and says nothing.
# Four states: from 2 one goes down to 1, from 1 to 0, which pays 1 (a cost of -1); every other step stops with 1/10. So the least
# cost from 2 is -9/10. R{"cost"}min=? [F "end"] is -0.45 with doubles and -9/10 with rationals; the same model with the reward +1
# and max is 0.9 either way (0.9000009 with doubles). All ways reach "end" with probability 1, so neither value is infinite and nothing is undefined.
# One might expect an error, as R[C] gives one ("negative rewards ... not implemented"), or the same number in both arithmetics.
# Source: seen by running it on 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "stormpy==2.0.0"
FOLDER="$folder" "$folder/venv/bin/python" - <<'PY'
import os
import sys

import stormpy

MODEL = """@type: MDP
@parameters

@reward_models
reward cost
@nr_states
4
@nr_choices
6
@model
state 0 end
	action stay [0, 0]
		0 : 1
state 1
	action down [1, -1]
		0 : 1
	action up [0, 0]
		2 : 9/10
		3 : 1/10
state 2 init
	action down [0, 0]
		1 : 9/10
		3 : 1/10
	action up [0, 0]
		2 : 9/10
		3 : 1/10
state 3 end
	action stay [0, 0]
		3 : 1
"""
path = os.path.join(os.environ["FOLDER"], "model.drn")
with open(path, "w") as file:
    file.write(MODEL)
seen = {}
for kind in (float, stormpy.Rational):
    model = stormpy.build_model_from_drn[kind](path)
    for query in ('R{"reward"}max=? [F "end"]', 'R{"cost"}min=? [F "end"]'):
        value = stormpy.model_checking(model, stormpy.parse_properties(query)[0]).get_value(2)
        seen[kind is float, query[3:7]] = round(float(value), 4)
        print(f"{kind.__name__:8} {query:28} {value}")
as_described = seen == {(True, "rewa"): 0.9, (True, "cost"): -0.45, (False, "rewa"): 0.9, (False, "cost"): -0.9}
sys.exit(0 if as_described else "this is no longer so")
PY
