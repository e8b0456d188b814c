"""What goes into a frozen program is all that is ours, with the digest of its sources, and no library that nothing needs."""

from pathlib import Path

from playground import kernel_origins
from playground.build import contents

HOUSE = Path(kernel_origins.__file__).parent
COVERS = ("playground/build/contents.py", "playground/build/__init__.py")


def test_levels_assets_fonts_and_the_digest_go_in(tmp_path: Path) -> None:
    entries = {target: Path(source) for source, target in contents.files(tmp_path)}
    assert (entries["playground/_data/levels"] / "cliff-walking.toml").is_file()
    assert (entries["playground/_data/assets"] / "lessons").is_dir()
    assert entries["playground/_data"].read_text().strip() == kernel_origins.sources_digest(HOUSE, (".",))
    fonts = [entries[str(Path(name, "files"))] for name in contents.FONTS]
    assert all(list(folder.glob("*.ttf")) for folder in fonts)
    assert any(target.startswith("licences") for target in entries)


def test_what_is_left_out_is_left_out_with_all_below_it() -> None:
    assert not contents.goes_in("numba.cuda") and not contents.goes_in("numba.cuda.cudadrv")
    assert contents.goes_in("numba.cudas") and contents.goes_in("playground.cli.verbs.solve")
    assert contents.goes_in("playground.builder") and not contents.goes_in("playground.build.start")


def test_libraries_that_nothing_needs_stay_out_and_those_that_draw_and_sound_go_in() -> None:
    entries = [
        (f"pygame_ce.libs/{name}", f"/x/{name}", "BINARY")
        for name in ("libgomp.so.1", "libSDL2-2-50d1.so", "libSDL2_mixer-2-6719.so")
    ]
    assert [name for name, _, _ in contents.kept(entries)] == [
        "pygame_ce.libs/libSDL2-2-50d1.so",
        "pygame_ce.libs/libSDL2_mixer-2-6719.so",
    ]
