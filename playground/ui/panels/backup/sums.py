"""The inspector's words: which equation is looked at, and whether its two sides agree."""

import math
from dataclasses import replace

import numpy as np

from playground.learning.learner import Bootstrap, Field
from playground.training.snapshot import Snapshot
from playground.training.studies.inspection import MadeUpdate, Update, update_made
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.palettes import in_words
from playground.ui.panels.backup.certain import proven, sure, sureness
from playground.ui.panels.backup.equation import (
    KINDS,
    OF_A_LEARNER,
    OF_A_MOVE,
    OF_A_POLICY,
    SYMBOLS,
    EquationKind,
    Inspection,
    Sum,
    action_of,
    cell_sum,
)
from playground.ui.panels.happened import place
from playground.ui.panels.log import move_label
from playground.ui.panels.readouts import Readout, readouts, signed
from playground.ui.panels.whose import whose
from playground.ui.workspace import Workspace

CLOSE = 1e-9
"""The relative difference up to which the two sides of an equation count as equal."""
MINUS = "\N{MINUS SIGN}"
TARGETS = {
    Bootstrap.MAX: "The target uses the best value it believes in there.",
    Bootstrap.MEAN: "The target uses the mean over what it will do there.",
    Bootstrap.NEXT: "The real target will use the move that it makes there; this is the mean over those moves.",
    Bootstrap.VALUE: "The target uses what it believes the next place to be worth.",
    Bootstrap.NONE: "",
}
"""What the target of one step takes of the next place, in words."""


