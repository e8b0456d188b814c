"""What learners are given in files, read as data and never run: agents trained elsewhere, tables, policies and recordings."""
