"""Where a frozen program begins: as a child that was given work, or as the command line."""

import multiprocessing
import sys


def main() -> int:
    """The exit status."""
    multiprocessing.freeze_support()  # a child of an experiment goes no further
    from playground.systems import programs

    if sys.argv[1:2] == [programs.CALL]:
        programs.call(*sys.argv[2:])
        return 0
    from playground.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
