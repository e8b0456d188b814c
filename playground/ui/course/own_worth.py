"""What the pupil's own moves are worth as a policy: the panel beside the board, and its arrows on the board."""

from functools import lru_cache

from playground.learning.learner import Field
from playground.training.commands import Study
from playground.training.drivers import PolicySource
from playground.training.snapshot import Snapshot
from playground.ui.board.drawn import Drawn
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.whose import worth
from playground.ui.stage.estimates import numbers
from playground.ui.workspace import Workspace


def own_worth(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """What the policy of the moves made so far is worth from the start, beside the best."""
    ui.heading(column.take(ui.theme.heading), "Your policy")
    text = worth(workspace)
    ui.paragraph(column, text, id="own-worth")
    return workspace


def own_study(workspace: Workspace) -> Study:
    """The person's moves are what the session solves beside the run."""
    return Study(PolicySource.PLAYED)


@lru_cache(maxsize=2)
def _drawn(snapshot: Snapshot) -> Drawn:
    study = snapshot.study
    fields = {} if study is None or study.source is not PolicySource.PLAYED else {Field.POLICY: study.policy, Field.V: study.v}
    return numbers(snapshot, fields)


def own_drawn(workspace: Workspace) -> Drawn:
    """That policy and its values."""
    return _drawn(workspace.snapshot)
