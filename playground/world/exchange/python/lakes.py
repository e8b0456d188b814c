"""Frozen lakes in Python: environments that a program makes or registers, arguments in a dict, and maps that have a name."""

import ast
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from playground.world.exchange.grid_text import TextLine, checked_rows
from playground.world.exchange.python import keywords
from playground.world.exchange.python.keywords import Entry
from playground.world.exchange.python.program import Assignment, Call, Program, Scope, words
from playground.world.level import LevelError

_STEPS = "max_episode_steps"
SETTINGS = ("desc", "map_name", "is_slippery", "success_rate", "reward_schedule", _STEPS)
_WITHOUT = """
    id env_id entry_point render_mode disable_env_checker autoreset apply_api_compatibility apply_step_compatibility num_envs
    n_envs seed vectorization_mode vec_env_cls monitor_dir order_enforce new_step_api reward_threshold nondeterministic
    vector_kwargs wrapper_kwargs disable_render_order_enforcing kwargs env_kwargs namespace plugin additional_wrappers
    vector_entry_point
"""
WITHOUT_EFFECT = frozenset(_WITHOUT.split())
"""Arguments that change nothing of the lake."""
LETTERS = frozenset("SFHG")
_ID = re.compile(r"(?:[\w.\-]+[:/])?FrozenLake(?P<large>8x8)?-v\d+")
_SPEC = "EnvSpec"
_MAKERS = frozenset(("make", "make_vec", "make_vec_env", _SPEC))
_CLASS = "FrozenLakeEnv"
_CHANCE = "generate_random_map"
_CLASS_POSITIONS = ("render_mode", "desc", "map_name", "is_slippery", "success_rate", "reward_schedule")
_IDS = ("id", "env_id")
_LIMIT = "TimeLimit"
_WRAPPER = re.compile("Wrapper$|Reward$|^(?:Sticky|Repeat|Transform|Delay)|FrameSkip")
_MOST_WRAPPERS = 6
MOST = 100
"""Lakes of one text that are looked at."""


class NoMapError(LevelError):
    """A list of texts that is no map; other lists of a program need not be one."""


class Lake(NamedTuple):
    """What a text says of one lake.

    settings: the values of those that it says, by name. limit: the registered time limit, 0 for none, None where no id says one.
    large: whether the map is that of FrozenLake8x8 where the text gives none. made: whether an environment is made of it, or it
    is just a map with a name.
    """

    name: str
    settings: dict[str, Any]
    limit: int | None
    large: bool
    made: bool
    notes: tuple[str, ...] = ()


def lakes(program: Program) -> tuple[list[Lake], LevelError | None]:
    """Every lake that a text says all of, those it makes first, equal ones once; and the fault of the first it does not.

    A text without one may still say settings: then there is one lake, with what stands at its top level.
    """
    fault: LevelError | None = None
    doubt: LevelError | None = None
    distinct: list[Lake] = []
    for candidate in _candidates(program):
        try:
            lake = candidate()
        except NoMapError as error:
            doubt = doubt or error
            continue
        except LevelError as error:
            fault = fault or error
            continue
        if lake is not None and not any(_same(lake, other) for other in distinct):
            distinct.append(lake)
        if len(distinct) >= MOST:
            break
    return distinct, fault if distinct else fault or _nameless(program) or doubt


def _nameless(program: Program) -> LevelError | None:
    """The fault of the first environment that is made whose id cannot be worked out."""
    for call in program.calls:
        if call.function in _MAKERS and call.node.args:
            try:
                program.value(call.node.args[0], call.scope, "the id")
            except LevelError as error:
                return error
    return None


def _same(lake: Lake, other: Lake) -> bool:
    """Whether a lake is there already; a map that only has a name counts as there where it is made anywhere."""
    if not lake.made and other.settings.get("desc") == lake.settings.get("desc"):
        return True
    return lake.made and other.made and (lake.settings, lake.limit, lake.large) == (other.settings, other.limit, other.large)


