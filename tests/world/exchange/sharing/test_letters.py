"""Bytes as letters: shortest, exact, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.world.exchange.sharing.letters import ALPHABET, lettered, letters_for, unlettered


@given(st.binary(max_size=200))
def test_every_byte_comes_back(content: bytes) -> None:
    letters = lettered(content)
    assert len(letters) == letters_for(len(content))
    assert set(letters) <= set(ALPHABET)
    assert unlettered(letters, len(content)) == content


def test_numbers_that_can_be_checked_by_hand() -> None:
    assert lettered(b"") == ""
    assert lettered(b"\x00") == "00"
    assert lettered(b"\x3d") == "0z"  # 61
    assert lettered(b"\x3e") == "10"  # 62
    assert letters_for(32) == 43  # 62**43 is more than 2**256, and 62**42 is not
    assert 62**42 < 2**256 < 62**43


@pytest.mark.parametrize("letters", ("zz", "0", "000", "0-", "0é"))
def test_what_stands_for_no_bytes_is_refused(letters: str) -> None:
    with pytest.raises(ValueError):
        unlettered(letters, 1)
