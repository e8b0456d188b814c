"""What a script may call a level: its name, path or text, a Level, a table, P with or without R, an environment."""

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from playground.plurals import counted
from playground.scripting.call_arguments import discount_of
from playground.world import library
from playground.world.exchange import read_text
from playground.world.exchange.foreign_code import RAISED
from playground.world.level import Level, LevelError
from playground.world.mdp import TabularMDP
from playground.world.tabular.finite import discounted, finite_mdp, from_p, table_level
from playground.world.tabular.outcomes import excerpt
from playground.world.text.tables import Warn

EXPECTED = (
    "the name, the path or the text of a level, gym:ID, a Level, a TabularMDP, P[s][a] = [(probability, successor, reward, "
    "terminated), …], P and R as arrays, or an environment with P"
)
OF_OUTCOMES = frozenset({"start", "actions", "time_limit"})
"""What may be said beside P[s][a]; the rest is said by its outcomes themselves."""
_REGISTERED = re.compile(r"[\w./-]+-v\d+")


def problem_level(
    problem: Any, reward: Any, discount: Any, beside: Mapping[str, Any], warn: Warn, what: str = "the level"
) -> Level:
    """The level that is meant, with the given γ in place of its own.

    Args:
      problem: see `EXPECTED`. reward: R, where the problem is P as arrays of chances; None else.
      discount: γ; None is the level's own, which P alone does not have.
      beside: of what `finite_mdp` and `from_p` take by name, that which was given. warn: is called with each note on the reading.

    Raises:
      TypeError: it is nothing of these, or something was given beside it that it has already. ValueError: it cannot be read.
    """
    gamma = None if discount is None else discount_of(discount)
    if _is_table(problem):
        return _tabular(problem, reward, gamma, beside)
    own = isinstance(problem, Level | TabularMDP | str | os.PathLike) or _is_map(problem)
    if not own and not _is_environment(problem):
        raise TypeError(f"{what} is {excerpt(problem)}, expected {EXPECTED}")
    spare = ["R", *beside] if reward is not None else list(beside)
    if spare:
        by_name = "; a discount goes by name, like discount=0.9" if isinstance(reward, int | float | str) else ""
        raise TypeError(f"{' and '.join(spare)} cannot be given beside {what}, which has its own: only P takes such{by_name}")
    if isinstance(problem, Level):
        return problem if gamma is None else discounted(problem, gamma)
    if isinstance(problem, TabularMDP):
        return _drawn_table(problem, gamma)
    if isinstance(problem, str | os.PathLike):
        return _named(os.fspath(problem), gamma, warn)
    if _is_map(problem):
        return _of_text("\n".join(problem), gamma, warn)
    return _of_environment(problem, gamma, warn)


def _is_table(problem: Any) -> bool:
    """Whether it is P: a mapping, a sequence that holds no lines of a map, or an array."""
    arrays = isinstance(problem, Mapping | Sequence) or hasattr(problem, "__array__")
    return arrays and not (isinstance(problem, str | bytes) or _is_map(problem))


def _is_map(problem: Any) -> bool:
    """Whether it is a map line by line, as Gymnasium's `generate_random_map` gives it."""
    return isinstance(problem, list | tuple) and bool(problem) and all(isinstance(row, str) for row in problem)


def _tabular(p: Any, reward: Any, gamma: float | None, beside: Mapping[str, Any]) -> Level:
    """The level of P."""
    if gamma is None:
        raise TypeError("P has no discount: give one, like discount=0.9")
    chances = _chances(p)
    if reward is None:
        if chances is not None and _are_chances(chances):
            raise TypeError(
                f"P holds chances {list(chances.shape)} and no rewards: give solve(P, R, discount), or finite_mdp(P, R, discount)"
            )
        more = sorted(set(beside) - OF_OUTCOMES)
        if more:
            raise TypeError(f"{' and '.join(more)} cannot be given beside P[s][a], whose outcomes say it: only P and R take them")
        return _drawn_table(from_p(p, gamma, **beside), None)
    if chances is None:
        raise TypeError(f"R is given beside a P that is {excerpt(p)}, expected chances [A, S, S'] or [S, A, S']")
    paid = _numbers(reward)
    if paid is None:
        raise TypeError(f"R is {excerpt(reward)}, expected numbers [S, A], [S], [A, S, S'] or [S, A, S']")
    return _drawn_table(finite_mdp(chances, paid, gamma, **beside), None)


