"""A planner step by step."""

from dataclasses import replace

import pytest

from playground.learning.learner import Standing
from playground.training import commands
from playground.ui.aspects import RunRequest
from playground.ui.panels.stages import AGAIN, begin_stage, stages


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    snapshot = replace(snapshot_of(level_of("S.G")), learner="policy-iteration", standing=Standing(("evaluate",)))
    return space_of(snapshot, brain=RunRequest(learner="policy-iteration"))


def test_only_what_can_begin_now_can_be_pressed(played, space):
    panel = played(stages, space)
    assert {id: panel.node(f"stage-{id}").enabled for id in ("evaluate", "improve", "sweep")} == {
        "evaluate": True,
        "improve": False,
        "sweep": False,
    }
    panel.click("stage-improve")
    assert panel.sent == ()
    panel.click("stage-evaluate")
    assert panel.sent == (commands.AdvanceStage("evaluate"),)


def test_a_stage_pauses_the_training(space):
    stage = space.spec.stages[0]
    assert begin_stage(space.run(True), stage).outbox == (
        commands.Resume(),
        commands.Pause(),
        commands.AdvanceStage(stage.id),
    )


def test_the_stage_at_work_can_be_finished_at_once(played, space):
    panel = played(stages, replace(space, snapshot=replace(space.snapshot, stage="evaluate")))
    assert panel.node("stage-evaluate").enabled
    assert panel.node("stage-evaluate").tooltip.endswith(AGAIN)
    assert not panel.node("stage-improve").enabled


@pytest.mark.parametrize(
    ("changed", "words"), [(None, []), (0, ["No arrow changed"]), (1, ["1 arrow changed"]), (16, ["16 arrows changed"])]
)
def test_the_arrows_that_changed_are_counted(played, space, changed, words):
    snapshot = replace(space.snapshot, standing=Standing((), changed))
    assert played(stages, replace(space, snapshot=snapshot)).words == words


def test_other_learners_have_no_stages(played, space):
    assert played(stages, replace(space, brain=RunRequest())).ui.nodes == []
    assert played(stages, replace(space, snapshot=replace(space.snapshot, learner="sarsa"))).ui.nodes == []
