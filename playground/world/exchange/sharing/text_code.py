"""A code for a message: bytes, compressed, with a version, a length and a check sum, in letters and digits.

    BELLMAN1 LLL CCCC…     the version, the length in bytes (three digits to the base 62), and the bytes: a CRC-32, then DEFLATE

A reader takes it out of whatever stands around it, and passes over all that programs put between its letters: line breaks, the
marks of quoted mail, spaces without width, the ends of lines of quoted-printable. The length says where it ends, so that a code
that was cut off is not taken for a damaged one.
"""

import re
import zlib

from playground.world.exchange.sharing.common_words import WORDS
from playground.world.exchange.sharing.letters import ALPHABET, lettered, letters_for, unlettered
from playground.world.level import LevelError
from playground.world.text.scan import LARGEST_FILE

NAME, VERSION = "BELLMAN", 1
LARGEST = 48 * 1024
"""Bytes of a code at most, before they become letters: a longer message is cut by most programs that carry it."""
LARGEST_CONTENT = LARGEST_FILE + (1 << 16)
"""Bytes that a code stands for at most."""
WIDE = 64
"""Letters in a line."""
_BETWEEN = re.compile("=\r?\n|<w?br ?/?>|[\\s>|\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_CHECK = 4
_DIGITS = 3


class CodeError(LevelError):
    """A code that cannot be read; the message is a sentence that says what to do."""


def code_of(content: bytes) -> str:
    """The code of some bytes, in one line. CodeError where it would be longer than messages are."""
    deflate = zlib.compressobj(9, wbits=-15, zdict=WORDS)
    packed = deflate.compress(content) + deflate.flush()
    if len(packed) + _CHECK > LARGEST or len(content) > LARGEST_CONTENT:
        raise CodeError(
            f"it would be a code of {letters_for(len(packed)):,} letters, too long for a message: send the file itself"
        )
    whole = zlib.crc32(packed).to_bytes(_CHECK, "big") + packed
    return f"{NAME}{VERSION}{_digits(len(whole))}{lettered(whole)}"


def lines_of(code: str) -> str:
    """A code in lines that no program breaks."""
    return "\n".join(code[first : first + WIDE] for first in range(0, len(code), WIDE))


def holds_code(text: str) -> bool:
    """Whether there is a code, whole or not, in a text of a size that is read."""
    return len(text) <= LARGEST_FILE and _begun(text) is not None


def _begun(text: str) -> str | None:
    """What follows the name of a code, without what programs put between letters; None where there is no code."""
    _, name, after = _BETWEEN.sub("", text).partition(NAME)
    return after if name and re.match(r"[0-9]", after) else None


def content_in(text: str) -> bytes:
    """The bytes that the first code in a text stands for. CodeError where there is none, or it is not whole."""
    after = _begun(text) if len(text) <= LARGEST_FILE else None
    if after is None:
        raise CodeError(f"there is no code in this text, expected one that begins with {NAME}{VERSION}")
    if after[0] != str(VERSION):
        raise CodeError(f"the code is of version {after[0]} and version {VERSION} is read here: update the program")
    letters = after[1:]
    own = re.match(f"[{ALPHABET}]*", letters)
    present = own[0] if own else ""
    if len(present) < _DIGITS:
        raise CodeError("only the beginning of the code is there: copy all of it, to its end")
    size = _number(present[:_DIGITS])
    wanted = _DIGITS + letters_for(size)
    if not _CHECK <= size <= LARGEST:
        raise CodeError("the code is damaged: it says a length that no code has; copy it once more")
    if len(present) < wanted:
        there, all_of_it = len(present) + len(NAME) + 1, wanted + len(NAME) + 1
        raise CodeError(f"only {there} of the code's {all_of_it} letters are there: copy all of it, to its end")
    try:
        whole = unlettered(present[_DIGITS:wanted], size)
    except ValueError:
        whole = b""
    check, packed = whole[:_CHECK], whole[_CHECK:]
    if check != zlib.crc32(packed).to_bytes(_CHECK, "big"):
        raise CodeError("the code is damaged: some of its letters were changed on the way; copy it once more")
    return _inflated(packed)


def _inflated(packed: bytes) -> bytes:
    inflate = zlib.decompressobj(wbits=-15, zdict=WORDS)
    try:
        content = inflate.decompress(packed, LARGEST_CONTENT + 1)
    except zlib.error as error:
        raise CodeError("the code is damaged: what it stands for is not whole") from error
    if len(content) > LARGEST_CONTENT:
        raise CodeError(f"the code stands for more than {LARGEST_CONTENT:,} bytes, the most that is read")
    if not inflate.eof:
        raise CodeError("the code is damaged: what it stands for is not whole")
    return content


def _digits(number: int) -> str:
    digits = ""
    for _ in range(_DIGITS):
        number, place = divmod(number, len(ALPHABET))
        digits = ALPHABET[place] + digits
    return digits


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * len(ALPHABET) + ALPHABET.index(digit)
    return number
