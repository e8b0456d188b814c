"""Python as people paste it, taken apart into its syntax tree and never run.

A text may be a whole program, a notebook, a cell with its magic commands, a session with its prompts, a piece in the fences of
Markdown, arguments out of the middle of a call, JSON, or an array as numpy prints it. Lines keep their numbers.
"""

import ast
import json
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache

from playground.world.exchange.grid_text import MOST_LINES, TYPOGRAPHIC, line_ends
from playground.world.exchange.json_text import json_object
from playground.world.level import LevelError

LONGEST = 80 * 1024
"""Characters of a text that is read as Python."""
DEEPEST = 40
"""Brackets inside brackets; more are never meant, and Python's own parser has an end somewhere too."""
MOST_REPAIRS = 12
ASIDE = "_"
"""What arguments are put behind that were taken out of their call."""
_PROMPT = re.compile(r"[ \t]*(?:>>>|\.\.\.|In ?\[\d*\]:|\.{3,}:)(?: |$)")
_FIRST_PROMPT = re.compile(r"^[ \t]*(?:>>> |In ?\[\d*\]: )", re.MULTILINE)
_FENCE = re.compile(r"[ \t]*```")
_MAGIC = re.compile(r"[ \t]*(?:[%!]|\w+[ \t]*=[ \t]*[%!]|\?)|.*\w\?{1,2}[ \t]*$")
_ROW_ALONE = re.compile(r"[ \t]*[bu]?(?:'[^'\"\\]*'|\"[^'\"\\]*\")[ \t]*,?[ \t]*")
_PYTHON_2 = (
    (re.compile(r"(^|:)([ \t]*)print[ \t]+(?![(=]).*$"), r"\1\2pass"),
    (re.compile(r"^([ \t]*except[ \t]+[^,:]+),[ \t]*\w+[ \t]*:"), r"\1:"),
    (re.compile(r"^([ \t]*raise[ \t]+[\w.]+),.*$"), r"\1"),
)
"""Statements of Python 2 that are none of Python 3, and what stands in their place: they say nothing of a map."""
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_ITEM = r"(?:[bu]?'[^'\n]*'|[bu]?\"[^\"\n]*\"|[^\s,\[\]'\"]+)"
_PRINTED_ROW = rf"\[\s*{_ITEM}(?:\s+{_ITEM})*\s*\]"
_PRINTED = re.compile(rf"\[\s*{_PRINTED_ROW}(?:\s*{_PRINTED_ROW})*\s*\]")
_GAP = re.compile(rf"({_ITEM}|\])(\s+)(?={_ITEM}|\[)")
_QUOTED = re.compile(
    r"'''.*?'''|\"\"\".*?\"\"\"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|\"[^\"\\\n]*(?:\\.[^\"\\\n]*)*\"|#[^\n]*", re.DOTALL
)


def tree(text: str) -> tuple[ast.Module, list[str]]:
    """The syntax tree of a text and the lines it was made from; LevelError, with its place, where it is no Python or JSON."""
    outcome = _outcome(text)
    if isinstance(outcome, LevelError):
        raise LevelError(str(outcome), outcome.line, outcome.col)
    return outcome


@lru_cache(maxsize=2)
def _outcome(text: str) -> tuple[ast.Module, list[str]] | LevelError:
    """What `tree` gives or raises; several formats look at one text, and a long one is not taken apart for each."""
    try:
        return _tree_of(text)
    except LevelError as error:
        return error


def _tree_of(text: str) -> tuple[ast.Module, list[str]]:
    lines = plain(text).split("\n")
    first: SyntaxError | None = None
    for attempt in _attempts(lines):
        try:
            return _parsed("\n".join(attempt)), attempt
        except SyntaxError as error:
            first = first or error
    assert first is not None
    line, col = first.lineno or 1, first.offset or 1
    reason = str(first.msg).split(";")[0][:120]
    raise LevelError(f"line {line}, column {col}: {reason}, expected Python or JSON with lists and numbers", line, col)


def plain(text: str) -> str:
    """The text without what stands around the Python in it: notebook, fences, prompts, colours of a terminal, gaps of numpy."""
    if text.lstrip()[:1] == "{" and '"cells"' in text:
        text = _notebook(text)
    if len(text) > LONGEST:
        raise LevelError(f"there are {len(text):,} characters beside the map, at most {LONGEST:,} are read as lists and numbers")
    if line_ends(text) > MOST_LINES:
        raise LevelError(f"the text has more than {MOST_LINES:,} lines")
    text = _COLOURS.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " "))
    lines = text.split("\n")
    if any(_FENCE.match(line) for line in lines):
        lines = list(_fenced(lines))
    text = "\n".join(lines)
    if _FIRST_PROMPT.search(text):
        text = "\n".join(_PROMPT.sub("", line, count=1).rstrip() for line in lines)
    return _PRINTED.sub(_with_commas, _bracketed(text))


