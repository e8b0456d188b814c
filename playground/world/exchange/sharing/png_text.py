"""A text inside a picture, as PNG keeps texts: put there, and taken out again without the picture being decoded.

So no picture, however large it says that it is, costs more than its own bytes.
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"Bellman Playground"
"""The name under which the text stands in the picture."""
_HEADER = len(SIGNATURE) + 25
"""Bytes until the end of the first chunk, which says the size of the picture."""
LONGEST = 1 << 20
"""Bytes of a text at most."""


def is_png(content: bytes) -> bool:
    """Whether a file is a picture of this kind."""
    return content.startswith(SIGNATURE)


def with_text(picture: bytes, text: str) -> bytes:
    """The content of a PNG file with a text (ASCII) in it, before the pixels."""
    body = b"tEXt" + KEYWORD + b"\0" + text.encode("ascii")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return picture[:_HEADER] + chunk + picture[_HEADER:]


def text_in(picture: bytes) -> str:
    """The text that `with_text` put into a PNG file, or any program wrote anew on its way; "" where there is none."""
    for kind, body in _chunks(picture):
        keyword, separator, rest = body.partition(b"\0")
        if separator and keyword == KEYWORD and kind in _READERS:
            return _READERS[kind](rest).decode("utf-8", "replace")
    return ""


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kinds and contents of the chunks of texts, as far as the file is whole."""
    place = len(SIGNATURE)
    while place + 12 <= len(picture):
        size, kind = struct.unpack_from(">I4s", picture, place)
        if kind in _READERS:
            yield kind, picture[place + 8 : min(place + 8 + size, len(picture))]
        place += 12 + size


def _compressed(rest: bytes) -> bytes:
    """The text after its method of compression, inflated within bounds; what is damaged is no text."""
    try:
        return zlib.decompressobj().decompress(rest[1:], LONGEST)
    except zlib.error:
        return b""


def _international(rest: bytes) -> bytes:
    """The text after its flags, its language and its translated keyword."""
    _, _, text = rest[2:].partition(b"\0")
    _, _, text = text.partition(b"\0")
    return _compressed(b"\0" + text) if rest[:1] == b"\1" else text


_READERS: Mapping[bytes, Callable[[bytes], bytes]] = {
    b"tEXt": lambda rest: rest[:LONGEST],
    b"zTXt": _compressed,
    b"iTXt": _international,
}
