"""What docs/gymnasium.md promises: its Python runs, and agents are trained at the discount of their level."""

import re
from pathlib import Path

import numpy as np

from playground.world.library import find

TEXT = (Path(__file__).resolve().parent.parent / "docs" / "gymnasium.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
ELSEWHERE = (
    "stable_baselines3",
    "sb3_contrib",
    "gymnasium.utils.play",
    "quantecon",
    "mdptoolbox",
    "mushroom_rl",
    "jaxdp",
    "stormpy",
    "minari",
)
"""What needs another package or a window."""


def test_its_python_runs_from_top_to_bottom() -> None:
    names: dict[str, object] = {}
    runs = [code for code in BLOCKS if not any(word in code for word in ELSEWHERE)]
    assert len(runs) >= 3
    for code in runs:
        exec(code, names)
    assert {"env", "states", "lake"} <= set(names)
    assert isinstance(names["states"], np.ndarray) and names["states"].shape == (1024,)


def test_agents_are_trained_at_the_discount_of_their_level() -> None:
    level, trained = "", 0
    for code in BLOCKS:
        for line in code.splitlines():
            level = match[1] if (match := re.search(r"""level"?[=:] ?"([\w-]+)""", line)) else level
            if match := re.search(r"gamma=([\d.]+)", line):
                trained += 1
                assert float(match[1]) == find(level).rules.discount, line
    assert trained >= 2
