"""Grids in Python: every list of lists of a program that can be worked out, with the name that it goes by."""

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

from playground.world.exchange.grid_text import check_size
from playground.world.exchange.python.program import Assignment, Program, Scope
from playground.world.level import LevelError

MOST = 200
"""Grids of one text that are looked at."""
Cells = list[list[Any]]


class Grid(NamedTuple):
    """Rows of plain values; `name` is that of the function that makes it, or else of what holds it."""

    name: str
    cells: Cells


def grids(program: Program) -> tuple[list[Grid], LevelError | None]:
    """Every grid of a text, equal ones once; and the fault of the first list of lists that cannot be worked out."""
    distinct: list[Grid] = []
    fault: LevelError | None = None
    for name, node, value in named_values(program):
        if isinstance(value, LevelError):
            fault = fault or (value if _is_nested(node) else None)
            continue
        cells = cells_of(value)
        if cells is not None and not any(grid.cells == cells for grid in distinct):
            distinct.append(Grid(name, cells))
        if len(distinct) >= MOST:
            break
    return distinct, fault


def named_values(program: Program) -> Iterator[tuple[str, ast.expr, Any]]:
    """What a program gives a name, puts into a dict or hands to a function first: its name, and its value or its fault."""
    for name, node, scope, given in _candidates(program):
        try:
            yield name, node, program.value(node, scope) if given is None else program.last_value(given)
        except LevelError as error:
            if given is None or "." not in given.name:  # an attribute is no map until its object is made
                yield name, node, error


def texts_of(text: str) -> str:
    """The rows of the one list of texts, or of lists of characters, that a program holds, each on a line; "" for none or many."""
    maps: dict[str, None] = {}
    try:
        for _, _, value in named_values(Program(text)):
            rows = ["".join(row) if _is_row(row) else "" for row in value] if isinstance(value, list) else []
            if len(rows) > 1 and all(rows):
                maps["\n".join(rows)] = None
    except LevelError:
        return ""
    return next(iter(maps)) if len(maps) == 1 else ""


def _is_row(row: Any) -> bool:
    """Whether a value is a text of one line, or a list of characters."""
    if isinstance(row, list):
        return all(isinstance(cell, str) and len(cell) == 1 and cell.isprintable() for cell in row)
    return isinstance(row, str) and row.isprintable()


def cells_of(value: Any) -> Cells | None:
    """A value as the cells of a grid, None where it is no list of lists; LevelError where it is too large."""
    if not isinstance(value, list) or not value or not all(isinstance(row, list) and row for row in value):
        return None
    check_size(len(value), max(map(len, value)))
    return value


def _candidates(program: Program) -> Iterator[tuple[str, ast.expr, Scope, Assignment | None]]:
    for assignment in program.assignments:
        if isinstance(assignment.node, ast.Dict):
            for key, value in zip(assignment.node.keys, assignment.node.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield str(key.value), value, assignment.scope, None
        elif not isinstance(assignment.node, ast.Constant):
            yield assignment.scope.name or assignment.name, assignment.node, assignment.scope, assignment
    for call in program.calls:
        for node in call.node.args[:1]:
            if isinstance(node, ast.List):
                yield call.scope.name or call.given_to, node, call.scope, None


def _is_nested(node: ast.expr) -> bool:
    """Whether an expression is written as a list of lists."""
    rows = node.elts if isinstance(node, ast.List) else [node.elt] if isinstance(node, ast.ListComp) else []
    return any(isinstance(row, ast.List | ast.BinOp | ast.ListComp) for row in rows)
