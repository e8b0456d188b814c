"""The version of the program: here and nowhere else (pyproject.toml, main.py and the frozen program read this line)."""

VERSION = "0.1.0"
