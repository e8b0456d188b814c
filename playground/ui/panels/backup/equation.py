"""Which equation the inspector looks at, and the sum on its right side."""

from dataclasses import dataclass
from enum import StrEnum

from playground.learning.learner import Array, Field
from playground.training.drivers import PolicySource
from playground.training.snapshot import Snapshot
from playground.training.studies.inspection import Term, Update, believed, best, expected, terms, total, update
from playground.ui.drawing.store import stored
from playground.ui.kit import Option
from playground.ui.looking import state_read
from playground.ui.workspace import Workspace


class EquationKind(StrEnum):
    """Whose value an equation says: by a policy, at the best, by the learner's own numbers; or the update that it learns by."""

    V_PI = "v-pi"
    Q_PI = "q-pi"
    V_STAR = "v-star"
    Q_STAR = "q-star"
    BELIEVED = "believed"
    UPDATE = "td"


KINDS = (
    Option(EquationKind.V_PI, "Value of a policy", "The mean over its moves and over what may happen."),
    Option(EquationKind.Q_PI, "Value of a move, then a policy", "The mean over what may happen after one move."),
    Option(EquationKind.V_STAR, "Best value", "The largest of the moves' means."),
    Option(EquationKind.Q_STAR, "Best value after a move", "The mean after one move, if all later moves are the best ones."),
    Option(EquationKind.BELIEVED, "What the learner believes", "Does the learner's value agree with the values around it?"),
    Option(EquationKind.UPDATE, "The next update", "What the learner would learn from one more step: old + α · (target − old)."),
)
"""Every kind in plain words, in the order in which they are offered."""
SYMBOLS = {
    EquationKind.V_PI: "V_π(s)",
    EquationKind.Q_PI: "Q_π(s, a)",
    EquationKind.V_STAR: "V*(s)",
    EquationKind.Q_STAR: "Q*(s, a)",
    EquationKind.BELIEVED: "V(s), Q(s, a)",
    EquationKind.UPDATE: "α (target − old)",
}
"""What each kind is about, in the symbols of the book."""
OF_A_POLICY = frozenset({EquationKind.V_PI, EquationKind.Q_PI})
"""Kinds that are about a chosen policy."""
OF_A_MOVE = frozenset({EquationKind.Q_PI, EquationKind.Q_STAR, EquationKind.UPDATE})
"""Kinds that are about one move."""
OF_THE_BEST = frozenset({EquationKind.V_STAR, EquationKind.Q_STAR})
"""Kinds that are about the optimum."""
OF_A_LEARNER = frozenset({EquationKind.BELIEVED, EquationKind.UPDATE})
"""Kinds that are about what the learner believes."""


@dataclass(frozen=True)
class Inspection:
    """What is looked at: the kind of equation, and whose policy it is about.

    action: the move, by its name. term: the line that is lit, −1 for none. residuals: whether they are drawn over the board.
    """

    kind: EquationKind = EquationKind.V_STAR
    whose: PolicySource = PolicySource.UNIFORM
    action: str = ""
    term: int = -1
    residuals: bool = False


@dataclass(frozen=True)
class Sum:
    """The two sides of a cell's equation.

    rows: its terms, a group for each move where the largest counts, else one group; chosen: the group that counts.
    total: the right side, what these terms add up to. stored: the left side, the value kept by the solver or the learner.
    update: the update that the terms belong to, if they are those of one.
    """

    state: int
    rows: tuple[tuple[Term, ...], ...]
    chosen: int
    total: float
    stored: float
    update: Update | None = None

    @property
    def lit(self) -> tuple[Term, ...]:
        """The terms that count."""
        return self.rows[self.chosen]

    def line(self, term: int) -> int:
        """The number of the line that is lit: the one that was picked, else the one that an update is about; −1 for none."""
        picked = 0 <= term < sum(len(row) for row in self.rows)
        return term if picked else 0 if self.update is not None else -1


