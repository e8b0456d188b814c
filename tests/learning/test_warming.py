"""Warming up calls every kernel there is."""

from playground.compiled import KERNELS
from playground.learning.warming import warm_up


def test_no_kernel_of_the_program_is_left_cold() -> None:
    warm_up()
    cold = [each.__name__ for each in KERNELS if each.py_func.__module__.startswith("playground.") and not each.signatures]
    assert cold == []
