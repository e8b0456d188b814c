"""Whether a policy is obeyed."""

from playground.lessons.goals import Goal
from tests.lessons.runs import driven

POLICY = (">>>.", "^#^.", "^>^<")


def test_a_policy_is_obeyed_move_by_move() -> None:
    """The way of the policy from the corner of Book: up, up, right, right, right."""
    obedient, other = driven("book", "up", "up", "right"), driven("book", "up", "up", "left", "right")
    assert Goal("obeyed", whose=POLICY, n=3).met(obedient)
    assert not Goal("obeyed", whose=POLICY, n=4).met(obedient)  # one more move is needed
    assert not Goal("obeyed", whose=POLICY, n=3).met(other)
    assert Goal("obeyed", whose=POLICY, n=1).met(other)


def test_one_move_of_ones_own_and_then_the_policy_to_the_end() -> None:
    goal = Goal("obeyed", whose=POLICY, first="right")
    ways = ["right", "right", "up", "up", "right"]
    assert goal.met(driven("book", *ways))
    assert not goal.met(driven("book", *ways[:-1]))  # it has not ended
    assert not goal.met(driven("book", "up", "up", "right", "right", "right"))  # another first move
    assert not goal.met(driven("book", "right", "left", "up", "up", "right", "right", "right"))  # not obeyed after it
