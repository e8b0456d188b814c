"""What the house counts of itself, of any checkout: `python -m tests.counts [FOLDER]`. Nothing is imported, all is read."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EMPTY = ("told", "found", "known", "each")


def room_of(module: str) -> str:
    """The room of `ui` in which a module lies: the folder, or the file itself where it lies in none."""
    parts = module.split(".")
    return parts[2] if len(parts) > 2 else ""


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module of the house that a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("playground"):
            for alias in node.names:
                yield f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("playground"))


def bound(tree: ast.AST) -> Iterator[str]:
    """Every name that stands in a file as a variable, a parameter, a field, a keyword or a function."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
                yield name
            case ast.FunctionDef(name=name):
                yield name


def arrows(house: Path) -> tuple[int, int]:
    """Imports between the rooms of `ui`, and pairs of rooms that import each other."""
    count: Counter[tuple[str, str]] = Counter()
    for path in (house / "ui").rglob("*.py"):
        here = room_of(".".join(("playground", *path.relative_to(house).with_suffix("").parts)))
        for module in imports(ast.parse(path.read_text(encoding="utf-8"))):
            there = room_of(module)
            if module.startswith("playground.ui.") and there != here:
                count[here, there] += 1
    return sum(count.values()), sum(1 for one, two in count if one < two and (two, one) in count)


def counts(root: Path) -> Iterator[tuple[str, int]]:
    """What is counted, in words, with its number."""
    house = root / "playground"
    files = [path for path in sorted(house.rglob("*.py")) if path.name != "__init__.py"]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    trees = {path: ast.parse(text) for path, text in texts.items()}
    between, both = arrows(house)
    yield "product files", len(files)
    yield "imports between the rooms of ui", between
    yield "pairs of rooms of ui that import each other", both
    yield "files in ui/panels", sum("panels" in path.parts for path in files)
    forged = [text for path, text in texts.items() if "ui" in path.relative_to(house).parts]
    forgery = re.compile(r"\breplace\((?:snapshot|seen|fresh)\b[^()]*\b(?:fields|optimum|last)=")
    yield "snapshots forged in ui", sum(len(forgery.findall(text)) for text in forged)
    names = Counter(name for tree in trees.values() for name in bound(tree))
    for word in EMPTY:
        yield f"names {word!r}", names[word]
    titles = Counter(path.name for path in files)
    yield "file names that stand twice", sum(count > 1 for count in titles.values())
    classes = Counter(node.name for tree in trees.values() for node in tree.body if isinstance(node, ast.ClassDef))
    yield "class names that stand twice", sum(count > 1 for count in classes.values())
    learners = [text for path, text in texts.items() if path.parent.name == "learners"]
    yield "lines with Any in learning/learners", sum(len(re.findall(r"^.*\bAny\b.*$", text, re.M)) for text in learners)
    yield (
        "caches by decorator that nobody can clear",
        sum(len(re.findall(r"^\s*@(?:functools\.)?(?:lru_)?cache\b", t, re.M)) for t in texts.values()),
    )
    yield "product files without a test of their name", sum(not own_tests(root, path) for path in files)


def own_tests(root: Path, path: Path) -> list[Path]:
    """The tests that are named after a file of the house."""
    room = root / "tests" / path.parent.relative_to(root / "playground")
    return [*room.glob(f"test_{path.stem}.py"), *room.glob(f"test_{path.stem}_*.py"), *(room / path.stem).glob("test_*.py")]


if __name__ == "__main__":
    for title, number in counts(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT):
        print(f"{number:6,}  {title}")
