"""Plain maps of characters, with lines below that say what they are and what the rules are.

    S..#
    ..~G

    ~ = cliff -10
    G = goal +5
    step reward = -1

A character without a line is our own one; a space is ground. The number is what an exit pays, or what entering pays.
"""

import dataclasses
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from playground.settings import SettingError, dials, parsed
from playground.world.characters import is_glyph, misplaced
from playground.world.exchange import grid_text
from playground.world.exchange.format import Exported, Format, Imported
from playground.world.exchange.grid_text import TextLine
from playground.world.exchange.numbers import in_range
from playground.world.grid import MOVE_SETS
from playground.world.level import Level, LevelError, Rules
from playground.world.text.forms import RULE_FORMS, Unfit
from playground.world.text.tables import LONGEST_TEXT
from playground.world.tile import FAR, Tile
from playground.world.tiles import GLYPHS, TILES, named

_RULES = {dial.name.replace("_", " "): dial for dial in dials(Rules)}
_KINDS = {word.lower(): tile for tile in TILES.values() for word in (tile.kind, tile.title)}
_ELSEWHERE = "*"
"""Characters of ours that mean something else in maps of the same other letters (MushroomRL's holes): always explained."""
_WORDS = ("title", "about", "source")
_LEGEND = re.compile(r"(?P<glyph>\S)(?:[ \t]*[=:][ \t]*|[ \t]+)(?P<kind>[A-Za-z][\w, -]*?)(?:[ \t]+(?P<number>[+-]?[\d.]+))?")
_RULE = re.compile(r"(?P<name>[A-Za-z][\w ]{1,30}?)[ \t]*[=:][ \t]*(?P<value>.+)")
_EXPECTED = "a line like 'G = goal +10', 'step reward = -1' or 'title = Maze'"


class _Explanations(NamedTuple):
    """What the lines below a map say."""

    legend: dict[str, Tile]
    rules: dict[str, Any]
    words: dict[str, str]


def recognises(text: str, name: str) -> float:
    """By a map whose characters are ours or explained."""
    drawn, below = _split(text)
    try:
        explanations = _explained(below)
    except LevelError:
        return 0.0
    letters = set(GLYPHS) | set(explanations.legend) | {" "}
    return 0.5 if drawn and all(letters.issuperset(line.text) for line in drawn) else 0.0


def read(text: str, name: str) -> Imported:
    """The map as a level."""
    drawn, below = _split(text)
    explanations = _explained(below)
    letters = {*GLYPHS, *explanations.legend, " "}
    for line in drawn:
        grid_text.refuse_strangers(line, letters, "a character of ours or one that is explained below the map")
    rows, notes = grid_text.padded((line.text for line in drawn), "#")
    spaces = sum(row.count(" ") for row in rows)
    if spaces:
        notes += (f"Spaces are ground: {spaces:,} of them.",)
    rules = dataclasses.replace(Rules(), **explanations.rules)
    unsaid = [name for name in ("discount", "slip", "step_reward") if name not in explanations.rules]
    if unsaid:
        chosen = ", ".join(f"{name.replace('_', ' ')} {getattr(rules, name):g}" for name in unsaid)
        notes += (f"The text does not say all of the rules; here: {chosen}.",)
    level = Level(
        title=explanations.words.get("title") or grid_text.title_of(name),
        about=explanations.words.get("about", ""),
        source=explanations.words.get("source", ""),
        rows=tuple(row.replace(" ", ".") for row in rows),
        rules=rules,
        legend={glyph: tile for glyph, tile in explanations.legend.items() if GLYPHS.get(glyph) != tile},
    )
    return Imported(level, notes)


def _split(text: str) -> tuple[list[TextLine], list[TextLine]]:
    """The rows of the map, and the lines below it: after an empty line, or from the first that explains something."""
    lines = grid_text.lines_of(text, strip=False)
    first = next((at for at, line in enumerate(lines) if line.text.strip()), len(lines))
    end = first
    while end < len(lines) and lines[end].text.strip() and not _explains(lines[end].text.strip()):
        end += 1
    return lines[first:end], [TextLine(line.number, line.text.strip()) for line in lines[end:] if line.text.strip()]


