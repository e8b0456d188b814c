"""Collections found by looking."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from playground.registry import RegistryError, collect, suggestion


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An empty package called `plural` whose modules a test writes."""
    (tmp_path / "plural").mkdir()
    (tmp_path / "plural" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.split(".")[0] == "plural"]:
        monkeypatch.delitem(sys.modules, name)
    import plural

    return plural


def singular(package: ModuleType, module: str, text: str) -> None:
    (Path(package.__path__[0]) / f"{module}.py").write_text("from types import SimpleNamespace as Thing\n" + text)


def test_modules_are_found_by_id_in_their_order(package: ModuleType) -> None:
    singular(package, "a", "THING = Thing(id='zebra')")
    singular(package, "b", "THING = Thing(id='bee', order=2)")
    singular(package, "c", "THING = Thing(id='ant', order=2)")
    singular(package, "_hidden", "")
    collected = collect(package, "THING")
    assert list(collected) == ["zebra", "ant", "bee"]
    assert collected["bee"].order == 2


def test_a_module_without_its_constant_is_an_error(package: ModuleType) -> None:
    singular(package, "a", "")
    with pytest.raises(RegistryError, match=r"plural\.a declares no THING"):
        collect(package, "THING")


def test_two_with_one_id_are_an_error(package: ModuleType) -> None:
    singular(package, "a", "THING = Thing(id='ant')")
    singular(package, "b", "THING = Thing(id='ant')")
    with pytest.raises(RegistryError, match=r"plural\.b declares 'ant', which another module"):
        collect(package, "THING")


def test_the_nearest_name_or_all_of_them() -> None:
    assert suggestion("valeus", ["values", "arrows"]) == "; did you mean 'values'?"
    assert suggestion("zzz", ["values", "arrows"]) == "; there are: values, arrows"
    assert suggestion("zzz", []) == "; there are: none"
