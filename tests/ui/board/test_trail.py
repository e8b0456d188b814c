"""The mouse's way, and what it did there."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from playground.training.snapshot import Agent, Snapshot, Transition
from playground.ui.board.trail import Knot, catcher, changes_inventory, knots
from playground.ui.stage.estimates import drawn_of
from playground.world import Cell, Level, State


def walked(snapshot: Snapshot, actions: Sequence[str]) -> Snapshot:
    """The snapshot after some moves without chance from the start."""
    mdp, last = snapshot.mdp, []
    at = int(mdp.start.argmax())
    for name in actions:
        action = mdp.actions.index(name)
        after = int(mdp.successor[at, action, 0])
        last.append(Transition(at, action, float(mdp.reward[at, action, 0]), after, bool(mdp.ends[at, action, 0]), False, "me"))
        at = after
    return replace(snapshot, last=tuple(last), agent=Agent(at, len(last), 0.0, 0.0), driver="me")


@pytest.fixture
def taken(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> Snapshot:
    return walked(snapshot_of(level_of("Sac.\n...G")), ("right", "left", "right", "right"))


def test_a_knot_is_where_something_was_taken(taken: Snapshot) -> None:
    assert knots(drawn_of(taken)) == (
        Knot(Cell(0, 1), 1, ("took the **red key**",)),
        Knot(Cell(0, 2), 4, ("took the **coin**",)),
    )
    assert [changes_inventory(taken.mdp, step) for step in taken.last] == [True, False, False, True]


@pytest.mark.parametrize(
    ("rows", "actions", "caught"),
    [
        ("S.M.\n...G", ("right",), None),  # the cat walks off
        (".S.M\n...G", ("right", "right"), "cat"),  # it stands where the mouse goes
        ("MS..\n...G", ("stay",), "cat"),  # it comes
        ("MS..\n...G", ("left",), "cat"),  # they change places
    ],
)
def test_whoever_is_met_is_told(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot], rows: str, actions: tuple[str, ...], caught: str | None
) -> None:
    level = level_of(rows, '[rules]\nmoves = ["up", "right", "down", "left", "stay"]')
    snapshot = walked(snapshot_of(level), actions)
    met = catcher(snapshot.now, snapshot.mdp, snapshot.last[-1])
    assert (met and met.kind) == caught
    assert snapshot.last[-1].terminated == (caught is not None)


def test_the_first_state_has_nothing(taken: Snapshot) -> None:
    assert taken.mdp.states[taken.last[0].state] == State(Cell(0, 0))
