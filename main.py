"""Starts the playground; where the running Python lacks its packages it first makes .venv beside itself and installs into it.

    python3 main.py [ARGUMENTS]        opens the playground; the arguments are those of the command line (see --help)
    python3 main.py test [ARGUMENTS]   runs the tests; the arguments are pytest's

Only the standard library is used here, and only syntax that every Python since 2.7 parses: a too old one shall say so.
"""

import os
import re
import subprocess
import sys

OLDEST = (3, 11)
TROUBLE = 2  # the exit status of a start that failed with a sentence
STOPPED = 130  # that of Ctrl+C

HERE = os.path.dirname(os.path.abspath(__file__))
ROOM = os.path.join(HERE, ".venv")
ROOM_PYTHON = os.path.join(ROOM, "Scripts", "python.exe") if os.name == "nt" else os.path.join(ROOM, "bin", "python")
IN_ROOM = os.path.realpath(sys.prefix) == os.path.realpath(ROOM)

OFFLINE = re.compile("connection|timed? ?out|name resolution|getaddrinfo|unreachable|max retries|proxy", re.IGNORECASE)


class StartError(Exception):
    """What keeps the playground from starting: one sentence with the command that mends it."""


def main(arguments):
    """Runs the playground or its tests; the exit status."""
    try:
        refuse_old_python()
        testing = arguments[:1] == ["test"]
        needs = requirements(testing)
        found = installed()
        missing = lacking(needs, found)
        refuse_plain_pygame(found, missing)
        if missing and not IN_ROOM:
            return enter_room(arguments)
        if missing:
            install(missing, testing)
        return run_tests(arguments[1:]) if testing else run_playground(arguments)
    except StartError as trouble:
        sys.stderr.write("%s\n" % trouble)
        return TROUBLE
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return STOPPED


def run_playground(arguments):
    """The playground with these arguments; its exit status."""
    from playground.cli import main as command_line

    return command_line(arguments)


def run_tests(arguments):
    """The tests on all cores, with pytest's arguments (-n0: on one); pytest's exit status."""
    import pytest

    os.chdir(HERE)
    return int(pytest.main(["-n", "auto"] + arguments))


# What an interpreter needs, and what it has.


def refuse_old_python():
    """Raises StartError where this Python is too old; it names a newer one where the machine has one."""
    if sys.version_info[:2] >= OLDEST:
        return
    told = "Bellman Playground needs Python %d.%d or newer and this is Python %d.%d" % (OLDEST + tuple(sys.version_info[:2]))
    if IN_ROOM:
        raise StartError("%s; make .venv anew with: %s" % (told, anew()))
    for minor in range(30, OLDEST[1] - 1, -1):
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            if os.access(os.path.join(folder, "python3.%d" % minor), os.X_OK):
                raise StartError("%s; start it with: python3.%d %s" % (told, minor, quoted(os.path.join(HERE, "main.py"))))
    ways = {"darwin": "brew install python3", "win32": "winget install Python.Python.3.13"}
    raise StartError("%s; get a newer one with: %s" % (told, ways.get(sys.platform, "sudo apt install python3")))


def requirements(testing):
    """What pyproject.toml asks for: name -> least version as a tuple of numbers."""
    import tomllib

    with open(os.path.join(HERE, "pyproject.toml"), "rb") as file:
        project = tomllib.load(file)["project"]
    lines = list(project["dependencies"])
    if testing:
        lines += project["optional-dependencies"]["test"]
    if IN_ROOM:
        # pip installs the project itself last: where it is missing, an installation was interrupted.
        lines.append("%s>=%s" % (project["name"], own_version()))
    pairs = [line.split(">=") for line in lines]
    return {plain(name): numbers(version) for name, version in pairs}


def own_version():
    """The version that playground/version.py states."""
    with open(os.path.join(HERE, "playground", "version.py")) as file:
        return re.search('^VERSION = "(.+)"', file.read(), re.MULTILINE).group(1)


def installed():
    """The packages that this interpreter finds: name -> version. Reads names of folders only: importlib would need 30 ms."""
    found = {}
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in entries:
            match = re.match(r"(.+?)-(\d[^-]*)(-py[\d.]+)?\.(dist|egg)-info$", entry)
            # pip writes RECORD last, so without one an installation into our own room was interrupted.
            if match and (not IN_ROOM or os.path.exists(os.path.join(folder, entry, "RECORD"))):
                found.setdefault(plain(match.group(1)), numbers(match.group(2)))
    return found


def lacking(needs, found):
    """The names of what is missing or too old."""
    return [name for name in sorted(needs) if found.get(name, ()) < needs[name]]


def plain(name):
    """A package's name in the one spelling by which names compare."""
    return re.sub("[-_.]+", "-", name.strip()).lower()


def numbers(version):
    """The numbers of a version: (2, 5, 8) of "2.5.8rc1"."""
    return tuple(int(part) for part in re.match(r"\s*(\d+(?:\.\d+)*)", version).group(1).split("."))


