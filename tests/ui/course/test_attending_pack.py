"""A class pack in the window: its lessons stand on the map, and only its modes may be opened."""

from collections.abc import Callable
from types import MappingProxyType

from playground.lessons.lesson_file import parse_lesson
from playground.lessons.packs import ClassPack, ClassSettings
from playground.ui.aspects import ClassRules
from playground.ui.course.attending import asked_for
from playground.ui.course.classroom import classroom
from tests.ui.window.app.conftest import Driven

LESSON = parse_lesson(
    'format = 1\norder = 1\ntitle = "Ours"\nlearned = "L"\n[scene]\nlevel = "corridor"\n[[pages]]\ntext = "One."\n', "ours"
)


def with_pack(driven: Callable[..., Driven], *modes: str) -> Driven:
    app = driven("corridor", "learn")
    pack = ClassPack(settings=ClassSettings(modes=modes), lessons=MappingProxyType({"ours": LESSON}))
    app.app.workspace = asked_for(app.space, None, seated=True, pack=pack)
    app.frames(5)
    return app


def test_the_lessons_of_the_class_stand_on_the_map(driven: Callable[..., Driven]) -> None:
    app = with_pack(driven)
    assert list(classroom(app.space).lessons) == ["ours"]
    assert app.space.occasion.rules == ClassRules()
    assert app.has("heading:The course")


def test_the_title_of_the_class_stands_over_the_map(driven: Callable[..., Driven]) -> None:
    app = driven("corridor", "learn")
    pack = ClassPack(settings=ClassSettings(title="Class 4b"), lessons=MappingProxyType({"ours": LESSON}))
    app.app.workspace = asked_for(app.space, None, seated=True, pack=pack)
    app.frames(5)
    assert any(node.label == "Class 4b" for node in app.nodes)
    assert not app.has("heading:The course")


def test_only_the_modes_of_the_class_can_be_opened(driven: Callable[..., Driven]) -> None:
    app = with_pack(driven, "play")
    assert app.space.occasion.rules == ClassRules(("learn", "play"))
    app.app.workspace = app.space.enter("edit")
    app.frames(3)
    assert app.space.mode == "learn"
    app.app.workspace = app.space.enter("play")
    app.frames(3)
    assert app.space.mode == "play"


def test_the_bar_shows_only_them(driven: Callable[..., Driven]) -> None:
    tabs = [node.id for node in with_pack(driven, "play").app.ui.nodes if node.id.startswith("modes")]
    all_tabs = [node.id for node in with_pack(driven).app.ui.nodes if node.id.startswith("modes")]
    assert len(tabs) < len(all_tabs)


def test_rules_without_modes_allow_all() -> None:
    assert ClassRules().allow("edit")
    assert not ClassRules(("learn",)).allow("edit")


def test_what_a_class_hides_is_hidden_in_a_lesson_too_and_what_a_scene_hides_only_there(driven: Callable[..., Driven]) -> None:
    app = driven("corridor", "train")
    head, scene = 'format = 1\norder = 1\ntitle = "Ours"\nlearned = "L"\n', '[scene]\nlevel = "corridor"\nmode = "train"\n'
    panels = 'panels = ["run", "speed", "showing"]\nhides = ["show-fog", "step"]\n[[pages]]\ntext = "One."\n'
    lesson = parse_lesson(head + scene + panels, "ours")
    pack = ClassPack(settings=ClassSettings(hides=("speed",)), lessons=MappingProxyType({"ours": lesson}))
    app.app.workspace = asked_for(app.space, (lesson, 0), seated=True, pack=pack).enter("learn")
    app.frames(5)
    assert app.has("run") and app.has("show-values")
    assert not app.has("speed") and not app.has("show-fog") and not app.has("step")
    app.app.workspace = app.space.enter("train")
    app.frames(5)
    assert app.has("step") and app.has("show-fog") and not app.has("speed")


def test_the_bar_of_a_class_stays_short_while_a_lesson_is_open(driven: Callable[..., Driven]) -> None:
    app = driven("corridor", "play")
    pack = ClassPack(settings=ClassSettings(modes=("play",)), lessons=MappingProxyType({"ours": LESSON}))
    app.app.workspace = asked_for(app.space, (LESSON, 0), seated=True, pack=pack).enter("learn")
    app.frames(5)
    assert classroom(app.space).lesson is LESSON
    assert app.space.occasion.rules.modes == ("learn", "play")
    assert [option for option in ("Edit", "Train") if any(node.label == option for node in app.nodes)] == []
