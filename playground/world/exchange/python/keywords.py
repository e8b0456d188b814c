"""Settings that stand beside a map in a text: a format's own are worked out, a note names all others and what was meant."""

import ast
import difflib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from playground.world.exchange.python.program import Call, Program, Scope, words

MOST = 12
"""Names that a sentence lists."""
MEANT: Mapping[str, tuple[str, ...]] = {
    "gamma": ("discount",),
    "discount_factor": ("discount", "gamma"),
    "discount": ("gamma",),
    "slippery": ("is_slippery",),
    "slip": ("is_slippery", "noise"),
    "noise": ("is_slippery", "success_rate"),
    "rewards": ("reward_schedule",),
    "map": ("desc", "fixed_map"),
    "max_steps": ("max_episode_steps",),
    "time_limit": ("max_episode_steps", "max_steps"),
    "living_cost": ("livingReward",),
    "step_reward": ("livingReward",),
    "start": ("init",),
    "begin": ("start",),
    "finish": ("goal",),
    "s": ("start",),
    "g": ("goal",),
}
"""What is meant by names that other programs have for the same thing."""

Entry = tuple[str, ast.expr, Scope]


def settings(program: Program, entries: Iterable[Entry], names: Collection[str]) -> dict[str, Any]:
    """The values of the settings that a format has, by name; the last one counts. LevelError where one cannot be worked out."""
    chosen = {name: (node, scope) for name, node, scope in entries if name in names}
    return {name: program.value(node, scope, name) for name, (node, scope) in chosen.items()}


def top_level_entries(program: Program, names: Collection[str] = ()) -> list[Entry]:
    """The assignments at the top level of a text; in a program, and of names that others are made from, only those to `names`."""
    top = [entry for entry in program.assignments if entry.name and entry.scope is program.module]
    alone = {entry.name for entry in top if program.is_list and entry.name not in program.used}
    return [(entry.name, entry.node, entry.scope) for entry in top if entry.name in names or entry.name in alone]


def arguments(program: Program, call: Call, positions: Collection[str] = (), also: Collection[str] = ()) -> list[Entry]:
    """The arguments of a call with their names; `positions` are the names of those that have none.

    also: arguments that are dicts with more of them, like env_kwargs. Dicts with two stars are laid out.
    """
    entries: list[Entry] = []
    for name, node in zip(positions, call.node.args, strict=False):
        entries.append((name, node, call.scope))
    for name, node in words(call):
        if name and name not in also:
            entries.append((name, node, call.scope))
        else:
            entries += dict_entries(program, node, call.scope, name or "**")
    return entries


def dict_entries(program: Program, node: ast.expr, scope: Scope, what: str = "") -> list[Entry]:
    """The entries of a dict; LevelError where it is none that can be worked out."""
    if isinstance(node, ast.Dict) and all(isinstance(key, ast.Constant) and isinstance(key.value, str) for key in node.keys):
        return [(str(getattr(key, "value", "")), value, scope) for key, value in zip(node.keys, node.values, strict=True)]
    value = program.value(node, scope, what)
    value = value if isinstance(value, dict) else {}
    made = [(str(name), ast.copy_location(_literal(entry), node)) for name, entry in value.items()]
    return [(name, ast.fix_missing_locations(entry), scope) for name, entry in made]


def _literal(value: Any) -> ast.expr:
    """The expression of a value that was worked out."""
    if isinstance(value, list):
        return ast.List([_literal(entry) for entry in value], ast.Load())
    if isinstance(value, dict):
        return ast.Dict([_literal(key) for key in value], [_literal(entry) for entry in value.values()])
    return ast.Constant(value)


def unused_note(entries: Iterable[Entry], names: Collection[str], whose: str, silent: Collection[str] = ()) -> tuple[str, ...]:
    """A sentence on the names that a format has no use for, with those that were meant; none where there are none."""
    strange = dict.fromkeys(name for name, _, _ in entries if name not in names and name not in silent)
    if not strange:
        return ()
    listing = [f"{ascii(name)[1:-1][:40]}{_meant(name, names)}" for name in list(strange)[:MOST]]
    more = f" and {len(strange) - MOST} more" if len(strange) > MOST else ""
    return (f"Not used, because {whose} has no such setting: {', '.join(listing)}{more}.",)


def _meant(name: str, names: Collection[str]) -> str:
    plain = name.lower()[:80]
    meanings = {**{word.lower(): word for word in names}, **{key: near for key in MEANT for near in MEANT[key] if near in names}}
    near = [meanings[word] for word in difflib.get_close_matches(plain, list(meanings), n=1, cutoff=0.7)]
    return f" (is {near[0]} meant?)" if near else ""
