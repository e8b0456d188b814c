"""The names of controls: those that there are, and a sentence with what is possible for one that there is not."""

from pathlib import Path

import pytest

from playground.cli.control_names import control_faults, control_names, members
from playground.lessons.control_rules import ControlRules
from playground.ui.board.painter import overlays
from playground.ui.offering import CONTROLS, GROUPS


def rules(shows: str = "", hides: str = "") -> ControlRules:
    return ControlRules(frozenset(shows.split()), frozenset(hides.split()))


def test_every_group_has_members_whose_names_begin_alike_and_no_name_stands_twice() -> None:
    assert members().keys() == GROUPS.keys()
    assert {"dial-alpha", "show-q-values", "brush-fill", "tile-wall", "rule-step-reward", "explain-bellman"} <= set(
        control_names()
    )
    assert {f"show-{id}" for id in overlays()} <= set(members()["overlays"])
    assert len(control_names()) == len(set(control_names()))
    assert not [name for name in CONTROLS if any(name.startswith(beginning) for beginning, _ in GROUPS.values())]


def test_all_names_that_there_are_may_be_hidden() -> None:
    assert list(control_faults(ControlRules(hides=frozenset(control_names())))) == []
    assert list(control_faults(rules("run speed", "all"))) == []


@pytest.mark.parametrize(
    ("word", "words"),
    (
        ("speeed", ("did you mean 'speed'? There are: all, learner,", "dials", "like show-values")),
        ("volume", ("which there is not; there are: all, learner,",)),
        ("dial-alfa", ("did you mean 'dial-alpha'? There are: dial-", "dial-epsilon")),
        ("show-xyzzy", ("there are: show-values, show-q-values",)),
    ),
)
def test_a_name_that_there_is_not_gets_those_that_there_are(word: str, words: tuple[str, ...]) -> None:
    ((key, sentence),) = control_faults(rules(hides=word))
    assert key == "hides" and repr(word) in sentence
    assert all(part in sentence for part in words)


def test_what_is_shown_and_hidden_at_once_or_shown_as_all_is_said() -> None:
    assert [key for key, _ in control_faults(rules("speed", "speed"))] == ["hides"]
    assert [key for key, _ in control_faults(rules("all"))] == ["shows"]


def test_the_page_for_teachers_names_every_control_and_every_group() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "teaching.md").read_text("utf-8")
    assert [name for name, about in CONTROLS.items() if f"| `{name}` | {about} |" not in page] == []
    assert [name for name, (beginning, about) in GROUPS.items() if f"| `{name}` | {about} | `{beginning}…` |" not in page] == []
