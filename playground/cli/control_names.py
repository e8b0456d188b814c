"""The names of all controls that a lesson's scene or a class may show or hide, and what is wrong with some that are written."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from playground.lessons.control_rules import ALL, ControlRules


@cache
def members() -> Mapping[str, tuple[str, ...]]:
    """The controls of every group, by the group's id."""
    from playground.learning.collection import learners
    from playground.settings import dials
    from playground.ui.board.painter import overlays
    from playground.ui.editor.strokes import BRUSHES
    from playground.ui.explanations import explanations
    from playground.ui.offering import GROUPS, member_of
    from playground.world.level import Rules
    from playground.world.tiles import TILES

    names: Mapping[str, Iterable[str]] = {
        "overlays": overlays(),
        "dials": sorted({dial.name for spec in learners().values() for dial in dials(spec.settings)}),
        "rules": [dial.name for dial in dials(Rules)],
        "brushes": BRUSHES,
        "tiles": [tile.kind for tile in TILES.values()],
        "explanations": explanations(),
    }
    ids = {group: tuple(member_of(group, name) for name in names[group]) for group in GROUPS}
    return {**ids, "overlays": (*ids["overlays"], "show-numbers", "fixed-colours")}


@cache
def control_names() -> tuple[str, ...]:
    """Every name that may stand in `shows` and `hides`."""
    from playground.ui.offering import CONTROLS, GROUPS

    return (ALL, *CONTROLS, *GROUPS, *(id for group in members().values() for id in group))


def control_faults(rules: ControlRules) -> Iterator[tuple[str, str]]:
    """A sentence for every name that is no control's, with the key that it stands under; and for one that stands under both."""
    for key, names in (("shows", rules.shows), ("hides", rules.hides)):
        for name in sorted(names - set(control_names())):
            yield key, f"names the control {name!r}, which there is not{_instead(name)}"
    for name in sorted(rules.shows & rules.hides):
        yield "hides", f"hides {name!r}, which `shows` names too: leave it out of one of them"
    if ALL in rules.shows:
        yield "shows", f"names {ALL!r}, which only `hides` may: without `hides`, what `shows` names is all there is"


def _instead(name: str) -> str:
    """The nearest name, and those that there are: the members of a group where its beginning is written, else all others."""
    from playground.ui.offering import CONTROLS, GROUPS

    near = difflib.get_close_matches(name, control_names(), n=1, cutoff=0.6)
    group = next((group for group, (beginning, _) in GROUPS.items() if name.startswith(beginning)), "")
    names = ", ".join(members()[group] if group else (ALL, *CONTROLS, *GROUPS))
    more = "" if group else f", and single ones of a group, like {', '.join(some[0] for some in members().values())}"
    return f"{f'; did you mean {near[0]!r}?' if near else ';'} there are: {names}{more}".replace("? there", "? There")
