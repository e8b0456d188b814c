"""docs/reliability.md out of the promises and of what the long runs have noted."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.long.results import rows

PROMISES = Path(__file__).with_name("promises.toml")
HEAD = """# What holds when things go wrong

This page is made by `python -m tests.long page`; a test holds that it says what the runs have noted. Every change runs the tests
of the second table; before a release a person runs the long commands, each of which notes here what came of it. Whether the
tests would notice a change of the code is said by [teeth.md](teeth.md).

## What the long runs did

| promise | command | what was done | what came of it | seed | date | minutes |
| ---: | --- | --- | --- | ---: | --- | ---: |
"""
SECOND = """
## Every promise and what shows it

| # | promise | every change | long |
| ---: | --- | --- | --- |
"""
THIRD = """
## What they found, and what was mended

"""


def promises() -> list[dict[str, Any]]:
    """All of them, in their order."""
    return list(tomllib.loads(PROMISES.read_text("utf-8"))["promise"])


def mended() -> list[str]:
    """What was found and mended, in sentences."""
    return list(tomllib.loads(PROMISES.read_text("utf-8"))["mended"])


def page() -> str:
    """The text of the page."""
    return "".join((HEAD, *_runs(), SECOND, *_promises(), THIRD, *(f"* {sentence}\n" for sentence in mended())))


def _runs() -> Iterator[str]:
    for row in rows():
        came = row["came"] if row["holds"] else f"**not:** {row['came']}"
        cells = (row["promise"], f"`{row['command']}`", row["did"], came, row["seed"], row["date"], row["minutes"])
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |\n"


def _promises() -> Iterator[str]:
    for promise in promises():
        tests = ", ".join(f"[`{Path(test).stem}`](../{test})" for test in promise["tests"])
        yield f"| {promise['number']} | {promise['words']} | {promise['every_change']}: {tests} | {promise['long']} |\n"


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")