def refuse_plain_pygame(found, missing):
    """Raises StartError where pygame stands beside pygame-ce, or in its place in an interpreter that has all the rest.

    Both are imported as `pygame`: of the two the one installed last wins silently. An interpreter that lacks
    more than pygame-ce is left as it is, for .venv does not see its packages.
    """
    if "pygame" in found and missing in ([], ["pygame-ce"]):
        pip = "%s -m pip" % quoted(sys.executable)
        raise StartError(
            "This Python has pygame where the playground needs pygame-ce; mend it with: "
            "%s uninstall -y pygame pygame-ce && %s install pygame-ce" % (pip, pip)
        )


# The room beside this file where the packages live.


def enter_room(arguments):
    """Goes on inside .venv, which is made where there is none; the exit status, where this process lives to see it."""
    if not (os.path.exists(ROOM_PYTHON) and os.path.exists(os.path.join(ROOM, "pyvenv.cfg"))):
        make_room()
    os.environ.pop("__PYVENV_LAUNCHER__", None)  # on macOS it would lead the new process back to the old interpreter
    command = [ROOM_PYTHON, os.path.abspath(__file__)] + arguments
    sys.stdout.flush()
    try:
        if os.name == "nt":  # execv there returns to the prompt at once, with two programs at one terminal
            return subprocess.call(command)
        return os.execv(command[0], command)
    except OSError:
        raise StartError("The Python of .venv does not start; make it anew with: %s" % anew())


def make_room():
    """Makes .venv, with pip in it."""
    import importlib.util
    import venv

    if getattr(importlib.util.find_spec("ensurepip"), "origin", None) is None:  # Debian packs it apart from its Python
        raise StartError(
            "This Python cannot make .venv; give it the module with: sudo apt install python%d.%d-venv" % sys.version_info[:2]
        )
    say("First start: the packages that the playground needs go into .venv beside main.py; nothing else here changes.")
    try:
        venv.create(ROOM, clear=True, symlinks=os.name != "nt", with_pip=True)
    except (OSError, ValueError) as error:
        raise StartError(
            "%s cannot be made (%s); take a copy of your own with: cp -r %s ~/playground && python3 ~/playground/main.py"
            % (ROOM, getattr(error, "strerror", None) or error, quoted(HERE))
        )
    except (subprocess.CalledProcessError, SystemExit):  # Debian's venv leaves the program where it finds no ensurepip
        raise StartError("pip could not be put into .venv; make it anew with: %s" % anew())


def install(missing, testing):
    """Installs the project and what it needs into .venv, with pip's progress on the screen."""
    import importlib.util

    if importlib.util.find_spec("pip") is None:  # .venv was interrupted while it was made, or uv made it, which needs no pip
        subprocess.call([sys.executable, "-m", "ensurepip", "--upgrade"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    clear_unfinished()
    if "numba" in missing:  # by far the largest
        say("About 100 MB to fetch: a minute or two, this once. What follows is pip at work.")
    else:
        say("Bringing .venv up to date (%s): a few seconds. What follows is pip at work." % ", ".join(missing))
    pip = [sys.executable, "-m", "pip", "install"]
    quietly = ["--disable-pip-version-check", "--no-input", "--retries", "2"]
    what = ["--editable", ".[test]" if testing else "."]
    environment = dict(os.environ, PIP_USER="0")  # a person's own "user = true" has no meaning in a room
    done = subprocess.run(pip + quietly + what, cwd=HERE, env=environment, stderr=subprocess.PIPE)
    if done.returncode:
        raise StartError(why_not(done.stderr.decode("utf-8", "replace"), " ".join([quoted(sys.executable)] + pip[1:] + what)))
    say("Done. From now on it starts at once.")


def clear_unfinished():
    """Forgets the packages in .venv whose installation was interrupted, for pip takes them for whole."""
    import shutil
    import sysconfig

    folder = sysconfig.get_paths()["purelib"]
    for entry in os.listdir(folder):
        if entry.endswith(".dist-info") and not os.path.exists(os.path.join(folder, entry, "RECORD")):
            shutil.rmtree(os.path.join(folder, entry))


def why_not(words, command):
    """The sentence for what pip wrote when it failed."""
    again = "cd %s && %s" % (quoted(HERE), command)
    if OFFLINE.search(words):
        return "pip cannot reach its packages; connect this machine to the network and start again (pip's own words: %s)" % again
    errors = ["it gave no reason"] + [line[7:] for line in words.splitlines() if line.startswith("ERROR: ")]
    return "pip could not install the packages (%s); see all that it says with: %s" % (errors[-1], again)


def anew():
    """The command that makes .venv from scratch."""
    remove = "rmdir /s /q" if os.name == "nt" else "rm -r"
    return "%s %s && python3 %s" % (remove, quoted(ROOM), quoted(os.path.join(HERE, "main.py")))


def quoted(path):
    """A path as one word of a command."""
    return '"%s"' % path if re.search(r"[^\w./\\:~+-]", path) else path


def say(sentence):
    """One line for the person who waits."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
