#!/usr/bin/env bash
# A fraction of python-flint is no fraction to Python, and the other way round. flint.fmpq(1, 3) == Fraction(1, 3) is False although
# both have the same hash (whole numbers, flint.fmpz(3) == 3, are equal to Python's). So a set holds one third twice and a dict keyed
# by one is not found by the other, without a word; adding or converting either way is at least a TypeError. Numbers cross by .p and .q.
# Seen in python-flint 0.9.0 on CPython 3.11 and later. Source: run.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-flint==0.9.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
from fractions import Fraction

from flint import fmpq, fmpz

theirs, ours = fmpq(1, 3), Fraction(1, 3)
print("equal:", theirs == ours, "one hash:", hash(theirs) == hash(ours), "in a set:", len({theirs, ours}))
print("whole numbers are equal:", fmpz(3) == 3 and fmpq(3) == 3, "and a Fraction is equal to its whole number:", Fraction(3) == 3)
print("fmpq(3) == Fraction(3):", fmpq(3) == Fraction(3))
assert theirs != ours and hash(theirs) == hash(ours) and len({theirs, ours}) == 2
assert fmpq(3) == 3 == Fraction(3) and fmpq(3) != Fraction(3), "equality is not transitive"
for name, act in (("fmpq(Fraction)", lambda: fmpq(ours)), ("Fraction(fmpq)", lambda: Fraction(theirs)), ("sum", lambda: theirs + ours)):
    try:
        act()
    except TypeError as error:
        print(f"{name}: TypeError: {error}")
    else:
        raise SystemExit(f"{name} works now")
assert Fraction(int(theirs.p), int(theirs.q)) == ours
PYTHON
