"""What may stand for a level."""

from pathlib import Path

import gymnasium
import numpy as np
import pytest

import playground
from playground.scripting.problems import problem_level
from playground.world import LevelError, compile_mdp, finite_mdp, format_level, library, table_level
from playground.world.tabular.finite_checks import FiniteError

P = np.array([[[0.5, 0.5], [0.0, 1.0]], [[0.0, 1.0], [0.2, 0.8]], [[1.0, 0.0], [1.0, 0.0]]])
"""[A, S, S'] of three actions and two states."""
R = np.array([[1.0, 2.0, 0.0], [3.0, 4.0, 0.0]])


class Sparse:
    """A matrix as scipy holds it, as far as it is asked."""

    def __init__(self, array):
        self._array = np.array(array)

    def toarray(self):
        return self._array


class Walk:
    """A class of one's own with a table, and nothing of Gymnasium: two ways out of the middle of three states."""

    def __init__(self):
        self.P = {
            0: {0: [(1.0, 0, 0.0, True)], 1: [(1.0, 0, 0.0, True)]},
            2: {0: [(1.0, 2, 0.0, True)], 1: [(1.0, 2, 0.0, True)]},
        }
        self.P[1] = {0: [(1.0, 0, 0.0, True)], 1: [(1.0, 2, 1.0, True)]}
        self.start_state = 1


def read(problem, reward=None, discount=None, **beside):
    notes = []
    return problem_level(problem, reward, discount, beside, notes.append), notes


def same(one, other):
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("probability", "successor", "reward", "continuation")
    )


def test_by_name_by_path_by_text_and_as_it_is(tmp_path):
    level = library.find("corridor")
    path = tmp_path / "mine.toml"
    path.write_text(format_level(level), encoding="utf-8")
    for given in ("corridor", path, str(path), format_level(level), level):
        assert read(given) == (level, [])
        assert read(given, discount=0.5)[0].rules.discount == 0.5


def test_a_map_of_another_program_as_text_or_line_by_line():
    level, notes = read("SFFF\nFHFH\nFFFH\nHFFG")
    assert level == read(["SFFF", "FHFH", "FFFH", "HFFG"])[0] == read(("SFFF", "FHFH", "FFFH", "HFFG"))[0]
    assert level.rules.discount == 0.99
    assert any("slippery" in note for note in notes)
    other, notes = read("SFFF\nFHFH\nFFFH\nHFFG", discount=0.5)
    assert (other.rules.discount, notes[-1]) == (0.5, "γ is 0.5 all the same, as it was given")


def test_a_table_as_it_is():
    mdp = finite_mdp(P, R, 0.9)
    assert compile_mdp(read(mdp)[0]) is mdp
    assert compile_mdp(read(mdp, discount=0.5)[0]).discount == 0.5
    assert compile_mdp(read(table_level(mdp, "two"))[0]) is mdp


@pytest.mark.parametrize(
    "chances",
    [P, P.tolist(), list(P), tuple(P), P.transpose(1, 0, 2), [Sparse(part) for part in P], (*map(Sparse, P),)],
)
def test_chances_in_any_order_and_storage(chances):
    assert same(compile_mdp(read(chances, R, 0.9)[0]), finite_mdp(P, R, 0.9))


class Tensor:
    """An array of another library, as far as numpy asks it."""

    def __init__(self, array):
        self._array = array

    def __array__(self, dtype=None, copy=None):
        return np.array(self._array, dtype=dtype)


def test_arrays_of_another_library():
    assert same(compile_mdp(read(Tensor(P), Tensor(R), 0.9)[0]), finite_mdp(P, R, 0.9))


def test_an_array_of_sparse_matrices_as_pymdptoolbox_keeps_them():
    chances, rewards = np.empty(3, dtype=object), np.empty(3, dtype=object)
    chances[:], rewards[:] = [Sparse(part) for part in P], [Sparse(np.full((2, 2), paid)) for paid in (1.0, 2.0, 0.0)]
    assert same(compile_mdp(read(chances, rewards, 0.9)[0]), finite_mdp(P, np.array([[1.0, 2.0, 0.0]] * 2), 0.9))


def test_outcomes_by_state_and_action():
    table = compile_mdp(read(Walk().P, discount=0.9, start=1)[0])
    assert table.terminal.tolist() == [True, False, True]
    deterministic = [[(1.0, 0, 0.0, True)] * 2, [(1.0, 0, 0.0, True), (1.0, 2, 1.0, True)], [(1.0, 2, 0.0, True)] * 2]
    assert same(compile_mdp(read(deterministic, discount=0.9, start=1)[0]), table)


