"""The pictures of README.md and docs/: each shows what is drawn now, is declared once, and stands with its command."""

import re
import shlex
from pathlib import Path

import pytest

from docs.pictures.__main__ import FOLDER, MOST, REMAKE, declared, different, draw, films, main, make_film

ROOT = FOLDER.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("name", declared())
def test_a_picture_shows_what_is_drawn_now(name: str, tmp_path: Path) -> None:
    there = FOLDER / f"{name}.png"
    squares = different(draw(name, tmp_path), there) if there.exists() else None
    assert squares is not None, f"{there} is missing: draw it with  {REMAKE} {name}"
    assert squares <= MOST, f"{there} is older than what it shows ({squares} squares differ): draw it again with  {REMAKE} {name}"


def test_every_picture_is_declared_and_shown_on_a_page() -> None:
    drawn = {path.stem for path in FOLDER.glob("*.png") if not path.stem.startswith("reproduce-")}
    assert drawn == set(declared())
    shown = {
        name for page in PAGES for name in re.findall(r"\((?:docs/)?pictures/([^)]+)\.png\)", page.read_text(encoding="utf-8"))
    }
    assert set(declared()) <= shown
    assert [name for name in sorted(shown) if not (FOLDER / f"{name}.png").exists()] == []


@pytest.mark.parametrize("name", films())
def test_a_film_begins_and_ends_as_it_is_made_now_and_is_shown_on_a_page(name: str, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    there = FOLDER / f"{name}.gif"
    assert there.exists(), f"{there} is missing: make it with  {REMAKE} {name}"
    assert there.stat().st_size < 2_000_000
    ends = []
    for number, path in enumerate((there, make_film(name, tmp_path, every=10**9))):
        with image.open(path) as film:
            for place in (0, film.n_frames - 1):
                film.seek(place)
                ends.append(tmp_path / f"{number}-{place > 0}.png")
                film.convert("RGB").save(ends[-1])
    for old, new in zip(ends[:2], ends[2:], strict=True):
        assert different(old, new) <= MOST, f"{there} is older than what it shows: make it again with  {REMAKE} {name}"
    assert any(f"pictures/{name}.gif)" in page.read_text(encoding="utf-8") for page in PAGES)


def test_every_film_is_declared() -> None:
    assert {path.stem for path in FOLDER.glob("*.gif")} == set(films())


def test_the_command_under_a_picture_is_the_one_that_draws_it() -> None:
    said = {}
    for page in PAGES:
        blocks = "".join(re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)).replace("\\\n", "")
        for line in blocks.splitlines():
            words = shlex.split(line, comments=True) if line.startswith("python3 main.py shot ") else []
            place = words.index("--out") if "--out" in words else 0
            if place and words[place + 1].removesuffix(".png") in declared():
                said[words[place + 1].removesuffix(".png")] = sorted(words[3:place] + words[place + 2 :])
    assert len(said) >= 15
    assert said == {name: sorted(declared()[name]) for name in said}


def test_a_word_that_is_another_one_makes_a_picture_stale_and_a_shade_does_not(tmp_path: Path) -> None:
    import pygame

    words = []
    pygame.font.init()
    for number, (word, colour) in enumerate((("Play", "black"), ("Play", "#101010"), ("Train", "black"))):
        surface = pygame.Surface((160, 80))
        surface.fill("white")
        surface.blit(pygame.font.Font(None, 24).render(word, True, colour), (8, 8))
        words.append(tmp_path / f"{number}.png")
        pygame.image.save(surface, str(words[-1]))
    assert different(words[0], words[1]) == 0
    assert different(words[0], words[2]) > MOST


def test_pictures_of_other_sizes_differ_everywhere(tmp_path: Path) -> None:
    import pygame

    for side in (16, 32):
        pygame.image.save(pygame.Surface((side, side)), str(tmp_path / f"{side}.png"))
    assert different(tmp_path / "16.png", tmp_path / "32.png") == 16


def test_a_picture_that_is_not_declared_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["plays"])
    refusal = capsys.readouterr().err
    assert "there is no picture 'plays', expected one of: " in refusal and ", keys, " in refusal
