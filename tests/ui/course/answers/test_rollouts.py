"""Buttons play episodes from the cell that is asked about."""

from playground.lessons.tasks.rollouts import RolloutsTask
from playground.lessons.wording import wording
from playground.training import commands
from playground.ui.course.answers.rollouts import ANSWER
from playground.world.grid import Cell

TASK = RolloutsTask(ask=wording("?"), cell=Cell(0, 2))


def test_every_button_plays_so_many_episodes_from_that_cell(page, page_of):
    asked = page(page_of(TASK), ANSWER)
    asked.click("play-10")
    asked.click("play-1")
    state = int(asked.space.snapshot.mdp.state_at()[0, 2])
    played = [sent for sent in asked.space.outbox if isinstance(sent, commands.Sample)]
    assert [(sample.state, sample.n) for sample in played] == [(state, 10), (state, 1)]
    assert asked.space.read == Cell(0, 2)
