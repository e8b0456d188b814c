"""`python -m playground.build`: makes a program that needs no Python, for the system it runs on, as a folder and as a .zip."""

import argparse
import importlib.util
import shutil
import subprocess
import sys
import time
from pathlib import Path

from playground.build import finishing
from playground.build.icon_files import icon_files
from playground.systems import here, programs

MISSING = "a program is put together by PyInstaller, which is not installed: pip install 'bellman-playground[build]'"


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="python -m playground.build", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("dist"), metavar="FOLDER", help="where the program goes (default: dist)")
    parser.add_argument(
        "--no-code", action="store_true", help="without machine code made ahead: smaller, slow at its first start"
    )
    options = parser.parse_args()
    if importlib.util.find_spec("PyInstaller") is None:
        print(f"playground.build: {MISSING}", file=sys.stderr)
        return 2
    begun = time.monotonic()
    out: Path = options.out.resolve()
    folder = out / (finishing.BUNDLE if here().id == "macos" else finishing.PROGRAM)
    shutil.rmtree(folder, ignore_errors=True)
    icons = put_together(out)
    program = finishing.built_program(out)
    saved = finishing.strip(folder)
    finishing.add_desktop_files(folder, icons["icon.png"])
    code = None if options.no_code else finishing.make_code_ahead(program, finishing.KERNELS)
    archive = finishing.zipped(folder, out / f"{finishing.PROGRAM}-{here().id}.zip")
    rows = (
        ("program", str(program)),
        ("unpacked", f"{finishing.size_of(folder) / 1e6:.1f} MB"),
        ("zipped", f"{archive.stat().st_size / 1e6:.1f} MB"),
        ("names cut out", f"{saved / 1e6:.1f} MB"),
        ("code made ahead", "none" if code is None else f"{finishing.size_of(code) / 1e6:.1f} MB"),
        ("took", finishing.seconds(begun)),
    )
    print("\n".join(f"{name:16} {text}" for name, text in rows))
    return 0


def put_together(out: Path) -> dict[str, bytes]:
    """Runs PyInstaller, whose folder of work goes below `out`; returns the files of the icon."""
    work = out / "work"
    work.mkdir(parents=True, exist_ok=True)
    icons = icon_files()
    for name, content in icons.items():
        (work / name).write_bytes(content)
    spec = Path(__file__).with_name("program.spec")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(out), "--workpath", str(work / "pyinstaller")]
    quietly = {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "SDL_VIDEODRIVER": "dummy"}
    surroundings = programs.child_surroundings(PLAYGROUND_BUILD=str(work), **quietly)
    subprocess.run([*command, *places, str(spec)], check=True, env=surroundings)
    return icons


if __name__ == "__main__":
    sys.exit(main())
