"""`convert`."""

import io
import sys

import pytest

from playground.cli import main
from playground.world import library
from playground.world.exchange import formats
from playground.world.text.files import read_level

LAKE = "SFFF\nFHFH\nFFFH\nHFFG\n"


class Pipe:
    """Standard input that holds some bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def test_a_lake_becomes_a_level_file_and_what_was_chosen_goes_to_standard_error(tmp_path, capsys):
    (tmp_path / "lake.txt").write_text(LAKE)
    assert main(["convert", str(tmp_path / "lake.txt"), str(tmp_path / "lake.toml")]) == 0
    level = read_level(tmp_path / "lake.toml")
    assert (level.title, level.rows[1], level.rules.discount) == ("lake", ".P.P", 0.99)
    told = capsys.readouterr()
    assert told.out == ""
    assert "FrozenLake has no discount; γ is 0.99 here.\n" in told.err


def test_a_bundled_level_goes_through_tiled_and_back(tmp_path):
    there, back = str(tmp_path / "cliff.tmj"), str(tmp_path / "cliff.toml")
    assert main(["convert", "cliff-walking", there]) == 0
    assert main(["convert", there, back]) == 0
    assert read_level(tmp_path / "cliff.toml") == library.find("cliff-walking")


@pytest.mark.parametrize("ending", [".tmj", ".tmx"])
def test_tiled_gets_pictures_beside_the_map(tmp_path, ending):
    out = tmp_path / f"cliff{ending}"
    assert main(["convert", "cliff-walking", str(out)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cliff.png", f"cliff{ending}"]
    assert (tmp_path / "cliff.png").read_bytes().startswith(b"\x89PNG")
    assert "cliff.png" in out.read_text(encoding="utf-8")
    assert main(["convert", str(out), str(tmp_path / "cliff.toml")]) == 0
    assert read_level(tmp_path / "cliff.toml") == library.find("cliff-walking")


def test_a_picture_of_someone_else_is_kept_and_the_same_picture_serves_two_maps(tmp_path, capsys):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"mine")
    assert main(["convert", "corridor", str(tmp_path / "a.tmx")]) == 2
    assert "a.png is there already; --force writes over it" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    assert main(["convert", "corridor", str(tmp_path / "a.tmx"), "--force"]) == 0
    assert main(["convert", "corridor", str(tmp_path / "a.tmj")]) == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_pipe_has_no_pictures_beside_it_and_it_is_told(capfd):
    assert main(["convert", "corridor", "-", "--to", "tiled-xml"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("<?xml")
    assert "The pictures of the tiles belong in a file tiles.png beside the map: give OUT a name." in err


def test_bytes_that_are_no_text_are_told(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", Pipe(b"S.\xff\x00\nG"))
    assert main(["convert", "-", "-"]) == 2
    assert "line 1: this is not text" in capsys.readouterr().err


def test_pipes_at_both_ends(monkeypatch, capfdbinary):
    monkeypatch.setattr(sys, "stdin", Pipe(LAKE.encode()))
    assert main(["convert", "-", "-"]) == 0
    sys.stdout.flush()
    assert b"S...\n.P.P\n...P\nP..G\n" in capfdbinary.readouterr().out


def test_what_is_lost_is_told_line_by_line(capsys):
    assert main(["convert", "first-steps", "-", "--to", "cliffwalking"]) == 0
    assert "Wall becomes floor (18 cells).\n" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_written_over_without_force(tmp_path, capsys):
    out = tmp_path / "a.toml"
    out.write_text("mine")
    assert main(["convert", "cliff-walking", str(out)]) == 2
    assert out.read_text() == "mine"
    assert "is there already; --force writes over it" in capsys.readouterr().err
    assert main(["convert", "cliff-walking", str(out), "--force"]) == 0
    assert read_level(out) == library.find("cliff-walking")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["cliff-walking"], "convert needs IN and OUT"),
        (["cliff-walking", "a.txt"], "several formats end in .txt; say which with --to: frozenlake,"),
        (["cliff-walking", "a.xyz"], "no format has the ending '.xyz'; say which with --to: native,"),
        (["cliff-walking", "-", "--to", "tild"], "there is no format 'tild'; did you mean 'tiled'?"),
        (["cliff-wlking", "-"], "there is no level 'cliff-wlking'; did you mean 'cliff-walking'?"),
        (["nowhere/x.txt", "-"], "nowhere/x.txt"),
        (["jumps", "-", "--to", "frozenlake"], "jumps cannot be written as Gymnasium FrozenLake: FrozenLake needs a start"),
        (["cliff-walking", "nowhere/x.toml"], "there is no folder 'nowhere'"),
        (["cliff-walking", "-", "--to", "minigrid"], "MiniGrid is only read here, not written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(words, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["convert", *words]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_text_that_cannot_be_read_names_its_file_and_leaves_nothing(tmp_path, capsys):
    (tmp_path / "bad.txt").write_text("SFFF\nFH\n")
    assert main(["convert", str(tmp_path / "bad.txt"), str(tmp_path / "out.toml")]) == 2
    assert "bad.txt: line 2, column 3: 2 characters, expected 4 as in line 1" in capsys.readouterr().err
    assert not (tmp_path / "out.toml").exists()


def test_a_format_can_be_told(tmp_path):
    (tmp_path / "a.txt").write_text("S.G")
    assert main(["convert", str(tmp_path / "a.txt"), str(tmp_path / "a.toml"), "--from", "ascii"]) == 0
    assert main(["convert", str(tmp_path / "a.txt"), str(tmp_path / "b.toml"), "--from", "sokoban"]) == 2


def test_the_list_names_every_format(capsys):
    assert main(["convert", "--list"]) == 0
    out = capsys.readouterr().out
    assert all(id in out for id in formats())