def test_an_environment_is_read_from_a_copy():
    env = gymnasium.make("FrozenLake-v1")
    env.reset(seed=3)
    env.step(1)
    before = env.unwrapped.s, env.unwrapped.np_random.bit_generator.state
    level, notes = read(env, discount=0.99)
    assert notes == []
    assert same(compile_mdp(level), compile_mdp(library.find("gym:FrozenLake-v1?discount=0.99")))
    assert level.rows == library.find("gym:FrozenLake-v1").rows
    assert (env.unwrapped.s, env.unwrapped.np_random.bit_generator.state) == before
    assert read(env)[1] == ["FrozenLake-v1 has no discount, so γ is 0.99 here; discount=0.9 sets another"]


def test_what_was_changed_in_an_environment_counts():
    env = gymnasium.make("FrozenLake-v1", is_slippery=False)
    env.unwrapped.P[0][2] = [(1.0, 1, 5.0, False)]
    assert compile_mdp(read(env, discount=0.9)[0]).reward.max() == 5.0


def test_an_environment_of_ours_is_its_level():
    level = library.find("keys-and-doors")
    env = gymnasium.make("BellmanPlayground/Level-v0", level=level)
    assert playground.__name__ == "playground"
    assert read(env)[0] is level
    assert read(env.unwrapped, discount=0.5)[0].rules.discount == 0.5


def test_a_class_with_a_table():
    table = compile_mdp(read(Walk(), discount=0.9)[0])
    assert (table.start.tolist(), table.terminal.tolist()) == ([0.0, 1.0, 0.0], [True, False, True])


class Failing:
    """An environment that raises when it is asked for its table."""

    @property
    def P(self):
        raise ZeroDivisionError


def test_an_environment_that_fails():
    with pytest.raises(LevelError, match="Failing has no table P"):
        read(Failing(), discount=0.9)


@pytest.mark.parametrize("problem", [3, None, b"corridor", object(), 1.5, gymnasium.Env])
def test_nothing_of_these(problem):
    with pytest.raises(TypeError, match=r"the level is .*expected the name, the path or the text of a level"):
        read(problem)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((P, R), "P has no discount: give one, like discount=0.9"),
        ((Walk().P,), "P has no discount"),
        (
            (P, None, 0.9),
            r"P holds chances \[3, 2, 2\] and no rewards: give solve\(P, R, discount\), or finite_mdp\(P, R, discount\)",
        ),
        ((P.tolist(), None, 0.9), "and no rewards"),
        ((P, "x", 0.9), "R is 'x', expected numbers"),
        ((P * 1j, R, 0.9), "R is given beside a P that is .*expected chances"),
        ((iter(P), R, 0.9), "the level is .*expected the name, the path"),
        ((Walk().P, R, 0.9), "R is given beside a P that is .*expected chances"),
        (("corridor", R), "R cannot be given beside the level, which has its own: only P takes such$"),
        (("corridor", 0.9), "a discount goes by name, like discount=0.9"),
    ],
)
def test_too_much_or_too_little(arguments, sentence):
    with pytest.raises(TypeError, match=sentence):
        read(*arguments)


def test_what_is_given_beside_must_belong_there():
    with pytest.raises(TypeError, match="start cannot be given beside the level"):
        read("corridor", start=0)
    with pytest.raises(TypeError, match=r"terminal cannot be given beside P\[s\]\[a\]"):
        read(Walk().P, discount=0.9, terminal=[1])


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        (("coridor",), LevelError, "there is no level 'coridor', expected a path or one of: "),
        (("FrozenLake-v1",), LevelError, "an environment of Gymnasium is asked for as 'gym:FrozenLake-v1'"),
        ((Path("nowhere.toml"),), LevelError, "nowhere.toml: "),
        (("one\ntwo",), LevelError, "none of the formats here reads this text"),
        (({}, None, 0.9), FiniteError, "P is empty"),
        (([], None, 0.9), FiniteError, "P is empty"),
        ((P, R[0], 0.9), FiniteError, r"the reward has the shape \[3\]"),
        ((P * 2, R, 0.9), FiniteError, "expected 0 to 1"),
        ((P, R, 1.5), ValueError, "the discount is 1.5"),
    ],
)
def test_what_cannot_be_read(arguments, error, sentence):
    with pytest.raises(error, match=sentence):
        read(*arguments)


def test_an_environment_without_a_table():
    with pytest.raises(LevelError, match="CartPole-v1 has no table P"):
        read(gymnasium.make("CartPole-v1"))
