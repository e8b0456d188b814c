"""The rules of the house that neither ruff nor import-linter can check, see CONTRIBUTING.md."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "playground"
FILES = sorted(HOUSE.rglob("*.py"))
ABOUT_ALL = {"truth", "long", "frozen"}
"""Rooms of the tests that are about the whole house: published problems, promises, the program without Python."""
BESIDE = {"benchmarks", "docs"}
"""Folders beside the house that are tested too."""
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "misc"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 60
EMPTY = {"told", "found", "known", "each"}
"""Words that say that something was said or seen, and not what a name holds."""
COLLECTIONS = (
    "cli/verbs",
    "learning/learners",
    "learning/files/agents",
    "training/experiments/reproductions",
    "ui/board/overlays",
)
COLLECTIONS += ("lessons/tasks", "ui/course/answers", "ui/modes", "world/exchange/file_formats")
"""Rooms whose files are named by the id of what they declare, and may be named as a thing elsewhere is."""
BY_CONTRACT = {"__init__.py", "__main__.py", "explanation.py", "Settings", "Mind"}
"""Names that contracts ask for: what Python runs of a package, what declares an explanation, a learner's settings and arrays."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", [ROOT / "main.py", *FILES], ids=name)
def test_a_file_is_short_enough_to_read_and_so_is_each_function(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE
    long = [each.name for each in functions(path) if (each.end_lineno or 0) - each.lineno >= LONGEST_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_owns_one_thing_and_has_its_name(path: Path) -> None:
    assert NAMELESS.isdisjoint(path.relative_to(HOUSE).with_suffix("").parts)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_is_left_for_later_and_no_check_is_switched_off(path: Path) -> None:
    marks = re.findall(r"TODO|FIXME|XXX|type: ignore|noqa|pragma: no cover", path.read_text(encoding="utf-8"))
    assert marks == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_file_can_carry_code_into_the_program(path: Path) -> None:
    unpickling = path.read_text(encoding="utf-8").count("allow_pickle=True")
    assert unpickling == 0


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that a file gives to something: variables, parameters, fields, functions and classes, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=given, ctx=ast.Store() | ast.Del()):
                yield given, node.lineno
            case ast.Attribute(attr=given, ctx=ast.Store()):
                yield given, node.lineno
            case ast.arg(arg=given):
                yield given, node.lineno
            case ast.FunctionDef(name=given) | ast.AsyncFunctionDef(name=given) | ast.ClassDef(name=given):
                yield given, node.lineno
            case ast.ExceptHandler(name=str(given)) | ast.MatchAs(name=str(given)) | ast.MatchStar(name=str(given)):
                yield given, node.lineno


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_name_says_what_it_holds(path: Path) -> None:
    empty = [f"{given} in line {line}" for given, line in names(ast.parse(path.read_text(encoding="utf-8"))) if given in EMPTY]
    assert empty == []


def twice(places: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What stands in more than one place."""
    return {word: where for word, where in places.items() if len(where) > 1 and word not in BY_CONTRACT}


def test_no_two_files_have_one_name() -> None:
    places = defaultdict(list)
    for path in FILES:
        if path.parent.relative_to(HOUSE).as_posix() not in COLLECTIONS:
            places[path.name].append(name(path))
    assert twice(places) == {}


def test_no_two_classes_have_one_name() -> None:
    places = defaultdict(list)
    for path in FILES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(name(path))
    assert twice(places) == {}


def mirrored(path: Path) -> bool:
    """Whether what a test is named after is there.

    tests/ROOM/test_NAME.py and test_NAME_aspect.py test playground/ROOM/NAME.py, and so does tests/ROOM/NAME/test_aspect.py.
    What stands beside the house (benchmarks/NAME.py) is tested in a folder of its name.
    """
    words = path.stem.removeprefix("test_").split("_")
    place = path.parent.relative_to(ROOT / "tests")
    room = (ROOT if place.parts[0] in BESIDE else HOUSE) / place
    places = [room / "_".join(words[:count]) for count in range(1, len(words) + 1)]
    return room.with_suffix(".py").exists() or any(place.is_dir() or place.with_suffix(".py").exists() for place in places)


def test_tests_mirror_the_house() -> None:
    tests = [path for path in sorted((ROOT / "tests").glob("*/**/test_*.py")) if path.parent.name not in ABOUT_ALL]
    assert [name(path) for path in tests if not mirrored(path)] == []


def covered() -> Iterator[str]:
    """Files that a test of another name says it tests, in its COVERS."""
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "COVERS":
                yield from ast.literal_eval(node.value)


def test_the_house_mirrors_its_tests() -> None:
    """Every file has a test of its own name, or one that says that it tests it."""
    elsewhere = set(covered())
    alone = []
    for path in FILES:
        room = ROOT / "tests" / path.parent.relative_to(HOUSE)
        own = [*room.glob(f"test_{path.stem}.py"), *room.glob(f"test_{path.stem}_*.py"), *(room / path.stem).glob("test_*.py")]
        if path.name != "__init__.py" and not own and name(path) not in elsewhere:
            alone.append(name(path))
    assert alone == []
    assert sorted(elsewhere - {name(path) for path in FILES}) == []


def test_main_can_read_what_pyproject_asks_for() -> None:
    """main.py splits each line at its ">=", so nothing but a lower bound may stand there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for line in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
        assert re.fullmatch(r"[a-z0-9-]+>=\d+(\.\d+)*", line), line
