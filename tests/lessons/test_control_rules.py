"""Which controls are left: the name of one counts before that of its group, and both before all."""

from playground.lessons.control_rules import EVERYTHING, ControlRules


def rules(shows: str = "", hides: str = "") -> ControlRules:
    return ControlRules(frozenset(shows.split()), frozenset(hides.split()))


def test_without_rules_everything_is_there() -> None:
    assert EVERYTHING.allow("speed") and EVERYTHING.allow("dial-alpha", "dials")


def test_what_is_hidden_is_gone_by_its_own_name_or_its_groups() -> None:
    assert not rules(hides="speed").allow("speed") and rules(hides="speed").allow("run")
    assert not rules(hides="dials").allow("dial-alpha", "dials") and rules(hides="dials").allow("show-fog", "overlays")
    assert not rules(hides="dial-alpha").allow("dial-alpha", "dials")
    assert rules(hides="dial-alpha").allow("dial-epsilon", "dials")


def test_what_is_shown_by_name_stays_although_its_group_is_hidden() -> None:
    only = rules("dial-alpha", "dials")
    assert only.allow("dial-alpha", "dials") and not only.allow("dial-epsilon", "dials") and only.allow("speed")
    assert not rules("dials", "dial-alpha").allow("dial-alpha", "dials")


def test_what_is_shown_alone_is_all_there_is() -> None:
    few = rules("run overlays")
    assert few.allow("run") and few.allow("show-fog", "overlays")
    assert not few.allow("speed") and not few.allow("dial-alpha", "dials")


def test_all_may_be_hidden_but_for_what_is_shown() -> None:
    assert not rules(hides="all").allow("speed")
    both = rules("speed", "all")
    assert both.allow("speed") and not both.allow("run")
