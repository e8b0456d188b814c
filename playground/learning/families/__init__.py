"""What learners of a kind share."""