def _candidates(program: Program) -> Iterator[Any]:
    registered = {}
    for call in program.calls:
        if call.function == "register" and _is_lake_class(program, call):
            entries = keywords.arguments(program, call, ("id", "entry_point"), also=("kwargs",))
            id = _text(program, entries, "id")
            registered[id] = entries
    used = set()
    for call in program.calls:
        made = _made_id(program, call)
        if made in registered:
            used.add(made)
            yield lambda call=call, made=made: _of_call(program, call, made, registered[made])
        elif made is not None and _ID.fullmatch(made):
            yield lambda call=call, made=made: _of_call(program, call, made, [])
        elif call.function == _CLASS:
            yield lambda call=call: _of_class(program, call)
    for name, entries in registered.items():
        if name not in used:
            yield lambda name=name, entries=entries: _lake(program, name, entries, 0, False, True)
    yield from _of_maps(program)


def _is_lake_class(program: Program, call: Call) -> bool:
    """Whether a call of register is about FrozenLake's own class."""
    points = [*(node for name, node in words(call) if name == "entry_point"), *call.node.args[1:2]]
    try:
        return any(_CLASS in str(program.value(node, call.scope)) for node in points)
    except LevelError:
        return any(_CLASS in program.shown(node) for node in points)


def _made_id(program: Program, call: Call) -> str | None:
    """The id of the environment that a call makes, None where it makes none or the id cannot be worked out."""
    if call.function not in _MAKERS:
        return None
    named = [node for name, node in words(call) if name in ("id", "env_id")]
    for node in [*call.node.args[:1], *named]:
        try:
            value = program.value(node, call.scope)
        except LevelError:
            continue
        if isinstance(value, str):
            return value
    return None


def _text(program: Program, entries: list[Entry], name: str) -> str:
    value = keywords.settings(program, entries, (name,)).get(name)
    return value if isinstance(value, str) else ""


def _of_call(program: Program, call: Call, id: str, before: list[Entry]) -> Lake:
    """The lake of a call of make; what it was registered with counts where the call does not say it."""
    own = keywords.arguments(program, call, ("id",), also=("env_kwargs", "kwargs"))
    inside, notes = _wrapped(program, call)
    match = _ID.fullmatch(id)
    large = bool(match and match["large"])
    without = match is None or (call.function == _SPEC and any(map(_says_none, own)))
    limit = 0 if without else 200 if large else 100
    entries = [entry for entry in (*own, *inside) if not _says_none(entry)]  # to make() None says nothing
    lake = _lake(program, call.given_to or id, [*before, *entries], limit, large, True)
    return lake._replace(notes=lake.notes + notes)


def _says_none(entry: Entry) -> bool:
    """Whether the steps of an episode are stated to be None: a specification says so that there is no limit."""
    return entry[0] == _STEPS and ast.unparse(entry[1]) in ("None", "null")


def _wrapped(program: Program, call: Call) -> tuple[list[Entry], tuple[str, ...]]:
    """What wrappers around an environment say of it, and a sentence on those that change it in other ways."""
    nodes, names, around = {id(call.node)}, {call.given_to} - {""}, dict[int, Call]()
    for _ in range(_MOST_WRAPPERS):
        for other in program.calls:
            first = other.node.args[0] if other.node.args else None
            inside = id(first) in nodes or (isinstance(first, ast.Name) and first.id in names)
            if inside and (other.function == _LIMIT or other.function in program.wrappers or _WRAPPER.search(other.function)):
                around[id(other.node)] = other
                nodes.add(id(other.node))
                names |= {other.given_to} - {""}
    limits = [wrapper for wrapper in around.values() if wrapper.function == _LIMIT]
    entries = [entry for wrapper in limits for entry in keywords.arguments(program, wrapper, ("env", _STEPS))]
    others = dict.fromkeys(wrapper.function for wrapper in around.values() if wrapper.function != _LIMIT)
    notes = (f"The environment is wrapped, and what the wrappers change is not read: {', '.join(others)}.",) if others else ()
    return [entry for entry in entries if entry[0] == _STEPS], notes


