"""Sheets to print: a level to fill in, its answers, and what a class needs to play a learner without a computer."""
