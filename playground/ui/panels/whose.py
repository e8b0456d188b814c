"""Whose policy is studied, and what it is worth from the start."""

import math
from collections.abc import Sequence

from playground.training.drivers import PolicySource
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.readouts import signed
from playground.ui.workspace import Workspace

TITLES = {
    PolicySource.UNIFORM: ("Every move alike", "A die decides: all moves are equally likely."),
    PolicySource.GREEDY: ("Its best moves", "Always the move that the learner believes to be the best."),
    PolicySource.LEARNER: ("What the learner does", "The way the learner behaves, including the moves it only tries out."),
    PolicySource.OPTIMUM: ("The best there is", "The policy of the exact solution."),
    PolicySource.PLAYED: (
        "Mine, as I played",
        "Counted from your own moves; where you never were, all moves are equally likely.",
    ),
    PolicySource.PAINTED: ("The painted one", "The policy that you painted."),
}
"""Every policy that can be studied, in plain words."""


def whose(
    ui: Ui, column: Column, id: str, chosen: PolicySource, policies: Sequence[PolicySource] = tuple(PolicySource)
) -> PolicySource:
    """The id of the policy that is chosen in a list of them."""
    options = [Option(source, *TITLES[source]) for source in policies]
    return PolicySource(ui.dropdown(id, column.take(ui.theme.row), options, chosen, tooltip="Whose policy"))


def worth(workspace: Workspace) -> str:
    """What the studied policy is worth from the start, compared with the best, as a sentence of rich text."""
    study, optimum = workspace.snapshot.study, workspace.snapshot.optimum
    if study is None:
        return "It is being worked out …"
    best = f" of **{signed(optimum.start)}**" if optimum is not None and not optimum.message else ""
    if math.isinf(study.start):
        ends = "−∞** " if study.start < 0 else "+∞** "
        rounds = "it goes round for ever, and every round " + ("costs" if study.start < 0 else "gains")
        return f"Worth **{ends.strip()}{best} from the start: {rounds}."
    return f"Worth **{signed(study.start)}**{best} from the start."
