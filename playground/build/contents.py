"""What goes into a frozen program, and what of other packages stays out."""

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from playground import paths
from playground.kernel_origins import DIGEST, EVERYTHING, sources_digest

Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: its place in the program, where it is now, its kind."""

FONTS = ("font_fredoka_one", "fontpkg_atkinson_hyperlegible", "fontpkg_comfortaa")
WHOLE = ("playground", "gymnasium.envs.toy_text", "gymnasium.wrappers", "fontpkg")
"""Packages of which every module goes in: their modules are found by looking, or named in data."""
ASKED_FOR_IN_C = ("numba._devicearray",)
"""Modules that machine code imports, where PyInstaller cannot see it."""
WELCOME = ("PIL", "segno", "fpdf")
"""What the window offers more with (films, QR codes, sheets): it goes in where it is installed."""
LEFT_OUT = (
    "playground.build", "tkinter", "_tkinter", "IPython", "matplotlib", "pytest", "hypothesis", "setuptools", "pip",
    "pydoc_data", "lib2to3", "sqlite3", "curses", "readline", "test", "unittest", "doctest", "pdb", "ensurepip", "venv",
    "idlelib", "turtledemo", "numpy.f2py", "numpy.distutils", "numba.cuda", "numba.tests", "numba.np.ufunc.tbbpool",
    "numba.np.ufunc.omppool", "numba.core.datamodel.testing", "numba.pycc", "numba.misc.help", "numba.testing",
    "llvmlite.tests", "pygame.tests", "pygame.docs", "pygame.examples", "pygame.midi", "pygame.pypm", "pygame._camera",
    "pygame.camera", "PIL.ImageTk", "PIL.ImageQt", "PIL._imagingtk", "PIL._imagingft", "PIL._imagingcms", "PIL._avif",
    "PIL.AvifImagePlugin", "numba.np.ufunc.workqueue", "fontTools.misc.bezierTools", "fontTools.varLib.iup", "ssl",
    "_ssl", "_hashlib", "gymnasium.envs.mujoco", "gymnasium.envs.phys2d", "gymnasium.envs.box2d", "torch", "jax",
    "scipy", "pandas",
)  # fmt: skip
"""Modules that nothing of ours needs; those that are large or bring libraries are why this list is here."""
UNUSED_LIBRARIES = ("libgomp", "libtbb", "libportmidi", "libavif", "libreadline")
"""What the names of libraries begin with that belong to modules that are left out."""
NOTED = ("numpy-",)
"""Packages whose notes for installers (NAME-VERSION.dist-info) nobody reads."""
STRIPPED = ("libllvmlite*", "libpython*", "lib-dynload/*", "numba/**/*", "PIL/_imaging*")
"""Libraries whose names of inner functions are cut out on Linux: 47 MB in all, and nobody looks for them.

(Others were rewritten after they were linked, and hardly have such names; cutting those can leave files that do not load.)
"""


def modules() -> list[str]:
    """Every module that goes in although no import names it."""
    from PyInstaller.utils.hooks import collect_submodules  # only this program is built with it

    welcome = [name for name in WELCOME if find_spec(name) is not None]
    names = [name for package in (*WHOLE, *welcome) for name in collect_submodules(package, filter=goes_in)]
    return sorted({*names, *FONTS, *ASKED_FOR_IN_C})


def goes_in(name: str) -> bool:
    """Whether a module is one of those that go in."""
    return not any(name == left or name.startswith(f"{left}.") for left in LEFT_OUT)


def files(work: Path) -> list[tuple[str, str]]:
    """(file or folder, folder in the program) of all that is no module. work: a folder for what has to be made first."""
    digest = work / DIGEST
    digest.write_text(sources_digest(Path(__file__).parents[1], EVERYTHING) + "\n", "ascii")
    data = Path("playground/_data")
    ours = [(paths.levels(), data / "levels"), (paths.assets(), data / "assets"), (digest, data)]
    return [(str(place), str(target)) for place, target in [*ours, *_fonts(), *_licences()]]


def _fonts() -> list[tuple[Path, Path]]:
    folders = {name: Path(next(iter(spec.submodule_search_locations or ()))) for name in FONTS if (spec := find_spec(name))}
    return [(folder / "files", Path(name, "files")) for name, folder in folders.items()]


def _licences() -> list[tuple[Path, Path]]:
    """The licences of the packages that go in, as most of them ask for."""
    licences: list[tuple[Path, Path]] = []
    for name in ("numpy", "numba", "llvmlite", "pygame-ce", "gymnasium", "platformdirs", *FONTS):
        try:
            package = distribution(name.replace("_", "-"))
        except PackageNotFoundError:
            continue
        texts = [file for file in package.files or () if "licens" in file.name.lower() and file.suffix != ".py"]
        licences += [(Path(str(package.locate_file(file))), Path("licences", name)) for file in texts]
    return licences


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Without the libraries that nothing of ours needs, and without what installers note of packages."""
    return [entry for entry in entries if not Path(entry[0]).name.startswith(UNUSED_LIBRARIES) and not entry[0].startswith(NOTED)]
