"""`python -m playground` is the command line."""

import os
import sys

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main() -> int:
    """The command line; where this Python lacks a package that it needs, one sentence with the command that mends it."""
    try:
        from playground.cli import main as command_line
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == __package__:
            raise
        start = os.path.join(HERE, "main.py")
        program = f'"{sys.executable}"'
        mend = (
            f'{program} "{start}"' if os.path.exists(start) else f"{program} -m pip install --force-reinstall bellman-playground"
        )
        print(f"bellman-playground: this Python lacks the package {error.name}; mend it with: {mend}", file=sys.stderr)
        return 2
    return command_line()


if __name__ == "__main__":
    sys.exit(main())
