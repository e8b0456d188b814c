"""A table as the arrays and files that other people's solvers read."""
