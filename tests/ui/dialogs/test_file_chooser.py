"""The card for places: typed with completion, walked by click and arrow keys, refused in sentences, and used for all files."""

from dataclasses import replace
from types import SimpleNamespace

import pygame
import pytest

from playground.systems.system import FileDialog
from playground.ui import disk_places, wishes
from playground.ui.arrivals import OWN
from playground.ui.choosing import OPENS, PlaceWanted, SystemAsked, name_of, placed, with_choice
from playground.ui.dialogs import place_field
from playground.ui.dialogs.file_chooser import file_chooser
from playground.ui.window.services import fulfil_wishes
from playground.ui.wishes import Export, ExportRun, KeepRun, Picture, Receive, SaveAt
from playground.world.exchange import formats

COVERS = ("playground/ui/dialogs/place_field.py", "playground/ui/choosing.py", "playground/ui/window/writing_out.py")
FIELD = "choose-place"
OTHER = next(format for format in formats().values() if format.write is not None and format.id != OWN)
"""A format that is not ours."""


@pytest.fixture
def folder(home, monkeypatch):
    root = home / "own"
    (root / "mazes" / "deep").mkdir(parents=True)
    for name in ("lake.txt", "mazes/one.toml", "mazes/other.toml"):
        (root / name).write_text("SF\nFG\n")
    monkeypatch.setenv("HOME", str(root))
    monkeypatch.setenv("USERPROFILE", str(root))
    return root


@pytest.fixture
def space(level_of, snapshot_of, space_of):
    return space_of(snapshot_of(level_of("S.G")))


def opened(screen, space, folder, wanted=OPENS):
    shown = screen(with_choice(space, wanted, folder), dialog=file_chooser, size=(900, 700))
    shown.frames(2)
    return shown


def typed(shown, text):
    shown.click(FIELD)
    shown.frames(1, [pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a, mod=pygame.KMOD_CTRL, unicode="", scancode=0)])
    shown.type(text)
    shown.frames(2)


def test_a_folder_is_walked_by_click_and_a_file_opened(screen, space, folder):
    shown = opened(screen, space, folder)
    shown.click(f"{FIELD}-list/{folder}/mazes/")
    shown.frames(2)
    assert shown.space.dialog.text == f"{folder}/mazes/"
    shown.click(f"{FIELD}-list/{folder}/mazes/other.toml")
    assert shown.space.dialog.text == f"{folder}/mazes/other.toml"
    shown.click("choose-accept")
    assert shown.space.wishes[-1] == Receive(folder / "mazes" / "other.toml")


def test_tab_completes_and_then_goes_on(screen, space, folder):
    shown = opened(screen, space, folder)
    typed(shown, "~/ma")
    shown.key(pygame.K_TAB)
    shown.frames(2)
    assert (shown.space.dialog.text, shown.ui.focus) == ("~/mazes/", FIELD)
    shown.type("o")
    shown.key(pygame.K_TAB)
    assert shown.ui.focus != FIELD
    shown.tab(back=True)
    assert shown.ui.focus == FIELD


def test_arrows_mark_and_enter_takes(screen, space, folder):
    shown = opened(screen, space, folder)
    typed(shown, "~/")
    for key in (pygame.K_DOWN, pygame.K_RETURN):
        shown.key(key)
        shown.frames(2)
    assert shown.space.dialog.text == "~/mazes/"
    for key in (pygame.K_DOWN, pygame.K_DOWN, pygame.K_DOWN, pygame.K_UP, pygame.K_RETURN):
        shown.key(key)
        shown.frames(2)
    assert shown.space.wishes[-1] == Receive(folder / "mazes" / "one.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    (("x.toml", disk_places.NO_PLACE), ("~/gone.toml", disk_places.NOTHING), ("~/no/gone", disk_places.NOWHERE)),
)
def test_what_is_refused_is_said_in_the_card(screen, space, folder, text, words):
    shown = opened(screen, space, folder)
    typed(shown, text)
    shown.click("choose-accept")
    assert (shown.space.dialog.id, shown.space.dialog.choice, shown.space.dialog.text) == ("choose", words, text)
    assert words in shown.node("choose-why").label


def test_the_doors_lead_home_up_and_to_the_folder_used_last(screen, space, folder):
    disk_places.note_folder(folder / "mazes")
    shown = opened(screen, space, folder / "mazes" / "deep")
    shown.click(f"{FIELD}-up")
    assert shown.space.dialog.text == f"{folder}/mazes/"
    doors = {node.label: node.id for node in shown.ui.nodes if node.id.startswith(f"{FIELD}-door")}
    assert set(doors) == {"Home", "mazes"}
    shown.click(doors["Home"])
    assert shown.space.dialog.text == f"{folder}/"


