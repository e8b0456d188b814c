"""From words to things."""

import pytest

from playground.cli import choices
from playground.cli.verb import UsageError
from playground.world import LevelError


@pytest.mark.parametrize("word, number", [("0", 0), ("200000", 200000), ("200_000", 200000), ("2e5", 200000), ("1E+3", 1000)])
def test_counts(word, number):
    assert choices.count(word) == number


@pytest.mark.parametrize("word", ["", "-1", "1.5", "e5", "9" * 40, "1e99", "0x10", "ten"])
def test_what_is_no_count(word):
    with pytest.raises(UsageError, match="no count"):
        choices.count(word)


def test_sizes():
    assert choices.size("1280x800") == (1280, 800)
    for word in ("1280", "x", "100000x100000", "0x0", "1280x800x2", "-5x5"):
        with pytest.raises(UsageError, match="the size is"):
            choices.size(word)


def test_a_level_by_name_by_path_and_of_the_user(tmp_path, home):
    assert choices.level("cliff-walking").title == "Cliff walking"
    text = "format = 1\ntitle = 'Mine'\nmap = '''\nS.G\n'''\n"
    (tmp_path / "mine.toml").write_text(text)
    assert choices.level(str(tmp_path / "mine.toml")).title == "Mine"
    (home / "levels").mkdir(exist_ok=True)
    (home / "levels" / "own.toml").write_text(text)
    assert choices.level("own").title == "Mine"
    with pytest.raises(UsageError, match="did you mean 'own'"):
        choices.level("oown")


def test_a_bad_level_says_where(tmp_path):
    (tmp_path / "bad.toml").write_text("format = 1\ntitle = ''\nmap = '''\nS.G\n..\n'''\n")
    with pytest.raises(LevelError, match="row"):
        choices.level(str(tmp_path / "bad.toml"))


def test_settings_are_read_by_their_dials():
    spec = choices.learner("q-learning")
    assert choices.settings(spec, ["alpha=0.5", "epsilon = 0"]).alpha == 0.5
    assert choices.settings(spec, []) == spec.settings()


def test_a_file_of_another_program_is_a_level_and_its_notes_go_to_standard_error(tmp_path, capsys):
    (tmp_path / "lake.txt").write_text("SF\nFG\n")
    warnings = []
    level = choices.level(str(tmp_path / "lake.txt"), warnings.append, discount="0.5")
    assert (level.rows, level.rules.discount, warnings) == (("S.", ".G"), 0.5, [])
    assert "lake.txt: The lake is slippery" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["q-learning.pkl", "model.zip", "table.npy", "policy.pth"])
def test_an_agent_in_place_of_a_level_is_told_where_it_belongs(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(b"\x80\x04.")
    with pytest.raises(
        UsageError, match="is no level but an agent or a table of action values: give it to play, train or shot as --agent"
    ):
        choices.level(str(path))
    with pytest.raises(LevelError, match="No such file"):
        choices.level(str(tmp_path / f"no-{name}"))


@pytest.mark.parametrize(
    "word, meant", [(None, None), ("0", (0, 48.0)), ("3", (3, 48.0)), ("2,60", (2, 60.0)), ("1,28", (1, 28.0))]
)
def test_a_quarter_and_a_tilt_of_the_landscape(word, meant):
    assert choices.landscape(word) == meant


@pytest.mark.parametrize("word", ["", "4", "-1", "1,20", "1,81", "1,nan", "west", "1,2,3", "1;60"])
def test_what_is_no_quarter_or_tilt(word):
    with pytest.raises(UsageError, match="a quarter from 0 to 3"):
        choices.landscape(word)
