"""Codes survive what mail and chats do to text; what is no whole code is one sentence, and nothing large is ever made of it."""

import email
import email.policy
import hashlib
import textwrap
import tracemalloc
import zlib
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.world.exchange.sharing.common_words import WORDS
from playground.world.exchange.sharing.letters import lettered
from playground.world.exchange.sharing.text_code import (
    LARGEST,
    NAME,
    CodeError,
    _digits,
    code_of,
    content_in,
    holds_code,
    lines_of,
)

CONTENT = bytes(range(256)) + b"the way to the cheese" * 3
CODE = code_of(CONTENT)


@given(st.binary(max_size=600))
def test_any_bytes_come_back_from_amid_other_text(content: bytes) -> None:
    code = code_of(content)
    assert content_in(code) == content
    assert content_in(f"Look at this, “{lines_of(code)}”. Have fun with it!") == content


def wrapped(text: str, width: int, prefix: str) -> str:
    return "\n".join(prefix + text[first : first + width] for first in range(0, len(text), width))


@given(
    st.binary(max_size=120),
    st.integers(1, 90),
    st.sampled_from(["", "> ", ">> ", "> > ", "| ", "\t", "\u200b", "\u00a0", "> \ufeff"]),
    st.sampled_from(["\n", "\r\n", " \n", "=\n", "=\r\n", "\u2028", "<br>", "<br />"]),
)
def test_any_wrapping_and_quoting_is_passed_over(content: bytes, width: int, prefix: str, end: str) -> None:
    text = wrapped(code_of(content), width, prefix).replace("\n", end)
    assert content_in(f"Hi!\n\n{text}\n\n-- \nme") == content


@pytest.mark.parametrize("encoding", ("quoted-printable", "base64", "7bit"))
def test_a_mail_brings_it(encoding: str) -> None:
    mail = EmailMessage(policy=email.policy.SMTP)
    mail.set_content(f"Für dich:\n\n{lines_of(CODE)}\n\nViel Spaß!" if encoding != "7bit" else CODE[:900], cte=encoding)
    back = email.message_from_bytes(bytes(mail), policy=email.policy.default).get_body().get_content()
    if encoding != "7bit":
        assert content_in(back) == CONTENT
        assert content_in(textwrap.indent(back, "> ")) == CONTENT
    assert holds_code(back)


def test_even_the_source_of_such_a_mail_is_read() -> None:
    mail = EmailMessage(policy=email.policy.SMTP)
    mail.set_content(f"Für dich: {CODE} – viel Spaß!", cte="quoted-printable")
    source = mail.get_payload()
    assert "=\r\n" in source or "=\n" in source  # broken within the code
    assert content_in(source) == CONTENT


@pytest.mark.parametrize(
    ("text", "sentence"),
    (
        ("", "there is no code"),
        ("SELLMAN1abc", "there is no code"),
        ("BELLMAN was a mathematician", "there is no code"),
        (CODE[:-1], "copy all of it"),
        (CODE[:40] + "… " + CODE[40:], "copy all of it"),
        (CODE[: len(NAME) + 2], "copy all of it"),
        (f"{NAME}2" + CODE[8:], "update the program"),
        (f"{NAME}1zzz" + CODE[11:], "damaged"),
        (f"{NAME}1000", "damaged"),
        (CODE[:60] + ("A" if CODE[60] != "A" else "B") + CODE[61:], "damaged"),
        (CODE[:11] + CODE[11:].swapcase(), "damaged"),
        (CODE + " " * (2 << 20), "there is no code"),
    ),
)
def test_what_is_no_whole_code_is_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(CodeError, match=sentence):
        content_in(text)


@given(st.text(max_size=300))
def test_no_text_raises_anything_else(text: str) -> None:
    for hostile in (text, NAME + "1" + text, CODE[:30] + text):
        try:
            content_in(hostile)
        except CodeError:
            continue


@given(st.integers(11, len(CODE) - 1), st.integers(1, 61))
def test_one_changed_letter_is_noticed(place: int, by: int) -> None:
    letters = sorted({*"0123456789", *map(chr, range(65, 91)), *map(chr, range(97, 123))})
    other = letters[(letters.index(CODE[place]) + by) % 62]
    with pytest.raises(CodeError):
        content_in(CODE[:place] + other + CODE[place + 1 :])


def sealed(packed: bytes) -> str:
    """The code of some bytes as they stand, with a check sum that holds."""
    whole = zlib.crc32(packed).to_bytes(4, "big") + packed
    return f"{NAME}1{_digits(len(whole))}{lettered(whole)}"


def test_a_bomb_is_bounded_before_it_is_decoded() -> None:
    deflate = zlib.compressobj(9, wbits=-15)
    bomb = deflate.compress(bytes(40_000_000)) + deflate.flush()
    assert len(bomb) < LARGEST
    text = sealed(bomb)
    tracemalloc.start()
    try:
        with pytest.raises(CodeError, match="more than"):
            content_in(text)
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packed", (b"", b"\xff" * 30, zlib.compress(b"x")[:4]))
def test_what_cannot_be_inflated_is_damaged(packed: bytes) -> None:
    with pytest.raises(CodeError, match="damaged"):
        content_in(sealed(packed))


def test_a_code_that_no_message_would_carry_is_refused_when_it_is_made() -> None:
    noise = b"".join(hashlib.sha256(bytes([part % 256, part // 256])).digest() for part in range(2000))
    with pytest.raises(CodeError, match="send the file"):
        code_of(noise)


def test_codes_that_were_sent_are_read_for_ever() -> None:
    assert hashlib.sha256(WORDS).hexdigest()[:16] == "f18fffee61a3ca0f"
    assert content_in("BELLMAN100C1OmcB2gQVFeAQDE1I") == b"\nany level\n"