def question(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The choice of an equation, of its policy and its move, and a switch for the map of residuals."""
    inspection = workspace.recall(Inspection)
    options = (
        [replace(option, title=SYMBOLS[EquationKind(option.id)]) for option in KINDS]
        if workspace.preferences.symbols
        else list(KINDS)
    )
    picked = ui.dropdown("inspect-kind", column.take(ui.theme.row), options, inspection.kind, tooltip="What to look into")
    kind = EquationKind(picked)
    inspection = replace(inspection, kind=kind, term=inspection.term if kind == inspection.kind else -1)
    if kind in OF_A_POLICY:
        inspection = replace(inspection, whose=whose(ui, column, "inspect-whose", inspection.whose))
    state = state_read(workspace)
    if kind in OF_A_MOVE and state is not None:
        inspection = _moves(ui, column, workspace, inspection, state)
    about = "By how much the right side differs from the left one, over the whole board. 0 everywhere means solved."
    label = "Residuals" if workspace.preferences.symbols else "What is left to correct"
    residuals = ui.toggle("residuals", column.take(ui.theme.toggle), label, inspection.residuals, tooltip=about)
    if residuals:
        words = "In each cell: its sum minus its stored value. **Orange**: the stored value is too low; **blue**: too high."
        ui.paragraph(column, in_words(words), "small", id="residuals-words")
    return workspace.remember(replace(inspection, residuals=residuals))


def _moves(ui: Ui, column: Column, workspace: Workspace, inspection: Inspection, state: int) -> Inspection:
    """A button for every move that is possible in the cell."""
    mdp = workspace.snapshot.mdp
    legal, now = np.flatnonzero(mdp.legal[state]).tolist(), action_of(workspace.snapshot, state, inspection.action)
    abreast = 2
    for first in range(0, len(legal), abreast):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(abreast)
        for action, rect in zip(legal[first : first + abreast], parts, strict=False):
            if ui.button(f"inspect-{mdp.actions[action]}", rect, move_label(mdp.actions[action]), selected=action == now):
                inspection = replace(inspection, action=mdp.actions[action], term=-1)
    return inspection


def verdict(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Both sides of the equation, with as many digits as it takes to see how much they differ."""
    equation = cell_sum(workspace)
    if equation is None:
        words = _missing(workspace)
    elif equation.update is not None:
        _show_last_update(ui, column, workspace)
        words = _step(ui, column, workspace, equation.update)
    else:
        words = _sides(ui, column, workspace, equation)
    ui.paragraph(column, words, id="verdict")
    return workspace


def _missing(workspace: Workspace) -> str:
    """Why there is no sum."""
    inspection, spec = workspace.recall(Inspection), workspace.spec
    if state_read(workspace) is None:
        return f"There is no move to make in **{place(workspace.read)}**. Pick another cell with a click or the arrow keys."
    if inspection.kind is EquationKind.UPDATE and spec is not None and not spec.bootstrap:
        return f"{spec.title} does not learn from one step alone, so one step has no target of its own."
    if inspection.kind in OF_A_LEARNER:
        return "This learner keeps no values to look into."
    study = workspace.snapshot.study
    return study.message if study is not None and study.message else "It is being worked out …"


def _sides(ui: Ui, column: Column, workspace: Workspace, equation: Sum) -> str:
    """Shows the sum, the stored value and their difference as numbers; whether they agree, as a sentence."""
    inspection, symbols = workspace.recall(Inspection), workspace.preferences.symbols
    total, stored = equation.total, equation.stored
    gap, off = difference(total, stored), sureness(workspace.snapshot, inspection.kind)
    right, left = (sure(exactly(side, gap), side, off) for side in (total, stored))
    kept = SYMBOLS[inspection.kind].split(",")[0] if symbols else "Stored value"
    names = ("Right side", kept, "Residual") if symbols else ("The sum", kept, "Difference")
    abouts = (
        "What the lines add up to: the right side of Bellman's equation",
        "What the table of the solver or of the learner holds for this cell: the left side",
        "The sum minus the stored value. An update would move the stored value that way",
    )
    same = abs(gap) <= CLOSE * max(1.0, abs(stored)) or (math.isinf(stored) and total == stored)
    shown = "0" if gap == 0 or math.isnan(gap) else small(gap)
    colours = theme.INK, theme.INK, theme.ACCENT if same else theme.FOCUS_INK
    column.space(ui.theme.px(2))
    parts = [Readout(*columns) for columns in zip(names, (right, left, shown), abouts, colours, strict=True)]
    readouts(ui, column, "sides", parts, 3 if column.rect.width >= ui.theme.px(260) else 2)
    spot = place(workspace.read)
    if math.isinf(stored) or math.isinf(total):
        return f"In **{spot}** both are infinite: it goes round for ever." if same else f"In **{spot}** the sum is infinite."
    if same:
        fraction = proven(workspace.snapshot, inspection.kind, equation)
        return f"**They agree** in {spot}" + ("." if gap == 0 else ", up to rounding.") + fraction
    way = "too low" if gap > 0 else "too high"
    return f"They **differ** in {spot}: compared with its neighbours, the stored value is {way}."


def _step(ui: Ui, column: Column, workspace: Workspace, update: Update) -> str:
    """Shows line by line what one step would turn the stored value into; which way it goes, as sentences."""
    spec, gap = workspace.spec, update.target - update.old
    symbols, places = workspace.preferences.symbols, (update.old, update.target, update.new)
    old, target, new, there = (exactly(value, update.new - update.old) for value in (*places, update.term.value))
    words = "`old + α · (target − old) = new`" if symbols else "`old + learning rate · (target − old) = new`"
    numbers = f"{old} + {update.alpha:.4g} · ({target} − {_bracketed(old)}) = **{new}**"
    after = f"{update.term.gamma:g} · {_bracketed(there)}" if update.term.gamma > 0.0 else "0"
    aim = f"target = {numeral(update.term.reward)} + {after} = **{target}**"
    for id, line in (("update-words", words), ("update", numbers), ("update-target", aim)):
        ui.paragraph(column, line, id=id)
    counts = TARGETS[spec.bootstrap] if spec is not None else ""
    way = "goes **up**" if gap > 0 else "goes **down**" if gap < 0 else "**stays**"
    return f"In **{place(workspace.read)}**, if the lit line is what happens next, the old value {way}. {counts}"


class _Steps:
    """The snapshot before the present one, and what was learned between the two."""

    def __init__(self) -> None:
        self.seen: Snapshot | None = None
        self.made: MadeUpdate | None = None


def _show_last_update(ui: Ui, column: Column, workspace: Workspace) -> None:
    """Shows what the learner learned from its last step, if that step was seen."""
    snapshot, kept, spec = workspace.snapshot, ui.kept("inspector-steps", _Steps), workspace.spec
    if kept.seen is not snapshot:
        before, kept.seen = kept.seen, snapshot
        stayed = before is not None and before.mdp is snapshot.mdp and before.lived == snapshot.lived
        if not stayed:
            kept.made = update_made(before, snapshot, spec) if before is not None and spec is not None else None
    if kept.made is None:
        return
    update, cell = kept.made.update, place(snapshot.mdp.states[kept.made.state].cell)
    old, target, new = (exactly(value, update.new - update.old) for value in (update.old, update.target, update.new))
    step = f"{cell} {move_label(snapshot.mdp.actions[kept.made.action])}" if Field.Q in snapshot.fields else cell
    words = f"**Just learned** in {step}: {old} + {update.alpha:.4g} · ({target} − {_bracketed(old)}) = **{new}**."
    ui.paragraph(column, words, id="just-learned")
    column.space(ui.theme.px(4))


def difference(total: float, stored: float) -> float:
    """The right side minus the left one; nan where both are the same infinity."""
    return total - stored if math.isfinite(total) or math.isfinite(stored) else math.nan if total == stored else total


def exactly(value: float, gap: float) -> str:
    """A number as text with as many decimals, 3 to 9, as it takes to tell it from one that differs by `gap`."""
    if not math.isfinite(value) or abs(value) >= 1e6:
        return numeral(value)
    size = abs(gap)
    decimals = 3 if not math.isfinite(size) or size <= CLOSE else max(3, min(9, 1 - math.floor(math.log10(size))))
    text = f"{abs(value):.{decimals}f}"
    return MINUS + text if value < 0 and text.strip("0.") else text


def small(value: float) -> str:
    """A difference as text in three figures, with a power of ten where it is very small."""
    if abs(value) >= 1e-3 or not math.isfinite(value):
        return ("+" if value > 0 else MINUS) + numeral(abs(value)) if abs(value) >= 0.1 else signed(value, 4)
    mantissa, power = f"{abs(value):.1e}".split("e")
    return ("+" if value > 0 else MINUS) + f"{mantissa}e{MINUS}{abs(int(power))}"


def _bracketed(words: str) -> str:
    """A number inside a sum or a product: in brackets if it is negative."""
    return f"({words})" if words.startswith(MINUS) else words
