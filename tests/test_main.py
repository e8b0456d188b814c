"""main.py, run as a person runs it, in a copy whose packages are made up: nothing is fetched."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]

PROJECT = """
[project]
name = "bellman-playground"
dynamic = ["version"]
dependencies = ["made-up>=1.2", "numba>=0.0.1", "pygame-ce>=2.5.8"]
[project.optional-dependencies]
test = ["made-up-tests>=3"]
"""

PLAYGROUND = """
import sys
def main(arguments):
    print("played", sys.prefix, arguments)
    return 7
"""

# Does what pip would: says so, and leaves a folder with a RECORD for each package that is asked for.
PIP = """
import pathlib, sys, tomllib
print("pip", *sys.argv[1:])
words = pathlib.Path(__file__).with_name("fails")
if words.exists():
    sys.exit(words.read_text())
project = tomllib.loads(pathlib.Path("pyproject.toml").read_text())["project"]
lines = project["dependencies"] + [project["name"] + ">=0.1.0"]
if sys.argv[-1].endswith("[test]"):
    lines += project["optional-dependencies"]["test"]
for line in lines:
    room = pathlib.Path(__file__).parent.parent / (line.replace("-", "_").replace(">=", "-") + ".dist-info")
    room.mkdir(exist_ok=True)
    (room / "RECORD").touch()
(pathlib.Path(__file__).parent.parent / "pytest.py").write_text("def main(arguments): print('tested', arguments); return 5")
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder like a fresh clone, named with a space."""
    folder = tmp_path / "fresh clone"
    (folder / "playground").mkdir(parents=True)
    (folder / "main.py").write_text((ROOT / "main.py").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "pyproject.toml").write_text(PROJECT)
    (folder / "playground" / "__init__.py").touch()
    (folder / "playground" / "cli.py").write_text(PLAYGROUND)
    (folder / "playground" / "version.py").write_text('"""Where it stands."""\n\nVERSION = "0.1.0"\n')
    return folder


@pytest.fixture
def run(copy: Path) -> Run:
    """Starts main.py of the copy, after some lines of Python that pretend something about the machine."""

    def start(*arguments: str, pretend: str = "", packages: Path | None = None) -> subprocess.CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP"))}
        environment.update({"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull})
        if packages is not None:
            environment["PYTHONPATH"] = str(packages)
        program = "import os, runpy, sys\nsys.argv = sys.argv[1:]\nsys.path[0] = os.path.dirname(sys.argv[0])\n" + pretend
        program += "\nrunpy.run_path(sys.argv[0], run_name='__main__')"
        command = [sys.executable, "-c", program, str(copy / "main.py"), *arguments]
        return subprocess.run(command, env=environment, cwd=copy.parent, capture_output=True, text=True, timeout=120)

    return start


def site(copy: Path) -> Path:
    """Where the packages of the copy's .venv lie."""
    if os.name == "nt":
        return copy / ".venv" / "Lib" / "site-packages"
    return copy / ".venv" / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


@pytest.fixture
def room(copy: Path) -> Path:
    """A .venv of the copy that has nothing but a made-up pip; the folder of its packages."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(copy / ".venv")], check=True)
    (site(copy) / "pip").mkdir()
    (site(copy) / "pip" / "__main__.py").write_text(PIP)
    return site(copy)


def packages(folder: Path, *names: str) -> Path:
    """A folder of packages in which these are installed."""
    for name in names:
        (folder / f"{name}.dist-info").mkdir(parents=True)
        (folder / f"{name}.dist-info" / "RECORD").touch()
    return folder


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What a start that failed has told: one line, exit status 2."""
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stdout
    return done.stderr


def test_it_parses_on_pythons_that_are_too_old() -> None:
    text = (ROOT / "main.py").read_text(encoding="utf-8")
    assert text.isascii()  # Python 2 refuses other characters
    assert not any(isinstance(node, ast.JoinedStr | ast.AnnAssign) for node in ast.walk(ast.parse(text)))
    assert not any(node.annotation for node in ast.walk(ast.parse(text)) if isinstance(node, ast.arg))


def test_an_old_python_is_told_which_one_to_take(run: Run, copy: Path) -> None:
    newer = packages(copy / "bin") / "python3.27"
    newer.parent.mkdir()
    newer.touch(mode=0o755)
    old = "sys.version_info = (3, 8, 18)\n"
    path = f"os.environ['PATH'] = {str(newer.parent)!r}"
    told = "Bellman Playground needs Python 3.11 or newer and this is Python 3.8; "
    assert one_sentence(run(pretend=old + path)) == f'{told}start it with: python3.27 "{copy / "main.py"}"\n'
    newer.unlink()
    assert one_sentence(run(pretend=old + path)).startswith(f"{told}get a newer one with: ")


