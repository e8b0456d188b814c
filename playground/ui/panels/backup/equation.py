"""What the inspector looks at, and the sum that belongs to it."""

from dataclasses import dataclass
from functools import lru_cache

from playground.learning.learner import Array, Field
from playground.training.snapshot import Snapshot
from playground.training.studies.inspection import Term, Update, believed, best, expected, terms, total, update
from playground.ui.kit import Option
from playground.ui.looking import state_read
from playground.ui.workspace import Workspace

KINDS = (
    Option("v-pi", "Value of a policy", "The mean over its moves and over what may happen."),
    Option("q-pi", "Value of a move, then a policy", "The mean over what may happen after one move."),
    Option("v-star", "Best value", "The largest of all moves' means."),
    Option("q-star", "Best value after a move", "The mean after one move, if all later ones are the best."),
    Option("believed", "What the learner believes", "Does the learner's value agree with its own neighbours?"),
    Option("td", "The next update", "What the learner would make of one more step: old + α · (target − old)."),
)
SYMBOLS = {
    "v-pi": "V_π(s)",
    "q-pi": "Q_π(s, a)",
    "v-star": "V*(s)",
    "q-star": "Q*(s, a)",
    "believed": "V(s), Q(s, a)",
    "td": "α (target − old)",
}
OF_A_POLICY, OF_A_MOVE = frozenset({"v-pi", "q-pi"}), frozenset({"q-pi", "q-star", "td"})
"""Kinds that need to know whose policy, and kinds that are about one move."""
OF_THE_BEST = frozenset({"v-star", "q-star"})
"""Kinds that are about the optimum."""
OF_A_LEARNER = frozenset({"believed", "td"})
"""Kinds that are about what the learner believes."""


@dataclass(frozen=True)
class Inspection:
    """What is looked at. action: the move, by its name. term: the line that is lit. residuals: whether
    the map of what is left to mend is drawn.
    """

    kind: str = "v-star"
    whose: str = "uniform"
    action: str = ""
    term: int = -1
    residuals: bool = False


@dataclass(frozen=True)
class Sum:
    """A sum of a cell. rows: its terms, a group for each move where the largest counts, else one group; chosen: that group.

    stored: what is kept for it, by the solver or the learner; nan where nothing is. total: the right side of the equation.
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
        known = 0 <= term < sum(len(row) for row in self.rows)
        return term if known else 0 if self.update is not None else -1


def values_of(snapshot: Snapshot, kind: str) -> Array | None:
    """[S] the values of the states where terms lead to; None until they are known."""
    found: Array | None = None
    if kind in OF_A_POLICY:
        found = None if snapshot.study is None else snapshot.study.v
    elif kind in OF_THE_BEST:
        found = None if snapshot.optimum is None else snapshot.optimum.v
    else:
        found = believed(snapshot)
    return found if found is not None and len(found) == len(snapshot.mdp.states) else None


def action_of(snapshot: Snapshot, state: int, name: str) -> int:
    """The move that is looked at: the one of this name where it is legal, else the first legal one."""
    legal = [number for number, allowed in enumerate(snapshot.mdp.legal[state]) if allowed]
    return next((number for number in legal if snapshot.mdp.actions[number] == name), legal[0])


def cell_sum(workspace: Workspace) -> Sum | None:
    """The sum of the cell that is read; None where nothing can be done there, or nothing is known yet."""
    told, snapshot, state = workspace.recall(Inspection), workspace.snapshot, state_read(workspace)
    v = values_of(snapshot, told.kind)
    if state is None or v is None:
        return None
    if told.kind == "td":
        return _update_sum(workspace, told, state, v)
    return _cell_sum(snapshot, told, state, of_its_policy(workspace, told.kind))


def of_its_policy(workspace: Workspace, kind: str) -> bool:
    """Whether the equation that is meant is that of a policy; else it is that of the best moves."""
    spec = workspace.learners.get(workspace.snapshot.learner)
    return kind in OF_A_POLICY or (kind in OF_A_LEARNER and spec is not None and not spec.best)


def policy_of(snapshot: Snapshot, kind: str) -> Array | None:
    """[S, A] the policy of that equation; None until it is known."""
    if kind in OF_A_POLICY:
        return None if snapshot.study is None else snapshot.study.policy
    return snapshot.fields.get(Field.POLICY)


@lru_cache(maxsize=4)
def _cell_sum(snapshot: Snapshot, told: Inspection, state: int, mean: bool) -> Sum | None:
    """The sum of a kind that asks nothing of the learner's settings; mean: over the moves of a policy, else their largest."""
    mdp, study, optimum = snapshot.mdp, snapshot.study, snapshot.optimum
    if told.kind == "v-pi" and study is not None:
        rows: tuple[tuple[Term, ...], ...] = (expected(mdp, state, study.policy, study.v),)
        return Sum(state, rows, 0, total(rows[0]), float(study.v[state]))
    action = action_of(snapshot, state, told.action)
    if told.kind == "q-pi" and study is not None:
        rows = (terms(mdp, state, action, study.v),)
        return Sum(state, rows, 0, total(rows[0]), float(study.q[state, action]))
    if told.kind == "q-star" and optimum is not None:
        rows = (terms(mdp, state, action, optimum.v),)
        return Sum(state, rows, 0, total(rows[0]), float(optimum.q[state, action]))
    v = optimum.v if told.kind == "v-star" and optimum is not None else believed(snapshot)
    if v is None:
        return None
    policy = policy_of(snapshot, told.kind)
    if mean and policy is not None:
        rows = (expected(mdp, state, policy, v),)
    else:
        rows = best(mdp, state, v)
    chosen = max(range(len(rows)), key=lambda number: total(rows[number]))
    return Sum(state, rows, chosen, total(rows[chosen]), float(v[state]))


def _update_sum(workspace: Workspace, told: Inspection, state: int, v: Array) -> Sum | None:
    """What the learner would make of one more step: the line that is lit is what happens, the likeliest where none is."""
    snapshot, spec = workspace.snapshot, workspace.spec
    if spec is None or spec.id != snapshot.learner or not spec.bootstrap:
        return None
    rows = (terms(snapshot.mdp, state, action_of(snapshot, state, told.action), v),)
    happens = rows[0][told.term if 0 <= told.term < len(rows[0]) else 0]
    found = update(snapshot, spec, snapshot.settings, happens, state)
    return None if found is None else Sum(state, rows, 0, found.target, found.old, found)
