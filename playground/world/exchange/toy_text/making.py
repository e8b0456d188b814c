"""From an id to an environment: one that is registered, one of a module, or a class of a module."""

import difflib
import importlib
import inspect
import re
import sys
from collections.abc import Callable
from typing import Any

import gymnasium
from gymnasium.envs.registration import find_highest_version, load_env_creator

from playground.world.exchange.foreign_code import RAISED, error_text, run_foreign
from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment
from playground.world.exchange.toy_text.query import LIMIT, Question, argument_values
from playground.world.level import LevelError
from playground.world.text.tables import Warn

SAME = {("Taxi-v3", "Taxi-v4"), ("CliffWalking-v0", "CliffWalking-v1")}
"""Ids of Gymnasium before and after 1.2 that have the same table."""
_EXPECTED = "expected an id like FrozenLake-v1, MODULE:ID or MODULE:CLASS"


def foreign_environment(question: Question, warn: Warn) -> ForeignEnvironment:
    """The environment that is asked for.

    Raises LevelError where there is none, or it cannot be made with these arguments.
    """
    module, _, name = question.id.rpartition(":")
    if module:
        _import(module, question.id)
    id = _registered(name, module, question, warn)
    if id is None:
        maker, own, limit = _unregistered(name, module)
        if maker is None:
            raise LevelError(f"gym:{question.id[:80]} cannot be made: {_unknown(name)}")
        values = argument_values(question, maker)
        limit = values.pop(LIMIT, limit)
        return ForeignEnvironment(_created(question, maker, {**own, **values}), question.id, limit, values)
    spec = gymnasium.spec(id)
    values = argument_values(question, _maker(spec.entry_point))
    env = _created(question, gymnasium.make, {"id": id, "disable_env_checker": True, **values})
    return ForeignEnvironment(env, id, (env.spec.max_episode_steps or 0) if env.spec else 0, values)


def _import(module: str, id: str) -> None:
    """Brings a module in, from the current folder too. Some register their environments only when they are called."""
    before = list(sys.path)
    sys.path.append("")
    try:
        importlib.import_module(module)
    except RAISED as error:
        raise LevelError(
            f"gym:{id[:80]} cannot be made: the module {module!r} cannot be imported: {error_text(error)}"
        ) from error
    finally:
        sys.path[:] = before


def _registered(name: str, module: str, question: Question, warn: Warn) -> str | None:
    """The id under which Gymnasium has it; None where it has none of that name."""
    if name not in gymnasium.registry and module:
        _call_register(sys.modules[module])
    if name in gymnasium.registry:
        return name
    match = re.fullmatch(r"(?:([\w:-]+)/)?([\w:.-]+?)(?:-v(\d+))?", name)
    highest = find_highest_version(match[1], match[2]) if match else None
    if match is None or highest is None:
        return None
    there = f"{match[1]}/{match[2]}-v{highest}" if match[1] else f"{match[2]}-v{highest}"
    if match[3] is None:
        warn(f"{question.id} says no version; {there} is taken")
    elif not question.texts and SAME & {(name, there), (there, name)}:
        warn(f"Gymnasium {gymnasium.__version__} has no {name}; {there} is taken, which has the same table")
    elif int(match[3]) < highest:
        warn(f"Gymnasium {gymnasium.__version__} has no {name} any more; {there} is taken, and its table may be another")
    else:
        raise LevelError(f"gym:{question.id[:80]} cannot be made: the latest version that is here is {there}")
    return there


def _unregistered(name: str, module: str) -> tuple[Callable[..., Any] | None, dict[str, Any], int]:
    """(what makes it, its arguments, the time limit) of a class of the module, or of what is registered with the older gym."""
    maker = getattr(sys.modules[module], name, None) if module else None
    if inspect.isclass(maker) and callable(getattr(maker, "step", None)):
        return maker, {}, 0
    registry = getattr(sys.modules.get("gym.envs.registration"), "registry", None)
    spec = getattr(registry, "env_specs", registry or {}).get(name)
    if spec is None:
        return None, {}, 0
    limit = getattr(spec, "max_episode_steps", None) or 0
    return _maker(getattr(spec, "entry_point", None)), dict(getattr(spec, "kwargs", None) or {}), limit


def _call_register(module: Any) -> None:
    """Some packages register their environments only when their function `register` is called."""
    register = getattr(module, "register", None)
    try:
        parameters = inspect.signature(register).parameters if inspect.isfunction(register) else {"module": None}
    except (TypeError, ValueError):
        return
    if inspect.isfunction(register) and not any(map(_is_needed, parameters.values())):
        register(**({"backend": "gymnasium"} if "backend" in parameters else {}))


def _is_needed(parameter: inspect.Parameter | None) -> bool:
    """Whether a call must give the parameter; None stands for one of which nothing is known."""
    return parameter is None or (parameter.default is parameter.empty and parameter.kind is not parameter.VAR_KEYWORD)


def _maker(entry: Any) -> Callable[..., Any] | None:
    """What makes the environment of a registration; None where it does not say."""
    try:
        return load_env_creator(entry) if isinstance(entry, str) else entry
    except (ImportError, AttributeError, ValueError):
        return None


def _created(question: Question, maker: Callable[..., Any], values: dict[str, Any]) -> Any:
    """The environment, or the sentence about why there is none."""
    texts = ", ".join(f"{name}={text}" for name, text in question.texts.items())
    asked = f" with {texts[:80]}" if texts else ""
    return run_foreign(f"gym:{question.id[:80]} cannot be made{asked}: its own code says", lambda: maker(**values))


def _unknown(name: str) -> str:
    """That there is nothing of this name, with the nearest one that there is."""
    near = difflib.get_close_matches(name, list(gymnasium.registry), n=1, cutoff=0.6)
    return f"there is no environment {name[:80]!r}, " + (f"did you mean {near[0]!r}?" if near else _EXPECTED)
