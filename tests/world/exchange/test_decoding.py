"""From bytes to text."""

import pytest

from playground.world import LevelError
from playground.world.exchange.decoding import OLD, decoded


@pytest.mark.parametrize(
    ("content", "text", "notes"),
    [
        ("Größe".encode(), "Größe", ()),
        (b"\xef\xbb\xbfS.G", "S.G", ()),
        ("Größe\n".encode("utf-16"), "Größe\n", ()),
        ("Größe".encode("latin-1"), "Größe", (OLD,)),
        ("“Größe” – 5 €".encode("cp1252"), "“Größe” – 5 €", (OLD,)),
        (b"\x81\xe9", "\x81é", (OLD,)),
        (
            b"<?xml version='1.0' encoding='ISO-8859-2'?>\n<a>\xb3</a>",
            "<?xml version='1.0' encoding='ISO-8859-2'?>\n<a>ł</a>",
            (),
        ),
        (
            b'<?xml version="1.0" encoding="windows-1251"?><a>\xc4</a>',
            '<?xml version="1.0" encoding="windows-1251"?><a>Д</a>',
            (),
        ),
        (b"<?xml version='1.0' encoding='punycode'?>\xe9", "<?xml version='1.0' encoding='punycode'?>é", (OLD,)),
    ],
)
def test_a_text_is_read_in_its_encoding_and_a_guess_is_explained(content, text, notes):
    assert decoded(content) == (text, notes)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"S.G\n\x89PNG\r\n\x1a\n\x00", "line 2: this is not text"),
        (b"\xff\xfe\x00", "line 1: the file says that it is in utf-16"),
        (b"<?xml version='1.0' encoding='us-ascii'?>\xe9", "line 1: the file says that it is in us-ascii, and it is not"),
    ],
)
def test_what_is_no_text_is_explained(content, words):
    with pytest.raises(LevelError, match=words):
        decoded(content)
