"""One text for three readers, with gaps for numbers."""

import pytest

from playground.lessons.wording import ReadingLevel, wording


def test_a_level_without_its_own_words_takes_the_simpler_ones() -> None:
    text = wording({"child": "a", "student": "c"})
    assert [text.at(reading) for reading in ReadingLevel] == ["a", "a", "c"]
    assert wording("all").at(ReadingLevel.STUDENT) == "all"


def test_gaps_are_filled_with_numbers_as_sentences_show_them() -> None:
    text = wording("You said {answer}, {off} too low, {other}.")
    assert text.at(ReadingLevel.CHILD, answer=-1.0, off=0.33333) == "You said −1, 0.333 too low, {other}."
    assert text.at(ReadingLevel.CHILD, answer=-1e-9, off="half", other=2) == "You said 0, half too low, 2."
    assert text.gaps == {"answer", "off", "other"}


def test_words_for_children_are_needed() -> None:
    with pytest.raises(ValueError, match="child is needed"):
        wording({"student": "only"})
    with pytest.raises(ValueError, match="child, school and student"):
        wording({"child": "a", "grandma": "b"})
