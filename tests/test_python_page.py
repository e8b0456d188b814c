"""What docs/python.md promises: its Python runs, `import playground` stays light, and a type checker sees what is there."""

import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import playground
from playground.cli import main

TEXT = (Path(__file__).resolve().parent.parent / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
LIGHT = """
import sys
before = set(sys.modules)
import playground
new = set(sys.modules) - before
print(sorted(name for name in new if name.partition(".")[0] not in sys.stdlib_module_names))
"""


def test_its_python_runs_from_top_to_bottom(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    assert len(BLOCKS) >= 8
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        for code in BLOCKS:
            exec(code, names)
    best, run, worth = names["best"], names["run"], names["worth"]
    assert f"{best.start:.3f}" == "0.542"
    assert worth.start == run.distance.greedy_return == -13.0
    assert (tmp_path / "cliff.png").read_bytes() == run.png()
    said = re.search(r"`python -m playground (train .*?)`", TEXT)
    assert said is not None
    assert main([*said[1].split(), "--q-out", "q.npy"]) == 0
    import numpy as np

    assert np.load("q.npy").tobytes() == run.q.tobytes()


def test_importing_it_imports_nothing_else():
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)
    assert done.stdout == "['playground']\n"


def test_every_name_is_there_when_it_is_asked_for():
    for name in playground.__all__:
        assert getattr(playground, name).__name__ == name
        assert name in dir(playground)
    with pytest.raises(AttributeError, match="module 'playground' has no attribute 'slove'"):
        _ = playground.slove
    assert set(playground._LAZY) == set(playground.__all__)
