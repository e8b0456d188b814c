"""Policies that a person paints: arrows and chances, evaluated at once and improved step by step."""
