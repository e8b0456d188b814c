"""Quick kernels: made for few moves and for ways that stay as they are, they learn what the kernel for everything learns."""

from typing import Any

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.families.control import Control
from playground.learning.families.prediction import Prediction
from playground.learning.life.experience import Experience
from playground.world import compile_mdp
from playground.world.library import find

QUICK = [
    spec.id
    for spec in learners().values()
    if isinstance(getattr(spec, "make", None), type) and issubclass(spec.make, Control)  # type: ignore[arg-type]
]


@pytest.mark.parametrize("level", ["cliff-walking", "frozenlake-4x4"])
@pytest.mark.parametrize("name", [*QUICK, "td"])
def test_a_quick_kernel_learns_the_same_bits(name: str, level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spec, mdp = learners()[name], compile_mdp(find(level))
    quick: Any = spec.make(spec.settings(), Experience(mdp, seed=3), 3)
    assert len(quick.world.moves) == 4
    quick.advance(3000)
    for base in (Control, Prediction):
        monkeypatch.setattr(base, "_plain", False)
    slow: Any = spec.make(spec.settings(), Experience(mdp, seed=3), 3)
    assert len(slow.world.moves) == 0
    slow.advance(3000)
    one, other = quick.save(), slow.save()
    assert one.keys() == other.keys()
    for key in one:
        np.testing.assert_array_equal(one[key], other[key], err_msg=key)
