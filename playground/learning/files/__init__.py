"""What learners are given in files: policies, and agents that were trained elsewhere."""
