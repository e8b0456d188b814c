"""The panels of policies: whose it is, what it is worth, and for a painted one its brush, its chances, its improvement."""

from dataclasses import dataclass, replace

import numpy as np

from playground.plurals import noun_of
from playground.settings import Dial
from playground.training.drivers import Driver, PolicySource
from playground.training.meter import entered
from playground.ui import theme
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.happened import place
from playground.ui.panels.judging import begin_judging
from playground.ui.panels.log import move_label
from playground.ui.panels.painting.lost import made_of, played_states
from playground.ui.panels.painting.painting import Painting, arrow, chances_with_share
from playground.ui.panels.whose import whose, worth
from playground.ui.workspace import Workspace

SHOWN = (
    Option("v", "Values", "What each cell is worth under this policy, and where it goes."),
    Option("q", "Move values", "What each move is worth, if all later ones are this policy's."),
)
SHARE = Dial("share", float, 0.0, 0.0, 1.0, (), "", "chance", "How likely the move is made here.", False)
NARROW = 250


@dataclass(frozen=True)
class Policies:
    """Whose policy is looked at, and which of its numbers."""

    whose: PolicySource = PolicySource.GREEDY
    shown: str = "v"


def choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Whose policy, what of it, and what it is worth."""
    policies = workspace.recall(Policies)
    source = whose(ui, column, "policy-whose", policies.whose)
    shown = ui.tabs("policy-shown", column.take(ui.theme.row), SHOWN, policies.shown, label="Policy shown")
    workspace = workspace.remember(Policies(source, shown))
    words = worth(workspace)
    if source == PolicySource.PLAYED:
        words += cells_never_played(workspace)
    ui.paragraph(column, words, id="worth")
    study = workspace.snapshot.study
    if source != PolicySource.PAINTED and ui.button(
        "paint-this", column.take(ui.theme.button), "Paint on it", icon="pencil", enabled=study is not None,
        tooltip="Copies it for you to change, arrow by arrow",
    ) and study is not None:  # fmt: skip
        painting = workspace.recall(Painting).on(workspace.snapshot.mdp).become(study.policy)
        workspace = workspace.remember(painting).remember(Policies(PolicySource.PAINTED, shown))
    return workspace


def cells_never_played(workspace: Workspace) -> str:
    """In how many cells a person never made a move, or how to play, as a sentence."""
    snapshot = workspace.snapshot
    acting = ~snapshot.mdp.terminal & entered(snapshot.mdp)
    own, count = int((played_states(snapshot) & acting).sum()), int(acting.sum())
    if not own:
        drives = workspace.brain.driver == Driver.ME
        return " You have not played yet: " + ("press the arrow keys." if drives else "choose **You** as the one who drives.")
    if own == count:
        return " You have made a move in every cell."
    cells = f"**{count - own}** of **{count}** {noun_of(count, 'cell')}"
    return f" In {cells} (hatched) you never made a move: there all moves are equally likely."


def brush(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """For a painted policy: the move that is painted, the chances of the cell that is read, undo."""
    if workspace.recall(Policies).whose != PolicySource.PAINTED:
        return workspace
    snapshot = workspace.snapshot
    painting = workspace.recall(Painting).on(snapshot.mdp)
    ui.heading(column.take(ui.theme.heading), "Paint")
    painting = _moves(ui, column, painting)
    state = state_read(workspace)
    if state is not None and painting.policy is not None:
        painting = _chances(ui, column, workspace, painting, state)
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    back, clear = row.split(2)
    if ui.button("paint-undo", back, "Undo", icon="undo", enabled=bool(painting.past), tooltip="Undo the last stroke"):
        painting = painting.undo()
    if ui.button("paint-even", clear, "All alike", icon="dice", tooltip="Make all moves equally likely everywhere"):
        painting = painting.become(snapshot.mdp.legal / np.maximum(snapshot.mdp.legal.sum(axis=1, keepdims=True), 1))
    return workspace.remember(painting)


def _moves(ui: Ui, column: Column, painting: Painting) -> Painting:
    """A button for every move."""
    assert painting.mdp is not None
    names = painting.mdp.actions
    abreast = 4 if column.rect.width >= ui.theme.px(NARROW) else 2
    for first in range(0, len(names), abreast):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(abreast)
        for name, rect in zip(names[first : first + abreast], parts, strict=False):
            sign = move_label(name).split()[0]
            if ui.button(f"brush-{name}", rect, sign, selected=name == painting.brush, tooltip=f"Paint {name}"):
                painting = replace(painting, brush=name)
    return painting


def _chances(ui: Ui, column: Column, workspace: Workspace, painting: Painting, state: int) -> Painting:
    """A slider for the chance of every move in a cell; together they are 1."""
    mdp = workspace.snapshot.mdp
    assert painting.policy is not None
    ui.label(column.take(ui.theme.small_line), f"Chances in {place(workspace.read)}", style="small", colour=theme.MUTED)
    for action in np.flatnonzero(mdp.legal[state]).tolist():
        now = round(float(painting.policy[state, action]), 2)
        name = move_label(mdp.actions[action])
        chosen = float(ui.slider(f"chance-{mdp.actions[action]}", column.take(ui.theme.slider), SHARE, now, label=name))
        if chosen != now:
            painting = painting.with_chances(state, chances_with_share(painting.policy[state], mdp.legal[state], action, chosen))
    return painting


def improvement(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """For a painted policy: evaluate, improve once or until stable, and the arrows each round changed; else the cell read."""
    if workspace.recall(Policies).whose != PolicySource.PAINTED:
        return made_of(ui, column, workspace)
    painting, study = workspace.recall(Painting).on(workspace.snapshot.mdp), workspace.snapshot.study
    valued = painting.evaluated_by(study)
    if column.endless:
        ui.heading(column.take(ui.theme.heading), "Make it better")
        rows = [column.take(ui.theme.button) for _ in range(3)]
    else:
        rows = Row(column.take(ui.theme.button), ui.theme.px(4)).split((1.0, 1.0, 1.15))
    icons = ("eye", "wand", "play") if rows[0].width >= ui.theme.px(120) else ("", "", "")
    about = "Works out what this policy is worth in every cell"
    if ui.button("evaluate", rows[0], "Evaluate", icon=icons[0], enabled=not valued, tooltip=about):
        painting = replace(painting, evaluated=painting.policy)
    about = "Picks the best move by these values in every cell; of several, the first of up, down, left, right"
    if ui.button("improve", rows[1], "Improve", icon=icons[1], enabled=valued, tooltip=about) and study is not None:
        painting = painting.improve(study)
    if ui.button("improve-all", rows[2], "Until stable", icon=icons[2], enabled=valued and not painting.going,
                 tooltip="Evaluates and improves in turn until no arrow changes"):  # fmt: skip
        painting = replace(painting, going=True, follows=True, rounds=())
    follows = ui.toggle("follows", column.take(ui.theme.toggle), "Evaluate by itself", painting.follows)
    if follows != painting.follows:
        painting = replace(painting, follows=follows, evaluated=painting.policy if follows else painting.evaluated)
    if painting.rounds:
        words = "Arrows changed: " + ", ".join(f"**{count}**" for count in painting.rounds[-12:])
        words += ". Nothing is left to improve: this is a best policy." if painting.rounds[-1] == 0 else ""
        ui.paragraph(column, words, id="rounds")
    return workspace.remember(painting)


def continue_improving(workspace: Workspace) -> Workspace:
    """The workspace after one more round, if improvement continues and the last policy has been evaluated."""
    painting, study = workspace.recall(Painting), workspace.snapshot.study
    if not painting.going or study is None or painting.mdp is not workspace.snapshot.mdp or not painting.evaluated_by(study):
        return workspace
    return workspace.remember(painting.improve(study))


def hand_over(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button that gives the painted policy to a learner, which judges it from experience."""
    judges = [spec for spec in workspace.learners.values() if spec.judges]
    painting = workspace.recall(Painting)
    if workspace.recall(Policies).whose != PolicySource.PAINTED or not judges or painting.policy is None:
        return workspace
    about = "A learner follows your policy and finds out from experience what it is worth"
    if ui.button("hand-over", column.take(ui.theme.button), "Let a learner judge it", icon="brain", tooltip=about):
        spec = next((judge for judge in judges if judge.id == workspace.brain.judge), judges[-1])
        return begin_judging(workspace, spec, painting.policy.copy())
    return workspace


def paint_cell(workspace: Workspace, state: int) -> Workspace:
    """The workspace after the brush has painted its move in a state, if that move is legal there."""
    painting = workspace.recall(Painting).on(workspace.snapshot.mdp)
    mdp = workspace.snapshot.mdp
    action = mdp.actions.index(painting.brush)
    if not mdp.legal[state, action]:
        return workspace.remember(painting)
    return workspace.remember(painting.with_chances(state, arrow(action, len(mdp.actions))))
