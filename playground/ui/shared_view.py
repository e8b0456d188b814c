"""How a level is looked at as values of JSON, for a code; and what such values say, in words and checked."""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from playground.plurals import counted
from playground.training.snapshot import Snapshot
from playground.world.exchange.sharing.shared import Shared

MOST_DIALS, LONGEST, LARGEST = 60, 60, 1 << 62
"""Dials and overlays that are taken out of a view at most, letters of a word in it, and its largest number."""
Value = bool | int | float | str


@dataclass(frozen=True)
class SharedView:
    """mode, explanation: ids, "" where that is left to the window. overlays: ids, None is what is shown anyway.

    at: the moment of the run, None is its end. floor: as in `Look`. learner, dials, seed: who learns; "" and -1: nothing is said.
    """

    mode: str = ""
    explanation: str = ""
    overlays: tuple[str, ...] | None = None
    at: int | None = None
    floor: int | None = None
    learner: str = ""
    seed: int = -1
    dials: Mapping[str, Value] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        """As values of JSON; what says nothing is left out."""
        named = {entry.name: getattr(self, entry.name) for entry in dataclasses.fields(self)}
        said = {name: value for name, value in named.items() if value != getattr(_NOTHING, name)}
        return {name: sorted(value) if name == "overlays" else value for name, value in said.items()}


_NOTHING = SharedView()


def view_of(values: Mapping[str, Any]) -> SharedView:
    """What such values say; what makes no sense says nothing. Ids are not checked here."""
    dials = values.get("dials")
    items = list(dials.items())[:MOST_DIALS] if isinstance(dials, dict) else []
    names = values.get("overlays")
    overlays = tuple(map(_word, names[:MOST_DIALS])) if isinstance(names, list) else None
    return SharedView(
        _word(values.get("mode")),
        _word(values.get("explanation")),
        None if overlays is None else tuple(sorted({*overlays} - {""})),
        _number(values.get("at")),
        _number(values.get("floor")),
        _word(values.get("learner")),
        -1 if _number(values.get("seed")) is None else values["seed"],
        {
            name: value
            for name, value in items
            if _word(name) and (isinstance(value, bool | int | str) or (isinstance(value, float) and math.isfinite(value)))
        },
    )


def _word(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= LONGEST else ""


def _number(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value < LARGEST else None


def lines_about(snapshot: Snapshot, title: str, view: SharedView, runs: bool) -> tuple[str, ...]:
    """What a picture card says of its board. title: of the learner."""
    level = snapshot.now
    lines = [level.about, f"{level.height} × {level.width} cells"]
    if runs:
        lines += [title, f"seed {snapshot.seed}, {counted(snapshot.units, 'step')}, {counted(snapshot.episodes, 'episode')}"]
    elif view.learner:
        lines += [title, f"seed {view.seed}"]
    return tuple(filter(None, lines))


def sentences(shared: Shared) -> Sequence[str]:
    """What has come, in plain words."""
    view, level = view_of(shared.view), shared.level
    lines = [f"A level of {level.height} × {level.width} cells."] if level is not None else []
    if shared.source:
        lines.append(f"The name of a level that another program makes: **{shared.source[:LONGEST]}**. It runs when you open it.")
    if shared.run:
        learner, seed = _word(shared.run.get("learner")), _number(shared.run.get("seed"))
        lines.append(
            f"A run of {learner or 'a learner'} with seed {seed}. It is lived again from its beginning, which can take a while."
        )
    elif view.learner:
        lines.append(f"Who learns there: {view.learner}, seed {view.seed}.")
    if view.dials:
        lines.append("With " + ", ".join(f"{name} {str(value)[:20]}" for name, value in list(view.dials.items())[:6]) + ".")
    if view.mode:
        lines.append(f"It opens as it was looked at, in {view.mode.capitalize()}.")
    return lines
