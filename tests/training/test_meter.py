"""The distance to the optimum."""

from fractions import Fraction

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.meter import Meter, distance, entered, greedy_of, solved
from playground.world import compile_mdp
from playground.world.level import Level, Rules
from playground.world.library import find
from playground.world.tabular.finite import discounted

ROW = compile_mdp(Level(title="", rows=("S.G",), rules=Rules(discount=0.5, moves=("left", "right"))))
# V* = 0.5, 1; Q* = [[0.25, 0.5], [0.25, 1.0]].


class Clock:
    """A clock that moves whenever it is read."""

    now = 0.0

    def __call__(self):
        self.now += 1e-3
        return self.now


def test_the_optimum_by_hand():
    optimum = solved(ROW)
    assert optimum.v == pytest.approx([0.5, 1.0, 0.0], abs=1e-9)
    assert optimum.q[:2] == pytest.approx(np.array([[0.25, 0.5], [0.25, 1.0]]), abs=1e-9)
    assert optimum.optimal.tolist() == [[False, True], [False, True], [False, False]]
    assert optimum.start == pytest.approx(0.5, abs=1e-9)
    assert not optimum.v.flags.writeable


def test_the_distance_of_nothing_learned_by_hand():
    fields = {Field.V: np.zeros(3), Field.Q: np.zeros((3, 2))}
    measured = distance(ROW, fields, solved(ROW))
    # Ties everywhere are not all optimal; the even policy has v0 = 0.25 v0 + 0.25 v1 and v1 = 0.25 v0 + 0.5.
    v0 = np.linalg.solve([[1 - 0.25, -0.25], [-0.25, 1.0]], [0.0, 0.5])[0]
    assert measured == pytest.approx((1.0, 0.75, 0.0, v0, 0.5), abs=1e-9)


def test_only_some_best_actions_are_still_all_optimal_and_one_wrong_tie_is_not():
    square = compile_mdp(Level(title="", rows=("S.", ".G"), rules=Rules(discount=0.5)))
    optimum = solved(square)
    q = optimum.q.copy()
    q[0, square.actions.index("down")] -= 0.1  # right and down were equal: right alone is optimal still
    assert distance(square, {Field.Q: q}, optimum).optimal_actions == 1.0
    q[1, square.actions.index("left")] = q[1].max()
    assert distance(square, {Field.Q: q}, optimum).optimal_actions == pytest.approx(2 / 3)


def test_without_v_there_is_no_error_and_a_policy_is_greedy_in_its_likeliest_actions():
    policy = np.array([[0.4, 0.6], [0.1, 0.9], [0.0, 0.0]])
    measured = distance(ROW, {Field.POLICY: policy}, solved(ROW))
    assert np.isnan(measured.max_error)
    assert (measured.optimal_actions, measured.greedy_return) == (1.0, pytest.approx(0.5, abs=1e-9))
    assert greedy_of({}, ROW.legal) is ROW.legal


def test_a_greedy_policy_that_never_arrives_at_a_cost_loses_for_ever():
    costly = compile_mdp(Level(title="", rows=("S.G",), rules=Rules(discount=1.0, step_reward=-1.0, moves=("left", "right"))))
    q = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 0.0]])
    assert distance(costly, {Field.Q: q}, solved(costly)).greedy_return == -np.inf


def test_it_solves_then_measures_and_then_rests():
    meter = Meter(ROW, Clock())
    assert meter.rest(training=False) == 0.0
    while meter.optimum is None:
        assert meter.work(0.01, False, dict)
    assert meter.work(0.01, False, lambda: {Field.V: np.zeros(3)})
    assert meter.distance.max_error == pytest.approx(1.0, abs=1e-9)
    assert meter.rest(training=False) == 0.0
    assert meter.work(0.01, False, dict)  # the scales from random to best
    assert meter.scales is not None
    assert not meter.work(0.01, False, dict)
    assert meter.rest(training=False) == np.inf
    meter.note(0.0)
    assert meter.rest(training=False) == 0.0


def test_beside_training_it_takes_a_bounded_share_of_the_time():
    level = Level(title="", rows=tuple("S".ljust(40, ".") if not row else "." * 40 for row in range(40)))
    clock = Clock()
    meter = Meter(compile_mdp(level), clock)
    fields = {Field.V: np.zeros(1600), Field.Q: np.zeros((1600, 4))}
    spent = trained = 0.0
    for _ in range(3000):
        began = clock.now
        meter.work(0.005, True, lambda: fields)
        spent += clock.now - began
        trained += 0.005
        clock.now += 0.005
        meter.note(0.005)
    assert meter.distance is not None
    assert spent / (spent + trained) < 0.12 + 0.17, "reading this clock costs a millisecond each time"


def test_a_cell_where_nobody_ever_acts_is_not_measured():
    mdp = compile_mdp(find("cliff-walking"))
    acting = entered(mdp)
    assert int((acting & ~mdp.terminal).sum()) == 37  # 48 cells without the goal and the ten of the cliff
    assert not acting[mdp.state_at()[3, 5]]


def test_a_large_level_is_left_alone_until_it_stays_as_it_is():
    clock = Clock()
    meter = Meter(compile_mdp(Level(title="", rows=("." * 80,) * 80)), clock)
    assert not meter.work(0.01, False, dict)
    assert 0.0 < meter.rest(training=False) <= 0.3
    clock.now += 1.0
    assert meter.rest(training=False) == 0.0
    assert meter.work(0.01, False, dict)


def test_the_optimum_is_proven_when_there_is_time():
    level = discounted(find("world-4x3"), 1.0)
    meter = Meter(compile_mdp(level), Clock(), None, level)
    meter.finish()
    assert meter.optimum is not None and meter.optimum.exact is not None
    assert meter.optimum.exact.v[int(np.argmax(meter.mdp.start))] == Fraction(4119, 5840)
    assert 0.0 < meter.optimum.off < 1e-11


def test_what_takes_long_or_has_no_optimum_is_not_proven(monkeypatch):
    monkeypatch.setattr("playground.rl.exact.proving.EASY", 1)
    for name, discount in (("world-4x3", 1.0), ("jumps", 1.0)):
        level = discounted(find(name), discount)
        meter = Meter(compile_mdp(level), Clock(), None, level)
        meter.finish()
        assert meter.optimum is not None and meter.optimum.exact is None


def test_a_table_without_its_level_is_not_proven():
    meter = Meter(ROW, Clock())
    meter.finish()
    assert meter.optimum is not None and (meter.optimum.exact, meter.optimum.off) == (None, 0.0)


def test_nothing_is_proven_while_a_run_trains_or_goes_on_however_slowly():
    fields = {Field.V: np.zeros(3), Field.Q: np.zeros((3, 2))}
    meter, proven = Meter(ROW, Clock()), []
    while meter.optimum is None:
        meter.work(1.0, False, lambda: fields)
    while meter.work(1.0, False, lambda: fields):
        pass
    meter._proof, meter._prove = iter(()), proven.append
    assert not meter.work(1.0, False, lambda: fields, going=True) and proven == []
    meter._credit = 1.0
    assert not meter.work(1.0, True, lambda: fields, going=True) and not meter.work(1.0, True, lambda: fields) and proven == []
    assert meter.work(1.0, False, lambda: fields) and proven == [1.0]
