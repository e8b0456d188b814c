"""What came of the long runs: rows in results.toml, of which docs/reliability.md is made."""

import datetime
import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.long.surroundings import ROOT

FILE = Path(__file__).with_name("results.toml")
PAGE = ROOT / "docs" / "reliability.md"


class Outcome(NamedTuple):
    """What one command has to say of one promise. did: what was done, with its number; came: what came of it where all is well.

    wrong: what was found, in sentences.
    """

    promise: int
    did: str
    came: str
    wrong: Sequence[str] = ()


@dataclass(frozen=True)
class Options:
    """What a command is asked for. count, minutes: how much, 0 is what the promise asks for. names: of what. folder: for what is
    kept of a run. seeds: how many, 0 is as many as usual. say: where it says how far it is."""

    seed: int = 0
    count: int = 0
    minutes: float = 0.0
    names: tuple[str, ...] = ()
    folder: str = ""
    seeds: int = 0
    say: Callable[[str], None] = field(default=print)


def rows() -> list[dict[str, Any]]:
    """All rows."""
    return list(tomllib.loads(FILE.read_text("utf-8"))["run"]) if FILE.exists() else []


def keep(program: str, outcomes: Sequence[Outcome], seed: int, seconds: float) -> None:
    """Writes the rows of a run in place of those of the same command and promise."""
    today = datetime.date.today().isoformat()
    fresh = [
        {
            "promise": outcome.promise,
            "command": program,
            "did": outcome.did,
            "came": outcome.came or "; ".join(outcome.wrong)[:400],
            "holds": not outcome.wrong,
            "seed": seed,
            "date": today,
            "minutes": round(seconds / 60, 1),
        }
        for outcome in outcomes
    ]
    replaced = {(row["promise"], program) for row in fresh}
    kept = [row for row in rows() if (row["promise"], row["command"]) not in replaced]
    FILE.write_text("\n".join(map(_written, sorted([*kept, *fresh], key=lambda row: (row["promise"], row["command"])))), "utf-8")


def _written(row: Mapping[str, Any]) -> str:
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in row.items()]
    return "\n".join(("[[run]]", *lines, ""))
