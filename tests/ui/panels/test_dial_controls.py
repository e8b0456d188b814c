"""A control for any dial: its kind decides which, and no choice of a list is cut off, however large the text."""

from dataclasses import dataclass

import pygame
import pytest

from playground.learning.families.control import Settings
from playground.settings import dial, dials
from playground.ui.panels.dial_controls import changed_dials, dial_control, dial_label


def explore():
    return next(dial for dial in dials(Settings) if dial.name == "explore")


@pytest.fixture
def control(played, space_of, snapshot_of, level_of):
    """Plays the control of one dial; the value is kept in the list that is returned beside it."""

    def made(dial, value, **size):
        values = [value]

        def panel(ui, column, workspace):
            values[0] = dial_control(ui, column, "dial", dial, values[0], symbols=False)
            return workspace

        return played(panel, space_of(snapshot_of(level_of("S.G"))), **size), values

    return made


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [240, 300, 420])
def test_the_longest_choice_has_room(control, scale, width):
    panel, values = control(explore(), "epsilon-greedy", width=width, scale=scale)
    ui, field = panel.ui, panel.node("dial")
    assert values == ["epsilon-greedy"]
    assert field.value == "Epsilon greedy"
    assert ui.width("Epsilon greedy", "strong") <= field.rect.width - 2 * ui.theme.inset - ui.theme.icon - ui.theme.gap
    assert field.rect.bottom <= panel.used + ui.theme.gap


def test_short_choices_stand_beside_their_words(control):
    panel, values = control(explore(), "softmax", width=600)
    assert panel.node("dial").rect.left > 200
    assert panel.node("dial").rect.height == panel.ui.theme.row
    panel.choose("dial", "Epsilon greedy")
    assert values == ["epsilon-greedy"]


@dataclass(frozen=True)
class Every:
    """A dial of every kind, and one that matters only while the switch is on."""

    share: float = dial(0.5, 0.0, 1.0, symbol="σ", plain="share of it")
    span: float = dial(1.0, 0.0, 1e6)
    count: int = dial(3, 0, 9)
    on: bool = dial(True)
    way: str = dial("left", choices=("left", "right"), when={"count": ("3",)})
    limit: float | None = dial(None, 0.0, 1e6, optional=True)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("share", "slider"), ("span", "number"), ("count", "slider"), ("on", "toggle"), ("way", "dropdown")],
)
def test_the_kind_of_a_dial_decides_its_control(control, name, kind):
    chosen = next(dial for dial in dials(Every) if dial.name == name)
    panel, values = control(chosen, chosen.default)
    assert panel.node("dial").kind == kind
    assert values == [chosen.default]


def test_an_optional_number_has_a_switch_of_its_own(control):
    chosen = next(dial for dial in dials(Every) if dial.name == "limit")
    panel, values = control(chosen, None)
    assert not panel.has("dial")
    panel.click("dial-on")
    assert values == [0.0]
    assert panel.node("dial").kind == "number"
    panel.click("dial-on")
    assert values == [None]


def test_labels_are_plain_and_have_their_symbol_if_it_is_wanted():
    share, span = dials(Every)[:2]
    assert (dial_label(share, False), dial_label(share, True), dial_label(span, True)) == ("Share of it", "Share of it σ", "Span")


def test_what_a_person_turns_is_told_by_name_and_what_does_not_matter_is_not_shown(played, space_of, snapshot_of, level_of):
    changes = []

    def panel(ui, column, workspace):
        changes.append(dict(changed_dials(ui, column, "dial", Every(), symbols=False)))
        return workspace

    panel = played(panel, space_of(snapshot_of(level_of("S.G"))))
    assert not any(changes)
    assert not panel.has("dial-way")
    panel.key_on("dial-count", pygame.K_HOME)
    assert {"count": 0} in changes
    assert all(change in ({}, {"count": 0}) for change in changes)


def test_only_the_dials_that_are_named_are_shown(played, space_of, snapshot_of, level_of):
    def panel(ui, column, workspace):
        changed_dials(ui, column, "dial", Every(), symbols=False, names=frozenset({"share"}))
        return workspace

    panel = played(panel, space_of(snapshot_of(level_of("S.G"))))
    assert [node.id for node in panel.ui.nodes if node.id.startswith("dial-")] == ["dial-share"]
