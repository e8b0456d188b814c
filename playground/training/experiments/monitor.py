"""A run as a monitor file of stable-baselines3: a line of JSON, then a line of return, length and time for each episode."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from playground.file_reading import read_file
from playground.learning.life.experience import Ended
from playground.training.experiments.experiment import ExperimentError

SUFFIX = ".monitor.csv"
"""What the name of such a file ends with: its readers look for that."""
NAMES = "r,l,t"
LARGEST, LONGEST = 1 << 28, 40
"""Bytes of a file, and characters of one of its numbers, at most."""
AGAIN = "remove the file to have the run lived again"
TIME = "transitions lived since the run began, in place of seconds, so that the same run is the same file"


class MonitorError(ExperimentError):
    """A file that is no monitor file of ours; the message says where, what was expected, and what to do."""


def monitor_text(episodes: Ended, header: Mapping[str, Any]) -> str:
    """A run as text; `header` is what the first line says beside `t_start`."""
    head = json.dumps({"t_start": 0.0, **header, "t": TIME}, ensure_ascii=False)
    columns = (column.tolist() for column in episodes)
    rows = [f"{paid!r},{length},{at}" for paid, length, at in zip(*columns, strict=True)]
    return "\n".join([f"#{head}", NAMES, *rows, ""])


def read_monitor(path: Path) -> Ended:
    """The episodes of a file with what `monitor_text` returns. MonitorError where it is none, OSError where it cannot be read."""
    head, names, *rows = [*read_file(path, LARGEST).decode("utf-8", "replace").splitlines(), "", ""]
    if not head.startswith("#") or names != NAMES:
        raise MonitorError(f"{path}: this is no monitor file, expected '#{{...}}' and then {NAMES!r}, {AGAIN}")
    episodes = [_episode(row, f"{path}: line {number}") for number, row in enumerate(rows, 3) if row]
    paid, lengths, ends = zip(*episodes, strict=True) if episodes else ((), (), ())
    return Ended(np.array(paid, np.float64), np.array(lengths, np.int64), np.array(ends, np.int64))


def _episode(row: str, where: str) -> tuple[float, int, int]:
    """Return, length and end of an episode."""
    cells = row.split(",")
    numbers = [cell for cell in cells if len(cell) <= LONGEST and cell.isascii()]
    try:
        paid, length, end = numbers if len(cells) == 3 else ("",) * 3
        episode = float(paid), int(length), int(end)
    except ValueError:
        raise MonitorError(f"{where}: {row[:40]!r} is no episode, expected return,length,time, {AGAIN}") from None
    if not math.isfinite(episode[0]) or not 0 < episode[1] <= episode[2] < 1 << 62:
        raise MonitorError(f"{where}: {row[:40]!r} cannot be, expected a finite return and 0 < length <= time, {AGAIN}")
    return episode
