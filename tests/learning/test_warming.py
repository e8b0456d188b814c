"""Warming up calls every kernel there is, each in one part only."""

import subprocess
import sys

from playground.compiled import KERNELS, PARTS
from playground.learning.collection import learners
from playground.learning.learner import BESIDE
from playground.learning.warming import warm_up

CALLED = """
import sys
from playground.compiled import KERNELS
from playground.learning.warming import warm_up
list(warm_up(sys.argv[1]))
print(*sorted(each.py_func.__module__ + "." + each.__name__ for each in KERNELS if each.signatures))
"""


def test_no_kernel_of_the_program_is_left_cold() -> None:
    """Those that step many environments at once (in the world's room), or four lives, are not the window's: they wait for who
    uses them."""
    for part in PARTS:
        list(warm_up(part))
    ours = [each for each in KERNELS if each.py_func.__module__.startswith(("playground.rl.", "playground.learning."))]
    names = [made.__name__ for made in ours if not made.signatures]
    cold = [name for name in names if not name.startswith("tests.") and not name.endswith(".abreast")]
    assert cold == []


def test_no_kernel_is_compiled_by_two_children() -> None:
    for part in PARTS:
        list(warm_up(part))
    parts = []
    for part in PARTS:
        told = subprocess.run([sys.executable, "-c", CALLED, part], capture_output=True, text=True, timeout=120, check=True)
        parts.append(set(told.stdout.split()))
    assert all(parts) and not parts[0] & parts[1]


def test_the_one_that_is_wanted_comes_first_and_everything_is_told() -> None:
    told = {part: list(warm_up(part, "sarsa")) for part in PARTS}
    assert told["experience"][:2] == ["body", "sarsa"] and told["model"][0] == "optimum"
    assert {*told["experience"], *told["model"]} == {*BESIDE, *learners()}
