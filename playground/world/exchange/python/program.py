"""What a text of Python says without being run: the values of its names, and what is called with which arguments."""

import ast
import math
from typing import Any

from playground.world.exchange.python.expressions import Evaluator, Unreadable
from playground.world.exchange.python.names import Assignment, Binding, Call, Names, Scope, dotted, words
from playground.world.exchange.python.text import tree
from playground.world.level import LevelError

__all__ = ["Assignment", "Call", "Program", "Scope", "words"]

INFINITE = frozenset(("math.inf", "np.inf", "numpy.inf"))
"""Names of infinity, which mostly says that there is no limit."""


class Program:
    """A text of Python; LevelError where it is none. `notes` are sentences on what was chosen in working out values."""

    def __init__(self, text: str) -> None:
        self.notes: dict[str, None] = {}
        module, self._lines = tree(text)
        self._names = Names()
        self._names.walk(module)
        self.module, self.is_list, self.used = self._names.module, self._names.is_list, self._names.used
        self.calls, self.assignments, self.wrappers = self._names.calls, self._names.assignments, self._names.wrappers
        self._binding_values: dict[int, Any] = {}
        self._in_progress: set[int] = set()
        self._scopes: list[Scope] = [self.module]
        self._evaluator = Evaluator(self._value_of_name)

    def value(self, node: ast.expr, scope: Scope, what: str = "") -> Any:
        """The value of an expression; LevelError names the place and what stands there."""
        self._scopes.append(scope)
        try:
            return self._evaluator.value(node)
        except Unreadable as error:
            blamed = error.node if hasattr(error.node, "lineno") else node
            line, col = self.place(blamed)
            is_said = f"{what} is " if what and blamed is node else f"{what} needs " if what else ""
            sentence = f"line {line}, column {col}: {is_said}{self.shown(blamed)}, {error.why}; expected the value itself"
            raise LevelError(sentence, line, col) from None
        finally:
            self._scopes.pop()

    def last_value(self, given: Assignment) -> Any:
        """What a name is given, where nothing changes it afterwards in ways that only Python can follow; LevelError otherwise."""
        for binding in self._names.home(given.name, given.scope).names.get(given.name, ()) if given.name else ():
            if binding.node is None and binding.line > given.node.lineno:
                line, col = self.place(given.node)
                changed = f"{given.name} is changed at line {binding.line} in a way that only Python can follow"
                raise LevelError(f"line {line}, column {col}: {changed}; expected the value itself", line, col)
        return self.value(given.node, given.scope, given.name)

    def place(self, node: ast.AST) -> tuple[int, int]:
        """Line and column of an expression, from 1."""
        line, offset = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        before = self._lines[line - 1].encode("utf-8", "replace")[:offset] if line <= len(self._lines) else b""
        return line, len(before.decode("utf-8", "ignore")) + 1

    def shown(self, node: ast.AST) -> str:
        """An expression as it stands in the text, cut where it is long."""
        line, col = self.place(node)
        last = getattr(node, "end_lineno", line)
        text = self._lines[line - 1][col - 1 :] if line <= len(self._lines) else ""
        if last == line:
            text = text[: getattr(node, "end_col_offset", 0) - getattr(node, "col_offset", 0)]
        text = text if text.isprintable() else ascii(text)
        return text if len(text) <= 60 and last == line else text[:57] + "..."

    def _value_of_name(self, node: ast.Name | ast.Attribute, evaluator: Evaluator) -> Any:
        name = dotted(node)
        scope: Scope | None = self._scopes[-1]
        while scope is not None and name:
            bindings = self._bindings(name, scope)
            if bindings and not (scope.is_class and scope is not self._scopes[-1] and "." not in name):
                return self._value_at(name, node, bindings, scope)
            scope = scope.parent
        if name in INFINITE:
            return math.inf
        raise Unreadable(node, "which is given no value in this text")

    def _bindings(self, name: str, scope: Scope) -> list[Binding]:
        return scope.names.get(name, [])

    def _value_at(self, name: str, node: ast.Name | ast.Attribute, bindings: list[Binding], scope: Scope) -> Any:
        """The value that a name has at a place: the last one before it, or the last one of all that stand outside."""
        earlier = [binding for binding in bindings if binding.line < node.lineno] if scope is self._scopes[-1] else []
        chosen = (earlier or bindings)[-1]
        if chosen.node is None:
            why = f"an argument of {chosen.argument}" if chosen.argument else f"which is changed at line {chosen.line}"
            raise Unreadable(node, why if chosen.argument else f"{why} in a way that only Python can follow")
        if id(chosen) in self._in_progress:
            raise Unreadable(node, "which leads back to itself")
        if id(chosen) not in self._binding_values:
            self._in_progress.add(id(chosen))
            self._scopes.append(scope if not chosen.argument else scope.parent or scope)
            try:
                self._binding_values[id(chosen)] = self._evaluator.value(chosen.node)
            finally:
                self._scopes.pop()
                self._in_progress.discard(id(chosen))
        if chosen.argument:
            self.notes[f"{name} is an argument of {chosen.argument}; its default, {self.shown(chosen.node)}, is taken."] = None
        elif len({ast.dump(binding.node) if binding.node else "" for binding in earlier or bindings}) > 1:
            self.notes[f"{name} is given several values in the text; that of line {chosen.line} is taken."] = None
        return self._binding_values[id(chosen)]
