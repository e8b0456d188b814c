"""Letters that the output cannot carry: a file or a pipe may have an encoding that lacks them, and nothing fails of that.

In what people read, a Greek letter is then its name and an arrow is ->; what has no such word is escaped (\\u4f60). JSON is
escaped as JSON has it, so that it says the same.
"""

import codecs
import io
import unicodedata
from typing import TextIO

ERRORS = "playground-words"
"""The name of the way in which letters that cannot be written are put into words."""
_WORDS = {
    "…": "...", "·": ".", "×": "x", "→": "->", "←": "<-", "↑": "^", "↓": "v", "↗": "up-right", "↘": "down-right",
    "↙": "down-left",
    "↖": "up-left", "–": "-", "—": "-", "−": "-", "±": "+/-", "≤": "<=", "≥": ">=", "∞": "infinity", "√": "sqrt", "∂": "d",
    "∇": "nabla", "′": "'", "“": '"', "”": '"', "‘": "'", "’": "'", "•": "*", "█": "#", "²": "^2", "³": "^3", "½": "1/2",
    "₀": "_0", "₁": "_1", "₂": "_2", "₊": "+", "₋": "-", "ᵥ": "_v", "Σ": "sum", "\N{COMBINING MACRON}": "-bar",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "-hat",
}  # fmt: skip
_REPLACED = ("strict", "surrogateescape", "backslashreplace")
"""Ways that Python chooses by itself; what a person asked for by PYTHONIOENCODING stays."""


def in_words(error: UnicodeError) -> tuple[str, int]:
    """What is written in place of letters that an encoding lacks, and where to go on: a handler of errors for `codecs`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_word, error.object[error.start : error.end])), error.end


def _word(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if name.startswith("GREEK") and " LETTER " in name and " WITH " not in name and letter not in _WORDS:
        word = name.rpartition(" ")[2].lower().replace("lamda", "lambda")
        return word.capitalize() if letter.isupper() else word
    return _WORDS.get(letter) or letter.encode("ascii", "backslashreplace").decode("ascii")


codecs.register_error(ERRORS, in_words)


def open_up(stream: TextIO | None) -> None:
    """From now on the stream writes any text: letters that its encoding lacks go in words."""
    if isinstance(stream, io.TextIOWrapper) and stream.errors in _REPLACED:
        stream.reconfigure(errors=ERRORS)


def carries(stream: TextIO | None, text: str) -> bool:
    """Whether the stream can write each letter of a text as it is."""
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