def _drawn_table(mdp: TabularMDP, gamma: float | None) -> Level:
    """A level that brings this table."""
    S, A = mdp.legal.shape
    level = table_level(mdp, f"{counted(S, 'state')}, {counted(A, 'action')}")
    return level if gamma is None else discounted(level, gamma)


def _chances(p: Any) -> np.ndarray | None:
    """P as one array of numbers; None where it is none."""
    return None if isinstance(p, Mapping) else _numbers(p)


def _are_chances(p: np.ndarray) -> bool:
    """Whether these are chances [A, S, S'] or [S, A, S'] and no outcomes (probability, successor, reward, terminated)."""
    square = p.ndim == 3 and p.size > 0 and p.shape[2] in p.shape[:2] and bool((p >= 0.0).all())
    return square and bool(np.isin(np.round(p.sum(axis=2), 6), (0.0, 1.0)).all())


def _numbers(given: Any) -> np.ndarray | None:
    """Numbers as one array, those of sparse matrices (one for each action, say) too; None where they are none."""
    if callable(getattr(given, "toarray", None)):
        given = given.toarray()
    several = isinstance(given, list | tuple) or (isinstance(given, np.ndarray) and given.dtype == object)
    try:
        if several and any(callable(getattr(part, "toarray", None)) for part in given):
            given = [part.toarray() if callable(getattr(part, "toarray", None)) else part for part in given]
        elif isinstance(given, np.ndarray) and given.dtype == object:
            given = given.tolist()
        return None if np.iscomplexobj(given) else np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        return None


def _named(word: str | bytes, gamma: float | None, warn: Warn) -> Level:
    """The level of a name, a path, gym:ID, or of its own text."""
    if isinstance(word, bytes):
        raise TypeError(f"the path of the level is {excerpt(word)}, expected text")
    if "\n" in word and not os.path.isfile(word):
        return _of_text(word, gamma, warn)
    if word.startswith(library.GYM):
        return library.find(word if gamma is None else library.with_discount(word, gamma), warn)
    try:
        level = library.find(word, warn)
    except LevelError as error:
        if _REGISTERED.fullmatch(word):
            raise LevelError(f"there is no level {word!r}; an environment of Gymnasium is asked for as 'gym:{word}'") from error
        raise
    return level if gamma is None else discounted(level, gamma)


def _of_text(text: str, gamma: float | None, warn: Warn) -> Level:
    """The level in a text of ours or of any format that is read here."""
    imported = read_text(text)
    for note in imported.notes:
        warn(note)
    if gamma is not None and any("γ" in note or "discount" in note for note in imported.notes):
        warn(f"γ is {gamma:g} all the same, as it was given")
    return imported.level if gamma is None else discounted(imported.level, gamma)


def _is_environment(problem: Any) -> bool:
    """Whether it may be an environment: an object that can be stepped, or that has a table or a model, even one that fails."""
    try:
        base = getattr(problem, "unwrapped", problem)
        return not isinstance(base, type) and any(hasattr(base, name) for name in ("P", "model", "step"))
    except RAISED:
        return True


def _of_environment(env: Any, gamma: float | None, warn: Warn) -> Level:
    """The level of an environment: of one of ours the level itself, of another one its table."""
    base = getattr(env, "unwrapped", env)
    if isinstance(getattr(base, "level", None), Level):
        return base.level if gamma is None else discounted(base.level, gamma)
    from playground.world.exchange.toy_text import level_of_environment

    return level_of_environment(env, gamma, warn)
