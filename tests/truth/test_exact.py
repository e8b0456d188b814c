"""The page of proven optima is the one that its command makes."""

import warnings

import pytest

from tests.truth.__main__ import EXACT
from tests.truth.exact import HEAD, rows


@pytest.mark.parametrize("full", [False, True])
def test_every_map_of_up_to_a_thousand_states_is_proven_as_the_page_says(full: bool) -> None:
    text = EXACT.read_text(encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        lines = [line for line, _ in rows(full, 1000)]
    assert [line for line in lines if f"\n{line} " not in text] == []
    assert text.startswith(HEAD), "make it anew: python -m tests.truth exact"
    assert len(lines) >= (37 if not full else 25)
