"""Bytes as letters and digits, and back: no program that handles text takes one of these for an order of its own.

Base64 would need signs besides, and - and _ become dashes and italics in chats. In blocks of 32 bytes, 62 letters and digits
are nearly as short: 43 of them for a block, where base64 needs 42.7.
"""

import math

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BLOCK = 32
"""Bytes that become letters together, as one number."""
_PLACES = {letter: place for place, letter in enumerate(ALPHABET)}
_BITS = math.log2(len(ALPHABET))


def letters_for(size: int) -> int:
    """How many letters so many bytes become."""
    return size // BLOCK * _letters(BLOCK) + _letters(size % BLOCK)


def _letters(size: int) -> int:
    return math.ceil(8 * size / _BITS)


def lettered(content: bytes) -> str:
    """The letters of some bytes."""
    return "".join(_lettered_block(content[first : first + BLOCK]) for first in range(0, len(content), BLOCK))


def _lettered_block(block: bytes) -> str:
    number, letters = int.from_bytes(block, "big"), []
    for _ in range(_letters(len(block))):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(reversed(letters))


def unlettered(letters: str, size: int) -> bytes:
    """The bytes, so many of them, that these letters stand for. ValueError where they stand for none."""
    if len(letters) != letters_for(size):
        raise ValueError(f"{size} bytes are {letters_for(size)} letters, and these are {len(letters)}")
    wide = _letters(BLOCK)
    blocks = [letters[first : first + wide] for first in range(0, len(letters), wide)]
    sizes = [BLOCK] * (size // BLOCK) + [size % BLOCK] * bool(size % BLOCK)
    return b"".join(_block(block, size) for block, size in zip(blocks, sizes, strict=True))


def _block(letters: str, size: int) -> bytes:
    number = 0
    for letter in letters:
        if letter not in _PLACES:
            raise ValueError(f"{letter!r} is no letter of this alphabet")
        number = number * len(ALPHABET) + _PLACES[letter]
    if number >> (8 * size):
        raise ValueError("these letters stand for a number that is too large")
    return number.to_bytes(size, "big")
