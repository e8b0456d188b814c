"""The value of an expression of Python, without running it: literals, their arithmetic, and functions that only make values."""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from playground.world.exchange.python.text import LONGEST

MOST_STEPS = 200_000
"""Expressions that are looked at for one text."""
DEEPEST = 60
LARGEST_INT = 10**30
MOST_MADE = 4_000_000
"""Characters and entries that all values of one text have together."""
CONSTANTS = {"true": True, "false": False, "null": None}
"""Names of JSON."""
_NUMBERS: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_COMPARED: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: lambda left, right: left is right if left is None or right is None else left == right,
    ast.IsNot: lambda left, right: left is not right if left is None or right is None else left != right,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
}
_ARRAYS = frozenset(("array", "asarray", "asanyarray", "matrix", "tensor", "chararray"))
_KEPT = frozenset(("copy", "deepcopy", "tolist", "astype"))
_PURE: Mapping[str, Callable[..., Any]] = {
    "list": list,
    "tuple": list,
    "dict": dict,
    "int": int,
    "float": float,
    "bool": bool,
    "str": lambda value="": str(_flat(value)),
    "len": len,
    "abs": abs,
    "min": lambda *values: min(*map(_flat, values)),
    "max": lambda *values: max(*map(_flat, values)),
    "round": lambda value, digits=0: round(value, max(-20, min(20, digits))),
    "reversed": lambda values: list(reversed(values)),
    "range": lambda *ends: list(range(*ends)) if len(range(*ends)) <= LONGEST else _refuse_length(),
}
_OF_TEXT = frozenset(("split", "splitlines", "strip", "lstrip", "rstrip", "upper", "lower", "join", "replace"))
VALUES = _ARRAYS | _KEPT | _OF_TEXT | frozenset(_PURE)
"""Functions that only make values."""


class Unreadable(Exception):
    """An expression whose value only Python itself could find; `node` is the part at fault, `why` the reason."""

    def __init__(self, node: ast.AST, why: str) -> None:
        super().__init__(why)
        self.node = node
        self.why = why


def _refuse_length() -> Any:
    raise ValueError("too long")


def _flat(value: Any) -> Any:
    """The value, where looking through all of it takes no longer than it is; lists in lists may share what they hold."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(entry, list | dict) for entry in value)):
        raise TypeError("lists inside lists")
    return value


class Evaluator:
    """Works out expressions; `look_up(node)` is the value of a name or of an attribute, or raises Unreadable."""

    def __init__(self, look_up: Callable[[ast.Name | ast.Attribute, "Evaluator"], Any]) -> None:
        self.look_up = look_up
        self.steps = 0
        self.depth = 0
        self.made = 0
        self.own: dict[str, Any] = {}

    def value(self, node: ast.AST) -> Any:
        """Text, number, truth, None, list or dict; tuples are lists. Unreadable where it is anything else."""
        self.steps += 1
        if self.steps > MOST_STEPS or self.depth > DEEPEST:
            raise Unreadable(node, "which is more than is worked out here")
        rule = _RULES.get(type(node))
        if rule is None:
            raise Unreadable(node, "which only Python itself can work out")
        self.depth += 1
        try:
            return _bounded(self, rule(self, node), node)
        except (ArithmeticError, TypeError, ValueError, LookupError, AttributeError) as error:
            reason = str(error).split("\n")[0][:80]
            raise Unreadable(node, f"which cannot be worked out ({reason})") from None
        finally:
            self.depth -= 1

    def values(self, nodes: list[ast.expr]) -> list[Any]:
        """The values of a list's entries; what has a star is laid out."""
        laid: list[Any] = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                laid.extend(self.value(node.value))
            else:
                laid.append(self.value(node))
        return laid


def _bounded(evaluator: Evaluator, value: Any, node: ast.AST) -> Any:
    """The value, where it is a plain one of bearable size."""
    if isinstance(value, str | list | dict):
        evaluator.made += len(value)
        if len(value) > LONGEST or evaluator.made > MOST_MADE:
            raise Unreadable(node, "which is too long")
    if isinstance(value, int) and abs(value) > LARGEST_INT:
        raise Unreadable(node, "which is too large a number")
    if isinstance(value, complex):
        raise Unreadable(node, "which is no real number")
    return value


def _constant(evaluator: Evaluator, node: ast.Constant) -> Any:
    if isinstance(node.value, bytes):
        return node.value.decode("latin-1")
    if node.value is Ellipsis or isinstance(node.value, complex):
        raise Unreadable(node, "which is no value")
    return node.value


def _name(evaluator: Evaluator, node: ast.Name) -> Any:
    if node.id in evaluator.own:
        return evaluator.own[node.id]
    return CONSTANTS[node.id] if node.id in CONSTANTS else evaluator.look_up(node, evaluator)


def _list(evaluator: Evaluator, node: ast.List | ast.Tuple | ast.Set) -> Any:
    return evaluator.values(node.elts)


def _dict(evaluator: Evaluator, node: ast.Dict) -> Any:
    made: dict[Any, Any] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            made.update(evaluator.value(value))
        else:
            name = evaluator.value(key)
            made[tuple(name) if isinstance(name, list) else name] = evaluator.value(value)
    return made


