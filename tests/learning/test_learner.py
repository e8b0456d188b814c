"""The promises of every learner, kept by every learner of the collection."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from playground.learning.carry_over import carried
from playground.learning.collection import learners
from playground.learning.dials import names
from playground.learning.learner import Array, Field, Progress, Source, finite
from playground.learning.life.experience import Experience
from playground.rl.exploration import Exploration
from playground.rl.policies import epsilon_greedy, uniform
from playground.settings import dials
from playground.world import TabularMDP

IDS = sorted(learners())
LIVING = [name for name, spec in learners().items() if spec.source is Source.EXPERIENCE]
EXPLORING = [name for name in LIVING if any(dial.name == "explore" for dial in dials(learners()[name].settings))]
FAMILIES = ("Planning", "Prediction", "Learning from experience", "Learning and planning", "Policy-based", "Networks")
FAMILIES += ("Yardsticks",)
Made = Callable[..., Any]


def same(left: Mapping[str, Array], right: Mapping[str, Array]) -> None:
    assert left.keys() == right.keys()
    for name in left:
        np.testing.assert_array_equal(left[name], right[name], err_msg=name)


@pytest.mark.parametrize("name", IDS)
def test_advance_is_the_same_however_it_is_cut(name: str, world: TabularMDP, made: Made) -> None:
    whole, single, cut = (made(name, world, seed=3) for _ in range(3))
    told = whole.advance(420)
    for _ in range(420):
        one = single.advance(1)
    for n in (1, 7, 0, 300, 100, 12):
        last = cut.advance(n)
    same(whole.save(), single.save())
    same(whole.save(), cut.save())
    assert told[:2] == one[:2] == last[:2] and told.converged == one.converged == last.converged


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("at", [1, 50, 333])
def test_saved_and_loaded_it_goes_on_bit_for_bit(name: str, at: int, world: TabularMDP, made: Made) -> None:
    whole, first, second = (made(name, world, seed=seed) for seed in (5, 5, 99))
    whole.advance(at + 200)
    first.advance(at)
    second.load(first.save())
    second.advance(200)
    same(whole.save(), second.save())


@pytest.mark.parametrize("name", IDS)
def test_twenty_seeds_resumed_at_ten_random_cuts(name: str, made: Made, drawn: Callable[..., TabularMDP]) -> None:
    mdp = drawn(["S..P", ".#..", "...G"], slip=0.2, time_limit=25)
    for seed in range(20):
        dice = np.random.default_rng(seed)
        whole, resumed = made(name, mdp, seed), made(name, mdp, seed)
        for n in dice.integers(1, 60, 10).tolist():
            whole.advance(n)
            resumed.advance(n)
            saved = {key: array.copy() for key, array in resumed.save().items()}
            resumed = made(name, mdp, seed + 1000)
            resumed.load(saved)
        same(whole.save(), resumed.save())


@pytest.mark.parametrize("name", IDS)
def test_fields_have_their_axes_and_are_finite(name: str, world: TabularMDP, made: Made) -> None:
    learner = made(name, world)
    S, A = world.legal.shape
    for n in (0, 1, 2000):
        learner.advance(n)
        fields = learner.estimates()
        assert set(fields) == set(learners()[name].fields)
        for field, array in fields.items():
            assert array.shape == ((S,) if field.axes == "S" else (S, A))
        assert finite(fields)
        if Field.POLICY in fields:
            np.testing.assert_allclose(fields[Field.POLICY].sum(axis=1), ~world.terminal, atol=1e-12)
        for field in (Field.POLICY, Field.Q, Field.VISITS, Field.PREFERENCE):
            assert not fields.get(field, np.zeros((S, A)))[~world.legal].any()
        if Field.V in fields:
            assert not fields[Field.V][world.terminal].any()


@pytest.mark.parametrize("name", EXPLORING)
@pytest.mark.parametrize("explore", names(Exploration))
def test_every_way_to_try_things_is_the_same_however_it_is_cut_and_resumed(
    name: str, explore: str, made: Made, drawn: Callable[..., TabularMDP]
) -> None:
    mdp = drawn(["S..P", ".#..", "...G"], slip=0.2, time_limit=25)
    wanted = {"explore": explore, "step_size": "linear-decay", "fade": 300, "spread": 0.5}
    known = {dial.name for dial in dials(learners()[name].settings)}
    told = {dial: value for dial, value in wanted.items() if dial in known}
    whole, cut = made(name, mdp, 7, **told), made(name, mdp, 7, **told)
    whole.advance(500)
    for n in (1, 99, 250):
        cut.advance(n)
    resumed = made(name, mdp, 8, **told)
    resumed.load(cut.save())
    resumed.advance(150)
    same(whole.save(), resumed.save())
    np.testing.assert_allclose(whole.estimates()[Field.POLICY].sum(axis=1), (~mdp.terminal).astype(float), atol=1e-12)


@pytest.mark.parametrize("name", EXPLORING)
def test_who_behaves_epsilon_greedily_shows_that_policy(name: str, world: TabularMDP, made: Made) -> None:
    learner = made(name, world, seed=6, explore="epsilon-greedy", epsilon=0.3)
    learner.advance(500)
    fields = learner.estimates()
    np.testing.assert_array_equal(fields[Field.POLICY], epsilon_greedy(fields[Field.Q], world.legal, 0.3))
    learner.settings = dataclasses.replace(learner.settings, epsilon=1.0)
    np.testing.assert_allclose(learner.estimates()[Field.POLICY][~world.terminal], uniform(world.legal)[~world.terminal])


@pytest.mark.parametrize("name", IDS)
def test_estimates_and_saves_are_copies(name: str, world: TabularMDP, made: Made) -> None:
    learner = made(name, world)
    learner.advance(50)
    before = {field: array.copy() for field, array in learner.estimates().items()}
    for array in [*learner.estimates().values(), *learner.save().values()]:
        array[...] = 77
    for field, array in learner.estimates().items():
        np.testing.assert_array_equal(array, before[field])


@pytest.mark.parametrize("name", IDS)
def test_every_dial_can_be_turned_while_it_runs(name: str, world: TabularMDP, made: Made) -> None:
    spec = learners()[name]
    for each in dials(spec.settings):
        learner = made(name, world)
        learner.advance(40)
        values = each.choices or (each.low, each.high)
        for value in values:
            learner.settings = spec.settings(**{each.name: each.kind(value)})
            progress = learner.advance(40)
            assert isinstance(progress, Progress) and finite(learner.estimates())


@pytest.mark.parametrize("name", IDS)
def test_what_is_carried_to_another_level_is_taken_up(name: str, made: Made, drawn: Callable[..., TabularMDP]) -> None:
    old = drawn(["S..", ".#.", "..G"])
    new = drawn(["S..#", "....", "..G.", "...."], slip=0.2, moves='"eight"')
    learner, fresh = made(name, old), made(name, new)
    learner.advance(5000)
    fresh.load(carried(learner.save(), old, new, fresh.save()))
    assert finite(fresh.estimates())
    fresh.advance(100)
    assert finite(fresh.estimates())


@pytest.mark.parametrize("name", LIVING)
def test_anyone_can_drive(name: str, world: TabularMDP, made: Made) -> None:
    learner = made(name, world, seed=1)
    body = learner.body
    for _ in range(60):
        body.accepts(0)
        legal = np.flatnonzero(world.legal[body.state])
        state, action = body.state, int(legal[-1])
        progress = learner.advance(1, action)
        assert progress.transitions == 1
        assert body.last(1)[0][:2] == (state, action)
    assert body.steps == 60


@pytest.mark.parametrize("name", LIVING)
def test_an_action_that_is_not_legal_does_nothing(name: str, made: Made, drawn: Callable[..., TabularMDP]) -> None:
    mdp = drawn(["S.", ".G"], edges='"forbid"')
    learner = made(name, mdp)
    progress = learner.advance(1, mdp.actions.index("up"))
    assert progress.transitions == 0 and learner.body.steps == 0


@pytest.mark.parametrize("name", LIVING)
def test_only_legal_actions_are_ever_taken(name: str, world: TabularMDP, made: Made) -> None:
    learner = made(name, world, seed=2)
    learner.advance(3000)
    assert learner.body.visits[~world.legal].sum() == 0
    assert learner.body.visits.sum() == 3000
    assert all(world.legal[each.state, each.action] for each in learner.body.last())


@pytest.mark.parametrize("name", LIVING)
def test_it_learns_on_after_someone_else_has_walked(name: str, world: TabularMDP, made: Made) -> None:
    learner = made(name, world, seed=4)
    for _ in range(20):
        learner.advance(7)
        learner.body.walk(3)
        if learner.body.steps % 3 == 0:
            learner.body.restart()
    assert finite(learner.estimates())
    assert learner.body.steps == 200


@pytest.mark.parametrize("name", LIVING)
def test_a_level_where_no_episode_can_begin_is_survived(name: str, made: Made, drawn: Callable[..., TabularMDP]) -> None:
    learner = made(name, dataclasses.replace(drawn(["S.G"]), start=np.zeros(3)))
    assert learner.advance(10).transitions == 0
    assert finite(learner.estimates())


@pytest.mark.parametrize("name", IDS)
def test_it_is_declared_in_full(name: str) -> None:
    spec = learners()[name]
    assert spec.id == name and spec.title and spec.about.endswith((".", "?")) and "ection" in spec.book and spec.fields
    assert spec.family in FAMILIES
    for each in dials(spec.settings):
        assert each.plain and each.help.endswith(".")


def test_families_come_in_their_order() -> None:
    families = [spec.family for spec in learners().values()]
    assert tuple(dict.fromkeys(families)) == FAMILIES
    assert families == sorted(families, key=list(dict.fromkeys(families)).index)


@pytest.mark.parametrize("name", LIVING)
def test_same_seed_same_bits_and_other_seeds_others(name: str, drawn: Callable[..., TabularMDP], made: Made) -> None:
    mdp = drawn(["S...", "....", "...G"], slip=0.3)
    one, two, three = (made(name, mdp, seed) for seed in (1, 1, 2))
    for learner in (one, two, three):
        learner.advance(500)
    same(one.save(), two.save())
    assert not np.array_equal(one.save()["state-action/visits"], three.save()["state-action/visits"])


def test_two_learners_may_share_a_body(drawn: Callable[..., TabularMDP]) -> None:
    body = Experience(drawn(["S...G"]), 1)
    first, second = (learners()[name].make(learners()[name].settings(), body, 0) for name in ("sarsa", "monte-carlo"))
    for _ in range(50):
        first.advance(3)
        second.advance(4)
    assert body.steps == 350 and finite(first.estimates()) and finite(second.estimates())
