"""The steps: short sentences for every reader, and buttons that do something."""

import pytest

from playground.lessons.wording import ReadingLevel
from playground.ui.board.painter import overlays
from playground.ui.guide.guide import ANSWERS
from playground.ui.guide.guided_steps import STEPS

LONGEST = 100
"""Letters of a card's sentences at most: they are read at a glance."""


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
@pytest.mark.parametrize("reading", ReadingLevel)
def test_each_step_speaks_shortly_to_every_reader(step, reading) -> None:
    assert 0 < len(step.ask.at(reading)) <= LONGEST and 0 < len(step.title.at(reading)) <= 32
    assert len(step.praise.at(reading)) <= LONGEST
    assert step.ask.at(reading).count("**") % 2 == 0 and "*" not in step.ask.at(reading).replace("**", "")


def test_steps_are_named_once_and_their_buttons_do_something() -> None:
    assert len({step.id for step in STEPS}) == len(STEPS)
    assert {id for step in STEPS for id, _ in step.answers} == set(ANSWERS)
    assert all(step.overlays <= overlays().keys() for step in STEPS)
    assert [step.id for step in STEPS if not step.answers and not step.praise.child] == [], "what is done is praised"
