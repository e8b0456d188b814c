import math
from typing import Any

from playground.ui.accessibility.element import ROOT, Politeness, Role, SpokenElement
from playground.ui.accessibility.kit_nodes import node_of, number_of, update_of
from playground.ui.kit.named_requests import AskedAct
from playground.ui.kit.node import Reach
from tests.ui.accessibility.fake_kit import FakeKit


def node(element: SpokenElement, hears_values: bool = True) -> Any:
    return node_of(FakeKit(), element, hears_values)


def test_a_slider_brings_its_bounds_its_step_and_its_number() -> None:
    reach = Reach(0, math.inf, 0.1, 0.5)
    made = node(
        SpokenElement(
            "a", Role.SLIDER, "Step size", "How much", "0.50", (1, 2, 3, 4), reach=reach, acts=frozenset({AskedAct.SET})
        )
    )
    assert (made.role, made.actions) == ("SLIDER", {"SET_VALUE"})
    assert made.kept == {
        "label": "Step size", "value": "0.50", "description": "How much", "bounds": (1, 2, 4, 6),
        "numeric_value": 0.5, "numeric_value_step": 0.1, "min_numeric_value": 0.0,
    }  # fmt: skip


def test_where_values_are_not_heard_the_name_says_them() -> None:
    element = SpokenElement("a", Role.COMBO_BOX, "Learner", value="Q-learning")
    assert node(element, hears_values=False).kept["label"] == "Learner: Q-learning"
    assert node(element).kept["label"] == "Learner"


def test_words_are_the_value_of_a_label_and_a_line_that_is_said_is_live() -> None:
    assert node(SpokenElement("a", Role.LABEL, "Steps")).kept == {"value": "Steps"}
    assert node(SpokenElement("a", Role.STATUS, "Done", live=Politeness.POLITE)).kept == {"label": "Done", "live": "POLITE"}


def test_states_of_switches_tabs_dialogs_and_headings() -> None:
    assert node(SpokenElement("a", Role.SWITCH, "A", on=False)).kept["toggled"] == "FALSE"
    assert node(SpokenElement("a", Role.TAB, "A", on=True)).kept["selected"] is True
    assert node(SpokenElement("a", Role.DIALOG, "A", modal=True)).kept["modal"] is True
    assert node(SpokenElement("a", Role.HEADING, "A")).kept["level"] == 2
    assert node(SpokenElement("a", Role.BUTTON, "A", enabled=False, opens=True)).kept == {
        "label": "A",
        "disabled": True,
        "expanded": True,
    }


def test_tables_say_how_large_they_are_and_cells_where() -> None:
    assert node(SpokenElement("b", Role.TABLE, "B", shape=(9, 4))).kept == {"label": "B", "row_count": 9, "column_count": 4}
    assert node(SpokenElement("c", Role.CELL, "C", cell=(3, 1))).kept == {"label": "C", "row_index": 3, "column_index": 1}
    assert node(SpokenElement("r", Role.ROW, "R", cell=(3, 0))).kept == {"label": "R", "row_index": 3}


def test_an_update_names_the_root_and_the_focus_by_numbers_that_are_always_the_same() -> None:
    update = update_of(FakeKit(), [SpokenElement(ROOT, Role.WINDOW, "W", children=("a",))], "a", True)
    assert (update.focus, update.tree.root) == (number_of("a"), number_of(ROOT))
    assert update.nodes[0][1].kept["children"] == [number_of("a")]
    assert 0 < number_of("a") < 1 << 56 and number_of("a") != number_of("b")
