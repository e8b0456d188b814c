"""What SDL is told before the window opens."""

import os
import sys

import pytest

from playground import paths
from playground.ui.window.launch import CLASS, give_hints


@pytest.mark.parametrize(
    ("set_before", "after"),
    [(None, paths.NAME), (os.path.basename(sys.argv[0]), paths.NAME), ("of-my-own", "of-my-own")],
    ids=["nothing is set", "pygame set the script", "a person set it"],
)
def test_the_windows_class_is_the_programs_name_unless_a_person_set_one(
    monkeypatch: pytest.MonkeyPatch, set_before: str | None, after: str
) -> None:
    monkeypatch.setenv(CLASS, "")  # so that what is set below is taken back
    monkeypatch.delenv(CLASS)
    if set_before is not None:
        monkeypatch.setenv(CLASS, set_before)
    give_hints([(CLASS, paths.NAME)])
    assert os.environ[CLASS] == after
