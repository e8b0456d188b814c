"""How long ago, in words."""

import pytest

from playground.ui.dialogs.ages import ago


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "a moment ago"),
        (119, "a moment ago"),
        (120, "2 minutes ago"),
        (7199, "119 minutes ago"),
        (7200, "2 hours ago"),
        (200_000, "2 days ago"),
    ],
)
def test_words(seconds, words):
    assert ago(seconds) == words
