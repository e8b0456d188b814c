"""What a level says about itself."""

from dataclasses import replace

from playground.ui.panels.story import about


def test_title_description_and_source_are_shown(played, space_of, snapshot_of, level_of):
    level = replace(level_of("S.G"), title="Short", about="Two **steps**.", source="A book")
    assert played(about, space_of(snapshot_of(level))).words == ["Short", "Two steps.", "A book"]


def test_what_is_missing_takes_no_room(played, space_of, snapshot_of, level_of):
    panel = played(about, space_of(snapshot_of(replace(level_of("S.G"), title=""))))
    assert panel.words == ["Untitled"]
    assert panel.used == panel.ui.theme.heading
