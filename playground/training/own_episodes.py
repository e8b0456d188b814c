"""A person's own episodes on each level, by name: the last and the best, as they went. One small file, checked on reading."""

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playground.paths import atomic_write
from playground.training.bests import LONGEST_NAME
from playground.training.kept_json import KeptForm, read_kept
from playground.training.level_identity import LENGTH

FORMAT = 1
LARGEST = 4 * 1024 * 1024
"""Bytes of the file at most; the rows that were not played for longest make room."""
MOST_ROWS, MOST_LEVELS = 400, 20
"""Rows of the file at most, and those of one name."""
RECENT = 10
"""Episodes of which the mean says how well a person drives."""
LONGEST = 2_000
"""Steps of an episode that is kept, at most: longer ones are remembered until the window is closed."""

Cells = tuple[tuple[int, int], ...]


class OwnEpisodesError(ValueError):
    """A file of own episodes that cannot be used; the message says why, and what to do."""


@dataclass(frozen=True)
class OwnEpisode:
    """An episode that a person drove: the cells, both returns, and the steps."""

    cells: Cells
    episode_return: float
    discounted_return: float

    @property
    def rank(self) -> tuple[float, int]:
        """What one's own episodes are compared by, as bests are: more first, and as much in fewer steps."""
        return -self.episode_return, len(self.cells)


@dataclass(frozen=True)
class OwnEpisodes:
    """A person's episodes on a level: the last and the best one, and the discounted returns of the last ones, at most 10.

    identity: of the level (`level_identity`).
    """

    identity: str
    last: OwnEpisode
    best: OwnEpisode
    recent: tuple[float, ...]

    def then(self, episode: OwnEpisode) -> "OwnEpisodes":
        """With an episode after them."""
        best = min(self.best, episode, key=lambda own: own.rank)
        return replace(self, last=episode, best=best, recent=(*self.recent, episode.discounted_return)[-RECENT:])

    @property
    def short(self) -> bool:
        """Whether its episodes are short enough to be kept."""
        return max(len(self.last.cells), len(self.best.cells)) <= LONGEST + 1


OwnRows = tuple[OwnEpisodes, ...]
"""Those of one person, one of each level, the newest first."""


def first_episode(identity: str, episode: OwnEpisode) -> OwnEpisodes:
    """The episodes of a level after the first one."""
    return OwnEpisodes(identity, episode, episode, (episode.discounted_return,))


def with_row(rows: OwnRows, row: OwnEpisodes) -> OwnRows:
    """With the episodes of a level in front, in place of those that were there."""
    return (row, *(other for other in rows if other.identity != row.identity))[:MOST_LEVELS]


def read_own_episodes(path: Path, name: str) -> OwnRows:
    """Those of one name, "" of who has none; none where there is no file. OwnEpisodesError where it cannot be used."""
    return tuple(row for whose, row in _read(path) if whose == name)[:MOST_LEVELS]


def record_own_episodes(path: Path, name: str, row: OwnEpisodes) -> None:
    """Keeps a person's episodes of a level; reads the file, and writes it whole or not at all.

    Raises:
      OwnEpisodesError: the file cannot be used; it stays as it is. OSError where the disk refuses.
    """
    name = name[:LONGEST_NAME]
    every = _read(path)
    own = with_row(tuple(other for whose, other in every if whose == name), row)
    kept = [*((name, one) for one in own), *((whose, other) for whose, other in every if whose != name)][:MOST_ROWS]
    entries = [_entry(whose, one) for whose, one in kept]
    while sum(map(len, entries)) > LARGEST // 2:
        entries.pop()
    lines = ",\n".join(entries)
    atomic_write(path, f'{{"format": {FORMAT}, "episodes": [\n{lines}\n]}}\n'.encode())


def _entry(name: str, row: OwnEpisodes) -> str:
    episodes = {key: vars(episode) for key, episode in (("last", row.last), ("best", row.best))}
    entry = {"name": name, "level": row.identity, **episodes, "recent": row.recent}
    return json.dumps(entry, allow_nan=False, separators=(",", ":"))


_FORM = KeptForm(
    FORMAT,
    OwnEpisodesError,
    "these are no episodes of Bellman Playground; move the file away to begin anew",
    "a newer Bellman Playground has written these episodes; use that one, or move it away",
)


def _read(path: Path) -> list[tuple[str, OwnEpisodes]]:
    return read_kept(path, _FORM, LARGEST, _rows, [])


def _rows(entries: Any) -> list[tuple[str, OwnEpisodes]]:
    """The rows of the file; any error where it states something else."""
    if entries["format"] != FORMAT or not isinstance(entries["episodes"], list):
        raise ValueError
    return [_row(entry) for entry in entries["episodes"][:MOST_ROWS]]


def _row(entry: Any) -> tuple[str, OwnEpisodes]:
    """A row of the file; any error where it states something else."""
    name, identity, recent = entry["name"], entry["level"], tuple(entry["recent"])
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        raise ValueError
    if not isinstance(identity, str) or len(identity) != LENGTH or not set(identity) <= set("0123456789abcdef"):
        raise ValueError
    if not 1 <= len(recent) <= RECENT:
        raise ValueError
    last, best = (_episode(entry[key]) for key in ("last", "best"))
    return name, OwnEpisodes(identity, last, best, tuple(map(_number, recent)))


def _episode(entry: Any) -> OwnEpisode:
    cells = tuple((row, col) for row, col in entry["cells"])
    places = [place for cell in cells for place in cell]
    if not 1 <= len(cells) <= LONGEST + 1 or any(type(place) is not int or not 0 <= place < 2**16 for place in places):
        raise ValueError
    return OwnEpisode(cells, _number(entry["episode_return"]), _number(entry["discounted_return"]))


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError
    return float(value)
