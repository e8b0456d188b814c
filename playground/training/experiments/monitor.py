"""A run as a monitor file of stable-baselines3: a line of JSON, then a line of return, length and time for each episode."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from playground.learning.life.experience import Ended

SUFFIX = ".monitor.csv"
"""What the name of such a file ends with: its readers look for that."""
TIME = "transitions lived since the run began, in place of seconds, so that the same run is the same file"


def monitor_text(episodes: Ended, header: Mapping[str, Any]) -> str:
    """A run as text; `header` is what the first line says beside `t_start`."""
    head = json.dumps({"t_start": 0.0, **header, "t": TIME}, ensure_ascii=False)
    columns = (column.tolist() for column in episodes)
    rows = [f"{paid!r},{length},{at}" for paid, length, at in zip(*columns, strict=True)]
    return "\n".join([f"#{head}", "r,l,t", *rows, ""])


def read_monitor(path: Path) -> Ended:
    """The episodes of a file with what `monitor_text` returns. ValueError where it is none, OSError where it cannot be read."""
    head, names, *rows = path.read_text(encoding="utf-8").splitlines()
    if not head.startswith("#") or names != "r,l,t":
        raise ValueError(f"{path} is no monitor file: it begins with {head[:20]!r} and {names[:20]!r}")
    cells = [row.split(",") for row in rows]
    returns = np.array([float(row[0]) for row in cells])
    lengths, at = (np.array([int(row[column]) for row in cells], np.int64) for column in (1, 2))
    return Ended(returns, lengths, at)
