"""The choice for whom words are."""

from playground.lessons.wording import ReadingLevel
from playground.ui.panels.readers import READERS


def test_every_reading_level_can_be_chosen_and_says_what_it_means() -> None:
    assert [option.id for option in READERS] == [str(level) for level in ReadingLevel]
    assert all(option.about for option in READERS)
