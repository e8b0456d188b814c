"""From the bytes of a file to its text: UTF-8, the encoding that it states, or Western European; the text in a picture card."""

import codecs
import re

from playground.world.exchange.sharing.png_text import is_png, text_in
from playground.world.level import LevelError

_ENCODING = rb"us-ascii|iso-8859-\d{1,2}|windows-125\d|koi8-[ru]"
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["'](""" + _ENCODING + rb""")["']""", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LEFT_OUT = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
"""The five bytes that Windows-1252 gives no letter are controls, as in Latin-1."""
BARE = (
    "the picture carries no level; many programs throw away what a picture carries, when they send it: ask for the file "
    "itself or the code, or read the square in its corner with a phone and paste what it says"
)
OLD = "The file is not in UTF-8: it was read as Western European text (Windows-1252)."


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file's content, and a sentence where its encoding was guessed; LevelError where it is no text."""
    if is_png(content):
        return _in_picture(content), ()
    if content.startswith(_WIDE):
        return _by(content, "utf-16"), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        control = _CONTROLS.search(content)
        if control:
            line = content.count(b"\n", 0, min(error.start, control.start())) + 1
            raise LevelError(f"line {line}: this is not text", line) from None
    declared = _DECLARED.match(content)
    if declared:
        return _by(content, declared[1].decode("ascii")), ()
    return content.decode("cp1252", "surrogateescape").translate(_LEFT_OUT), (OLD,)


def _in_picture(content: bytes) -> str:
    """The text that a picture card carries. LevelError where it carries none any more."""
    text = text_in(content)
    if not text:
        raise LevelError(BARE)
    return text


def _by(content: bytes, encoding: str) -> str:
    """The text in an encoding that the file states."""
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeError):
        raise LevelError(f"line 1: the file says that it is in {encoding}, and it is not", 1) from None