def test_a_new_file_keeps_its_name_on_the_walk(screen, space, folder):
    wanted = PlaceWanted("Save elsewhere", Picture(), "a.png")
    shown = opened(screen, space, folder, wanted)
    shown.click(f"{FIELD}-list/{folder}/mazes/")
    shown.frames(2)
    shown.click("choose-accept")
    assert shown.space.wishes[-1] == Picture(folder / "mazes" / "a.png")


def test_the_systems_dialog_is_offered_where_there_is_one(screen, space, folder, monkeypatch):
    monkeypatch.setattr(place_field.file_dialogs, "offered", lambda: None)
    assert not opened(screen, space, folder).has(f"{FIELD}-system")
    dialog = FileDialog("Test", "test", lambda question: ())
    monkeypatch.setattr(place_field.file_dialogs, "offered", lambda: dialog)
    shown = opened(screen, space, folder)
    shown.click(f"{FIELD}-system")
    question = shown.space.wishes[-1].question
    assert (question.title, question.folder, question.saves) == ("Open a file", str(folder), False)
    shown.space = shown.space.remember(SystemAsked(True))
    shown.frames(2)
    shown.click(f"{FIELD}-stop")
    assert shown.space.wishes[-1] == wishes.StopAsking()


def test_each_wish_gets_its_place_and_a_name(home):
    path = home / "x.csv"
    for wish, name in (
        (Export("My lake", OTHER.id), f"my-lake{OTHER.suffixes[0]}"),
        (KeepRun("Long run"), "long-run.run"),
        (ExportRun("export", (), ".csv"), "run.csv"),
        (Picture(), "playground.png"),
    ):
        assert name_of(wish) == name
        assert placed(PlaceWanted("", wish, name), str(path)) == replace(wish, place=path)
    assert placed(PlaceWanted("", SaveAt("", "t"), "t.toml"), "x") == SaveAt("x", "t")


def granted(space, wish, window=None):
    return fulfil_wishes(replace(space, wishes=(wish,)), window or SimpleNamespace())


def test_a_file_from_anywhere_is_opened_and_its_folder_remembered(space, folder):
    after = granted(with_choice(space, OPENS, folder), Receive(folder / "lake.txt"))
    assert after.dialog.id == "arrival" and after.dialog.arrival.level is not None
    assert disk_places.recent_folders() == (folder,)


def test_a_file_that_is_nothing_is_said_in_the_card_and_not_beside_it(space, folder):
    (folder / "noise.bin").write_bytes(bytes(range(256)))
    after = granted(with_choice(space, OPENS, folder), Receive(folder / "noise.bin"))
    assert (after.dialog.id, after.notes) == ("choose", ())
    assert "noise.bin" in after.dialog.choice


def test_a_level_in_a_format_goes_to_its_place(space, folder):
    wish = Export("Lake", OTHER.id)
    space = with_choice(space, PlaceWanted("Save elsewhere", wish, "lake.txt"), folder)
    after = granted(space, replace(wish, place=folder / "new.txt"))
    assert (folder / "new.txt").exists() and after.dialog.id == ""


def test_a_picture_that_is_refused_is_the_same_one_elsewhere(space, folder):
    def refuse(path):
        raise OSError(28, "No space left on device", str(path))

    surface = pygame.Surface((3, 2))
    surface.fill((250, 10, 20))
    after = granted(space, Picture(), SimpleNamespace(picture=refuse, surface=surface))
    assert after.dialog.id == "choose" and "No space left on device" in after.notes[-1][0]
    surface.fill((0, 0, 0))
    after = granted(after, placed(after.dialog.pending, f"{folder}/a"))
    assert pygame.image.load(folder / "a.png").get_at((1, 1))[:3] == (250, 10, 20)
    assert after.dialog.id == ""


def test_a_run_that_is_refused_asks_where_else_it_may_go(space, folder):
    def refuse(workspace, wish):
        raise OSError(30, "Read-only file system", "/x")

    window = SimpleNamespace(run_keeper=SimpleNamespace(save=refuse))
    after = granted(space, KeepRun("Mine"), window)
    assert (after.dialog.pending.wish, after.dialog.pending.name, after.notes) == (KeepRun("Mine"), "mine.run", ())
    assert "Read-only file system" in after.dialog.choice
