#!/usr/bin/env bash
# "Explicit .tra files" are two formats. PRISM's begins with "states choices transitions" and names the action last; Storm's loader of
# .tra and .lab (stormpy 2.0.0) refuses that ("Unable to find model hint") and wants a first line "mdp", no sizes, and labels
# between #DECLARATION and #END where PRISM has 0="init". So what PRISM exports Storm does not read, though both call it explicit.
# Source: PRISM's manual, appendix "Explicit Model Files"; seen by running it on 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "stormpy==2.0.0"
cd "$folder"
printf '2 3 4\n0 0 0 0.5 wait\n0 0 1 0.5 wait\n0 1 1 1 go\n1 0 1 1 stay\n' > prism.tra
printf '0="init" 1="deadlock" 2="end"\n0: 0\n1: 2\n' > prism.lab
printf 'mdp\n0 0 0 0.5\n0 0 1 0.5\n0 1 1 1\n1 0 1 1\n' > storm.tra
printf '#DECLARATION\ninit end\n#END\n0 init\n1 end\n' > storm.lab
"$folder/venv/bin/python" - <<'PY'
import sys

import stormpy

model = stormpy.build_model_from_explicit("storm.tra", "storm.lab")
print("its own:", model.nr_states, "states,", model.nr_choices, "choices")
try:
    stormpy.build_model_from_explicit("prism.tra", "prism.lab")
except RuntimeError as error:
    print("PRISM's:", error)
    sys.exit(0 if "Unable to find model hint" in str(error) and model.nr_choices == 3 else "this is no longer so")
sys.exit("PRISM's file is read now: this is no longer so")
PY