def _bracketed(text: str) -> str:
    """Rows in quotes that stand alone, one on a line, as the list that they were copied from."""
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if len(filled) < 2 or not all(_ROW_ALONE.fullmatch(lines[number]) for number in filled):
        return text
    for number in filled:
        lines[number] = f"{lines[number].strip().rstrip(',')},"
    lines[filled[0]] = f"[{lines[filled[0]]}"
    lines[filled[-1]] += "]"
    return "\n".join(lines)


def _notebook(text: str) -> str:
    """The code of a notebook's cells, one below the other."""
    try:
        cells = json_object(text).get("cells")
    except LevelError:
        return text
    codes = []
    for cell in cells if isinstance(cells, list) else []:
        source = cell.get("source", "") if isinstance(cell, dict) and cell.get("cell_type") == "code" else ""
        source = "".join(map(str, source)) if isinstance(source, list) else str(source)
        codes.append("\n".join("" if _MAGIC.match(line) else line for line in source.split("\n")))
    return "\n".join(codes)


def _fenced(lines: list[str]) -> Iterator[str]:
    """The lines between fences; all others are empty. Without a second fence the text goes on to its end."""
    inside = False
    for line in lines:
        fence = _FENCE.match(line) is not None
        inside ^= fence
        yield line if inside and not fence else ""


def _with_commas(match: re.Match[str]) -> str:
    """An array as numpy prints it, with commas where numpy has gaps."""
    printed = match[0]
    if "..." in printed:
        raise LevelError(
            "this array was printed shortened, with ... in it; numpy.set_printoptions(threshold=sys.maxsize) shows all of it"
        )
    return printed if "," in printed else _GAP.sub(r"\1,\2", printed)


def _attempts(lines: list[str]) -> Iterator[list[str]]:
    """Readings of a text, the plainest first."""
    yield lines
    python = _without_margin(["" if _MAGIC.match(line) else line for line in lines])
    if python != lines:
        yield python
    for older in (python, [line.translate(TYPOGRAPHIC) for line in python]):
        for pattern, instead in _PYTHON_2:
            older = [pattern.sub(instead, line) for line in older]
        if older != python:
            yield older
    yield from _repaired(python)
    # Arguments or entries that were taken out of their brackets; the bracket adds no line, so that all keep their numbers.
    body = [line.rstrip().rstrip(",") if line is python[-1] else line for line in python]
    yield [f"{ASIDE}({body[0]}", *body[1:], ")"]
    yield [f"{{{body[0]}", *body[1:], "}"]


def _without_margin(lines: list[str]) -> list[str]:
    """The lines without the spaces that all of them begin with."""
    lines = [line.expandtabs(4) if "\t" in line[: len(line) - len(line.lstrip())] else line for line in lines]
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = min(margins, default=0)
    return [line[margin:] for line in lines]


def _repaired(lines: list[str]) -> Iterator[list[str]]:
    """The lines with those moved to the left whose margin fits nothing, as in a piece copied from the middle of a line."""
    lines = list(lines)
    for _ in range(MOST_REPAIRS):
        try:
            _parsed("\n".join(lines))
        except IndentationError as error:
            number = (error.lineno or 1) - 1
            if not (0 <= number < len(lines)) or lines[number] == lines[number].lstrip():
                return
            lines[number] = lines[number].lstrip()
            yield list(lines)
        except SyntaxError:
            return
        else:
            return


def _parsed(text: str) -> ast.Module:
    """The tree of Python; SyntaxError where it is none, LevelError where it is nested too deeply to be looked at."""
    refuse_depth(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a user can do nothing about warnings on the style of this text
            return ast.parse(text)
    except (RecursionError, MemoryError):
        raise LevelError("the text is nested too deeply") from None
    except SyntaxError:
        raise
    except ValueError as error:  # a NUL, half a character
        raise LevelError(f"the text cannot be read as Python: {str(error).split(';')[0]}") from None


def refuse_depth(text: str) -> None:
    """LevelError for brackets nested deeper than any map needs."""
    bare = _QUOTED.sub("''", text)
    depth = 0
    for match in re.finditer(r"[\[({]|[\])}]", bare):
        depth += 1 if match[0] in "[({" else -1
        if depth > DEEPEST:
            line = bare.count("\n", 0, match.start()) + 1
            raise LevelError(f"line {line}: more brackets, expected at most {DEEPEST} inside one another", line)


def quoted(value: object) -> str:
    """A value as a sentence shows it."""
    text = json.dumps(value) if isinstance(value, bool) else ascii(value)
    return text if len(text) <= 60 else text[:57] + "..."
