"""What is worked out beside a run to explain it."""
