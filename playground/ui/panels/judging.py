"""How good is what was learned? The greedy policy of this learner is given to another one to judge."""

from dataclasses import replace
from types import MappingProxyType

from playground.learning.learner import Array, Field, JudgedPolicy, LearnerSpec
from playground.rl.policies import greedy_mask, uniform
from playground.settings import tuned
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import if_offered
from playground.ui.workspace import Workspace

ABOUT = "Takes the moves that look best now, and starts a new run with a learner that only works out how good they are."


@if_offered("judge")
def judging(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A choice of who judges, and a button; nothing where the learner has no policy of its own."""
    if learned_policy(workspace) is None:
        return workspace
    judges = {spec.id: spec for spec in workspace.learners.values() if spec.judges and spec is not workspace.spec}
    options = [Option(spec.id, spec.title, spec.about, spec.family) for spec in judges.values()]
    judge = workspace.brain.judge if workspace.brain.judge in judges else options[0].id
    ui.heading(column.take(ui.theme.heading), "How good is its policy?", about=ABOUT)
    chosen = ui.dropdown("judge", column.take(ui.theme.row), options, judge, tooltip="Who judges it")
    if chosen != judge:
        return replace(workspace, brain=replace(workspace.brain, judge=chosen))
    words = "Judge its policy" if column.rect.width >= ui.theme.px(200) else "Judge"
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    if ui.button("judge-policy", row.rest(), words, icon="eye", tooltip=ABOUT):
        return begin_judging(workspace, judges[judge])
    return workspace


def learned_policy(workspace: Workspace) -> Array | None:
    """[S, A] the greedy policy of the present learner, ties shared evenly; None if it has none or only follows a given one."""
    spec, snapshot = workspace.spec, workspace.snapshot
    if spec is None or snapshot.learner != spec.id or snapshot.level != workspace.level:
        return None
    values = snapshot.fields.get(Field.Q, None if spec.judges else snapshot.fields.get(Field.POLICY))
    return None if values is None else uniform(greedy_mask(values, snapshot.mdp.legal))


def begin_judging(workspace: Workspace, judge: LearnerSpec, policy: Array | None = None) -> Workspace:
    """The workspace with a new run of a learner that judges a policy [S, A], by default what the present learner has learned."""
    policy, brain = learned_policy(workspace) if policy is None else policy, workspace.brain
    judging_settings = tuned(brain.settings.get(judge.id) or judge.settings(), {"policy": JudgedPolicy.GIVEN.value})
    settings = MappingProxyType({**brain.settings, judge.id: judging_settings})
    begun = replace(workspace, brain=replace(brain, learner=judge.id, settings=settings, running=False)).begun(policy)
    return begun.say(f"{judge.title} will judge it. Press Train.")