def _unary(evaluator: Evaluator, node: ast.UnaryOp) -> Any:
    value = evaluator.value(node.operand)
    if isinstance(node.op, ast.Not):
        return not value
    if isinstance(node.op, ast.Invert) or isinstance(value, str):
        raise Unreadable(node, "which only Python itself can work out")
    return -value if isinstance(node.op, ast.USub) else +value


def _binary(evaluator: Evaluator, node: ast.BinOp) -> Any:
    left, right = evaluator.value(node.left), evaluator.value(node.right)
    kind = type(node.op)
    if kind not in _NUMBERS or (isinstance(left, str) and kind is ast.Mod):
        raise Unreadable(node, "which only Python itself can work out")
    if kind is ast.Mult and (isinstance(left, str | list) or isinstance(right, str | list)):
        text, times = (left, right) if isinstance(left, str | list) else (right, left)
        if not isinstance(times, int) or len(text) * max(0, times) > LONGEST:
            raise Unreadable(node, "which is too long")
    if kind is ast.Pow and not (abs(left) <= 1e9 and abs(right) <= 64):
        raise Unreadable(node, "which is too large a number")
    return _NUMBERS[kind](left, right)


def _either(evaluator: Evaluator, node: ast.BoolOp) -> Any:
    last: Any = None
    for operand in node.values:
        last = evaluator.value(operand)
        if bool(last) is isinstance(node.op, ast.Or):
            return last
    return last


def _compared(evaluator: Evaluator, node: ast.Compare) -> Any:
    left = _flat(evaluator.value(node.left))
    for sign, other in zip(node.ops, node.comparators, strict=True):
        right = _flat(evaluator.value(other))
        if not _COMPARED[type(sign)](left, right):
            return False
        left = right
    return True


def _choice(evaluator: Evaluator, node: ast.IfExp) -> Any:
    return evaluator.value(node.body if evaluator.value(node.test) else node.orelse)


def _entry(evaluator: Evaluator, node: ast.Subscript) -> Any:
    held = evaluator.value(node.value)
    key = evaluator.value(node.slice)
    return held[tuple(key) if isinstance(key, list) and isinstance(held, dict) else key]


def _slice(evaluator: Evaluator, node: ast.Slice) -> Any:
    return slice(*(None if end is None else evaluator.value(end) for end in (node.lower, node.upper, node.step)))


def _call(evaluator: Evaluator, node: ast.Call) -> Any:
    function = node.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    names = {word.arg: word.value for word in node.keywords}
    if name in _ARRAYS and node.args:
        return evaluator.value(node.args[0])
    if isinstance(function, ast.Name) and name in _PURE and (not names or name == "dict"):
        values = evaluator.values(node.args)
        if name == "dict" and None not in names:
            return dict(*values, **{str(key): evaluator.value(entry) for key, entry in names.items()})
        return _PURE[name](*values)
    if isinstance(function, ast.Attribute) and not names:
        return _method(evaluator, node, function)
    raise Unreadable(node, "which only Python itself can run")


def _method(evaluator: Evaluator, node: ast.Call, function: ast.Attribute) -> Any:
    """The value of a method of a text, or of one that gives back its own object."""
    if function.attr in _KEPT:
        return evaluator.value(function.value)
    if function.attr not in _OF_TEXT:
        raise Unreadable(node, "which only Python itself can run")
    held = evaluator.value(function.value)
    if not isinstance(held, str):
        raise Unreadable(node, "which only Python itself can run")
    values = evaluator.values(node.args)
    if function.attr == "replace" and len(held) * max(1, *map(len, values)) > LONGEST:
        raise Unreadable(node, "which is too long")
    if function.attr == "join" and len(held) * len(values[0]) + sum(map(len, values[0])) > LONGEST:
        raise Unreadable(node, "which is too long")
    return getattr(held, function.attr)(*values)


def _formatted(evaluator: Evaluator, node: ast.JoinedStr) -> Any:
    parts = []
    for piece in node.values:
        if isinstance(piece, ast.FormattedValue):
            if piece.format_spec is not None or piece.conversion not in (-1, 115):
                raise Unreadable(node, "which only Python itself can work out")
            parts.append(str(evaluator.value(piece.value)))
        else:
            parts.append(evaluator.value(piece))
    return "".join(parts)


def _comprehension(evaluator: Evaluator, node: ast.ListComp | ast.GeneratorExp) -> Any:
    (loop,) = node.generators if len(node.generators) == 1 else (None,)
    if loop is None or loop.is_async or not isinstance(loop.target, ast.Name):
        raise Unreadable(node, "which only Python itself can work out")
    name, before = loop.target.id, dict(evaluator.own)
    made = []
    try:
        for entry in evaluator.value(loop.iter):
            evaluator.own[name] = entry
            if all(evaluator.value(test) for test in loop.ifs):
                made.append(evaluator.value(node.elt))
    finally:
        evaluator.own = before
    return made


_RULES: Mapping[type, Callable[[Evaluator, Any], Any]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: lambda evaluator, node: evaluator.look_up(node, evaluator),
    ast.List: _list,
    ast.Tuple: _list,
    ast.Set: _list,
    ast.Dict: _dict,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.BoolOp: _either,
    ast.Compare: _compared,
    ast.IfExp: _choice,
    ast.Subscript: _entry,
    ast.Slice: _slice,
    ast.Call: _call,
    ast.JoinedStr: _formatted,
    ast.ListComp: _comprehension,
    ast.GeneratorExp: _comprehension,
}
