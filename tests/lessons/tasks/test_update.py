"""Updates by hand in the corridor (γ 0.9, a step −1, the cheese +10, so the last move pays 9), α = 0.5."""

import pytest

from playground.lessons.solved_level import NoAnswer, solved
from playground.lessons.tasks.update import UpdateRule, UpdateTask
from playground.lessons.wording import wording
from playground.world import library

LEVEL = solved(library.find("corridor"))
EPISODE = ("right",) * 4


def update(moves: tuple[str, ...], rule: UpdateRule = UpdateRule.Q_LEARNING) -> UpdateTask:
    return UpdateTask(ask=wording("Update!"), moves=moves, alpha=0.5, rule=rule)


@pytest.mark.parametrize("rule", UpdateRule)
def test_the_first_episode_learns_its_last_move(rule: UpdateRule) -> None:
    """Target 9, difference 9, half of it 4.5."""
    assert update(EPISODE, rule).solution(LEVEL) == pytest.approx((9.0, 9.0, 4.5, 4.5), abs=1e-9)


def test_in_the_second_episode_it_comes_one_cell_nearer() -> None:
    """One cell before: −0.5 from the first episode; target −1 + 0.9·4.5 = 3.05; difference 3.55; half 1.775; new 1.275."""
    task = update((*EPISODE, "again", "right", "right", "right"))
    assert task.solution(LEVEL) == pytest.approx((3.05, 3.55, 1.775, 1.275), abs=1e-9)


def test_each_number_must_be_right() -> None:
    task = update(EPISODE)
    assert task.check((9.0, 9.0, 4.5, 4.5), LEVEL).right
    assert task.check((9.0, 9.0, 9.0, 9.0), LEVEL).gaps == {"answer": 9.0, "blank": 3}


def test_an_update_needs_a_move() -> None:
    with pytest.raises(NoAnswer, match="at least one move"):
        update(()).solution(LEVEL)


def test_the_table_stands_before_the_update_and_after_it() -> None:
    task = update((*EPISODE, "again", "right", "right", "right"))
    before, after = task.table(LEVEL, done=False), task.table(LEVEL, done=True)
    right = LEVEL.action("right")
    assert before[:4, right] == pytest.approx([-0.75, -0.75, -0.5, 4.5], abs=1e-9)
    assert after[:4, right] == pytest.approx([-0.75, -0.75, 1.275, 4.5], abs=1e-9)
