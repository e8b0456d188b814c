"""The table of bests: who earned most on which level, by name. One small file, checked on reading and written whole."""

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from playground.paths import atomic_write
from playground.training.kept_json import KeptForm, read_kept
from playground.training.level_identity import LENGTH, level_identity
from playground.world.level import Level

FORMAT = 1
LARGEST = 4 * 1024 * 1024
"""Bytes of the file at most."""
MOST_LEVELS, MOST_NAMES = 200, 50
"""Levels that are kept, those with the newest bests, and names on each, the best ones."""
LONGEST_NAME, LONGEST_TITLE, MOST_STEPS = 40, 200, 10**12


class BestsError(ValueError):
    """A file of bests that cannot be used, or a best that cannot be kept; the message says why."""


class Best(NamedTuple):
    """name: whose. score: the undiscounted return of an episode. steps: its length. skill: 0 at random, 1 at best; or None."""

    name: str
    score: float
    steps: int
    skill: float | None = None

    def rank(self) -> tuple[float, int]:
        """What bests are sorted by: more first, and as much in fewer steps."""
        return -self.score, self.steps


@dataclass(frozen=True)
class LevelBests:
    """The bests of one level, the best first; every name once. identity: of the level (`level_identity`), title: to be read."""

    identity: str
    title: str
    bests: tuple[Best, ...]


@dataclass(frozen=True)
class Bests:
    """All levels with a best, the one with the newest first."""

    levels: tuple[LevelBests, ...] = ()

    def of(self, level: Level) -> tuple[Best, ...]:
        """The bests of a level, the best first; () where there is none."""
        identity = level_identity(level)
        return next((row.bests for row in self.levels if row.identity == identity), ())

    def with_best(self, level: Level, best: Best) -> "Bests":
        """With a best where it is one: better than the earlier one of the same name, and among the best; else the same object.

        BestsError where its name or a number of it cannot be kept.
        """
        kept = _checked(best._replace(name=clean_name(best.name)))
        row = LevelBests(level_identity(level), level.title[:LONGEST_TITLE], self.of(level))
        earlier = next((other for other in row.bests if other.name == kept.name), None)
        if earlier is not None and earlier.rank() <= kept.rank():
            return self
        others = [other for other in row.bests if other.name != kept.name]
        ranking = tuple(sorted([*others, kept], key=Best.rank)[:MOST_NAMES])
        if kept not in ranking:
            return self
        rest = [other for other in self.levels if other.identity != row.identity]
        return Bests((replace(row, bests=ranking), *rest)[:MOST_LEVELS])


_FORM = KeptForm(
    FORMAT,
    BestsError,
    "this is no table of bests of Bellman Playground; move it away to begin anew",
    "a newer Bellman Playground has written this table of bests; use that one, or move it away",
)


def clean_name(name: str) -> str:
    """A name as it is kept: what can be seen, single spaces, at most 40 characters. BestsError where nothing is left."""
    visible = "".join(character if character.isprintable() else " " for character in name)
    clean = " ".join(visible.split())[:LONGEST_NAME].strip()
    if not clean:
        raise BestsError("a best is kept by a name, and this one is empty; expected at least one character")
    return clean


def read_bests(path: Path) -> Bests:
    """The bests of a file; none where there is no file.

    Raises:
      BestsError: the file cannot be read, is too large, of a newer program, or no table of bests; it stays as it is.
    """
    return read_kept(path, _FORM, LARGEST, _bests, Bests())


def record_best(path: Path, level: Level, best: Best) -> tuple[Bests, bool]:
    """Keeps a best where it is one: reads the file, and writes it whole or not at all. Returns the bests, and whether it is new.

    Raises:
      BestsError: the file cannot be used (it stays as it is), or the best cannot be kept. OSError where the disk refuses.
    """
    before = read_bests(path)
    after = before.with_best(level, best)
    if after is before:
        return before, False
    atomic_write(path, _text(after).encode("utf-8"))
    return after, True


def _text(bests: Bests) -> str:
    rows = [{"level": row.identity, "title": row.title, "bests": [best._asdict() for best in row.bests]} for row in bests.levels]
    return json.dumps({"format": FORMAT, "levels": rows}, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _bests(entries: Any) -> Bests:
    """The bests of what a file states; any error where it states something else."""
    if entries["format"] != FORMAT:
        raise ValueError
    rows: dict[str, LevelBests] = {}
    for row in entries["levels"][:MOST_LEVELS]:
        identity = str(row["level"])
        if len(identity) != LENGTH or not set(identity) <= set("0123456789abcdef"):
            raise ValueError
        ranking = sorted((_best(entry) for entry in row["bests"]), key=Best.rank)
        by_name = {best.name: best for best in reversed(ranking)}
        kept = tuple(sorted(by_name.values(), key=Best.rank)[:MOST_NAMES])
        if kept:
            rows.setdefault(identity, LevelBests(identity, str(row["title"])[:LONGEST_TITLE], kept))
    return Bests(tuple(rows.values()))


def _best(entry: Any) -> Best:
    name, score, steps, skill = (entry[field] for field in Best._fields)
    numbers = [score] if skill is None else [score, skill]
    if not isinstance(name, str) or any(type(number) not in (int, float) for number in numbers):
        raise ValueError
    return _checked(Best(clean_name(name), float(score), steps, None if skill is None else float(skill)))


def _checked(best: Best) -> Best:
    """The best; BestsError where a number of it cannot be kept."""
    numbers = [best.score] if best.skill is None else [best.score, best.skill]
    if not all(map(math.isfinite, numbers)) or type(best.steps) is not int or not 0 <= best.steps <= MOST_STEPS:
        raise BestsError(f"{best.score} in {best.steps} steps cannot be a best; expected finite numbers and whole steps")
    return best
