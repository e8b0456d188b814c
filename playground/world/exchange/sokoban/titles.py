"""Which lines between Sokoban's boards are their titles: before a board or after it, as the whole text has them.

Titles are lines "Title: …", comments "; …" and plain lines. Lines of keys (Author: …), of moves (uuRRdl) and marks are none.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from playground.world.exchange.grid_text import TextLine
from playground.world.exchange.sokoban.sokoban_boards import SokobanBoard
from playground.world.text.tables import LONGEST_TEXT

_TITLE = re.compile(r"\s*;?\s*(?:title|name)\s*[:=]\s*(\S.*)", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*;?\s*((?:level|maze|board|puzzle|stage)\b\s*[:#]?\s*\S.*)", re.IGNORECASE)
_KEY = re.compile(r"\s*;?\s*[A-Za-z][\w -]{0,30}\s*[:=]|\s*;[A-Z]{2,}\b|\s*::|\s*[-=*~_]{3,}\s*$")
_MOVES = re.compile(r"[\sulrdULRD\d()-]+")
_QUOTED = re.compile(r"""(?:^|\s)(['"])(.+)\1\s*$""")


class _TitleLines(NamedTuple):
    """Lines that follow one another, with the titles that are in them: the numbers of the first and the last."""

    titles: tuple[str, ...]
    first: int
    last: int


def with_titles(boards: Sequence[SokobanBoard], words: Sequence[TextLine]) -> tuple[SokobanBoard, ...]:
    """The boards with their titles; a board that has none keeps "".

    words: the lines that are no rows.
    """
    gaps = _gaps(boards, words)
    stated = _titles_of(boards, gaps, _stated)
    plain = _titles_of(boards, gaps, _plain)
    return tuple(replace(board, title=one or other) for board, one, other in zip(boards, stated, plain, strict=True))


def _gaps(boards: Sequence[SokobanBoard], words: Sequence[TextLine]) -> list[list[TextLine]]:
    """[boards + 1] the lines before the first board, between two of them, and after the last; none is too long for a title.

    Quotes are looked for in quadratic time, and other formats have lines of megabytes.
    """
    gaps: list[list[TextLine]] = [[] for _ in range(len(boards) + 1)]
    at = 0
    for line in words:
        if len(line.text) > LONGEST_TEXT:
            continue
        while at < len(boards) and line.number > boards[at].last:
            at += 1
        gaps[at].append(line)
    return gaps


def _stated(line: TextLine) -> str:
    match = _TITLE.fullmatch(line.text)
    return match[1].strip() if match else ""


def _plain(line: TextLine) -> str:
    """The title that a line of words is, "" where it is none."""
    numbered = _NUMBERED.fullmatch(line.text)
    if not numbered and (_KEY.match(line.text) or _MOVES.fullmatch(line.text)):
        return ""
    text = (numbered[1] if numbered else line.text).strip(" \t;")
    quoted = _QUOTED.search(text)
    if quoted:
        text = quoted[2]
    elif numbered:
        text = " ".join(text.replace(":", " ").split())
        text = text.capitalize() if text.isupper() else text
    return text if len(text) <= LONGEST_TEXT // 2 and any(letter.isalpha() for letter in text) else ""


def _titles_of(boards: Sequence[SokobanBoard], gaps: Sequence[Sequence[TextLine]], title: Callable[[TextLine], str]) -> list[str]:
    """[boards] the title of each of one kind, from the gap before it or the one after it, whichever way the text has them."""
    titles = [[named for part in _paragraphs(gap) if (named := _title_lines(part, title)).titles] for gap in gaps]
    if len(boards) > 1 and not any(titles[1:-1]):
        return [""] * len(boards)  # what there is belongs to the whole collection
    votes = sum(
        _sign((boards[at + 1].first - groups[-1].last) - (groups[0].first - boards[at].last))
        for at, groups in enumerate(titles[1:-1])
        if groups
    )
    if votes > 0 or (votes == 0 and titles[-1] and not titles[0]):
        return [groups[0].titles[0] if groups else "" for groups in titles[1:]]
    # What stands above the first board may be longer, so that the other boards say how many lines a title has.
    usual = Counter(len(groups[-1].titles) for groups in titles[1:-1] if groups).most_common(1)
    count = usual[0][0] if usual else LONGEST_TEXT
    return [groups[-1].titles[-min(count, len(groups[-1].titles))] if groups else "" for groups in titles[:-1]]


def _paragraphs(gap: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines that follow one another."""
    paragraphs: list[list[TextLine]] = []
    for line in gap:
        if paragraphs and paragraphs[-1][-1].number == line.number - 1:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _title_lines(part: Sequence[TextLine], title: Callable[[TextLine], str]) -> _TitleLines:
    return _TitleLines(tuple(filter(None, map(title, part))), part[0].number, part[-1].number)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
