from playground.ui.accessibility.element import Role, SpokenElement, changed


def test_only_what_is_new_or_different_has_changed() -> None:
    one, two = SpokenElement("a", Role.BUTTON, "A"), SpokenElement("b", Role.LABEL, "B")
    assert changed({}, {"a": one, "b": two}) == [one, two]
    assert changed({"a": one, "b": two}, {"a": SpokenElement("a", Role.BUTTON, "A")}) == []
    three = SpokenElement("b", Role.LABEL, "C")
    assert changed({"a": one, "b": two}, {"a": one, "b": three}) == [three]
