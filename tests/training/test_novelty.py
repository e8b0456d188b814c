"""What is new in a run: on corridors whose steps and numbers can be counted by hand."""

from playground.training.drivers import Driver
from playground.training.easing import Interest
from playground.training.novelty import Novelty
from playground.training.trainee import new_trainee
from playground.world import compile_mdp, parse_level

RULES = "[rules]\nstep_reward = 0.0\ndiscount = 0.9\n"


def trainee_in(row: str, learner: str = "q-learning", rules: str = RULES, **settings):
    """A trainee at the start of a corridor of one row, with the row, and what looks at it, which has looked once."""
    from playground.learning.collection import learners

    mdp = compile_mdp(parse_level(f"format = 1\nmap = '''\n{row}\n'''\n{rules}"))
    trainee = new_trainee(learner, learners()[learner].settings(**settings), mdp, 0)
    novelty = Novelty()
    assert novelty.look(trainee, (row,)) is Interest.FIRST, "a run that begins is new"
    return trainee, novelty


def driven(trainee, novelty, row, moves):
    """What is noticed after each move of a person."""
    noticed = []
    for move in moves:
        trainee.act(trainee.mdp.actions.index(move), True)
        noticed.append(novelty.look(trainee, (row,)))
    return noticed


def test_a_new_place_is_something_once_and_the_first_end_is_a_first():
    row = "S..G"
    trainee, novelty = trainee_in(row, alpha=0.001)
    noticed = driven(trainee, novelty, row, ("right", "left", "right", "right", "right"))
    assert noticed == [Interest.SOMETHING, Interest.NOTHING, Interest.NOTHING, Interest.SOMETHING, Interest.FIRST]
    again = driven(trainee, novelty, row, ("right", "right", "right"))
    assert again == [Interest.NOTHING] * 3, "with so small a learning rate nothing is seen to move"


def test_another_kind_of_end_is_a_first_again():
    row = "PSG"
    trainee, novelty = trainee_in(row, alpha=0.001)
    assert driven(trainee, novelty, row, ("right", "left", "right", "left")) == [
        Interest.FIRST,
        Interest.FIRST,
        Interest.NOTHING,
        Interest.NOTHING,
    ]


def test_colour_spreads_cell_by_cell_and_the_start_is_a_first():
    row = "S..G"
    trainee, novelty = trainee_in(row, alpha=0.5)
    way = ("right", "right", "right")
    assert driven(trainee, novelty, row, way)[-1] is Interest.FIRST, "the cheese, and the first colour"
    assert driven(trainee, novelty, row, way)[1] is Interest.SOMETHING, "one cell further"
    assert driven(trainee, novelty, row, way)[0] is Interest.FIRST, "the start"


def test_a_value_that_moves_visibly_is_something():
    row = "SG"
    trainee, novelty = trainee_in(row, alpha=0.1)
    assert driven(trainee, novelty, row, ("right",)) == [Interest.FIRST]
    noticed = driven(trainee, novelty, row, ("right",) * 12)  # of 1, the n-th step moves it by 0.1 * 0.9^n
    assert noticed == [Interest.SOMETHING] * 6 + [Interest.NOTHING] * 6


def test_a_planner_is_dull_until_a_backup_changes_something():
    row = "S...G"
    trainee, novelty = trainee_in(row, "value-iteration")
    noticed = []
    for _ in range(30):
        if not trainee.converged:
            trainee.advance(1, Driver.LEARNER, True)
            noticed.append(novelty.look(trainee, (row,)))
    assert noticed.count(Interest.FIRST) == 2, "the first state that takes colour, and the start"
    assert Interest.NOTHING in noticed


def test_a_changed_level_is_new_and_its_ends_are_reached_for_the_first_time_again():
    row, longer = "S.G", "S..G"
    trainee, novelty = trainee_in(row, alpha=0.001)
    driven(trainee, novelty, row, ("right", "right"))
    moved = trainee.moved_to(compile_mdp(parse_level(f"format = 1\nmap = '''\n{longer}\n'''\n{RULES}")))
    assert novelty.look(moved, (longer,)) is Interest.FIRST
    assert driven(moved, novelty, longer, ("right", "right", "right"))[-1] is Interest.FIRST


def test_looking_changes_nothing():
    row = "S..G"
    (looked_at, novelty), (alone, _) = trainee_in(row, alpha=0.3), trainee_in(row, alpha=0.3)
    for _ in range(60):
        looked_at.advance(1, Driver.LEARNER, True)
        novelty.look(looked_at, (row,))
    alone.advance(60, Driver.LEARNER, True)
    for field, numbers in alone.fields().items():
        assert (numbers == looked_at.fields()[field]).all()
