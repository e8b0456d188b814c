"""What a transition was, in words."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from playground.training.snapshot import Agent, Snapshot, Transition
from playground.ui.panels.happened import ending, sentence
from playground.world import Level
from playground.world.library import find
from playground.world.tabular.finite import from_p, table_level


def lived(snapshot: Snapshot, cell: tuple[int, int], action: str, to: tuple[int, int], driver: str = "me") -> Transition:
    mdp = snapshot.mdp
    return Transition(int(mdp.state_at()[cell]), mdp.actions.index(action), -0.1, int(mdp.state_at()[to]), False, False, driver)


def test_a_slip_tells_asked_happened_and_how_likely(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(find("frozenlake-4x4"))
    text = sentence(snapshot, lived(snapshot, (0, 0), "right", (1, 0)))
    assert text == "You asked for **right**, but the ground took you **down** (33 %)."
    text = sentence(snapshot, lived(snapshot, (0, 0), "right", (0, 0), driver="learner"))
    assert text == "It asked for **right**, but slid into something and stayed (33 %)."


def test_a_bump_and_a_plain_step(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(find("book"))
    assert sentence(snapshot, lived(snapshot, (2, 0), "left", (2, 0))) == "You bumped into something and stayed."
    assert sentence(snapshot, lived(snapshot, (2, 0), "up", (1, 0))) == "You went **up** to (1, 0), which cost **0.1**."


@pytest.mark.parametrize(
    ("name", "to", "good"),
    (("book", (0, 3), True), ("book", (1, 3), False), ("cliff-walking", (3, 11), True), ("two-cheeses", (0, 0), True)),
)
def test_a_goal_is_told_from_a_pit_by_what_it_pays(
    snapshot_of: Callable[..., Snapshot], name: str, to: tuple[int, int], good: bool
) -> None:
    level: Level = find(name)
    snapshot = snapshot_of(level)
    state = int(snapshot.mdp.state_at()[to])
    last = Transition(0, 0, 0.0, state, True, False, "me")
    reached = ending(snapshot_at(snapshot, last, state))
    assert reached is not None
    assert reached.good is good
    assert not reached.truncated


def test_the_clock_is_neither(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(find("book"))
    reached = ending(snapshot_at(snapshot, Transition(0, 0, 0.0, 1, False, True, "me"), 1))
    assert reached is not None
    assert reached.truncated
    assert reached.title == "Time is up"
    assert ending(snapshot) is None


def snapshot_at(snapshot: Snapshot, last: Transition, state: int) -> Snapshot:
    """The snapshot after a last transition."""
    return replace(snapshot, last=(last,), agent=Agent(state, 3, 0.0, 0.0))


def walked(snapshot: Snapshot, *actions: str) -> Snapshot:
    """After some moves without chance from the start."""
    mdp, last = snapshot.mdp, []
    at = int(mdp.start.argmax())
    for name in actions:
        action = mdp.actions.index(name)
        after, ends = int(mdp.successor[at, action, 0]), bool(mdp.ends[at, action, 0])
        last.append(Transition(at, action, float(mdp.reward[at, action, 0]), after, ends, False, "me"))
        at = after
    return replace(snapshot, last=tuple(last), agent=Agent(at, len(last), 0.0, 0.0))


@pytest.mark.parametrize(
    ("rows", "actions", "expected"),
    [
        ("Sa.\n..G", ("right",), "You took the **red key**."),
        ("Sc.\n..G", ("right",), "You took the **coin**, which paid **1**."),
        ("ScG\nc..", ("right",), "You took a **coin** (1 of 2), which paid **1**."),
        ("StG\n.T.", ("right",), "You switched the **switch** on: the gate is open now."),
        ("SAG\n.a.", ("right",), "The **red door** is shut: it needs the **red key**."),
        ("STG\n.t.", ("right",), "The **gate** is shut: a switch opens it."),
        ("STG\n.t.", ("left",), "You bumped into something and stayed."),
        (".S.M\n...G", ("right", "right"), "The **cat** caught you, which cost **1**!"),
    ],
)
def test_what_was_taken_switched_shut_or_met(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot], rows: str, actions: tuple[str, ...], expected: str
) -> None:
    snapshot = walked(snapshot_of(level_of(rows)), *actions)
    assert sentence(snapshot, snapshot.last[-1]) == expected


def test_the_cat_ends_it_badly(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    reached = ending(walked(snapshot_of(level_of(".S.M\n...G")), "right", "right"))
    assert reached is not None
    assert reached.title == "Cat …"
    assert not reached.good


def test_a_reward_of_two_things_names_both(level_of, snapshot_of):
    tail = '[rules]\nstep_reward = -1.0\n[legend]\n"G" = { kind = "goal", enter = 10.0 }'
    snapshot = snapshot_of(level_of("SG", tail))
    last = Transition(int(snapshot.mdp.state_at()[0, 0]), 1, 9.0, int(snapshot.mdp.state_at()[0, 1]), True, False, "me")
    assert sentence(snapshot, last) == "You went **right** to (0, 1), which paid **9** (+10 \N{MINUS SIGN}1 for the step)."


def test_an_end_in_a_table_says_what_was_paid_and_names_no_tile(snapshot_of: Callable[..., Snapshot]) -> None:
    lake = {0: {0: [(1.0, 1, 0.0, True)], 1: [(1.0, 2, 1.0, True)]}, 1: {0: [(1.0, 1, 0.0, True)], 1: [(1.0, 1, 0.0, True)]}}
    lake[2] = {0: [(1.0, 2, 0.0, True)], 1: [(1.0, 2, 0.0, True)]}
    snapshot = snapshot_of(table_level(from_p(lake, 0.9), "t"))
    hole, goal = (ending(snapshot_at(snapshot, Transition(0, at, float(at), at + 1, True, False, "me"), at + 1)) for at in (0, 1))
    assert hole is not None and goal is not None
    assert (hole.title, hole.good, goal.title, goal.good) == ("The end …", False, "The end!", True)
    assert goal.text == "The last step paid +1."