def _of_class(program: Program, call: Call) -> Lake:
    """The lake of FrozenLakeEnv itself, which has no time limit."""
    return _lake(program, call.given_to or _CLASS, keywords.arguments(program, call, _CLASS_POSITIONS), 0, False, True)


def _of_maps(program: Program) -> Iterator[Any]:
    """Maps without an environment: under a name, in a dict of maps, or alone; what stands at the top level are their settings."""
    top = keywords.top_level_entries(program, SETTINGS)
    names = {name for name, _, _ in top}
    match = next(filter(None, (_ID.fullmatch(_text(program, top, name)) for name in _IDS if name in names)), None)
    limit = 0 if match and any(map(_says_none, top)) else None  # a specification as JSON
    if "desc" in names:
        yield lambda: _lake(program, "", top, limit, False, False)
        return
    maps = {entry.name for entry in program.assignments if entry.scope is program.module and _holds_maps(program, entry)}
    rest = [entry for entry in top if entry[0] != "map_name" and entry[0] not in maps]
    for given in program.assignments:
        if isinstance(given.node, ast.Dict):
            for key, value in zip(given.node.keys, given.node.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield lambda key=key, value=value, given=given: _of_map(program, str(key.value), value, given.scope, rest)
        elif not isinstance(given.node, ast.Constant):
            yield lambda given=given: _of_map(program, given.name or given.scope.name, given.node, given.scope, rest, given)
    if "map_name" in names or match:
        yield lambda: _lake(program, "", top, limit, bool(match and match["large"]), False)


def _holds_maps(program: Program, given: Assignment) -> bool:
    """Whether a name is that of a map or of a dict of maps."""
    nodes = given.node.values if isinstance(given.node, ast.Dict) else [given.node]
    for node in nodes:
        try:
            if not isinstance(node, ast.Constant) and is_map(program.value(node, given.scope)):
                return True
        except LevelError:
            continue
    return False


def _of_map(
    program: Program, name: str, node: ast.expr, scope: Scope, rest: list[Entry], given: Assignment | None = None
) -> Lake | None:
    """The lake of a list of rows, None where it is something else or is changed later on."""
    try:
        value = program.value(node, scope) if given is None else program.last_value(given)
    except LevelError as error:
        if isinstance(node, ast.List | ast.Tuple):
            raise NoMapError(str(error), error.line, error.col) from None
        return None
    if not is_map(value):
        if isinstance(value, list) and value and all(isinstance(row, str) for row in value):
            raise _no_map(value)
        return None
    lake = _lake(program, name, rest, None, False, False)
    return lake._replace(settings={**lake.settings, "desc": value})


def is_map(value: Any) -> bool:
    """Whether a value is rows of FrozenLake's letters, each a text or a list of letters."""
    if not isinstance(value, list) or not value:
        return False
    if not all(isinstance(row, str | list) and row for row in value):
        return False
    if any(isinstance(row, list) and not all(isinstance(cell, str) and len(cell) == 1 for cell in row) for row in value):
        return False
    letters = set().union(*map(set, value))
    return letters <= LETTERS and (len(value) > 1 or len(value[0]) > 1)


def _no_map(rows: list[str]) -> NoMapError:
    """What keeps a list of texts from being a map."""
    try:
        checked_rows([TextLine(number, row) for number, row in enumerate(rows, start=1)], LETTERS, "S, F, H or G", "row")
    except LevelError as error:
        return NoMapError(str(error))
    return NoMapError("a map of one cell, expected more")


def _lake(program: Program, name: str, entries: list[Entry], limit: int | None, large: bool, made: bool) -> Lake:
    before = len(program.notes)
    try:
        settings = keywords.settings(program, entries, SETTINGS)
    except LevelError as error:
        hint = f"; print(env.unwrapped.desc) shows the map that {_CHANCE} has made" if _CHANCE in str(error) else ""
        raise LevelError(f"{error}{hint}", error.line, error.col) from None
    notes = tuple(program.notes)[before:] + keywords.unused_note(entries, SETTINGS, "FrozenLake", WITHOUT_EFFECT)
    return Lake(name, settings, limit, large, made, notes)
