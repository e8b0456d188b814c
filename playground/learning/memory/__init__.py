"""What learners remember: episodes, windows, traces, models, urgencies."""
