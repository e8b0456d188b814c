"""What is shared: a level, or a level with how it was looked at and the run on it; as a code, and from one.

A code stands for a line of JSON (what there is beside the level, or nothing), then the text of the level.
What the line says is data of other rooms, which check it: the window the view, training the run.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.world.exchange.sharing.text_code import CodeError, code_of, content_in
from playground.world.level import Level
from playground.world.text.files import format_level, parse_level


@dataclass(frozen=True)
class Shared:
    """level: None where only a name says which it is: `source`, of a level that another program makes, like gym:Taxi-v4.

    view: how it was looked at, as values of JSON; empty where that is not said. run: the run on it, as values of JSON, or empty.
    """

    level: Level | None
    source: str = ""
    view: Mapping[str, Any] = field(default_factory=dict)
    run: Mapping[str, Any] = field(default_factory=dict)


def written(shared: Shared) -> str:
    """The code, in one line. CodeError where it would be too long, LevelError where the level cannot be written as text."""
    parts = {"source": shared.source, "view": dict(shared.view), "run": dict(shared.run)}
    line = json.dumps({name: part for name, part in parts.items() if part}, separators=(",", ":"), ensure_ascii=False)
    text = "" if shared.level is None else format_level(shared.level)
    return code_of(f"{'' if line == '{}' else line}\n{text}".encode())


def read(text: str) -> Shared:
    """What the first code in a text stands for; nothing is imported or done for it. LevelError says what is wrong."""
    content = content_in(text)
    try:
        line, _, level = content.decode("utf-8").partition("\n")
        parts = json.loads(line) if line else {}
    except (ValueError, RecursionError) as error:
        raise CodeError("what the code stands for is not written as programs like this one write it") from error
    if not isinstance(parts, dict):
        raise CodeError("what the code stands for is not written as programs like this one write it")
    source, view, run = parts.get("source", ""), parts.get("view", {}), parts.get("run", {})
    if not isinstance(source, str) or not isinstance(view, dict) or not isinstance(run, dict) or bool(source) == bool(level):
        raise CodeError("what the code stands for is neither a level nor the name of one")
    return Shared(parse_level(level) if level else None, source, view, run)
