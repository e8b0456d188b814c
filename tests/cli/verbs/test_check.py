"""`check`."""

import pytest

from playground.cli import main
from playground.world import library

GOOD = "format = 1\ntitle = 'Good'\nmap = '''\nS.G\n'''\n"


@pytest.mark.parametrize("name", library.bundled())
def test_every_bundled_level_is_without_errors(name, capsys):
    assert main(["check", name]) == 0
    assert name in capsys.readouterr().out


def test_errors_are_told_for_each_level_and_the_others_are_checked_too(tmp_path, capsys):
    (tmp_path / "good.toml").write_text(GOOD)
    (tmp_path / "bad.toml").write_text(GOOD.replace("S.G", "S.§G"))
    assert main(["check", str(tmp_path / "bad.toml"), str(tmp_path / "none.toml"), str(tmp_path / "good.toml")]) == 1
    told = capsys.readouterr()
    assert told.err.count("error:") == 2
    assert "§" in told.err
    assert "Good, 1 rows, 3 columns" in told.out


def test_what_may_be_unintended_is_advice_and_no_error(tmp_path, capsys):
    (tmp_path / "shut.toml").write_text(GOOD.replace("S.G", "S#G"))
    assert main(["check", str(tmp_path / "shut.toml")]) == 0
    assert "look at this" in capsys.readouterr().out
