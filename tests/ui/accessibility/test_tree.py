"""What a screen reader is given of a frame, from lists of nodes written by hand."""

import pygame

from playground.ui.accessibility.board_table import BoardTable, SpokenCell
from playground.ui.accessibility.element import ROOT, SAID, AccessibleTree, Politeness, Role
from playground.ui.accessibility.tree import tree_of
from playground.ui.kit.named_requests import AskedAct
from playground.ui.kit.node import Node, Reach
from playground.world.grid import Cell

RECT = pygame.Rect(10, 20, 30, 40)


def tree(*nodes: Node, focus: str = "", board: BoardTable | None = None, said: str = "") -> AccessibleTree:
    return tree_of(nodes, focus, (640, 480), "Levels", board, said)


def test_a_button_has_its_name_its_place_and_what_can_be_asked_of_it() -> None:
    button = Node("save", "button", RECT, "Save  (Ctrl S)", tooltip="Keeps the level", focusable=True)
    element = tree(button).elements["save"]
    assert (element.role, element.name, element.description) == (Role.BUTTON, "Save (Ctrl S)", "Keeps the level")
    assert element.box == (10, 20, 30, 40) and element.target == "save"
    assert element.acts == {AskedAct.PRESS, AskedAct.FOCUS, AskedAct.SHOW}


def test_what_is_not_available_says_so_and_can_only_be_brought_into_sight() -> None:
    element = tree(Node("undo", "button", RECT, "Undo", enabled=False, focusable=True)).elements["undo"]
    assert (element.enabled, element.acts) == (False, {AskedAct.SHOW})


def test_states_are_states_and_not_words() -> None:
    nodes = (
        Node("learns", "toggle", RECT, "Learns", value="on", on=True, focusable=True),
        Node("more", "button", RECT, "More", value="folded", opens=False, focusable=True),
        Node("alpha", "slider", RECT, "Step size", value="0.50", reach=Reach(0, 1, 0.01, 0.5), focusable=True),
        Node("stars", "button", RECT, "Lesson 1", value="2 of 3 stars", focusable=True),
    )
    learns, more, alpha, stars = (tree(*nodes).elements[node.id] for node in nodes)
    assert (learns.role, learns.on, learns.value) == (Role.SWITCH, True, "")
    assert (more.opens, more.value) == (False, "")
    assert (alpha.reach, alpha.value) == (Reach(0, 1, 0.01, 0.5), "0.50")
    assert {AskedAct.MORE, AskedAct.LESS, AskedAct.SET} <= alpha.acts
    assert stars.value == "2 of 3 stars"


def test_parts_of_the_window_are_groups_and_options_stand_below_their_list() -> None:
    nodes = (
        Node("modes", "tabs", RECT, "Mode", value="Play", group="Menu", focusable=True),
        Node("modes/play", "tab", RECT, "Play", group="Menu", on=True),
        Node("modes/edit", "tab", RECT, "Edit", group="Menu", on=False),
        Node("other/edit", "tab", RECT, "Astray", group="Menu", on=False),
        Node("label:a", "label", RECT, "a", group="Play"),
        Node("label:a", "label", RECT, "a", group="Play"),
    )
    elements = tree(*nodes).elements
    assert elements[ROOT].children == ("group:Menu", "group:Play", SAID)
    assert elements["group:Menu"].children == ("modes", "other/edit")
    assert elements["modes"].children == ("modes/play", "modes/edit")
    assert elements["group:Play"].children == ("label:a", "label:a#2")


def test_of_tabs_and_lists_the_chosen_one_has_the_focus() -> None:
    nodes = (
        Node("modes", "tabs", RECT, "Mode", focusable=True),
        Node("modes/play", "tab", RECT, "Play", on=False),
        Node("modes/edit", "tab", RECT, "Edit", on=True),
    )
    assert tree(*nodes, focus="modes").focus == "modes/edit"
    assert tree(*nodes).focus == ROOT


def test_while_a_dialog_is_open_only_it_can_be_read_and_it_has_the_focus() -> None:
    nodes = (
        Node("save", "button", RECT, "Save", focusable=True),
        Node("leave", "dialog", RECT, "Leave?", layer=1),
        Node("yes", "button", RECT, "Yes", layer=1, focusable=True),
        Node("toast:1", "toast", RECT, "It cannot be kept."),
    )
    found = tree(*nodes)
    assert set(found.elements) == {ROOT, SAID, "leave", "yes", "toast:1"}
    assert (found.elements["leave"].modal, found.elements["leave"].children, found.focus) == (True, ("yes",), "leave")
    assert found.elements["toast:1"].live is Politeness.ASSERTIVE
    assert tree(*nodes, focus="yes").focus == "yes"


def test_the_board_is_a_table_and_the_cell_that_is_read_has_the_focus() -> None:
    cells = tuple(SpokenCell(row, col, f"row {row}, column {col}", (col, row, 1, 1)) for row in (3, 4) for col in (0, 1))
    board = BoardTable("Board A", (9, 2), cells, Cell(4, 1))
    found = tree(Node("board", "board", RECT, "Board"), Node("plot", "board", RECT, "Board"), board=board)
    assert "plot" not in found.elements
    table, row, cell = (found.elements[id] for id in ("board", "row:4", "cell:4:1"))
    assert (table.name, table.shape, table.children) == ("Board A", (9, 2), ("row:3", "row:4"))
    assert row.children == ("cell:4:0", "cell:4:1")
    assert (cell.name, cell.cell, cell.acts, cell.target) == ("row 4, column 1", (4, 1), {AskedAct.PRESS}, "")
    assert found.focus == "cell:4:1"


def test_what_has_happened_is_said_after_what_is_being_said() -> None:
    element = tree(said="Step 1: you went up.").elements[SAID]
    assert (element.name, element.live) == ("Step 1: you went up.", Politeness.POLITE)


def test_tooltips_and_what_has_no_words_are_left_out() -> None:
    found = tree(Node("tooltip", "tooltip", RECT, "words"), Node("label:", "label", RECT, ""))
    assert set(found.elements) == {ROOT, SAID}


def test_a_long_tooltip_is_no_name_but_its_beginning_is() -> None:
    words = "Paint: draw with the chosen tile; drag another tile to move it."
    element = tree(Node("paint", "button", RECT, words, tooltip=words, focusable=True)).elements["paint"]
    assert (element.name, element.description) == ("Paint", words)
    short = tree(Node("fit", "button", RECT, "See all of it", tooltip="See all of it", focusable=True)).elements["fit"]
    assert (short.name, short.description) == ("See all of it", "")


def test_controls_of_one_name_in_one_part_are_numbered() -> None:
    nodes = [Node(f"out-{n}", "button", RECT, "Take out", group="Race", focusable=True) for n in range(2)]
    other = Node("out-9", "button", RECT, "Take out", group="Menu", focusable=True)
    elements = tree(*nodes, other).elements
    assert [elements[id].name for id in ("out-0", "out-1", "out-9")] == ["Take out, 1 of 2", "Take out, 2 of 2", "Take out"]
