"""What the names of a program are given, and what is called there."""

import ast

import pytest

from playground.world.exchange.python.names import Names, dotted, name_of, words


def read(text: str) -> Names:
    names = Names()
    names.walk(ast.parse(text))
    return names


def lines(names: Names, name: str) -> list[tuple[int, str | None]]:
    return [(binding.line, binding.node and ast.unparse(binding.node)) for binding in names.module.names[name]]


def test_every_value_of_a_name_is_kept_in_order_and_a_change_has_none():
    names = read("a = 1\na, b = 2, 3\na += 1\nb.append(4)\ndel a\na[0] = 5\nfor b in c: pass")
    assert lines(names, "a") == [(1, "1"), (2, "2"), (3, None), (5, None), (6, None)]
    assert lines(names, "b") == [(2, "3"), (4, None), (7, None)]
    assert [(given.name, ast.unparse(given.node)) for given in names.assignments[:3]] == [("a", "1"), ("a", "2"), ("b", "3")]


def test_a_pair_that_cannot_be_parted_gives_its_names_nothing():
    assert lines(read("a, b = pair"), "a") == [(1, None)]


def test_a_setting_with_a_colon_is_a_value():
    assert lines(read("slippery: False"), "slippery") == [(1, "False")]
    assert lines(read("slippery: bool = True"), "slippery") == [(1, "True")]


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("a = 1\nb = [2]", True),
        ("a = np.array([1])", True),
        ("a = f(1)", False),
        ("if x: a = 1", False),
        ("def f(): pass", False),
    ],
)
def test_names_with_values_alone_are_a_list(text, is_list):
    assert read(text).is_list is is_list


def test_calls_go_by_their_last_word_and_the_name_that_they_fill():
    names = read("env = gym.make('X', **more, size=4)\nrun(env)")
    assert [(call.function, call.given_to, call.line) for call in names.calls] == [("make", "env", 1), ("run", "", 2)]
    assert [(name, ast.unparse(node)) for name, node in words(names.calls[0])] == [("", "more"), ("size", "4")]
    assert names.used >= {"gym", "env", "more"}


def test_arguments_of_a_function_have_their_defaults():
    (binding,) = (scope := read("def f(a, b=2, *, c=3, **d): x = 1")).assignments[0].scope.names["b"]
    assert (binding.argument, ast.unparse(binding.node)) == ("f", "2")
    inner = scope.assignments[0].scope
    assert (inner.name, inner.names["a"][0].node, inner.names["d"][0].node) == ("f", None, None)


def test_what_belongs_to_an_object_lives_in_its_class():
    names = read("class A(gym.Wrapper):\n    size = 4\n    def f(self):\n        self.desc = ['S']")
    given = next(given for given in names.assignments if given.name == "self.desc")
    home = names.home("self.desc", given.scope)
    assert (home.name, home.is_class) == ("A", True)
    assert lines(names, "A.size") == [(2, "4")]
    assert names.wrappers == {"A"}


def test_entries_of_an_object_of_json_are_assignments():
    names = read('{"desc": ["S"], "deep": {"slippery": true}}')
    assert [given.name for given in names.assignments] == ["", "desc", "deep", "slippery"]


def test_names_of_things_that_have_none_are_empty():
    assert dotted(ast.parse("a.b.c", mode="eval").body) == "a.b.c"
    assert dotted(ast.parse("f().b", mode="eval").body) == ""
    call = ast.parse("f()()", mode="eval").body
    assert isinstance(call, ast.Call)
    assert name_of(call) == ""
