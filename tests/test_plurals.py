"""Counts before nouns."""

import pytest

from playground.plurals import counted, noun_of


@pytest.mark.parametrize(
    "count, noun, words",
    [
        (1, "episode", "1 episode"),
        (0, "episode", "0 episodes"),
        (2, "episode", "2 episodes"),
        (1234567, "transition", "1,234,567 transitions"),
        (1, "switch", "1 switch"),
        (3, "switch", "3 switches"),
        (2, "box", "2 boxes"),
        (2, "key", "2 keys"),
        (2, "entry", "2 entries"),
        (1, "entry", "1 entry"),
        (4, "hidden layer", "4 hidden layers"),
    ],
)
def test_a_count_stands_before_the_form_of_its_noun(count, noun, words):
    assert counted(count, noun) == words


def test_an_irregular_plural_is_given():
    assert (counted(1, "axis", "axes"), counted(2, "axis", "axes")) == ("1 axis", "2 axes")


def test_the_noun_alone_follows_a_count_that_is_written_in_another_way():
    assert [f"**{count}** {noun_of(count, 'arrow')}" for count in (1, 2)] == ["**1** arrow", "**2** arrows"]
    assert f"{1.5:g} {noun_of(1.5, 'minute')}" == "1.5 minutes"
