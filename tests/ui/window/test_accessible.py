import sys
from types import SimpleNamespace
from typing import Any

import pytest

from playground.ui.window import accessible
from tests.ui.accessibility.fake_kit import FakeKit


def test_without_accesskit_there_is_no_reader_and_nothing_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "accesskit", None)
    assert accessible.kit() is None
    assert not accessible.opens_hidden(None) and accessible.reader_of_window(None) is None
    accessible.show(SimpleNamespace(screen_reader=None))  # type: ignore[arg-type]


def test_with_it_there_is_a_reader_that_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    kit = FakeKit()
    monkeypatch.setitem(sys.modules, "accesskit", kit)
    monkeypatch.setattr(accessible.pygame.display, "get_wm_info", lambda: {"window": 3})
    reader = accessible.reader_of_window(accessible.kit())
    assert reader is not None and not reader.awake and len(kit.adapters) == 1


def test_an_adapter_that_cannot_be_made_leaves_the_window_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        pass

    def panics(*given: Any) -> None:
        raise Panic("no view")

    monkeypatch.setattr(accessible.pygame.display, "get_wm_info", lambda: {"window": 3})
    assert accessible.reader_of_window(SimpleNamespace(unix=SimpleNamespace(Adapter=panics))) is None
