"""Advice about the level that is being built: found in slices, listed, and shown on the board."""

from dataclasses import replace

from playground.ui.editor.advice import CALM, HINT, AdviceSearch, advice_list, table_to_search

TWO = "S#G#\n####\n...."
"""The goal cannot be reached, and neither can the last row."""


def all_advice(workspace, now: float = 100.0) -> list[str]:
    """All advice about a level, as the search keeps it."""
    search = AdviceSearch()
    search.look(workspace, now)
    while search.look(workspace, now + CALM):
        pass
    return [advice.text for advice in search.entries]


def test_a_search_waits_until_nothing_changes_and_then_keeps_what_it_finds(space) -> None:
    search, workspace = AdviceSearch(), space(TWO)
    assert search.look(workspace, 100.0)  # it begins to wait
    assert search.look(workspace, 100.0 + CALM / 2)
    assert search.entries == ()
    while search.look(workspace, 100.0 + CALM):
        pass
    assert search.entries
    assert not search.look(workspace, 200.0)


def test_a_sound_level_has_no_advice_and_a_useless_entry_of_the_legend_is_some(space) -> None:
    assert all_advice(space("S.G")) == []
    assert all_advice(space("S.G", '[legend]\n"x" = { kind = "mud" }')) == ["The legend explains x, which is nowhere on the map."]


def test_nothing_is_searched_while_a_stroke_goes_on_or_the_session_is_behind(space, cells) -> None:
    workspace = space(TWO)
    assert table_to_search(workspace) == (workspace.painted, workspace.snapshot.mdp)
    assert not AdviceSearch().look(replace(workspace, tool=replace(workspace.tool, trail=cells((0, 0)))), 100.0)
    behind = replace(workspace, snapshot=space("S.G").snapshot)
    assert table_to_search(behind) is None


def test_another_document_drops_what_was_found(space) -> None:
    search, workspace = AdviceSearch(), space(TWO)
    search.look(workspace, 100.0)
    while search.look(workspace, 101.0):
        pass
    search.look(replace(workspace, document=replace(workspace.document)), 102.0)
    assert search.entries == ()


def test_without_advice_the_panel_says_how_the_editor_works(panel) -> None:
    hands = panel(advice_list, "S.G")
    assert hands.words == ["How it works", HINT]


def test_a_piece_of_advice_shows_its_cells_and_hides_them_again(panel) -> None:
    hands = panel(advice_list, TWO)
    hands.frames(60)
    first = next(node for node in hands.ui.nodes if node.id.startswith("advice-") and node.kind == "button")
    assert first.tooltip.startswith("Show the")
    hands.click(first.id)
    shown = hands.space.tool.shown
    assert shown
    assert hands.space.look.goal == shown[0]
    hands.click(first.id)
    assert hands.space.tool.shown == ()
