"""How formulas are set: R_{t+1}, V_π(s) and γ^k, which the data writes on one line, become words with sub- and superscripts.

A script follows a letter, a number, a bracket or the name of an operator: `_π`, `_0`, `_{t+1}`, `^k`, `^{−1/4}`; primes, stars
and small digits belong to it (`V_π*` is V of π*). Small letters and digits of the character set (₀, ², ᵏ) are set in the same
way. A word that only has such a sign in it, like a name (`max_steps`, `a_b.toml`), stays as it is.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

SMALLER = 0.7
"""The size of a script against that of what it follows."""
DROP, RISE = 0.17, 0.34
"""How much lower or higher a script stands, as shares of the size of what it follows."""

_BASE = r"(?:(?<![\w'\"./\\^])(?:arg(?:max|min)|max|min|log|\d+|[^\W\d_])[*′]*|[ΣΠ∇)\]}|])"
_BODY = r"(?P<body>\{(?:[^{}\n]|\{[^{}\n]*\})+\}|[−-]?\d+(?![\w.])|[^\W\d_](?!\w*[^\W₀-₉])[′'*]*[₀-₉]*)(?!\w|[./\\]\w)"
_SCRIPT = re.compile(rf"(?P<base>{_BASE})(?P<sign>[_^]){_BODY}")
_SECOND = re.compile(rf"(?P<sign>[_^]){_BODY}")
_UNFINISHED = re.compile(r"[_^](?:\{[^{}]*(?:\{[^{}]*\}?[^{}]*)?)?$")


class Script(NamedTuple):
    """Words of a formula on one height.

    size: against the size of the text. drop: how much lower they stand, as a share of it (negative: higher).
    back: they begin where the words before them began: a superscript above a subscript.
    """

    words: str
    size: float = 1.0
    drop: float = 0.0
    back: bool = False


@lru_cache(maxsize=4096)
def scripts(text: str) -> tuple[Script, ...]:
    """A line of text in parts, each with its height and size; one part where nothing is to be set higher or lower."""
    if text.isascii() and "_" not in text and "^" not in text:
        return (Script(text),) if text else ()
    return tuple(_set(text, 1.0, 0.0))


def whole_scripts(text: str) -> str:
    """A beginning of a text without the script that was cut off in its middle."""
    return _UNFINISHED.sub("", text)


def _set(text: str, size: float, drop: float) -> list[Script]:
    parts: list[Script] = []
    at = 0
    while (match := _SCRIPT.search(text, at)) is not None:
        parts += _small_signs(text[at : match.end("base")], size, drop)
        parts += _scripted(match, size, drop)
        at = match.end()
        second = _SECOND.match(text, at)
        if second is not None and second["sign"] != match["sign"]:
            first, *rest = _scripted(second, size, drop)
            parts += [first._replace(back=True), *rest]
            at = second.end()
    return parts + _small_signs(text[at:], size, drop)


def _scripted(match: re.Match[str], size: float, drop: float) -> list[Script]:
    body = match["body"]
    inner = body[1:-1] if body.startswith("{") else body
    return _set(inner, size * SMALLER, drop + size * (DROP if match["sign"] == "_" else -RISE))


def _small_signs(text: str, size: float, drop: float) -> list[Script]:
    """Words with the small digits and letters of the character set as scripts."""
    parts: list[Script] = []
    for character in text:
        base, step = _small(character)
        part = Script(base, size * (SMALLER if step else 1.0), drop + size * step)
        if parts and (parts[-1].size, parts[-1].drop) == (part.size, part.drop):
            parts[-1] = parts[-1]._replace(words=parts[-1].words + base)
        else:
            parts.append(part)
    return parts


@lru_cache(maxsize=512)
def _small(character: str) -> tuple[str, float]:
    """A character at its full size, and how much lower it stands: ("2", −RISE) for ²."""
    kind, _, code = unicodedata.decomposition(character).partition(" ")
    step = {"<super>": -RISE, "<sub>": DROP}.get(kind, 0.0)
    return (chr(int(code, 16)), step) if step and " " not in code else (character, 0.0)
