"""The small changes that `python -m tests.mutants` makes, and what came of them for some that are made up."""

import ast
from pathlib import Path

import pytest

from tests.mutants.__main__ import equivalents
from tests.mutants.changes import changes_of, mutants_of, mutated, room_files
from tests.mutants.teeth_page import PAGE, page

ROOT = Path(__file__).resolve().parents[1]
SOURCE = b'''"""Words 1 < 2."""

A = 3


@decorated(frozen=True)
def area(rows: int = 2, *, scale: float = 1.5) -> int:
    """More words."""
    if rows < A and scale:
        raise ValueError(f"{rows + 1} is not enough")
    total = max(rows, 1)
    total += rows
    cells[rows] = total
    return painted(total, rows, wide=True)
'''
EXPECTED = {
    ("3", "(4)"), ("3", "(2)"), ("2", "(3)"), ("2", "(1)"), ("1.5", "(2.5)"), ("1.5", "(2.25)"),
    ("rows < A", "(rows <= A)"), ("rows < A", "(rows >= A)"), ("rows < A and scale", "(rows < A or scale)"),
    ("rows < A and scale", "(scale)"), ("rows < A and scale", "(rows < A)"),
    ("rows < A and scale", "True"), ("rows < A and scale", "False"),
    ("max(rows, 1)", "(min(rows, 1))"), ("1", "(2)"), ("1", "(0)"),
    ("total += rows", "pass"), ("total += rows", "total -= rows"), ("total += rows", "total = rows"),
    ("cells[rows] = total", "pass"),
    ("painted(total, rows, wide=True)", "(painted(rows, total, wide=True))"),
    ("painted(total, rows, wide=True)", "(painted(total, rows))"), ("True", "(False)"),
}  # fmt: skip


def test_these_changes_and_no_others_are_made() -> None:
    """No decorator, no annotation, no words and no sentence of an error is touched, nor arguments that may be swapped."""
    assert {(mutant.before, mutant.after) for mutant in mutants_of("f.py", SOURCE)} == EXPECTED


def test_a_change_stands_where_it_says_and_everything_else_stays() -> None:
    for mutant in mutants_of("f.py", SOURCE):
        changed = mutated(SOURCE, mutant)
        assert changed == SOURCE[: mutant.start] + mutant.after.encode() + SOURCE[mutant.end :]
        assert ast.unparse(ast.parse(changed)) != ast.unparse(ast.parse(SOURCE))
        assert SOURCE[: mutant.start].count(b"\n") + 1 == mutant.line
        assert (mutant.function, mutant.function_line) in {("area", 6), ("", 0)}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("x = a if b else c", {"(a if not b else c)", "(a)", "(c)"}),
        ("x = not a", {"(a)"}),
        ("x = -a", {"(a)"}),
        ("x = a is None", {"(a is not None)"}),
        ("x = a not in b", {"(a in b)"}),
        ("cache_key = (a, b)", {"((b,))", "((a,))"}),
        ("pair = (a, b)", set()),
        ("x = f'{a + 1}'", set()),
        ("x = a @ b", set()),
        ("for a in b:\n    break", {"continue"}),
        ("for a in b:\n    continue", {"pass"}),
        ("a.b = c", {"pass"}),
        ("if a:\n    b()", {"(not a)", "True", "False", "pass"}),
    ],
)
def test_each_kind_of_change(text: str, changes: set[str]) -> None:
    assert {mutant.after for mutant in mutants_of("f.py", text.encode())} == changes


def test_letters_of_several_bytes_do_not_move_the_places() -> None:
    source = "x = 'αβγ' + y\n".encode()
    assert [mutated(source, mutant) for mutant in mutants_of("f.py", source)] == ["x = ('αβγ' - y)\n".encode()]


def test_what_is_listed_as_not_to_be_noticed_is_a_change_that_is_made_and_has_a_reason() -> None:
    made = {
        (mutant.file, mutant.function, mutant.before, mutant.after)
        for file in {file for file, *_ in equivalents()}
        for mutant in changes_of(file, (ROOT / file).read_bytes())
    }
    assert [change for change in equivalents() if change not in made] == []
    assert all(len(reason) > 20 for reason in equivalents().values())


def test_a_room_has_its_files() -> None:
    assert ROOT / "playground" / "edit" / "history.py" in room_files(ROOT, "edit")


def test_the_page_is_what_the_results_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
