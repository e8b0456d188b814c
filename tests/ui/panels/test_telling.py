"""The switch that lets the card of a cell say what is best there."""

from playground.ui.aspects import Look
from playground.ui.orders import after_order
from playground.ui.panels.telling import telling


def test_the_switch_and_its_order_do_the_same(played, space_of, snapshot_of, level_of):
    space = space_of(snapshot_of(level_of("S.G")))
    panel = played(telling, space)
    panel.click("tells")
    assert panel.space.look == after_order(space, "tell").look == Look(tells=True)
    panel.click("tells")
    assert panel.space.look == Look()