def test_an_interpreter_that_has_everything_runs_the_playground_itself(run: Run, copy: Path, tmp_path: Path) -> None:
    whole = packages(tmp_path / "packages", "Made.Up-1.10", "numba-0.61.0", "pygame_ce-2.5.8")
    done = run("solve", "cliff-walking", packages=whole)
    assert done.stdout == f"played {sys.prefix} ['solve', 'cliff-walking']\n"
    assert done.returncode == 7
    assert not (copy / ".venv").exists()


@pytest.mark.parametrize("others", [["pygame_ce-2.5.8"], []], ids=["beside", "in place of"])
def test_pygame_is_refused_with_the_commands_that_mend_it(run: Run, tmp_path: Path, others: list[str]) -> None:
    told = one_sentence(run(packages=packages(tmp_path / "packages", "made_up-1.2", "numba-0.61.0", "pygame-2.6.1", *others)))
    pip = f"{sys.executable} -m pip"
    assert f"{pip} uninstall -y pygame pygame-ce && {pip} install pygame-ce\n" in told


def test_pygame_in_an_interpreter_that_is_left_as_it_is_does_no_harm(run: Run, room: Path, tmp_path: Path) -> None:
    done = run(packages=packages(tmp_path / "packages", "pygame-2.6.1"), pretend="os.environ.pop('PYTHONPATH')")
    assert done.returncode == 7


def test_the_first_start_installs_and_goes_on_and_the_next_one_only_goes_on(run: Run, room: Path, copy: Path) -> None:
    first = run("check", "my level.toml")
    assert "pip install" in first.stdout
    assert first.stdout.endswith(f"played {copy / '.venv'} ['check', 'my level.toml']\n")
    assert first.returncode == 7
    second = run("check", "my level.toml")
    assert (second.returncode, second.stderr) == (7, "")
    assert second.stdout == f"played {copy / '.venv'} ['check', 'my level.toml']\n"


def test_the_tests_get_what_they_need_when_they_are_first_run(run: Run, room: Path) -> None:
    run()
    first = run("test", "-k", "cliff")
    assert ".[test]" in first.stdout
    assert first.stdout.endswith("tested ['-n', 'auto', '-k', 'cliff']\n")
    assert first.returncode == 5
    assert run("test").stdout == "tested ['-n', 'auto']\n"


@pytest.mark.parametrize("lost", ["made_up-1.2.dist-info/RECORD", "bellman_playground-0.1.0.dist-info/RECORD"])
def test_an_interrupted_installation_is_finished_at_the_next_start(run: Run, room: Path, lost: str) -> None:
    run()
    (room / lost).unlink()
    again = run()
    assert "pip install" in again.stdout
    assert again.returncode == 7
    assert (room / lost).exists()


def test_a_newer_need_is_installed_at_the_next_start(run: Run, room: Path, copy: Path) -> None:
    run()
    (copy / "pyproject.toml").write_text(PROJECT.replace("made-up>=1.2", "made-up>=1.10"))
    assert "(made-up)" in run().stdout
    assert "pip" not in run().stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "WARNING: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
            "connect this machine",
        ),
        ("noise\nERROR: No matching distribution found for made-up>=1.2\n", "(No matching distribution found for made-up>=1.2)"),
        ("", "(it gave no reason)"),
    ],
    ids=["no network", "no such package", "silent"],
)
def test_when_pip_fails_one_sentence_says_what_to_do(run: Run, room: Path, words: str, told: str) -> None:
    (room / "pip" / "fails").write_text(words + "\n")
    sentence = one_sentence(run())
    assert told in sentence
    assert sentence.rstrip(")\n").endswith("-m pip install --editable .")
    (room / "pip" / "fails").unlink()
    assert run().returncode == 7


def test_without_its_venv_module_a_python_is_told_how_to_get_it(run: Run, copy: Path) -> None:
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    told = one_sentence(run(pretend="sys.modules['ensurepip'] = None"))
    assert told.endswith(f"sudo apt install python{version}-venv\n")
    assert not (copy / ".venv").exists()


def test_a_folder_that_cannot_be_written_to_is_named(run: Run, copy: Path) -> None:
    refuse = "import venv\ndef create(*args, **more): raise PermissionError(13, 'Permission denied')\nvenv.create = create"
    told = one_sentence(run(pretend=refuse))
    assert told.startswith(f"{copy / '.venv'} cannot be made (Permission denied)")
    assert told.endswith(f'cp -r "{copy}" ~/playground && python3 ~/playground/main.py\n')


def test_a_python_of_dot_venv_that_does_not_start_is_made_anew(run: Run, room: Path, copy: Path) -> None:
    python = copy / ".venv" / "bin" / "python"
    if os.name == "nt":
        pytest.skip("a link to the interpreter is POSIX's")
    python.unlink()
    python.symlink_to(copy / "a python that was removed")
    done = run()
    assert done.stdout.startswith("First start: ")
    assert "Traceback" not in done.stderr
    assert (site(copy) / "pip" / "__init__.py").exists()  # the real pip, which found no index
    python.unlink()
    python.write_text("not a program")
    python.chmod(0o755)
    assert "does not start" in one_sentence(run())