def values_of(snapshot: Snapshot, kind: EquationKind) -> Array | None:
    """[S] the values of the states that the terms lead to; None until there are any for this table."""
    values: Array | None = None
    if kind in OF_A_POLICY:
        values = None if snapshot.study is None else snapshot.study.v
    elif kind in OF_THE_BEST:
        values = None if snapshot.optimum is None else snapshot.optimum.v
    else:
        values = believed(snapshot)
    return values if values is not None and len(values) == len(snapshot.mdp.states) else None


def action_of(snapshot: Snapshot, state: int, name: str) -> int:
    """The number of the move that is looked at: the one of this name if it is legal, else the first legal one."""
    legal = [number for number, allowed in enumerate(snapshot.mdp.legal[state]) if allowed]
    return next((number for number in legal if snapshot.mdp.actions[number] == name), legal[0])


def cell_sum(workspace: Workspace) -> Sum | None:
    """The sum of the cell that is read; None where no move is possible, or there are no values yet."""
    inspection, snapshot, state = workspace.recall(Inspection), workspace.snapshot, state_read(workspace)
    v = values_of(snapshot, inspection.kind)
    if state is None or v is None:
        return None
    if inspection.kind is EquationKind.UPDATE:
        return _update_sum(workspace, inspection, state, v)
    return _cell_sum(snapshot, inspection, state, of_its_policy(workspace, inspection.kind))


def of_its_policy(workspace: Workspace, kind: EquationKind) -> bool:
    """Whether the equation of this kind is that of a policy; if not, it is that of the best moves."""
    spec = workspace.learners.get(workspace.snapshot.learner)
    return kind in OF_A_POLICY or (kind in OF_A_LEARNER and spec is not None and not spec.best)


def policy_of(snapshot: Snapshot, kind: EquationKind) -> Array | None:
    """[S, A] the policy that an equation of this kind is about; None as long as there is none."""
    if kind in OF_A_POLICY:
        return None if snapshot.study is None else snapshot.study.policy
    return snapshot.fields.get(Field.POLICY)


@stored(maxsize=4)
def _cell_sum(snapshot: Snapshot, inspection: Inspection, state: int, mean: bool) -> Sum | None:
    """The sum of a kind that does not depend on settings; mean: over the moves of a policy, else the largest of them."""
    mdp, study, optimum = snapshot.mdp, snapshot.study, snapshot.optimum
    if inspection.kind is EquationKind.V_PI and study is not None:
        rows: tuple[tuple[Term, ...], ...] = (expected(mdp, state, study.policy, study.v),)
        return Sum(state, rows, 0, total(rows[0]), float(study.v[state]))
    action = action_of(snapshot, state, inspection.action)
    if inspection.kind is EquationKind.Q_PI and study is not None:
        rows = (terms(mdp, state, action, study.v),)
        return Sum(state, rows, 0, total(rows[0]), float(study.q[state, action]))
    if inspection.kind is EquationKind.Q_STAR and optimum is not None:
        rows = (terms(mdp, state, action, optimum.v),)
        return Sum(state, rows, 0, total(rows[0]), float(optimum.q[state, action]))
    v = optimum.v if inspection.kind is EquationKind.V_STAR and optimum is not None else believed(snapshot)
    if v is None:
        return None
    policy = policy_of(snapshot, inspection.kind)
    if mean and policy is not None:
        rows = (expected(mdp, state, policy, v),)
    else:
        rows = best(mdp, state, v)
    chosen = max(range(len(rows)), key=lambda number: total(rows[number]))
    return Sum(state, rows, chosen, total(rows[chosen]), float(v[state]))


def _update_sum(workspace: Workspace, inspection: Inspection, state: int, v: Array) -> Sum | None:
    """What the learner would learn from one more step, whose outcome is the line that is lit, or the likeliest."""
    snapshot, spec = workspace.snapshot, workspace.spec
    if spec is None or spec.id != snapshot.learner or not spec.bootstrap:
        return None
    rows = (terms(snapshot.mdp, state, action_of(snapshot, state, inspection.action), v),)
    happens = rows[0][inspection.term if 0 <= inspection.term < len(rows[0]) else 0]
    next_update = update(snapshot, spec, snapshot.settings, happens, state)
    return None if next_update is None else Sum(state, rows, 0, next_update.target, next_update.old, next_update)
