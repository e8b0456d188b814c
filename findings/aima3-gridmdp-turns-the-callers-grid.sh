#!/usr/bin/env bash
# AIMA's GridMDP reverses the list that it is given, in place ("because we want row 0 on bottom"). Making two problems from one list,
# for two discounts say, solves the second one upside down: its terminals then stand on other cells, and no error is raised.
# Source: aima3 1.0.11, mdp.py, GridMDP.__init__ (the same line stands in aima-python).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-deps aima3==1.0.11 networkx==3.5
"$work/venv/bin/python" - <<'PY'
from aima3.mdp import GridMDP, value_iteration

grid = [[-0.04, -0.04, -0.04, +1], [-0.04, None, -0.04, -1], [-0.04, -0.04, -0.04, -0.04]]
terminals = [(3, 2), (3, 1)]
once = value_iteration(GridMDP(grid, terminals, gamma=0.9))
again = value_iteration(GridMDP(grid, terminals, gamma=0.9))
print("the value of the start, first time: ", round(once[0, 0], 4))
print("the same call with the same list:   ", round(again[0, 0], 4))
print("the reward of the terminal (3, 2):   1, then", again[3, 2])
assert round(once[0, 0], 2) == 0.30 and once[3, 2] == 1
assert again[3, 2] == -0.04 and round(again[0, 0], 2) != 0.30
PY
echo "Seen: the second problem is another one, and nothing says so."
