"""The counts of the house, on a house of three files."""

from pathlib import Path

from tests.counts import counts


def test_a_small_house_is_counted(tmp_path: Path) -> None:
    files = {
        "playground/ui/kit/button.py": "class Widget: ...\ntold = 1\nprint(told)\n",
        "playground/ui/panels/button.py": "from playground.ui.kit.button import Widget\n\nclass Widget: ...\n",
        "playground/ui/kit/arrow.py": (
            "from functools import cache\nfrom playground.ui.panels import button\n\n@cache\ndef draw(): ...\n"
        ),
        "tests/ui/kit/test_arrow.py": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    numbers = dict(counts(tmp_path))
    assert numbers["product files"] == 3
    assert numbers["imports between the rooms of ui"] == 2
    assert numbers["pairs of rooms of ui that import each other"] == 1
    assert numbers["files in ui/panels"] == 1
    assert numbers["names 'told'"] == 2
    assert numbers["file names that stand twice"] == numbers["class names that stand twice"] == 1
    assert numbers["caches by decorator that nobody can clear"] == 1
    assert numbers["product files without a test of their name"] == 2
