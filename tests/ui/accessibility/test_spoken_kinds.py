from playground.ui.accessibility.element import Role
from playground.ui.accessibility.spoken_kinds import KINDS, OWNED, OWNERS
from playground.ui.kit.named_requests import AskedAct


def test_what_can_be_pressed_by_name_has_an_owner_or_takes_the_focus() -> None:
    for name, kind in KINDS.items():
        if name not in OWNED and AskedAct.PRESS in kind.acts and name != "station":
            assert AskedAct.FOCUS in kind.acts, name
    assert KINDS.keys() >= OWNED | OWNERS


def test_what_holds_a_number_can_be_stepped_and_set() -> None:
    for name in ("slider", "number"):
        assert {AskedAct.MORE, AskedAct.LESS, AskedAct.SET} <= KINDS[name].acts
    assert KINDS["text"].role is Role.TEXT_INPUT and AskedAct.SET in KINDS["text"].acts
