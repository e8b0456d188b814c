"""What the names in a tree of Python are given and what is called there, collected without working anything out."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playground.world.exchange.python.expressions import VALUES
from playground.world.exchange.python.text import ASIDE

DEEPEST_OBJECT = 4
"""Objects in objects whose entries count as settings."""
_CHANGING = frozenset(
    ("append", "extend", "insert", "pop", "remove", "reverse", "sort", "clear", "update", "setdefault", "fill", "popitem")
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(frozen=True)
class Binding:
    """A place where a name is given a value; `node` is None where it is changed in a way that only Python can follow.

    argument: the name of the function whose argument it is, with its default as the node.
    """

    line: int
    node: ast.expr | None
    argument: str = ""


@dataclass(eq=False)
class Scope:
    """A module, a class or a function, with what its names are given there."""

    name: str = ""
    parent: "Scope | None" = None
    is_class: bool = False
    names: dict[str, list[Binding]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class Call:
    """A call: the last word of what is called, its arguments, and the name that its value is given ("" for none)."""

    function: str
    node: ast.Call
    scope: Scope
    given_to: str = ""

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.node.lineno


@dataclass(frozen=True)
class Assignment:
    """A value that something is given: a name, a key of a dict, or nothing but its place; `scope` is where it stands."""

    name: str
    node: ast.expr
    scope: Scope


class Names:
    """All names, values and calls of a tree, in its order.

    is_list: whether there is nothing but names with values, as below a map. used: the names that are looked up.
    wrappers: classes that are made from a wrapper of environments.
    """

    def __init__(self) -> None:
        self.module = Scope()
        self.calls: list[Call] = []
        self.assignments: list[Assignment] = []
        self.is_list = True
        self.used: set[str] = set()
        self.wrappers: set[str] = set()

    def walk(self, tree: ast.Module) -> None:
        """Collects names, calls and values, without recursion: a hostile text may be deep."""
        waiting: list[tuple[ast.AST, Scope]] = [(node, self.module) for node in reversed(tree.body)]
        while waiting:
            node, scope = waiting.pop()
            inner = _COLLECT[type(node)](self, node, scope) if type(node) in _COLLECT else scope
            if isinstance(node, (ast.ClassDef, ast.For, ast.While, ast.If, *_FUNCTIONS)):
                self.is_list = False
            waiting += [(child, inner) for child in reversed(list(ast.iter_child_nodes(node)))]

    def bind(self, target: ast.expr, value: ast.expr | None, scope: Scope, plain: bool = True) -> None:
        """A name, several names, or an entry of what a name holds is given a value."""
        if isinstance(target, ast.Tuple | ast.List):
            parts = value.elts if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts) else None
            for number, element in enumerate(target.elts):
                self.bind(element, parts[number] if parts else None, scope, plain)
            return
        if isinstance(target, ast.Starred | ast.Subscript):
            self.bind(target.value, None, scope, plain)
            return
        name = dotted(target)
        if name:
            self.home(name, scope).names[name].append(Binding(target.lineno, value if plain else None))
            if value is not None and plain:
                self.assignments.append(Assignment(name, value, scope))

    def home(self, name: str, scope: Scope) -> Scope:
        """Where a name lives: what belongs to an object, in the class around it."""
        home: Scope | None = scope
        while "." in name and home is not None and not home.is_class and home.parent is not None:
            home = home.parent
        return home or scope


def dotted(node: ast.AST) -> str:
    """The name of a name or of an attribute of one, like self.desc; "" for anything else."""
    words: list[str] = []
    while isinstance(node, ast.Attribute) and len(words) < 8:
        words.append(node.attr)
        node = node.value
    return ".".join(reversed([*words, node.id])) if isinstance(node, ast.Name) else ""


def name_of(node: ast.Call) -> str:
    """The last word of what is called."""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def words(call: Call) -> Iterator[tuple[str, ast.expr]]:
    """The named arguments of a call; those in a dict with two stars have the name ""."""
    yield from ((keyword.arg or "", keyword.value) for keyword in call.node.keywords)


def _collect_assignment(names: Names, node: ast.Assign, scope: Scope) -> Scope:
    for target in node.targets:
        names.bind(target, node.value, scope)
    if isinstance(node.value, ast.Call) and node.targets:
        names.calls.append(_call_of(node.value, scope, dotted(node.targets[0])))
    return scope


def _collect_annotated(names: Names, node: ast.AnnAssign, scope: Scope) -> Scope:
    # "is_slippery: false" is how settings are written that are not Python; to Python it is a name with a type.
    value = node.value if node.value is not None else node.annotation
    names.bind(node.target, value, scope)
    return scope


def _mark_changed(names: Names, node: ast.AugAssign | ast.For | ast.AsyncFor | ast.comprehension, scope: Scope) -> Scope:
    if not isinstance(node, ast.comprehension):
        names.bind(node.target, None, scope)
    return scope


def _collect_use(names: Names, node: ast.Name, scope: Scope) -> Scope:
    if isinstance(node.ctx, ast.Load):
        names.used.add(node.id)
    return scope


def _collect_walrus(names: Names, node: ast.NamedExpr, scope: Scope) -> Scope:
    names.bind(node.target, node.value, scope)
    return scope


def _mark_deleted(names: Names, node: ast.Delete, scope: Scope) -> Scope:
    for target in node.targets:
        names.bind(target, None, scope)
    return scope


def _collect_expression(names: Names, node: ast.Expr | ast.Return, scope: Scope) -> Scope:
    if node.value is not None and not (isinstance(node.value, ast.Call) and name_of(node.value) == ASIDE):
        names.assignments.append(Assignment("", node.value, scope))
    if scope is names.module and isinstance(node.value, ast.Dict):
        _collect_entries(names, node.value, scope)
    return scope


def _collect_entries(names: Names, node: ast.Dict, scope: Scope, depth: int = 0) -> None:
    """The entries of an object of JSON are what its names are given, and so are those of objects in it."""
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            names.assignments.append(Assignment(key.value, value, scope))
        if isinstance(value, ast.Dict) and depth < DEEPEST_OBJECT:
            _collect_entries(names, value, scope, depth + 1)


def _collect_call(names: Names, node: ast.Call, scope: Scope) -> Scope:
    if isinstance(node.func, ast.Attribute) and node.func.attr in _CHANGING:
        names.bind(node.func.value, None, scope)
    if name_of(node) == ASIDE and scope is names.module:
        names.assignments += [Assignment(keyword.arg, keyword.value, scope) for keyword in node.keywords if keyword.arg]
    elif name_of(node) not in VALUES:
        names.is_list = False
    if not any(call.node is node for call in names.calls[-1:]):
        names.calls.append(_call_of(node, scope))
    return scope


def _call_of(node: ast.Call, scope: Scope, given_to: str = "") -> Call:
    return Call(name_of(node), node, scope, given_to)


def _open_function(names: Names, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope) -> Scope:
    name = getattr(node, "name", "a lambda")
    inner = Scope(name, scope)
    args = node.args
    plain = [*args.posonlyargs, *args.args]
    defaults: list[ast.expr | None] = [*([None] * (len(plain) - len(args.defaults))), *args.defaults, *args.kw_defaults]
    for argument, default in zip([*plain, *args.kwonlyargs], defaults, strict=True):
        inner.names[argument.arg].append(Binding(argument.lineno, default, name))
    for rest in filter(None, (args.vararg, args.kwarg)):
        inner.names[rest.arg].append(Binding(rest.lineno, None, name))
    return inner


def _open_class(names: Names, node: ast.ClassDef, scope: Scope) -> Scope:
    inner = Scope(node.name, scope, is_class=True)
    if any(dotted(base).endswith("Wrapper") for base in node.bases):
        names.wrappers.add(node.name)
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            name = f"{node.name}.{statement.targets[0].id}"
            scope.names[name].append(Binding(statement.lineno, statement.value))
    return inner


_COLLECT: dict[type, Any] = {
    ast.Assign: _collect_assignment,
    ast.AnnAssign: _collect_annotated,
    ast.AugAssign: _mark_changed,
    ast.For: _mark_changed,
    ast.AsyncFor: _mark_changed,
    ast.NamedExpr: _collect_walrus,
    ast.Name: _collect_use,
    ast.Delete: _mark_deleted,
    ast.Expr: _collect_expression,
    ast.Return: _collect_expression,
    ast.Call: _collect_call,
    ast.FunctionDef: _open_function,
    ast.AsyncFunctionDef: _open_function,
    ast.Lambda: _open_function,
    ast.ClassDef: _open_class,
}
