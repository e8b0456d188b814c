"""The dictionary makes short codes short."""

import zlib

from playground.world import format_level, library
from playground.world.exchange.sharing.common_words import WORDS


def test_bundled_levels_take_half_of_what_they_would() -> None:
    with_words = without = 0
    for name in library.bundled():
        text = format_level(library.find(name)).encode("utf-8")
        deflate = zlib.compressobj(9, wbits=-15, zdict=WORDS)
        with_words += len(deflate.compress(text) + deflate.flush())
        without += len(zlib.compress(text, 9))
    assert with_words < 0.75 * without
