"""Rows of Sokoban written in lengths of runs: "3#|#@.#" is three walls, then a row; "2(#-)" is the pair twice."""

import re

from playground.world.exchange.grid_text import LONGEST_ROW
from playground.world.level import LevelError

DEEPEST = 8
"""Parentheses within parentheses."""
_PART = re.compile(r"(\d{0,5})(?:([^\d()|])|(\()|(\))|(\|))")


def has_runs(line: str, letters: str) -> bool:
    """Whether a line of these letters is written in runs: numbers before letters or groups, or rows that a bar ends."""
    inside = f"[{re.escape(letters)}()|]"
    return bool(re.search(r"[\d|(]", line) and re.fullmatch(rf"(?:\d{{0,5}}{inside})+", line))


def rows_of_runs(line: str, number: int) -> tuple[str, ...]:
    """The rows of a packed line; LevelError where its parentheses do not match or its rows are too long."""
    groups: list[tuple[int, list[str]]] = [(1, [])]
    for match in _PART.finditer(line):
        times = int(match[1] or 1)
        if match[3]:
            if len(groups) > DEEPEST:
                raise _fault(number, match.start(), f"more than {DEEPEST} parentheses in one another", "fewer")
            groups.append((times, []))
            continue
        if match[4]:
            if len(groups) == 1:
                raise _fault(number, match.start(), "a ) without its (", "both or none")
            often, part = groups.pop()
            piece = "".join(part)
        else:
            often, piece = times, match[2] or match[5]
        groups[-1][1].append(piece * min(often, LONGEST_ROW))
        if sum(map(len, groups[-1][1])) > 64 * LONGEST_ROW:
            raise _fault(number, match.start(), "runs of too many cells", f"rows of up to {LONGEST_ROW:,}")
    if len(groups) > 1:
        raise _fault(number, len(line) - 1, "a ( without its )", "both or none")
    return tuple("".join(groups[0][1]).removesuffix("|").split("|"))


def _fault(number: int, place: int, what: str, expected: str) -> LevelError:
    return LevelError(f"line {number}, column {place + 1}: {what}, expected {expected}", number, place + 1)
