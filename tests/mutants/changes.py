"""The small changes that are made to a file: each is one expression or one statement that stands otherwise.

What cannot change what a program does is left alone: annotations, decorators, words, the sentences of errors, type aliases.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
TWINS = {"min": "max", "max": "min", "any": "all", "all": "any"}
EITHER_WAY = {"min", "max", "maximum", "minimum", "gcd", "hypot", "array_equal", "isdisjoint"}
"""Calls whose arguments may be swapped."""
TYPES = {"cast", "TypeVar", "Literal", "NewType", "Callable", "NamedTuple"}
"""Calls and subscripts that are about types."""


class Mutant(NamedTuple):
    """One change: the bytes of a file from `start` to `end` are replaced.

    `function_line` is the first line of the function, 0 for what is worked out when the file is imported.
    """

    file: str
    line: int
    function: str
    function_line: int
    start: int
    end: int
    before: str
    after: str

    @property
    def name(self) -> str:
        """What is listed, on one line."""
        return f"{self.file}:{self.line}  {self.before}  →  {self.after}"


def text_of(node: ast.AST) -> str:
    return ast.unparse(node)


def copied(node: ast.AST, **changes: object) -> ast.AST:
    """The same node with other fields; what is below it is shared."""
    fields = {name: getattr(node, name) for name in node._fields if hasattr(node, name)}
    return type(node)(**{**fields, **changes})  # type: ignore[arg-type]


def comparisons(node: ast.Compare) -> Iterator[ast.AST]:
    for at, sign in enumerate(node.ops):
        for other in COMPARISONS.get(type(sign), ()):
            yield copied(node, ops=[*node.ops[:at], other(), *node.ops[at + 1 :]])


def constants(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool():
            yield ast.Constant(not node.value)
        case int():
            yield ast.Constant(node.value + 1)
            yield ast.Constant(node.value - 1)
        case float():
            yield ast.Constant(node.value + 1.0)
            yield ast.Constant(node.value * 1.5)


def conditions(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield copied(node, op=ast.And() if isinstance(node.op, ast.Or) else ast.Or())
    for at in range(len(node.values)):
        rest = [*node.values[:at], *node.values[at + 1 :]]
        yield rest[0] if len(rest) == 1 else copied(node, values=rest)


def calls(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Name) and node.func.id in TWINS:
        yield copied(node, func=ast.Name(TWINS[node.func.id]))
    name = text_of(node.func).split(".")[-1]
    if name not in EITHER_WAY and not any(isinstance(argument, ast.Starred) for argument in node.args):
        for at in range(len(node.args) - 1):
            if text_of(node.args[at]) != text_of(node.args[at + 1]):
                swapped = [*node.args[:at], node.args[at + 1], node.args[at], *node.args[at + 2 :]]
                yield copied(node, args=swapped)
    for at, keyword in enumerate(node.keywords):
        if keyword.arg is not None:
            yield copied(node, keywords=[*node.keywords[:at], *node.keywords[at + 1 :]])


def in_expression(node: ast.expr, in_key: bool) -> Iterator[ast.AST]:
    """Everything that can stand for an expression; its parts are changed for themselves."""
    match node:
        case ast.Compare():
            yield from comparisons(node)
        case ast.BinOp(op=sign) if type(sign) in ARITHMETIC:
            yield copied(node, op=ARITHMETIC[type(sign)]())
        case ast.Constant():
            yield from constants(node)
        case ast.BoolOp():
            yield from conditions(node)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.IfExp(test=test, body=body, orelse=other):
            yield copied(node, test=ast.UnaryOp(ast.Not(), test))
            yield body
            yield other
        case ast.Call():
            yield from calls(node)
        case ast.Tuple(elts=parts, ctx=ast.Load()) if in_key and len(parts) > 1:
            for at in range(len(parts)):
                yield copied(node, elts=[*parts[:at], *parts[at + 1 :]])


def in_statement(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.AugAssign(target=target, op=sign, value=value):
            yield "pass"
            if type(sign) in ARITHMETIC:
                yield text_of(copied(node, op=ARITHMETIC[type(sign)]()))
            yield f"{text_of(target)} = {text_of(value)}"
        case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]) | ast.Expr(value=ast.Call()):
            yield "pass"
        case ast.Break():
            yield "continue"
        case ast.Continue():
            yield "pass"


class Sites(ast.NodeVisitor):
    """Walks through a file and gathers its mutants."""

    def __init__(self, file: str, content: bytes) -> None:
        self.file = file
        self.mutants: list[Mutant] = []
        self._content = content
        self._functions: list[tuple[str, int]] = []
        self._keys = 0
        self._line_starts = [0]
        for line in content.splitlines(keepends=True):
            self._line_starts.append(self._line_starts[-1] + len(line))

    def _add(self, node: ast.expr | ast.stmt, after: str) -> None:
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = self._line_starts[node.lineno - 1] + node.col_offset
        end = self._line_starts[node.end_lineno - 1] + node.end_col_offset
        name = ".".join(name for name, _ in self._functions)
        line = self._functions[-1][1] if self._functions else 0
        self.mutants.append(Mutant(self.file, node.lineno, name, line, start, end, text_of(node), after))

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.stmt):
            for after in in_statement(node):
                self._add(node, after)
            if isinstance(node, ast.If | ast.While) and not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
                self._add(node.test, f"(not {text_of(node.test)})")
            if isinstance(node, ast.If):
                self._add(node.test, "True")
                self._add(node.test, "False")
        elif isinstance(node, ast.expr):
            for other in in_expression(node, self._keys > 0):
                if text_of(other) != text_of(node):
                    self._add(node, f"({text_of(other)})")
        super().visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for default in [*node.args.defaults, *(default for default in node.args.kw_defaults if default)]:
            self.visit(default)
        self._functions.append((node.name, min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])))
        self._keys += "key" in node.name
        for statement in node.body:
            self.visit(statement)
        self._keys -= "key" in node.name
        self._functions.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._functions.append((node.name, 0))
        for statement in node.body:
            self.visit(statement)
        self._functions.pop()

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not self._functions and isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.BitOr):
            return  # a type alias
        of_key = any("key" in text_of(target).lower() for target in node.targets)
        self._keys += of_key
        self.generic_visit(node)
        self._keys -= of_key

    def visit_Call(self, node: ast.Call) -> None:
        if text_of(node.func).split(".")[-1] not in TYPES:
            self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if text_of(node.value).split(".")[-1] not in TYPES:
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """The words of an error are nobody's logic."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """What cannot be otherwise is no behaviour."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Python 3.11 does not say where the parts of such a text stand."""


def changes_of(file: str, content: bytes) -> list[Mutant]:
    """Every small change of a file."""
    sites = Sites(file, content)
    sites.visit(ast.parse(content))
    return sites.mutants


def mutants_of(file: str, content: bytes) -> list[Mutant]:
    """Those that leave it a program."""
    return [mutant for mutant in changes_of(file, content) if is_program(mutated(content, mutant))]


def is_program(content: bytes) -> bool:
    try:
        compile(content, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def mutated(content: bytes, mutant: Mutant) -> bytes:
    """The file with its change."""
    return content[: mutant.start] + mutant.after.encode() + content[mutant.end :]


def room_files(root: Path, room: str) -> list[Path]:
    return sorted((root / "playground" / room).rglob("*.py"))
