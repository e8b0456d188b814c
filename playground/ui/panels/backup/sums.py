"""The inspector's words: what is asked, and whether both sides of the equation agree."""

import math
from dataclasses import replace

import numpy as np

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.training.studies.inspection import MadeUpdate, Update, made
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.backup.certain import proven, sure, sureness
from playground.ui.panels.backup.equation import (
    KINDS,
    OF_A_MOVE,
    OF_A_POLICY,
    SYMBOLS,
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
"""What two sides of an equation may differ by, as a share of their size, and still be called equal."""
MINUS = "\N{MINUS SIGN}"
TARGETS = {
    "max": "It counts on the best it knows there.",
    "mean": "It counts on the mean over what it will do there.",
    "next": "It will count on the move that it really makes there; this is the mean over those.",
    "value": "It counts on what it believes the next place to be worth.",
}


def question(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """What is looked at, whose policy, which move, and the map of what is left to mend."""
    told = workspace.recall(Inspection)
    options = [replace(each, title=SYMBOLS[each.id]) for each in KINDS] if workspace.preferences.symbols else list(KINDS)
    kind = ui.dropdown("inspect-kind", column.take(ui.theme.row), options, told.kind, tooltip="What to look into")
    told = replace(told, kind=kind, term=told.term if kind == told.kind else -1)
    if kind in OF_A_POLICY:
        told = replace(told, whose=whose(ui, column, "inspect-whose", told.whose))
    state = state_read(workspace)
    if kind in OF_A_MOVE and state is not None:
        told = _moves(ui, column, workspace, told, state)
    about = "Over the whole board: by how much the right side differs from the left one. 0 everywhere means: solved."
    label = "Residuals" if workspace.preferences.symbols else "What is left to mend"
    told = replace(told, residuals=ui.toggle("residuals", column.take(ui.theme.toggle), label, told.residuals, tooltip=about))
    if told.residuals:
        words = "Each cell: its sum less its stored value. **Orange**: the stored value is too low; **blue**: too high."
        ui.rich(column.take(ui.measure_rich(column.rect.width, words, "small")), words, "small", id="residuals-words")
    return workspace.remember(told)


def _moves(ui: Ui, column: Column, workspace: Workspace, told: Inspection, state: int) -> Inspection:
    """A button for every move that is possible in the cell."""
    mdp = workspace.snapshot.mdp
    legal, now = np.flatnonzero(mdp.legal[state]).tolist(), action_of(workspace.snapshot, state, told.action)
    abreast = 2
    for first in range(0, len(legal), abreast):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(abreast)
        for action, rect in zip(legal[first : first + abreast], parts, strict=False):
            if ui.button(f"inspect-{mdp.actions[action]}", rect, move_label(mdp.actions[action]), selected=action == now):
                told = replace(told, action=mdp.actions[action], term=-1)
    return told


def verdict(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Both sides of the equation with as many digits as it takes, and by how much they differ."""
    found = cell_sum(workspace)
    if found is None:
        words = _missing(workspace)
    elif found.update is not None:
        _made(ui, column, workspace)
        words = _step(ui, column, workspace, found.update)
    else:
        words = _sides(ui, column, workspace, found)
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="verdict")
    return workspace


def _missing(workspace: Workspace) -> str:
    """Why there is no sum."""
    told, spec = workspace.recall(Inspection), workspace.spec
    if state_read(workspace) is None:
        return f"Nothing can be done in **{place(workspace.read)}**: pick another cell by a click or the arrow keys."
    if told.kind == "td" and spec is not None and not spec.bootstrap:
        return f"{spec.title} does not learn from one step alone, so one step has no target of its own."
    if told.kind in ("td", "believed"):
        return "This learner keeps no values to look into."
    study = workspace.snapshot.study
    return study.message if study is not None and study.message else "It is being worked out …"


def _sides(ui: Ui, column: Column, workspace: Workspace, found: Sum) -> str:
    """The sum, what is kept and their difference as figures; whether they agree, as a sentence."""
    told, symbols = workspace.recall(Inspection), workspace.preferences.symbols
    gap, off = difference(found.total, found.stored), sureness(workspace.snapshot, told.kind)
    right, left = sure(exactly(found.total, gap), found.total, off), sure(exactly(found.stored, gap), found.stored, off)
    kept = SYMBOLS[told.kind].split(",")[0] if symbols else "Stored value"
    names = ("Right side", kept, "Residual") if symbols else ("The sum", kept, "Difference")
    abouts = (
        "What the lines add up to: the right side of Bellman's equation",
        "What the table of the solver or of the learner holds for this cell: the left side",
        "The sum less the stored value. An update would move the stored value that way",
    )
    same = abs(gap) <= CLOSE * max(1.0, abs(found.stored)) or (math.isinf(found.stored) and found.total == found.stored)
    shown = "0" if gap == 0 or math.isnan(gap) else small(gap)
    colours = theme.INK, theme.INK, theme.ACCENT if same else theme.FOCUS_INK
    column.space(ui.theme.px(2))
    parts = [Readout(*each) for each in zip(names, (right, left, shown), abouts, colours, strict=True)]
    readouts(ui, column, "sides", parts, 3 if column.rect.width >= ui.theme.px(260) else 2)
    spot = place(workspace.read)
    if math.isinf(found.stored) or math.isinf(found.total):
        return f"In **{spot}** both are without end: it goes round for ever." if same else f"In **{spot}** the sum has no end."
    if same:
        fraction = proven(workspace.snapshot, told.kind, found)
        return f"**They agree** in {spot}" + ("." if gap == 0 else ": what differs is only rounding.") + fraction
    way = "too low" if gap > 0 else "too high"
    return f"They **differ** in {spot}: beside its own neighbours the stored value is {way}."


def _step(ui: Ui, column: Column, workspace: Workspace, each: Update) -> str:
    """What one step would make of the stored value, line by line: old + α · (target − old) = new."""
    spec, gap = workspace.spec, each.target - each.old
    symbols, places = workspace.preferences.symbols, (each.old, each.target, each.new)
    old, target, new = (exactly(value, each.new - each.old) for value in places)
    words = "`old + α · (target − old) = new`" if symbols else "`old + learning rate · (target − old) = new`"
    numbers = f"{old} + {each.alpha:.4g} · ({target} − {_bracketed(old)}) = **{new}**"
    after = f"{each.term.gamma:g} · {_bracketed(exactly(each.term.value, each.new - each.old))}" if each.term.gamma > 0.0 else "0"
    aim = f"target = {numeral(each.term.reward)} + {after} = **{target}**"
    for id, line in (("update-words", words), ("update", numbers), ("update-target", aim)):
        ui.rich(column.take(ui.measure_rich(column.rect.width, line)), line, id=id)
    counts = TARGETS[spec.bootstrap] if spec is not None else ""
    way = "up" if gap > 0 else "down" if gap < 0 else "nowhere"
    return f"In **{place(workspace.read)}**, if the lit line is what happens next, the old value goes **{way}**. {counts}"


class _Steps:
    """The snapshot before the present one, and what was learned between the two."""

    def __init__(self) -> None:
        self.seen: Snapshot | None = None
        self.made: MadeUpdate | None = None


def _made(ui: Ui, column: Column, workspace: Workspace) -> None:
    """What the learner made of the step that was lived last, where it was seen."""
    snapshot, kept, spec = workspace.snapshot, ui.kept("inspector-steps", _Steps), workspace.spec
    if kept.seen is not snapshot:
        before, kept.seen = kept.seen, snapshot
        stayed = before is not None and before.mdp is snapshot.mdp and before.lived == snapshot.lived
        if not stayed:
            kept.made = made(before, snapshot, spec) if before is not None and spec is not None else None
    if kept.made is None:
        return
    each, cell = kept.made.update, place(snapshot.mdp.states[kept.made.state].cell)
    old, target, new = (exactly(value, each.new - each.old) for value in (each.old, each.target, each.new))
    step = f"{cell} {move_label(snapshot.mdp.actions[kept.made.action])}" if Field.Q in snapshot.fields else cell
    words = f"**Just learned** in {step}: {old} + {each.alpha:.4g} · ({target} − {_bracketed(old)}) = **{new}**."
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="just-learned")
    column.space(ui.theme.px(4))


def difference(total: float, stored: float) -> float:
    """The right side less the left one; nan where both are infinite alike."""
    return total - stored if math.isfinite(total) or math.isfinite(stored) else math.nan if total == stored else total


def exactly(value: float, gap: float) -> str:
    """A number with so many decimals, 3 to 9, that one sees what differs from it by `gap`."""
    if not math.isfinite(value) or abs(value) >= 1e6:
        return numeral(value)
    size = abs(gap)
    decimals = 3 if not math.isfinite(size) or size <= CLOSE else max(3, min(9, 1 - math.floor(math.log10(size))))
    text = f"{abs(value):.{decimals}f}"
    return MINUS + text if value < 0 and text.strip("0.") else text


def small(value: float) -> str:
    """A difference in three figures, with a power of ten where it is very small."""
    if abs(value) >= 1e-3 or not math.isfinite(value):
        return ("+" if value > 0 else MINUS) + numeral(abs(value)) if abs(value) >= 0.1 else signed(value, 4)
    mantissa, power = f"{abs(value):.1e}".split("e")
    return ("+" if value > 0 else MINUS) + f"{mantissa}e{MINUS}{abs(int(power))}"


def _bracketed(words: str) -> str:
    """A number inside a sum or a product: in brackets where it is negative."""
    return f"({words})" if words.startswith(MINUS) else words