def _explains(line: str) -> bool:
    """Whether a line says something about a known kind or rule."""
    if len(line) > LONGEST_TEXT:
        return False
    legend, rule = _LEGEND.fullmatch(line), _RULE.fullmatch(line)
    if legend and legend["kind"].lower() in _KINDS:
        return True
    return rule is not None and rule["name"].lower().replace("_", " ") in {*_RULES, *_WORDS, "moves"}


def _explained(lines: Sequence[TextLine]) -> _Explanations:
    explanations = _Explanations({}, {}, {})
    for line in lines:
        if len(line.text) > LONGEST_TEXT or misplaced(line.text):
            raise grid_text.misfit(line.number, 1, "a line that is too long or cannot be shown", _EXPECTED)
        legend, rule = _LEGEND.fullmatch(line.text), _RULE.fullmatch(line.text)
        name = rule["name"].lower().replace("_", " ") if rule else ""
        if rule and name in _WORDS:
            explanations.words[name] = rule["value"]
        elif rule and (name in _RULES or name == "moves"):
            explanations.rules[name.replace(" ", "_")] = _rule(line, name, rule["value"])
        elif legend and is_glyph(legend["glyph"]):
            explanations.legend[legend["glyph"]] = _tile(line, legend["glyph"], legend["kind"], legend["number"])
        else:
            raise grid_text.misfit(line.number, 1, repr(line.text[:40]), _EXPECTED)
    return explanations


def _rule(line: TextLine, name: str, value: str) -> Any:
    try:
        if name == "moves":
            return RULE_FORMS[name].read(value if value in MOVE_SETS else re.split(r"[ ,]+", value))
        return parsed(_RULES[name], value)
    except (SettingError, Unfit) as error:
        raise LevelError(f"line {line.number}: {error}", line.number) from None


def _tile(line: TextLine, glyph: str, kind: str, number: str | None) -> Tile:
    if kind.lower() not in _KINDS:
        raise grid_text.misfit(line.number, 1, f"the kind {kind[:40]!r}", f"one of {', '.join(TILES)}")
    tile = named(_KINDS[kind.lower()].kind, glyph)
    if number is None:
        return tile
    try:
        pays = in_range(float(number), f"line {line.number}: what {glyph} pays", -FAR, FAR)
    except ValueError as error:
        raise LevelError(f"line {line.number}: {error}", line.number) from None
    return dataclasses.replace(tile, enter=pays) if tile.exit is None else dataclasses.replace(tile, exit=pays)


def write(level: Level) -> Exported:
    """The map, and below it what its characters are and the rules that differ from the usual ones."""
    lines = [*level.rows, ""]
    for glyph in sorted(set("".join(level.rows))):
        tile = level.tile(glyph)
        base = named(tile.kind, glyph) if tile.kind in TILES else TILES["floor"]
        pays, usual = (tile.enter, base.enter) if base.exit is None else (tile.exit, base.exit)
        number = f" {pays!r}" if pays != usual and pays is not None else ""
        if number or GLYPHS.get(glyph) != base or glyph in _ELSEWHERE:
            lines.append(f"{glyph} = {base.kind}{number}")
    plain = Rules()
    for name, dial in _RULES.items():
        value = getattr(level.rules, dial.name)
        if value != getattr(plain, dial.name):
            lines.append(f"{name} = {value!r}" if dial.kind is float else f"{name} = {str(value).lower()}")
    if level.rules.moves != plain.moves:
        sets = {moves: name for name, moves in MOVE_SETS.items()}
        lines.append(f"moves = {sets.get(level.rules.moves) or ' '.join(level.rules.moves)}")
    lines += [f"{name} = {getattr(level, name)}" for name in _WORDS if getattr(level, name)]
    return Exported("\n".join(lines).rstrip() + "\n")


FORMAT = Format(
    id="ascii",
    title="Plain text map",
    suffixes=(".txt", ".map"),
    recognises=recognises,
    read=read,
    write=write,
    about="A map of our characters, with lines below that explain others and state rules.",
    order=8,
)
