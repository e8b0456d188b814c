#!/usr/bin/env bash
# Three of pymdptoolbox's solvers return values far from those of the policy that they return, without a warning: on its own example
# of a forest at discount 0.99 value iteration says 7.1 and modified policy iteration 46.6 for a state that is worth 141.6 under that
# very policy (and it is the best one). They stop when the *span* of the last change is small: then the policy is settled, and all
# values still lack the same constant. Policy iteration has the right values; so has value iteration after that constant is added.
# Source: pymdptoolbox 4.0b3, mdptoolbox/mdp.py (`ValueIteration.run`, `_boundIter`); mdptoolbox-hiive 4.0.3.1 does the same.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pymdptoolbox==4.0b3 numpy==2.3.4 scipy==1.16.3
"$work/venv/bin/python" -W error - <<'PY'
import mdptoolbox.example
import numpy as np
from mdptoolbox import mdp

P, R = mdptoolbox.example.forest(S=10)
solvers = [kind(P, R, 0.99) for kind in (mdp.PolicyIteration, mdp.ValueIteration, mdp.ValueIterationGS, mdp.PolicyIterationModified)]
for solver in solvers:
    solver.run()
policy = np.array(solvers[0].policy)
right = np.linalg.solve(np.eye(10) - 0.99 * P[policy, np.arange(10)], R[np.arange(10), policy])
for solver in solvers:
    off = np.array(solver.V) - right
    print(f"{type(solver).__name__:24} V[0] = {solver.V[0]:8.3f}, off by {off.min():9.3f} … {off.max():9.3f}; same policy: {tuple(policy) == solver.policy}")
    assert tuple(policy) == solver.policy
exact, *early = (np.array(solver.V) - right for solver in solvers)
assert np.abs(exact).max() < 1e-9
assert all(off.max() < -10.0 and np.ptp(off) < 0.05 * np.abs(off).min() for off in early)
PY
echo "Seen: the policy is right, and every value lacks the same large constant."
