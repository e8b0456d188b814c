"""Values written as Python or as JSON, read without running anything: lists of strings and numbers, and the names they have.

    desc = ["SF", "FG"]          {"desc": ["SF", "FG"]}          make("FrozenLake-v1", desc=["SF", "FG"])

all give {"desc": ["SF", "FG"]}; a list without a name has the name "".
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from playground.world.level import LevelError

DEEPEST = 8
"""Brackets inside brackets."""
LONGEST = 256 * 1024
"""Characters of a text of lists and numbers."""
_LONGEST_NUMBER = 40
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_TOKEN = re.compile(
    r"(?P<space>\s+|\#[^\n]*)"
    r"|[bBuUrR]?(?P<string>'[^'\\\n]*'|\"[^\"\\\n]*\")"
    rf"|(?P<number>{_NUMBER}(?:\s*/\s*{_NUMBER})?)"
    r"|(?P<word>[^\W\d][\w.]*)"
    r"|(?P<mark>[\[\](){},:=])"
)
_WORDS = {"True": True, "true": True, "False": False, "false": False, "None": None, "null": None}
_CLOSING = {"[": "]", "(": ")", "{": "}"}


class _Token(NamedTuple):
    kind: str
    text: str
    place: int


def literals(text: str) -> dict[str, Any]:
    """Every list and every named value of a text by its name; LevelError where it is something else."""
    if len(text) > LONGEST:
        raise LevelError(f"there are {len(text):,} characters beside the map, at most {LONGEST:,} are read as lists and numbers")
    return _Reader(text).read()


class _Reader:
    """One reading of a text.

    lists: those still open. brackets: all that is open, and whether it is a list. name: what the next value is called.
    held: a word or text that may turn out to be a name. full: the innermost list needs a comma before its next value.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, Any] = {}
        self.lists: list[list[Any]] = []
        self.brackets: list[tuple[str, bool]] = []
        self.name = ""
        self.held: str | None = None
        self.full = False

    def read(self) -> dict[str, Any]:
        for token in _tokens(self.text):
            {"string": self._string, "number": self._number, "word": self._word, "mark": self._mark}[token.kind](token)
        if self.brackets:
            raise LevelError(f"the text ends, expected {_CLOSING[self.brackets[-1][0]]!r} before")
        return self.found

    def _string(self, token: _Token) -> None:
        value = token.text[1:-1]
        if self.lists or self.name:
            self._value(value, token)
        else:
            self.held = value

    def _number(self, token: _Token) -> None:
        if len(token.text) > _LONGEST_NUMBER:
            raise _fault(self.text, token.place, "a number of too many digits", f"at most {_LONGEST_NUMBER} characters")
        over, _, under = token.text.partition("/")
        whole = re.fullmatch(r"[+-]?\d+", over.strip()) and not under
        try:
            self._value(int(over) if whole else float(over) / float(under or 1), token)
        except (ZeroDivisionError, OverflowError):
            raise _fault(self.text, token.place, repr(token.text), "a number") from None

    def _word(self, token: _Token) -> None:
        if token.text in _WORDS and (self.lists or self.name):
            self._value(_WORDS[token.text], token)
        elif self.lists:
            raise _fault(self.text, token.place, repr(token.text), "a text in quotes or a number")
        else:
            self.held, self.name = token.text, ""

    def _mark(self, token: _Token) -> None:
        mark = token.text
        if mark in "[({":
            self._open(token)
        elif mark in "])}":
            self._close(token)
        elif mark == ",":
            self.full, self.held = False, None
        elif self.held is None or self.lists:
            raise _fault(self.text, token.place, repr(mark), "a name before it")
        else:
            self.name, self.held = self.held, None

    def _open(self, token: _Token) -> None:
        if len(self.brackets) >= DEEPEST:
            raise _fault(self.text, token.place, "more brackets", f"at most {DEEPEST} inside one another")
        # The brackets of a call and of a JSON object hold names and values; all others hold a list.
        holds = token.text == "{" or (token.text == "(" and self.held is not None)
        if holds and self.lists:
            raise _fault(self.text, token.place, repr(token.text), "a text in quotes, a number or a list")
        if holds:
            self.name = ""
        else:
            self._expect_room(token)
            self.lists.append([])
        self.brackets.append((token.text, not holds))
        self.full, self.held = False, None

    def _close(self, token: _Token) -> None:
        opening, listed = self.brackets.pop() if self.brackets else ("", False)
        if _CLOSING.get(opening) != token.text:
            raise _fault(self.text, token.place, repr(token.text), _CLOSING.get(opening, "a bracket to close"))
        self.held = None
        if listed:
            value = self.lists.pop()
            self.full = False
            self._value(value, token)

    def _value(self, value: Any, token: _Token) -> None:
        if self.lists:
            self._expect_room(token)
            self.lists[-1].append(value)
            self.full = True
        else:
            self.found.setdefault(self.name, value)
            self.name = ""

    def _expect_room(self, token: _Token) -> None:
        if self.lists and self.full:
            raise _fault(self.text, token.place, repr(token.text[:20]), "a comma before it")


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise _fault(text, place, f"the character {text[place]!r}", "lists of texts in quotes and numbers")
        kind = match.lastgroup or ""
        if kind != "space":
            yield _Token(kind, match[kind], place)
        place = match.end()


def _fault(text: str, place: int, found: str, expected: str) -> LevelError:
    line = text.count("\n", 0, place) + 1
    col = place - (text.rfind("\n", 0, place) + 1) + 1
    return LevelError(f"line {line}, column {col}: {found}, expected {expected}", line, col)
